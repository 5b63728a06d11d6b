/**
 * The tokens of a rank file: lines of base64, a blank, and the rank.
 * @param {string} lines
 * @returns {Map<Uint8Array, number>}
 */
export function parseRanks(lines) {
  const entries = lines.trimEnd().split('\n').map((line) => {
    const [base64 = '', rank] = line.split(' ');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return /** @type {const} */ ([bytes, Number(rank)]);
  });
  return new Map(entries);
}
