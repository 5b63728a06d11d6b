// Areas to scale, such as a treemap, as a picture that stands by itself.

import { CHARACTER_PX, KEY_ROW_PX, type PlacedKey, placedKeys } from './svg-keys';
import { SVG_FONT, svgText } from './svg-text';

export interface Area {
  /** In CSS pixels, from the corner of all of them. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What a pointer on it is told. */
  readonly title: string;
  /** What is written on it, the first in bold; cut where it ends. */
  readonly lines: readonly string[];
  /** What its colour stands for. */
  readonly kind: string;
  readonly fill: string;
  readonly ink: string;
}

export interface AreasPicture {
  readonly heading: string;
  /** Whose figures they are, and of which day; beside the heading. */
  readonly origin?: string;
  readonly width: number;
  readonly height: number;
  readonly areas: readonly Area[];
  readonly ground: string;
  readonly ink: string;
  readonly edge: string;
}

const EDGE = 16;
const TOP = 44;
const LINE = 17;
const KEY_PX = 10;
/** A character of the heading, on average; a little wide. */
const HEADING_CHARACTER_PX = 8;

/** A whole SVG document: the heading, the areas, and what their colours are where there are several. Nothing in it refers to anything outside; all texts are escaped. */
export function areasSvg({ heading, origin = '', width, height, areas, ground, ink, edge }: AreasPicture): string {
  const keys = keysOf(areas, width);
  const whole = { width: Math.max(Math.ceil(width), origin === '' ? 0 : (heading.length + origin.length + 2) * HEADING_CHARACTER_PX) + 2 * EDGE, height: TOP + Math.ceil(height) + EDGE + KEY_ROW_PX * (1 + (keys.at(-1)?.row ?? -1)) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" role="img" font-family="${SVG_FONT}" font-size="12">`,
    `<title>${svgText(heading)}</title>`,
    `<rect width="${whole.width}" height="${whole.height}" fill="${svgText(ground)}"/>`,
    `<text x="${EDGE}" y="28" font-size="14" font-weight="600" fill="${svgText(ink)}">${svgText(heading)}${origin === '' ? '' : `<tspan dx="12" font-size="12" font-weight="400">${svgText(origin)}</tspan>`}</text>`,
    ...areas.map((area) => areaSvg(area, edge)),
    ...keys.map(({ kind, fill, x, labelX, row }) => {
      const y = TOP + Math.ceil(height) + KEY_ROW_PX * (row + 1);
      return `<rect x="${round(EDGE + x)}" y="${y - KEY_PX}" width="${KEY_PX}" height="${KEY_PX}" rx="2" fill="${svgText(fill)}" stroke="${svgText(edge)}" stroke-width="0.75"/><text x="${round(EDGE + labelX)}" y="${y}" fill="${svgText(ink)}">${svgText(kind)}</text>`;
    }),
    '</svg>',
    '',
  ].join('\n');
}

/** A drawing within the drawing ends where the area does, and so does what is written on it. */
function areaSvg({ x, y, width, height, title, lines, fill, ink }: Area, edge: string): string {
  const most = Math.floor((width - 12) / CHARACTER_PX);
  const texts = lines.map((line, at) => `<text x="6" y="${LINE * (at + 1)}" fill="${svgText(ink)}"${at === 0 ? ' font-weight="600"' : ''}>${svgText(cut(line, most))}</text>`);
  return `<svg x="${round(EDGE + x)}" y="${round(TOP + y)}" width="${round(width)}" height="${round(height)}"><title>${svgText(title)}</title><rect width="100%" height="100%" rx="2" fill="${svgText(fill)}" stroke="${svgText(edge)}" stroke-opacity="0.45"/>${texts.join('')}</svg>`;
}

function cut(line: string, most: number): string {
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, Math.max(1, most - 1)).join('')}…`;
}

/** One of each kind, in the order in which they come; none where all areas are of one. */
function keysOf(areas: readonly Area[], width: number): readonly (PlacedKey & { readonly kind: string; readonly fill: string })[] {
  const kinds = [...new Map(areas.map(({ kind, fill }) => [kind, fill]))];
  if (kinds.length < 2) return [];
  return placedKeys(kinds.map(([kind]) => kind), KEY_PX, width).map((place, index) => ({ ...place, kind: kinds[index]?.[0] ?? '', fill: kinds[index]?.[1] ?? '' }));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
