// From the state to a plan: the parts as their order asks, on the chosen curve.

import type { CountedPart } from '@/core/budget/counted';
import { findEvidence } from '@/core/recall/shelf';
import { flipOf, type OrderedPart, type OrderFlip, type OrderPlan, planOrder } from '@/core/recall/order-plan';
import type { MeanDrop } from '@/core/recall/order-task';
import { DEFAULT_WEIGHT } from '@/core/recall/part-drops';
import { meanDropPts, type PositionCurve } from '@/core/recall/position-curve';
import { curveOfSurface } from '@/core/recall/surface-curve';
import type { UnitId } from '@/core/units';

/** What the user set of parts by their ids; undefined: nothing yet. */
export interface Marks {
  readonly importance: Readonly<Record<string, number>> | undefined;
  readonly pinnedIds: readonly UnitId[] | undefined;
}

/** The enabled parts in send order. One without tokens has no span that could drop, so it does not count. */
export function orderedParts(parts: readonly CountedPart[], { importance, pinnedIds }: Marks): readonly OrderedPart[] {
  return parts
    .filter(({ enabled }) => enabled)
    .map(({ id, role, count: { tokens } }) => ({ id, role, tokens, weight: tokens === 0 ? 0 : (importance?.[id] ?? DEFAULT_WEIGHT), isPinned: pinnedIds?.includes(id) ?? false }));
}

export interface OrderAnswer {
  readonly plan: OrderPlan;
  /** What the same measurement says of the advised order in a full window; null: it does not tell. */
  readonly flip: (OrderFlip & { readonly fillFraction: number }) | null;
}

/** null: the curve does not reach from the start of a prompt to its end. */
export function answerOf(parts: readonly OrderedPart[], curve: PositionCurve, evidenceId: string, thresholdPts: number): OrderAnswer | null {
  const drop = wholeDrop(curve);
  if (drop === null) return null;
  const plan = planOrder(parts, drop);
  const full = fullWindow(evidenceId);
  return { plan, flip: full === null ? null : { ...flipOf(parts, plan.best.ids, full.drop, thresholdPts), fillFraction: full.fillFraction } };
}

function wholeDrop(curve: PositionCurve): MeanDrop | null {
  if (meanDropPts(curve, 0, 1) === null) return null;
  // Within 0…1, all of which was measured.
  return (start, end) => meanDropPts(curve, start, end) ?? 0;
}

/** The fullest window that a surface of fills was measured at. */
function fullWindow(evidenceId: string): { readonly fillFraction: number; readonly drop: MeanDrop } | null {
  const evidence = findEvidence(evidenceId);
  if (evidence === null || evidence.kind !== 'fill') return null;
  const fillFraction = evidence.rows.at(-1)?.at ?? 1;
  const curve = curveOfSurface(evidence, fillFraction);
  const drop = curve.ok ? wholeDrop(curve.value) : null;
  return drop === null ? null : { fillFraction, drop };
}
