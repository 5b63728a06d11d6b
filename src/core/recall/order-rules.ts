// Orders by rules of thumb and by two libraries, for a comparison on the same curve. Each takes the movable pieces and
// ranks them by weight, the order as it is among equals.

import type { OrderPiece } from './order-task';

type OrderRule = (pieces: readonly OrderPiece[], movable: readonly number[]) => readonly number[];

export const bestFirst: OrderRule = (pieces, movable) => movable.toSorted((a, b) => (pieces[b]?.weight ?? 0) - (pieces[a]?.weight ?? 0));

export const bestLast: OrderRule = (pieces, movable) => bestFirst(pieces, movable).toReversed();

/**
 * As `LongContextReorder` of LangChain does: from the least important on, in turns to the front and to the back. The
 * most important piece ends first where their number is odd, last where it is even: 1 3 5 4 2, but 2 4 6 5 3 1.
 * https://github.com/langchain-ai/langchain-community, document_transformers/long_context_reorder.py (MIT).
 */
export const langChainOrder: OrderRule = (pieces, movable) =>
  bestLast(pieces, movable).reduce<readonly number[]>((order, index, step) => (step % 2 === 1 ? [...order, index] : [index, ...order]), []);

/**
 * As `LostInTheMiddleRanker` of Haystack does: the most important piece first, the next one last, and so on inwards.
 * https://github.com/deepset-ai/haystack, components/rankers/lost_in_the_middle.py (Apache-2.0).
 */
export const haystackOrder: OrderRule = (pieces, movable) => {
  const ranked = bestFirst(pieces, movable);
  return [...ranked.filter((_, rank) => rank % 2 === 0), ...ranked.filter((_, rank) => rank % 2 === 1).reverse()];
};
