// Text of a page that its own inline styles make invisible, as instructions that only a model should read are hidden. What a
// style sheet says is not known here.

/** How a text is seen where it stands. */
export interface Sight {
  /** In letters of no size. */
  readonly isTiny: boolean;
  /** The colour of both the letters and what is behind them; null: they differ, or it is not said. */
  readonly color: string | null;
  /** null: it is seen. The same for all that one element hides. */
  readonly unseen: { isTold: boolean } | null;
}

export const SEEN: Sight = { isTiny: false, color: null, unseen: null };

const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0+(?:\.0*)?|\.0+)%?\s*(?:!|;|$))/i;
const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000', red: '#ff0000', blue: '#0000ff', yellow: '#ffff00', lime: '#00ff00', green: '#008000', gray: '#808080', grey: '#808080', silver: '#c0c0c0' };

/** Whether the style hides an element with all that is in it, whatever its own styles say. */
export function isHiding(style: string): boolean {
  return HIDING.test(style);
}

/** How text is seen in an element of this style; what stands inside may be seen again. */
export function sightIn(style: string | undefined, outside: Sight): Sight {
  if (style === undefined || style === '') return outside;
  const own = new Map(style.split(';').map((each) => {
    const colon = each.indexOf(':');
    return [each.slice(0, Math.max(0, colon)).trim().toLowerCase(), each.slice(colon + 1).replace(/!important/i, '').trim().toLowerCase()] as const;
  }));
  const isTiny = tinyOf(own, outside.isTiny);
  const letters = own.has('color') ? colorOf(own.get('color')!) : undefined;
  const behind = own.get('background-color') ?? own.get('background');
  const color = colorIn(letters, behind === undefined ? undefined : colorOf(behind), outside.color);
  const unseen = isTiny || color !== null ? (outside.unseen ?? { isTold: false }) : null;
  return { isTiny, color, unseen };
}

/** Where an element says only one of both, the other is the one around it. */
function colorIn(letters: string | null | undefined, behind: string | null | undefined, outside: string | null): string | null {
  if (letters === undefined && behind === undefined) return outside;
  const [own, ground] = [letters === undefined ? outside : letters, behind === undefined ? outside : behind];
  return own !== null && own === ground ? own : null;
}

function tinyOf(own: ReadonlyMap<string, string>, outside: boolean): boolean {
  const size = own.get('font-size') ?? /(?:^|\s)([\d.]+[a-z%]*)\s*(?:\/|\s)/.exec(own.get('font') ?? '')?.[1];
  if (size === undefined) return outside;
  if (Number.parseFloat(size) === 0) return true;
  // A share of nothing is nothing.
  return outside && /^[\d.]+(?:em|%|ex|ch)$/.test(size);
}

/** "#ffffff" of "#FFF", "white" and "rgb(255, 255, 255)"; null: another way to say a colour, or more than a colour. */
function colorOf(value: string): string | null {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(value)?.[1];
  if (hex !== undefined) return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*(?:1(?:\.0*)?|100%)\s*)?\)$/.exec(value);
  if (rgb !== null) return `#${rgb.slice(1, 4).map((each) => Number(each).toString(16).padStart(2, '0')).join('')}`;
  return NAMED[value] ?? null;
}
