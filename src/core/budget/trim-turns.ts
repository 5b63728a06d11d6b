// How many of the oldest turns have to go, and where a conversation may be cut.

import type { Turn } from '@/core/prompt/part';

/**
 * How many of the oldest turns can go together, rising, all of them last: a tool's result stays with the turn before it,
 * which called the tool. Empty: there are no turns.
 */
export function trimCuts(turns: readonly Pick<Turn, 'speaker'>[]): readonly number[] {
  return turns.flatMap((_, index) => (turns[index + 1]?.speaker === 'tool' ? [] : [index + 1]));
}

/**
 * In steps: the smallest of the cuts that is enough, or null where even the last is not. `isEnough` is asked O(log cuts) times where
 * it is monotone: more turns gone are never less enough. Where framing makes it not quite so, the answer is enough all the
 * same, and the cut before it is not.
 */
export function* leastCut(cuts: readonly number[], isEnough: (turns: number) => boolean): Generator<unknown, number | null, undefined> {
  const last = cuts.at(-1);
  if (last === undefined || !isEnough(last)) return null;
  // The cut at `enough` is enough; the one at `short`, if there is one, is not.
  let [short, enough] = [-1, cuts.length - 1];
  while (short + 1 < enough) {
    yield;
    const middle = (short + enough) >>> 1;
    if (isEnough(cuts[middle] ?? last)) enough = middle;
    else short = middle;
  }
  return cuts[enough] ?? last;
}
