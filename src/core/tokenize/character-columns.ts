// How wide characters are in a monospace view, and which way they are written.
// Wide characters: Unicode UAX #11, East Asian Width W and F. Directions: UAX #9, strong types L, R and AL.

/** Widths are tenths of a column, so that sums stay whole numbers. */
export const TENTHS = 10;

const TAB = 40;
const WIDE = 20;
/** Scripts that monospace fonts lack: the fonts used instead are wider than the cell, by up to this much. */
const LOOSE = 16;

const LEFT_TO_RIGHT = 1 << 6;
const RIGHT_TO_LEFT = 2 << 6;
const WIDTH_MASK = LEFT_TO_RIGHT - 1;

const ZERO_WIDTH = /[\p{Mn}\p{Me}\u00ad\u1160-\u11ff\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const EMOJI = /\p{Emoji_Presentation}/u;
const LETTER = /\p{L}/u;
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115e],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
];

let basicPlane: Uint8Array | undefined;

/** Width of a code point in tenths of a column: 0 for combining and invisible characters, 40 for a tab, 10 for "a". */
export function tenthsOf(codePoint: number): number {
  if (codePoint < 0x7f) return codePoint === 0x09 ? TAB : TENTHS;
  return traits(codePoint) & WIDTH_MASK;
}

/** Width of a text in columns, 0 or more, in steps of a tenth. */
export function textColumns(text: string): number {
  let tenths = 0;
  for (const character of text) tenths += tenthsOf(character.codePointAt(0)!);
  return tenths / TENTHS;
}

/** The direction of a strong character; undefined for digits, punctuation, blanks and marks. */
export function strongDirection(codePoint: number): 'ltr' | 'rtl' | undefined {
  if (codePoint < 0x80) return (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a ? 'ltr' : undefined;
  const direction = traits(codePoint) & ~WIDTH_MASK;
  if (direction === 0) return undefined;
  return direction === LEFT_TO_RIGHT ? 'ltr' : 'rtl';
}

function traits(codePoint: number): number {
  if (codePoint > 0xffff) return astralTraits(codePoint);
  basicPlane ??= Uint8Array.from({ length: 0x10000 }, (_, code) => basicTraits(code));
  return basicPlane[codePoint]!;
}

function basicTraits(code: number): number {
  const character = String.fromCharCode(code);
  return basicWidth(code, character) | directionOf(code, character);
}

function basicWidth(code: number, character: string): number {
  // Asks for the emoji form of the character before, which is then wide.
  if (code === 0xfe0f) return TENTHS;
  if (ZERO_WIDTH.test(character)) return 0;
  if (WIDE_RANGES.some(([first, last]) => code >= first && code <= last) || EMOJI.test(character)) return WIDE;
  const loose = (code >= 0x0590 && code <= 0x1cff) || (code >= 0xfb50 && code <= 0xfefc);
  return loose ? LOOSE : TENTHS;
}

function astralTraits(code: number): number {
  const character = String.fromCodePoint(code);
  const direction = directionOf(code, character);
  if (code >= 0xe0000 && code <= 0xe0fff) return direction;
  // Two regional indicators make one flag.
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return TENTHS | direction;
  const wide = (code >= 0x16fe0 && code <= 0x1b2ff) || (code >= 0x1f000 && code <= 0x1faff) || code >= 0x20000;
  return (wide ? WIDE : LOOSE) | direction;
}

function directionOf(code: number, character: string): number {
  if (code === 0x200f) return RIGHT_TO_LEFT;
  if (code === 0x200e) return LEFT_TO_RIGHT;
  if (!LETTER.test(character)) return 0;
  const rightToLeft =
    (code >= 0x0590 && code <= 0x08ff) ||
    (code >= 0xfb1d && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefc) ||
    (code >= 0x10800 && code <= 0x10fff) ||
    (code >= 0x1e800 && code <= 0x1efff);
  return rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
}
