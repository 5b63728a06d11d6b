// The order of parts with the smallest drop. Parts differ in length, so where one starts depends on which stand before
// it, though not on their order among themselves: best orders of sets can be built up from those of smaller sets.

import { filledSlots, movablePieces, orderCost, type OrderTask, pieceCost, totals, weightedDropPts } from './order-task';
import { bestFirst, bestLast, haystackOrder, langChainOrder } from './order-rules';

/** Up to so many parts that may move, the best order is found for certain. */
export const MOST_EXACT = 7;
/** How many spans a search asks for, in some tens of milliseconds; it ends with the best order so far. */
const MOST_SPANS = 150_000;
/** Points below which two orders are the same: what is left of rounding is no reason to move anything. */
const SAME = 1e-9;

export interface BestOrder {
  /** Indices of `pieces`, place by place. The order as it is where none is better. */
  readonly order: readonly number[];
  readonly dropPts: number;
  /** exact: no order that keeps the slots is better. search: the best that was found. */
  readonly method: 'exact' | 'search';
}

/**
 * The order with the smallest weighted drop among those that keep the slots. Exact up to `MOST_EXACT` movable pieces, by
 * dynamic programming over sets of them (Held & Karp 1962, with the tokens before a piece in place of the last city);
 * above, swaps and moves from the order as it is, from known rules, and from what would be best of pieces of one length. The same task always gives the same order,
 * and it is never worse than the order as it is, which has to keep the slots.
 */
export function bestOrder(task: OrderTask): BestOrder {
  const movable = movablePieces(task);
  const asItIs = filledSlots(task, movable);
  const isExact = movable.length <= MOST_EXACT;
  const found = isExact ? exactOrder(task, movable) : searchedOrder(task, movable);
  const isBetter = orderCost(task, found) < orderCost(task, asItIs) - SAME;
  const order = isBetter ? found : asItIs;
  return { order, dropPts: weightedDropPts(task, order), method: isExact ? 'exact' : 'search' };
}

function exactOrder(task: OrderTask, movable: readonly number[]): readonly number[] {
  const { pieces, slots } = task;
  const total = totals(task).tokens;
  const runs = heldRuns(slots);
  const sets = 1 << movable.length;
  const cost = new Float64Array(sets).fill(Infinity);
  const last = new Int8Array(sets).fill(-1);
  cost[0] = 0;
  for (let set = 0; set < sets; set += 1) {
    const placed = movable.filter((_, bit) => (set & (1 << bit)) !== 0);
    let start = placed.reduce((sum, index) => sum + (pieces[index]?.tokens ?? 0), 0);
    for (const run of runs.slice(0, placed.length)) for (const index of run) start += pieces[index]?.tokens ?? 0;
    let own = cost[set] ?? Infinity;
    // What is held between the piece before and the next one lies behind this set, whatever comes next.
    for (const index of runs[placed.length] ?? []) {
      const piece = pieces[index];
      if (piece === undefined) continue;
      own += pieceCost(task, piece, start, total);
      start += piece.tokens;
    }
    movable.forEach((index, bit) => {
      const piece = pieces[index];
      if (piece === undefined || (set & (1 << bit)) !== 0) return;
      const next = own + pieceCost(task, piece, start, total);
      const known = cost[set | (1 << bit)] ?? Infinity;
      // Of equals, the one with the later piece behind: as it is now.
      if (next < known - SAME || (next < known + SAME && bit > (last[set | (1 << bit)] ?? -1))) {
        cost[set | (1 << bit)] = next;
        last[set | (1 << bit)] = bit;
      }
    });
  }
  const order: number[] = [];
  for (let set = sets - 1; set > 0; ) {
    const bit = last[set] ?? 0;
    order.push(movable[bit] ?? 0);
    set &= ~(1 << bit);
  }
  return filledSlots(task, order.reverse());
}

/** The held pieces before the first open slot, between one and the next, …, and behind the last. */
function heldRuns(slots: OrderTask['slots']): readonly (readonly number[])[] {
  const runs: number[][] = [[]];
  for (const held of slots) {
    if (held === null) runs.push([]);
    else runs.at(-1)?.push(held);
  }
  return runs;
}

function searchedOrder(task: OrderTask, movable: readonly number[]): readonly number[] {
  const rules = [bestFirst, bestLast, langChainOrder, haystackOrder].map((rule) => rule(task.pieces, movable));
  const starts = [movable, levelOrder(task, movable), ...rules].map((order) => ({ order, cost: orderCost(task, filledSlots(task, order)) }));
  const left = { tries: Math.ceil(MOST_SPANS / Math.max(1, task.pieces.length)) };
  let best = { order: movable, cost: Infinity };
  // The most promising first: of many pieces the tries are used up by it.
  for (const start of starts.toSorted((a, b) => a.cost - b.cost)) {
    const end = descended(task, start, left);
    if (end.cost < best.cost - SAME) best = end;
  }
  return filledSlots(task, best.order);
}

/** The heaviest pieces at the places that drop least, as if all were equally long, where that is best. */
function levelOrder({ pieces, slots, meanDropPts }: OrderTask, movable: readonly number[]): readonly number[] {
  const drops = slots.flatMap((held, place) => (held === null ? [meanDropPts(place / slots.length, (place + 1) / slots.length)] : []));
  const places = drops.map((_, place) => place).toSorted((a, b) => (drops[a] ?? 0) - (drops[b] ?? 0));
  const order = [...movable];
  bestFirst(pieces, movable).forEach((piece, rank) => (order[places[rank] ?? rank] = piece));
  return order;
}

interface Tried {
  readonly order: readonly number[];
  readonly cost: number;
}

/** Goes on to a better neighbour until there is none: two change places, or one moves to another place. */
function descended(task: OrderTask, from: Tried, left: { tries: number }): Tried {
  let { order, cost } = from;
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const next of neighbours(order)) {
      if (left.tries === 0) return { order, cost };
      left.tries -= 1;
      const nextCost = orderCost(task, filledSlots(task, next));
      if (nextCost >= cost - SAME) continue;
      [order, cost, isBetter] = [next, nextCost, true];
      break;
    }
  }
  return { order, cost };
}

function* neighbours(order: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < order.length; from += 1) {
    const [one = 0] = order.slice(from, from + 1);
    for (let to = 0; to < order.length; to += 1) {
      if (to > from) yield order.with(from, order[to] ?? 0).with(to, one);
      if (to !== from) yield order.toSpliced(from, 1).toSpliced(to, 0, one);
    }
  }
}
