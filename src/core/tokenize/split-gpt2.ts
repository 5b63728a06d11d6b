// The split pattern of GPT-2, which r50k_base and p50k_base share.
import { BREAK, MARK, NUMBER, OTHER, SPACE } from './character-classes';
import {
  APOSTROPHE,
  BLANK,
  characterAt,
  letterRunEnd,
  lookedTo,
  lowerContractionEnd,
  otherRunEnd,
  whiteSpaceEnd,
} from './character-runs';

/** The end of the piece that begins at `start`, as in `PreTokenizer.next`. */
export function nextGpt2(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === APOSTROPHE) {
    const contraction = lowerContractionEnd(bytes, start, end);
    lookedTo[0] = contraction;
    if (contraction > start) return contraction;
  }
  const first = characterAt(bytes, start);
  const from = bytes[start] === BLANK ? start + 1 : start;
  const kind = from === start ? first & 7 : from < end ? characterAt(bytes, from) & 7 : SPACE;
  if (kind >= SPACE || (first & 7) === BREAK) return whiteSpaceEnd(bytes, start, end, false);
  let place: number;
  if (kind === NUMBER) {
    place = from;
    while (place < end) {
      const character = characterAt(bytes, place);
      if ((character & 7) !== NUMBER) break;
      place += character >> 3;
    }
  } else {
    place = kind === OTHER || kind === MARK ? otherRunEnd(bytes, from, end) : letterRunEnd(bytes, from, end);
  }
  lookedTo[0] = place;
  return place;
}
