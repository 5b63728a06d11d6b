// What is said of the piece and of its merges. A token that is a piece by itself is looked up, so its merges are only a
// way to the same token; what must not be said of one case is true of another.
import type { Explanation } from '@/core/tokenize/explain';
import { formatInteger } from '@/core/units';

const RANKS = 'Ids are ranks: the lower, the earlier it was learned.';

/** How the piece became tokens. */
export function pieceWords({ bytes, whole }: Explanation): string {
  if (bytes.length === 1) return 'The text is split into pieces first. This one is a single byte, and every byte is a token.';
  if (whole) return 'The text is split into pieces first. This one is a token as it is, so it is looked up, not merged.';
  return 'The text is split into pieces first. Tokens never reach over the end of one.';
}

/** What stands above the list of merges, or in its place. */
export function mergeWords({ bytes, steps, ids, whole }: Explanation): string {
  if (steps.length > 0) {
    const rule = whole
      ? 'Merging its bytes leads to the same token. The pair with the lowest rank merges first.'
      : 'Of all neighbours, the pair with the lowest rank merges first.';
    return `${rule} ${RANKS}`;
  }
  if (bytes.length === 1) return 'None: it is one byte.';
  if (ids.length < bytes.length) return `This piece has ${formatInteger(bytes.length)} bytes. Its merges are too many to show.`;
  return 'None: no two bytes of the piece make a token.';
}
