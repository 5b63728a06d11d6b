import type { ByteString } from './utf8';

/**
 * Byte-pair encoding of one piece in its plain form: merge the adjacent pair with the lowest rank, the leftmost first,
 * until no pair is a token. Quadratic in the bytes of the piece.
 *
 * The library's encoder loses a U+FEFF at the start of any byte range that it looks up, so pieces of texts with that
 * character come here. `ranks` holds every single byte.
 */
export function mergeBytes(piece: ByteString, ranks: ReadonlyMap<ByteString, number>): number[] {
  const whole = ranks.get(piece);
  if (whole !== undefined) return [whole];

  const bounds = Array.from({ length: piece.length + 1 }, (_, index) => index);
  const rankAt = (index: number): number => {
    const end = bounds[index + 2];
    return end === undefined ? Infinity : (ranks.get(piece.slice(bounds[index], end)) ?? Infinity);
  };
  const pairRanks = bounds.map((_, index) => rankAt(index));
  for (;;) {
    let best = 0;
    for (let index = 1; index < pairRanks.length; index += 1) {
      if (pairRanks[index]! < pairRanks[best]!) best = index;
    }
    if (pairRanks[best] === Infinity) break;
    bounds.splice(best + 1, 1);
    pairRanks.splice(best + 1, 1);
    pairRanks[best] = rankAt(best);
    if (best > 0) pairRanks[best - 1] = rankAt(best - 1);
  }
  return bounds.slice(0, -1).map((start, index) => ranks.get(piece.slice(start, bounds[index + 1]))!);
}
