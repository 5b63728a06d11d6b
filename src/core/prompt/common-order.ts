// Which of the things that two lists share stand in another order: all that do not stand in every longest order that both have.

/**
 * `places`: distinct places in the one list, in the order of the other. True for each that stands in every longest rising
 * subsequence; of two that change places either might be called the one that moved, so neither does. O(n log n).
 */
export function inCommonOrder(places: readonly number[]): readonly boolean[] {
  const upTo = risingLengths(places);
  const from = risingLengths(places.toReversed().map((place) => -place)).toReversed();
  const longest = upTo.reduce((most, length) => Math.max(most, length), 0);
  const isLongest = places.map((_, index) => upTo[index]! + from[index]! - 1 === longest);
  const atLength = new Uint32Array(longest + 1);
  for (const [index, length] of upTo.entries()) if (isLongest[index] === true) atLength[length]! += 1;
  return isLongest.map((is, index) => is && atLength[upTo[index]!] === 1);
}

/** The length of the longest rising subsequence that ends at each place. */
function risingLengths(places: readonly number[]): readonly number[] {
  /** The least end of a rising subsequence of each length, from 1. */
  const ends: number[] = [];
  return places.map((place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
    return low + 1;
  });
}
