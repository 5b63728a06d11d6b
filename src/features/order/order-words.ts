// What the view says of an order.

import { type OrderFlip, type OrderPlan, type OrderRuleId } from '@/core/recall/order-plan';
import type { UnitId } from '@/core/units';

export type OrderChoice = 'best' | OrderRuleId;

export const ORDER_NAMES: Readonly<Record<OrderChoice, string>> = {
  best: 'Best by this curve',
  'best-first': 'Most important first',
  'best-last': 'Most important last',
  langchain: 'LangChain, LongContextReorder',
  haystack: 'Haystack, LostInTheMiddleRanker',
};

export interface Advice {
  readonly headline: string;
  readonly detail: string;
  /** The gain is the threshold or more. */
  readonly isWorthIt: boolean;
}

/** `isDrawing`: the curve was measured by nobody, and the advice says so. */
export function adviceOf(plan: OrderPlan, thresholdPts: number, isDrawing = false): Advice {
  const { best, current, gainPts, movableIds } = plan;
  if (movableIds.size < 2) return { headline: 'Nothing to order.', detail: 'The system text, tools, the question and pinned parts stay where they are; two parts or more have to be left.', isWorthIt: false };
  const sure = best.method === 'exact' ? 'Exact: no order within these constraints loses less.' : 'Found by swapping and moving parts: a better one may exist.';
  if (gainPts < thresholdPts) {
    const isAsItIs = best.ids.every((id, place) => id === current.ids[place]) || gainPts <= 0;
    const detail = isAsItIs
      ? `No order within these constraints is better than the one as it is, at ${pointsText(current.dropPts)}.`
      : `The best order loses ${pointsText(best.dropPts)} in place of ${pointsText(current.dropPts)}, a gain of ${gainText(gainPts)}, below the threshold of ${thresholdPts}. ${sure}`;
    return { headline: 'No measurable difference.', detail, isWorthIt: false };
  }
  return { headline: `${isDrawing ? 'On this drawing, the' : 'The'} best order loses ${pointsText(gainPts)} less.`, detail: `${pointsText(best.dropPts)} in place of ${pointsText(current.dropPts)}, weighted by importance. ${sure}`, isWorthIt: true };
}

function gainText(gainPts: number): string {
  return gainPts < 0.05 ? 'less than 0.1 points' : pointsText(gainPts);
}

/** The warning that what is best now is not in a full window; `isAdvised`: the order of now is better by enough to be advised. */
export function flipSentence({ advisedDropPts, best }: OrderFlip, fullName: string, namesOf: (ids: readonly UnitId[]) => string, isAdvised = true): string {
  return `${isAdvised ? 'Near a full window this advice flips' : 'Near a full window another order is best'}: by the same measurement, at ${fullName} of the window the order ${isAdvised ? 'advised' : 'that is best'} now loses ${pointsText(advisedDropPts)}, and the best one there ${pointsText(best.dropPts)}: ${namesOf(best.ids)}.`;
}

/** How far each part moves from one order to another: places towards the end, below 0 towards the start. */
export function movesOf(from: readonly UnitId[], to: readonly UnitId[]): ReadonlyMap<UnitId, number> {
  return new Map(to.map((id, place) => [id, place - from.indexOf(id)]));
}

export function moveText(places: number): string {
  if (places === 0) return '';
  return places < 0 ? `↑ ${-places}` : `↓ ${places}`;
}

/** "1 point", "2.4 points", with a true minus sign. */
export function pointsText(pts: number): string {
  const text = pointsFigure(pts);
  return `${text} ${text === '1.0' ? 'point' : 'points'}`;
}

/** 2.44 → "2.4", −0.02 → "0.0", −3 → "−3.0" */
export function pointsFigure(pts: number): string {
  const text = Math.abs(pts).toFixed(1);
  return pts < 0 && text !== '0.0' ? `−${text}` : text;
}
