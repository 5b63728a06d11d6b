// Claimed against effective length, a row for each model that RULER measured.

import type { Model } from '@/core/catalog/model';
import { effectiveLength, type EffectiveLength, effectiveShare } from '@/core/recall/effective-length';
import { modelOfCurve } from '@/core/recall/effective-window';
import type { LoadCurve } from '@/core/recall/evidence';

export interface EffectiveRow {
  readonly curve: LoadCurve;
  readonly effective: EffectiveLength;
  /** Of the claimed window, 0…1. */
  readonly share: number | null;
  /** The same release in the catalogue. */
  readonly model: Model | null;
}

export const EFFECTIVE_COLUMNS = ['model', 'claimed', 'effective', 'share'] as const;
export type EffectiveColumn = (typeof EFFECTIVE_COLUMNS)[number];

export interface EffectiveSort {
  readonly column: EffectiveColumn;
  readonly isDescending: boolean;
}

export function effectiveRows(curves: readonly LoadCurve[], models: readonly Model[], thresholdPts: number): readonly EffectiveRow[] {
  return curves.map((curve) => {
    const modelId = modelOfCurve(curve.id);
    return { curve, effective: effectiveLength(curve, thresholdPts), share: effectiveShare(curve, thresholdPts), model: models.find(({ id }) => id === modelId) ?? null };
  });
}

/** Rows without the figure come last either way; among equals the names decide. */
export function sortEffective(rows: readonly EffectiveRow[], { column, isDescending }: EffectiveSort): readonly EffectiveRow[] {
  const byName = (a: EffectiveRow, b: EffectiveRow) => a.curve.model.localeCompare(b.curve.model, 'en');
  const sign = isDescending ? -1 : 1;
  if (column === 'model') return rows.toSorted((a, b) => sign * byName(a, b));
  return rows.toSorted((a, b) => {
    const [one, other] = [figureOf(a, column), figureOf(b, column)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byName(a, b);
    return sign * (one - other) || byName(a, b);
  });
}

function figureOf({ curve, effective, share }: EffectiveRow, column: Exclude<EffectiveColumn, 'model'>): number | null {
  if (column === 'claimed') return curve.claimedTokens;
  return column === 'effective' ? effective.tokens : share;
}
