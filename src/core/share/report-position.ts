// What a report says of scores by position: illustrative, with the label that says so.
import type { Overlay, OverlayRefusal } from '@/core/recall/overlay';
import { refusalWords } from '@/core/recall/overlay';
import type { PartDrop } from '@/core/recall/part-drops';
import type { Result } from '@/core/result';

export interface ReportPosition {
  /** Id of the evidence: the chosen one, or the default of a first visit. */
  readonly preset: string;
  /** measured: published; own: the user's own tests; drawing: measured by nobody; null: there is no curve for this prompt. */
  readonly basis: Overlay['basis'] | null;
  /** What was measured, on which models, by whom; or why there is no curve for this prompt. */
  readonly label: string;
  /** Mean drops of the parts, weighted by importance, in points of the basis below its better edge. No probability. */
  readonly weightedDropPts: number | null;
  /** The enabled parts in send order; none where there is no curve. */
  readonly parts: readonly { readonly name: string; readonly meanDropPts: number | null; readonly worstDropPts: number | null }[];
}

export interface ReportPositionInput {
  readonly preset: string;
  /** The user chose it; else the label says that nobody did. */
  readonly isChosen: boolean;
  readonly overlay: Result<Overlay, OverlayRefusal>;
  readonly drops: { readonly parts: readonly Pick<PartDrop, 'name' | 'meanDropPts' | 'worstDropPts'>[]; readonly weightedDropPts: number | null } | null;
}

export function reportPosition({ preset, isChosen, overlay, drops }: ReportPositionInput): ReportPosition {
  const label = overlay.ok ? [overlay.value.label, ...overlay.value.remarks].join(' ') : refusalWords(overlay.error);
  return {
    preset,
    basis: overlay.ok ? overlay.value.basis : null,
    label: isChosen ? label : `${label} No evidence was chosen: this is the default.`,
    weightedDropPts: drops?.weightedDropPts ?? null,
    parts: (drops?.parts ?? []).map(({ name, meanDropPts, worstDropPts }) => ({ name, meanDropPts, worstDropPts })),
  };
}
