// What kind of text a piece is, as far as other vendors' tokenizers treat it otherwise than the base encoding does.

/**
 * The classes by which base tokens are summed. Latin words, ASCII punctuation and white space are told apart by the line
 * they stand in (`prose`, `code`, `markup`), everything else by its script alone, as the ratios between tokenizers do not
 * depend on more there.
 *
 * - `otherLatin`: words with a letter beyond ASCII.
 * - `digits`: ASCII digits; those of other scripts go with their script.
 * - `cjk`: Chinese, Japanese and Korean with their own punctuation.
 * - `rightToLeft`: Hebrew, Arabic and the scripts like them.
 * - `indicThai`: the scripts of South and South-East Asia, and all that are not named here.
 * - `symbols`: punctuation beyond ASCII, mathematics, arrows, emoji.
 */
export const TALLY_CLASSES = [
  'prose',
  'code',
  'markup',
  'otherLatin',
  'digits',
  'cjk',
  'rightToLeft',
  'cyrillicGreek',
  'indicThai',
  'symbols',
] as const;

export type TallyClass = (typeof TALLY_CLASSES)[number];

/** Places in `TALLY_CLASSES`. `ASCII` stands for the first three, until the line is read to its end. */
export const ASCII = 0;
export const OTHER_LATIN = 3;
export const DIGITS = 4;
export const CJK = 5;
export const RIGHT_TO_LEFT = 6;
export const CYRILLIC_GREEK = 7;
export const INDIC_THAI = 8;
export const SYMBOLS = 9;

/** First code point of each stretch, up to the next one. Source: the blocks of Unicode 16 (Blocks.txt). */
const STRETCHES: readonly (readonly [number, number])[] = [
  [0x0000, ASCII],
  [0x0080, SYMBOLS],
  // With the accents that follow a letter (U+0300).
  [0x00c0, OTHER_LATIN],
  [0x0370, CYRILLIC_GREEK],
  [0x0530, INDIC_THAI],
  [0x0590, RIGHT_TO_LEFT],
  [0x0900, INDIC_THAI],
  [0x1100, CJK],
  [0x1200, INDIC_THAI],
  [0x1c80, CYRILLIC_GREEK],
  [0x1c90, INDIC_THAI],
  [0x1d00, OTHER_LATIN],
  [0x1dc0, SYMBOLS],
  [0x1e00, OTHER_LATIN],
  [0x1f00, CYRILLIC_GREEK],
  [0x2000, SYMBOLS],
  [0x2c00, INDIC_THAI],
  [0x2c60, OTHER_LATIN],
  [0x2c80, INDIC_THAI],
  [0x2de0, CYRILLIC_GREEK],
  [0x2e00, SYMBOLS],
  [0x2e80, CJK],
  [0xa000, INDIC_THAI],
  [0xa640, CYRILLIC_GREEK],
  [0xa6a0, INDIC_THAI],
  [0xa720, OTHER_LATIN],
  [0xa800, INDIC_THAI],
  [0xa960, CJK],
  [0xa980, INDIC_THAI],
  [0xab30, OTHER_LATIN],
  [0xab70, INDIC_THAI],
  [0xac00, CJK],
  [0xd800, SYMBOLS],
  [0xf900, CJK],
  [0xfb00, OTHER_LATIN],
  [0xfb10, RIGHT_TO_LEFT],
  [0xfe00, SYMBOLS],
  [0xfe30, CJK],
  [0xfe70, RIGHT_TO_LEFT],
  [0xff00, CJK],
  [0xfff0, SYMBOLS],
];

/** Sixteen code points of the basic plane share an entry. */
const BLOCK_CLASSES = /* @__PURE__ */ (() => {
  const classes = new Uint8Array(0x1000);
  for (const [first, kind] of STRETCHES) classes.fill(kind, first >> 4);
  return classes;
})();

/** The class of a character by its block, 0…0x10ffff; `ASCII` for all of ASCII. */
export function scriptOf(codePoint: number): number {
  if (codePoint < 0x10000) return BLOCK_CLASSES[codePoint >> 4]!;
  if (codePoint >= 0x20000 && codePoint < 0x40000) return CJK;
  if (codePoint >= 0x1b000 && codePoint < 0x1b300) return CJK;
  if ((codePoint >= 0x10800 && codePoint < 0x11000) || (codePoint >= 0x1e800 && codePoint < 0x1f000)) return RIGHT_TO_LEFT;
  // Mathematical letters, notes, emoji.
  return codePoint >= 0x1d000 ? SYMBOLS : INDIC_THAI;
}

/** Bytes of each class in the piece at hand. */
const weights = /* @__PURE__ */ new Uint32Array(TALLY_CLASSES.length);

/**
 * The class that most bytes of a piece belong to, where bytes[start, end) is well-formed UTF-8 and not all ASCII. ASCII
 * counts with its letters only, and goes to `OTHER_LATIN` where the same word has a letter beyond it.
 */
export function classOfPiece(bytes: Uint8Array, start: number, end: number): number {
  weights.fill(0);
  for (let place = start; place < end; ) {
    const first = bytes[place]!;
    if (first < 0x80) {
      if (isAsciiLetter(first)) weights[ASCII]! += 1;
      place += 1;
      continue;
    }
    const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let codePoint = first & (0x7f >> length);
    for (let at = place + 1; at < place + length; at += 1) codePoint = (codePoint << 6) | (bytes[at]! & 0x3f);
    weights[scriptOf(codePoint)]! += length;
    place += length;
  }
  if (weights[OTHER_LATIN]! > 0) {
    weights[OTHER_LATIN]! += weights[ASCII]!;
    weights[ASCII] = 0;
  }
  let best = ASCII;
  for (let kind = 1; kind < weights.length; kind += 1) if (weights[kind]! > weights[best]!) best = kind;
  return best;
}

export function isAsciiLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}
