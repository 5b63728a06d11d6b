// Random texts and edits where the rules of the pre-tokenizers meet.

import * as fc from 'fast-check';

/** Letters of several scripts, marks, blanks, breaks, contractions, digits, punctuation, emoji, halves of pairs. */
const FRAGMENTS = [
  'a', 'B', 'the', ' the', ' a', 'Word', 'ABC', 'é', 'e\u0301', '\u0301', 'ß', 'ǅ', 'ʰ', "'", "'s", "'S", "'ſ", "'ll", "'Re", 'ſ',
  '0', '12', '345', '½', '٣', '²', ' ', '  ', '\t', '\u00a0', '\u3000', '\u0085', '\u200b', '\u2028', '\n', '\r', '\r\n', '\n\n', ' \n',
  '/', '//', '.', ',', '!', '"', '{', '();', '_', '-', '=', '<|endoftext|>', '中', '文字', '。', 'あ', 'カ', '한', 'Ж', 'да', 'ع', 'مُ', 'ש',
  'ह', 'ि', 'ไ', '👍', ' 👍', ' 🧮', ' ─', '👍🏽', '👩‍👧', '🇩🇪', '\u{1d400}', '\u{1d41a}', '\u{20000}', '\u{1e922}', '\u200d', '\ufe0f', '\ufeff',
  '\ud83d', '\ude00', '\ud835', '\udc00', '\0',
]; // prettier-ignore

const anyFragment = fc.constantFrom(...FRAGMENTS);
/** One or two fragments again and again: longer than several small blocks. */
const anyRun = fc
  .tuple(anyFragment, fc.oneof(fc.constant(''), anyFragment), fc.integer({ min: 30, max: 120 }))
  .map(([fragment, other, times]) => fragment.repeat(times) + other.repeat(3));

export const anyTokenText = fc
  .array(fc.oneof({ weight: 20, arbitrary: anyFragment }, { weight: 1, arbitrary: anyRun }), { maxLength: 60 })
  .map((parts) => parts.join(''));

const anyInsert = fc.oneof(
  { weight: 4, arbitrary: fc.array(anyFragment, { maxLength: 3 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.constantFrom('\ud83d', '\ude00', '\ud835', '\udc1a', ' ', '\n', 'a', "'", '/') },
  { weight: 1, arbitrary: anyRun },
);

export interface AnyEdit {
  /** Place as a share of all places. */
  readonly at: number;
  /** The places are those where pieces end. */
  readonly atEdge: boolean;
  readonly removed: number;
  readonly insert: string;
}

export const anyEdit: fc.Arbitrary<AnyEdit> = fc.record({
  at: fc.oneof({ weight: 8, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(0, 1) }),
  atEdge: fc.boolean(),
  removed: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 150 })),
  insert: anyInsert,
});

/** The stretch that an edit removes from a text whose pieces end at `ends`. */
export function placeOfEdit(edit: AnyEdit, units: number, ends: ArrayLike<number>): { start: number; end: number } {
  const places = edit.atEdge ? ends.length : units;
  const place = Math.min(places, Math.floor(edit.at * (places + 1)));
  const start = edit.atEdge ? (ends[place - 1] ?? 0) : place;
  return { start, end: Math.min(units, start + edit.removed) };
}

/** Sizes of blocks that make even short texts have many. */
export const anyBlockUnits = fc.integer({ min: 2, max: 32 });
