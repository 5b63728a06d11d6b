// Where two costs cross: found on the real price functions, exactly, by bisection between the places where they bend.

/** Below 0: the first costs less; 0: equal; above 0: more. null: one of them has no price there. */
export type Comparison = (at: number) => number | null;

export interface Crossing {
  /** The first whole number at which the other one costs less. */
  readonly at: number;
  /** Which one costs less from there on. */
  readonly cheaper: 'first' | 'second';
}

/** The first whole number in from…until for which a condition holds that, once it holds, goes on to; null: none. */
export function firstWhere(from: number, until: number, holds: (at: number) => boolean): number | null {
  if (from > until || !holds(until)) return null;
  let [low, high] = [from, until];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The crossings of two costs over the whole numbers from…until, rising. `bends` are the places at which a new straight
 * piece of either cost begins, in any order: between two of them the difference is taken to rise or fall steadily, and to
 * have a price everywhere or nowhere. Costs that only meet do not cross.
 */
export function crossings(compare: Comparison, from: number, until: number, bends: readonly number[]): readonly Crossing[] {
  const starts = [...new Set([from, ...bends.filter((bend) => bend > from && bend <= until)])].toSorted((a, b) => a - b);
  const found: Crossing[] = [];
  let order = 0;
  const turnTo = (sign: number, at: number): void => {
    if (sign === 0) return;
    if (order !== 0 && sign !== order) found.push({ at, cheaper: sign < 0 ? 'first' : 'second' });
    order = sign;
  };
  for (const [index, start] of starts.entries()) {
    const end = (starts[index + 1] ?? until + 1) - 1;
    const [atStart, atEnd] = [compare(start), compare(end)];
    if (atStart === null || atEnd === null) {
      // Beyond a gap a new comparison begins.
      order = 0;
      continue;
    }
    turnTo(Math.sign(atStart), start);
    const last = Math.sign(atEnd);
    if (last === Math.sign(atStart)) continue;
    const at = firstWhere(start, end, (place) => Math.sign(compare(place) ?? 0) === last);
    if (at !== null) turnTo(last, at);
  }
  return found;
}
