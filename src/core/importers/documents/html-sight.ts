// Text of a page that its own styles make invisible, as instructions that only a model should read are hidden.
import type { Declarations } from './html-declarations';

/** How a text is seen where it stands. */
export interface Sight {
  /** In letters of no size. */
  readonly isTiny: boolean;
  /** The colour of both the letters and what is behind them; null: they differ, or it is not said. */
  readonly color: string | null;
  readonly isVisible: boolean;
  /** In white letters, whatever is behind them. */
  readonly isWhite: boolean;
  /** null: it is seen. The same for all that one element hides. */
  readonly unseen: { isTold: boolean } | null;
}

export const SEEN: Sight = { isTiny: false, color: null, isVisible: true, isWhite: false, unseen: null };

const TRANSPARENT = /^(?:0+(?:\.0*)?|\.0+)%?$/;
const WHITE = '#ffffff';
const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000', red: '#ff0000', blue: '#0000ff', yellow: '#ffff00', lime: '#00ff00', green: '#008000', gray: '#808080', grey: '#808080', silver: '#c0c0c0' };

/** Whether an element's style lets one look through it and all that is in it. */
export function isTransparent(own: Declarations): boolean {
  return TRANSPARENT.test(own.get('opacity')?.value ?? '');
}

/** How text is seen in an element of this style; what stands inside may be seen again. `isVisible` null: as outside. */
export function sightIn(own: Declarations, isVisible: boolean | null, outside: Sight): Sight {
  if (own.size === 0 && (isVisible ?? outside.isVisible) === outside.isVisible) return outside;
  const isTiny = tinyOf(own, outside.isTiny);
  const letters = colorIn(own.get('color')?.value);
  const behind = colorIn((own.get('background-color') ?? own.get('background'))?.value);
  const color = sameColor(letters, behind, outside.color);
  const isSeen = isVisible ?? outside.isVisible;
  const unseen = isTiny || color !== null || !isSeen ? (outside.unseen ?? { isTold: false }) : null;
  const isWhite = letters === undefined || own.get('color')?.value === 'inherit' ? outside.isWhite : letters === WHITE;
  return { isTiny, color, isVisible: isSeen, isWhite, unseen };
}

/** Whether a page may have anything but white behind its letters: where none of it speaks of grounds, and it has no style sheets of others. */
export function mayHaveGrounds(html: string): boolean {
  return /background[a-z-]{0,20}\s{0,9}[:=]|bgcolor|color-scheme|stylesheet|@import/i.test(html);
}

/** Where an element says only one of both, the other is the one around it. */
function sameColor(letters: string | null | undefined, behind: string | null | undefined, outside: string | null): string | null {
  if (letters === undefined && behind === undefined) return outside;
  const [own, ground] = [letters === undefined ? outside : letters, behind === undefined ? outside : behind];
  return own !== null && own === ground ? own : null;
}

function tinyOf(own: Declarations, outside: boolean): boolean {
  const size = own.get('font-size')?.value ?? /(?:^|\s)([\d.]+[a-z%]*)\s*(?:\/|\s)/.exec(own.get('font')?.value ?? '')?.[1];
  if (size === undefined) return outside;
  if (Number.parseFloat(size) === 0) return true;
  // A share of nothing is nothing.
  return outside && /^[\d.]+(?:em|%|ex|ch)$/.test(size);
}

/** undefined: it is not said. */
function colorIn(value: string | undefined): string | null | undefined {
  return value === undefined ? undefined : colorOf(value);
}

/** "#ffffff" of "#FFF", "white" and "rgb(255, 255, 255)"; null: another way to say a colour, or more than a colour. */
function colorOf(value: string): string | null {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(value)?.[1];
  if (hex !== undefined) return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*(?:1(?:\.0*)?|100%)\s*)?\)$/.exec(value);
  if (rgb !== null) return `#${rgb.slice(1, 4).map((each) => Number(each).toString(16).padStart(2, '0')).join('')}`;
  return NAMED[value] ?? null;
}
