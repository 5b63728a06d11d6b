// Words that end where a capital follows a small letter, as in the patterns of o200k_base and Tekken.
import { LETTER, LOWER, MARK, UPPER } from './character-classes';
import { BYTE_CLASS, lookedTo, MULTI, multiByteAt } from './character-runs';

/**
 * The two word patterns that know cases, without their optional first character, from `index`, where U is the upper-case
 * and L the lower-case set and letters without case and marks belong to both: U*L+ if there is such a run, else
 * (`orUpper`) U+L*. `index` where there is no word.
 */
export function casedWordEnd(bytes: Uint8Array, index: number, end: number, orUpper: boolean): number {
  let place = index;
  // Where U* gave back characters so that L+ has one, it ends behind the last one that is in both sets.
  let bothEnd = -1;
  let inLower = false;
  while (place < end) {
    const byteClass = BYTE_CLASS[bytes[place]!]!;
    if (byteClass === LOWER) {
      inLower = true;
      break;
    }
    if (byteClass === UPPER) {
      place += 1;
      continue;
    }
    if (byteClass !== MULTI) break;
    const character = multiByteAt(bytes, place);
    const characterKind = character & 7;
    if (characterKind === LETTER || characterKind === MARK) {
      place += character >> 3;
      bothEnd = place;
    } else if (characterKind === UPPER) {
      place += character >> 3;
    } else {
      inLower = characterKind === LOWER;
      break;
    }
  }
  if (inLower) {
    while (place < end) {
      const byteClass = BYTE_CLASS[bytes[place]!]!;
      if (byteClass === LOWER) {
        place += 1;
        continue;
      }
      if (byteClass !== MULTI) break;
      const character = multiByteAt(bytes, place);
      const characterKind = character & 7;
      if (characterKind < LOWER || characterKind > MARK) break;
      place += character >> 3;
    }
    lookedTo[0] = place;
  } else {
    lookedTo[0] = place;
    if (bothEnd >= 0) place = bothEnd;
    else if (!orUpper) return index;
  }
  return place;
}
