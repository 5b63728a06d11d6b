// Normal form C of Unicode (UAX #15), as far as places have to be found again: a text in clusters, each of a character and
// those behind it that may join it, is normalized cluster by cluster. What the engine's `normalize` does depends on its
// version of Unicode only for characters that were added since: the standard forbids other changes.
import { unitsAt, utf8Length } from './utf8';

/** Marks; vowels and finals of Hangul; vowel signs of Kirat Rai, which are letters. Nothing else joins what precedes it. */
const JOINING = '\\p{M}\\u1160-\\u11ff\\u{16d63}-\\u{16d6a}';
/** Ranges around the characters that are no normal form themselves. Source: DerivedNormalizationProps.txt, NFC_QC=N. */
const REPLACED =
  '\\u0340-\\u0344\\u0374\\u037e\\u0387\\u0958-\\u095f\\u09dc-\\u09df\\u0a33-\\u0a36\\u0a59-\\u0a5e\\u0b5c\\u0b5d\\u0f43-\\u0fb9' +
  '\\u1f71-\\u1ffd\\u2000\\u2001\\u2126-\\u212b\\u2329\\u232a\\u2adc\\uf900-\\ufaff\\ufb1d-\\ufb4e\\u{1d15e}-\\u{1d164}' +
  '\\u{1d1bb}-\\u{1d1c0}\\u{2f800}-\\u{2fa1f}';
const CLUSTER = new RegExp(`[^${JOINING}]?[${JOINING}]+|[${REPLACED}]`, 'gu');
const JOINS = new RegExp(`^[${JOINING}]`, 'u');
/** All that may change, or change another. */
export const CHANGING = new RegExp(`[${JOINING}${REPLACED}]`, 'gu');
export const FIRST_CHANGING = 0x300;

/** A cluster that is not in normal form: text[start, end) becomes normal[normalStart, normalEnd). */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly normalStart: number;
  readonly normalEnd: number;
}

/** The changes that make the normal form of a text, in order; what lies between them stays. O(n). */
export function changesOf(text: string): Change[] {
  const changes: Change[] = [];
  let shift = 0;
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const normal = cluster.normalize('NFC');
    if (normal === cluster) continue;
    const normalStart = index + shift;
    shift += normal.length - cluster.length;
    changes.push({ start: index, end: index + cluster.length, normalStart, normalEnd: normalStart + normal.length });
  }
  return changes;
}

/**
 * How far one has to see so that the normal form of text[0, place) is certain: behind the first character from `place` on
 * that joins nothing; text.length + 1 where the text has none. O(answer − place).
 */
export function certainFrom(text: string, place: number): number {
  let seen = place > 0 && place < text.length && unitsAt(text, place - 1, text.length) === 2 ? place + 1 : place;
  while (seen < text.length) {
    const units = unitsAt(text, seen, text.length);
    if (text.charCodeAt(seen) < FIRST_CHANGING || !JOINS.test(text.slice(seen, seen + units))) return seen + units;
    seen += units;
  }
  return text.length + 1;
}

/**
 * The UTF-8 bytes of a text that the stretches of its normal form stand for: `lengths` are bytes of the normal form, all of
 * it. A place inside a changed cluster counts as one inside of the cluster's last character, so the stretches on both
 * sides share that character; one in between may have 0 bytes. The sum is that of the text. O(n).
 */
export function originalLengths(text: string, changes: readonly Change[], lengths: ArrayLike<number>): Uint16Array<ArrayBuffer> {
  const original = new Uint16Array(lengths.length);
  const normal = text.normalize('NFC');
  let stretch = 0;
  let place = 0;
  let before = 0;
  let normalDone = 0;
  let done = 0;
  /** Takes the stretches that end at or before a byte of the normal form. */
  const take = (until: number, originalOf: (normalByte: number) => number): void => {
    while (stretch < lengths.length && place + lengths[stretch]! <= until) {
      place += lengths[stretch]!;
      const end = originalOf(place);
      original[stretch] = end - before;
      before = end;
      stretch += 1;
    }
  };
  let unchangedFrom = 0;
  for (const { start, end, normalStart, normalEnd } of changes) {
    const unchanged = utf8Length(text.slice(unchangedFrom, start));
    const shift = done - normalDone;
    take(normalDone + unchanged, (byte) => byte + shift);
    normalDone += unchanged + utf8Length(normal.slice(normalStart, normalEnd));
    done += unchanged + utf8Length(text.slice(start, end));
    const lastUnits = end - start > 1 && unitsAt(text, end - 2, end) === 2 ? 2 : 1;
    const lastBytes = utf8Length(text.slice(end - lastUnits, end));
    const [normalEndByte, endByte] = [normalDone, done];
    take(normalDone - 1, (byte) => endByte - Math.min(Math.max(normalEndByte - byte, 1), lastBytes - 1));
    unchangedFrom = end;
  }
  const shift = done - normalDone;
  take(Infinity, (byte) => byte + shift);
  return original;
}
