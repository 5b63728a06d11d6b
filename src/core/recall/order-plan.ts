// What to advise on the order of a prompt: the best one under its constraints, and known rules on the same curve.

import type { Role } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { bestFirst, bestLast, haystackOrder, langChainOrder } from './order-rules';
import { type BestOrder, bestOrder } from './order-search';
import { filledSlots, type MeanDrop, movablePieces, type OrderPiece, type OrderTask, weightedDropPts } from './order-task';

/** A part as its order asks: a history is one piece, so its turns stay in order. */
export interface OrderedPart extends OrderPiece {
  readonly id: UnitId;
  readonly role: Role;
  /** It stays at its place, whatever its role. */
  readonly isPinned: boolean;
}

export const ORDER_RULES = ['best-first', 'best-last', 'langchain', 'haystack'] as const;
export type OrderRuleId = (typeof ORDER_RULES)[number];

/** An order by the ids of its parts, and D of it in points. */
export interface OrderOutcome {
  readonly ids: readonly UnitId[];
  readonly dropPts: number;
}

export interface OrderPlan {
  /** The order as it is. */
  readonly current: OrderOutcome;
  readonly best: OrderOutcome & Pick<BestOrder, 'method'>;
  /** Under the same constraints, on the same curve. */
  readonly rules: readonly (OrderOutcome & { readonly id: OrderRuleId })[];
  /** Points by which the best order is better than the one as it is; below 0 where the constraints ask for a worse one. */
  readonly gainPts: number;
  /** The parts that may move. */
  readonly movableIds: ReadonlySet<UnitId>;
}

const RULES = { 'best-first': bestFirst, 'best-last': bestLast, langchain: langChainOrder, haystack: haystackOrder } as const;

/**
 * Which part must stand at which place (null: any that may move). Pinned parts stay where they are; system parts take
 * the first places that are left and questions the last, each in their order; tools stay where they are, or at the
 * nearest place that is left. `parts` are those that are sent, in send order.
 */
export function slotsOf(parts: readonly OrderedPart[]): readonly (number | null)[] {
  const slots = parts.map(({ isPinned }, index) => (isPinned ? index : null));
  const rest = (role: Role) => parts.flatMap((part, index) => (part.role === role && !part.isPinned ? [index] : []));
  for (const index of rest('system')) slots[slots.indexOf(null)] = index;
  for (const index of rest('question').reverse()) slots[slots.lastIndexOf(null)] = index;
  for (const index of rest('tools')) slots[nearestOpen(slots, index)] = index;
  return slots;
}

/** The plan for parts in send order. `meanDropPts` must answer for every span of 0…1. */
export function planOrder(parts: readonly OrderedPart[], meanDropPts: MeanDrop): OrderPlan {
  const task: OrderTask = { pieces: parts, slots: slotsOf(parts), meanDropPts };
  const movable = movablePieces(task);
  const outcome = (order: readonly number[]): OrderOutcome => ({ ids: order.flatMap((index) => parts[index]?.id ?? []), dropPts: weightedDropPts(task, order) });
  const current = outcome(parts.map((_, index) => index));
  const { order, method } = bestOrder(task);
  const best = { ...outcome(order), method };
  return {
    current,
    best,
    rules: ORDER_RULES.map((id) => ({ id, ...outcome(filledSlots(task, RULES[id](parts, movable))) })),
    gainPts: current.dropPts - best.dropPts,
    movableIds: new Set(movable.flatMap((index) => parts[index]?.id ?? [])),
  };
}

/** What another curve, such as that of a full window, makes of the order that was advised. */
export interface OrderFlip {
  /** D of the advised order on the other curve, and of the order that is best there. */
  readonly advisedDropPts: number;
  readonly best: OrderOutcome;
  /** The advised order is worse there than the best one by the threshold or more. */
  readonly isFlipped: boolean;
}

export function flipOf(parts: readonly OrderedPart[], advised: readonly UnitId[], meanDropPts: MeanDrop, thresholdPts: number): OrderFlip {
  const { best } = planOrder(parts, meanDropPts);
  const order = advised.map((id) => parts.findIndex((part) => part.id === id));
  const advisedDropPts = weightedDropPts({ pieces: parts, slots: [], meanDropPts }, order);
  return { advisedDropPts, best, isFlipped: advisedDropPts - best.dropPts >= thresholdPts };
}

function nearestOpen(slots: readonly (number | null)[], index: number): number {
  const open = slots.flatMap((held, place) => (held === null ? [place] : []));
  return open.reduce((nearest, place) => (Math.abs(place - index) < Math.abs(nearest - index) ? place : nearest), open[0] ?? index);
}
