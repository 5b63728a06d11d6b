// The size that an SVG file asks for. Without a parser of XML: only the start tag of the root is looked at.

import { isAt, type PixelSize, sizeInPx } from './byte-reader';

/** The root element comes near the start; what stands before it are declarations and comments. */
const HEAD_BYTES = 65_536;
/** CSS pixels per unit (CSS Values and Units, level 3). */
const UNIT_PX: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 9.6 / 2.54, q: 2.4 / 2.54, em: 16, rem: 16, ex: 8 };
/** A replaced element without any size (CSS 2.2, 10.3.2). */
const DEFAULT_WIDTH_PX = 300;
const DEFAULT_HEIGHT_PX = 150;

/**
 * Size of an SVG image in CSS pixels, rounded: `width` and `height` of the root; what is missing or a percentage follows
 * from `viewBox`; without any, 300 × 150. null where no root element `svg` opens within the first 64 KB.
 */
export function svgSize(bytes: Uint8Array): PixelSize | null {
  const tag = rootTag(bytes);
  if (tag === null) return null;
  const attributes = attributesOf(tag);
  const [width, height] = [lengthPx(attributes.get('width')), lengthPx(attributes.get('height'))];
  const box = (attributes.get('viewbox') ?? '').trim().split(/[\s,]+/).map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box.length === 4 && box.every(Number.isFinite) ? box : [];
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : null;
  const widthPx = width ?? (ratio === null ? DEFAULT_WIDTH_PX : height === null ? boxWidth : height * ratio);
  const heightPx = height ?? (ratio === null ? DEFAULT_HEIGHT_PX : width === null ? boxHeight : width / ratio);
  return sizeInPx(Math.max(1, Math.round(widthPx)), Math.max(1, Math.round(heightPx)));
}

/** The attributes of the root's start tag, or null where the first element is another one. */
function rootTag(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes.subarray(isAt(bytes, 0, '\xef\xbb\xbf') ? 3 : 0, HEAD_BYTES));
  let at = 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (at < 0) return null;
    const closes = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : text.startsWith('<!', at) ? '>' : null;
    if (closes === null) break;
    // A document type may hold declarations of its own in brackets.
    const bracket = closes === '>' ? text.slice(at, at + 1000).search(/\[/) : -1;
    const from = bracket > 0 && bracket < text.indexOf('>', at) - at ? text.indexOf(']', at) : at;
    const end = from < 0 ? -1 : text.indexOf(closes, from);
    if (end < 0) return null;
    at = end + closes.length;
  }
  const name = /^<(?:[A-Za-z][\w.-]*:)?svg(?=[\s/>])/.exec(text.slice(at, at + 80));
  if (name === null) return null;
  return text.slice(at + name[0].length);
}

/** Attributes by name in lower case, up to the end of the tag. */
function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const pattern = /\s*([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  for (let match = pattern.exec(tag); match !== null; match = pattern.exec(tag)) {
    found.set((match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? '');
  }
  return found;
}

function lengthPx(value: string | undefined): number | null {
  const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value?.slice(0, 40) ?? '');
  const unit = UNIT_PX[match?.[2]?.toLowerCase() ?? ''];
  const px = match === null || unit === undefined ? 0 : Number(match[1]) * unit;
  return px > 0 && Number.isFinite(px) ? px : null;
}
