// What each part of a prompt loses by where it stands, and the whole by how much each part matters.
import type { UnitId } from '@/core/units';
import { meanDropPts, type PositionCurve, worstDropPts } from './position-curve';
import { classOfSpan, type RiskClass, type RiskRun } from './risk-class';

export interface PartSpan {
  readonly id: UnitId;
  readonly name: string;
  readonly tokens: number;
  /** Where it begins and ends among the tokens of all parts, 0…1; framing is left out. */
  readonly startFraction: number;
  readonly endFraction: number;
}

export interface PartDrop extends PartSpan {
  /** Points below the reference edge; null where some of its span was not measured, and of a part without tokens, which stands nowhere. */
  readonly meanDropPts: number | null;
  readonly worstDropPts: number | null;
  readonly risk: RiskClass;
  readonly weight: number;
}

export const DEFAULT_WEIGHT = 1;

/** Where parts in send order stand; those without tokens stand at one place. With no tokens at all, all stand at 0. */
export function partSpans(parts: readonly { readonly id: UnitId; readonly name: string; readonly tokens: number }[]): readonly PartSpan[] {
  const total = parts.reduce((sum, { tokens }) => sum + tokens, 0);
  let before = 0;
  return parts.map(({ id, name, tokens }) => {
    const start = before;
    before += tokens;
    return { id, name, tokens, startFraction: total === 0 ? 0 : start / total, endFraction: total === 0 ? 0 : before / total };
  });
}

/** The drop of each part over its span, its class and its weight; `runs` are the classes along the prompt. */
export function partDrops(spans: readonly PartSpan[], curve: PositionCurve, runs: readonly RiskRun[], weightOf: (id: UnitId) => number): readonly PartDrop[] {
  return spans.map((span) => {
    const { id, tokens, startFraction: start, endFraction: end } = span;
    const weight = weightOf(id);
    if (tokens === 0) return { ...span, meanDropPts: null, worstDropPts: null, risk: 'not-measured', weight };
    return { ...span, meanDropPts: meanDropPts(curve, start, end), worstDropPts: worstDropPts(curve, start, end), risk: classOfSpan(runs, start, end), weight };
  });
}

/**
 * D = Σ wᵢ·ūᵢ / Σ wᵢ over the parts that have tokens: their mean drops, weighted by importance, in points of the benchmark.
 * No probability. null without parts, with weights that add up to 0, or where a part that matters was not measured.
 */
export function weightedDropPts(drops: readonly Pick<PartDrop, 'tokens' | 'weight' | 'meanDropPts'>[]): number | null {
  const counted = drops.filter(({ tokens, weight }) => tokens > 0 && weight > 0);
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0 || counted.some((drop) => drop.meanDropPts === null)) return null;
  return counted.reduce((sum, drop) => sum + drop.weight * (drop.meanDropPts ?? 0), 0) / weights;
}
