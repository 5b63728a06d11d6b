// From which two tokens a token is merged.

/**
 * The bytes of the left one of the two tokens that a token is merged from: byte-pair merging of its bytes as if the token
 * did not exist leaves two parts. 0 for a single byte, and where more parts are left: ranks below its own never make that
 * token. Such a token is irregular; Llama 3 has some, since its tokens beyond those of cl100k_base were learned apart.
 * @param {string} token one character per byte
 * @param {number} ownRank
 * @param {ReadonlyMap<string, number>} ranks
 */
export function leftLength(token, ownRank, ranks) {
  if (token.length === 1) return 0;
  const bounds = Array.from({ length: token.length + 1 }, (_, index) => index);
  while (bounds.length > 3) {
    let best = -1;
    let bestRank = ownRank;
    for (let index = 0; index + 2 < bounds.length; index += 1) {
      const rank = ranks.get(token.slice(bounds[index], bounds[index + 2])) ?? Infinity;
      if (rank < bestRank) [best, bestRank] = [index, rank];
    }
    if (best < 0) return 0;
    bounds.splice(best + 1, 1);
  }
  return bounds[1] ?? 0;
}

/**
 * All pairs of tokens that make a token, by the ranks of the left one, then of the right one: what Hugging Face's
 * conversion of a tiktoken file lists as merges (transformers, convert_slow_tokenizer.py, TikTokenConverter).
 * @param {string} token
 * @param {ReadonlyMap<string, number>} ranks
 * @returns {number[]} the bytes of the left ones
 */
export function allLeftLengths(token, ranks) {
  /** @type {{ left: number, leftRank: number, rightRank: number }[]} */
  const found = [];
  for (let left = 1; left < token.length; left += 1) {
    const leftRank = ranks.get(token.slice(0, left));
    const rightRank = ranks.get(token.slice(left));
    if (leftRank !== undefined && rightRank !== undefined) found.push({ left, leftRank, rightRank });
  }
  return found.sort((a, b) => a.leftRank - b.leftRank || a.rightRank - b.rightRank).map(({ left }) => left);
}
