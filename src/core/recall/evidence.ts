// What is published of scores by position, by fill and by length: the shapes in which the page uses it.
import type { PositionCurve } from './position-curve';
import type { StudyId } from './studies';

interface EvidenceBase {
  readonly id: string;
  readonly name: string;
  /** null: drawn to teach with, measured by nobody. */
  readonly studyId: StudyId | null;
  readonly models: readonly string[];
  /** In the words of a label: "on {task}". */
  readonly task: string;
}

/** Scores along the prompt, measured at one length. */
export interface PositionEvidence extends EvidenceBase {
  readonly kind: 'position';
  /** Length of the prompts that were measured; null: of none. */
  readonly measuredTokens: number | null;
  /** How much of the model's window they filled, where it is known. */
  readonly fillFraction: number | null;
  /** Questions per position. */
  readonly trials: number | null;
  /** Whether the intervals of the drops compare the same questions at two places; else they follow from n alone. */
  readonly pairedDrops: boolean;
  readonly shape: 'U' | 'best first' | 'best last' | 'flat';
  readonly curve: PositionCurve;
}

/** Scores along the prompt, measured at several fills of the window or several lengths. */
export interface SurfaceEvidence extends EvidenceBase {
  readonly kind: 'fill' | 'length';
  readonly depthFractions: readonly number[];
  /** By rising fill (0…1) or length (tokens). */
  readonly rows: readonly SurfaceRow[];
  readonly cellTrials: number;
  /** The source does not state n: it was worked out from the scores, which are multiples of 1/n. */
  readonly inferredTrials: boolean;
}

export interface SurfaceRow {
  /** The share of the window that is filled, or the length in tokens. */
  readonly at: number;
  /** Score per depth, 0…100; null: not measured. */
  readonly valuesPts: readonly (number | null)[];
}

export type Evidence = PositionEvidence | SurfaceEvidence;

/** Scores of a whole prompt by its length, wherever in it the answer is. */
export interface LoadCurve {
  readonly id: string;
  readonly studyId: StudyId;
  readonly benchmark: string;
  readonly model: string;
  readonly claimedTokens: number | null;
  /** The length that the source itself calls effective, as it writes it. */
  readonly effectivePublished: string | null;
  /** Run by the model's own makers. */
  readonly vendorReported: boolean;
  /** By rising length. */
  readonly points: readonly LoadPoint[];
}

export interface LoadPoint {
  readonly lengthTokens: number;
  readonly scorePts: number;
}

/** One figure of a table that may not be shipped as a table. */
export interface CitedFigure {
  readonly studyId: StudyId;
  readonly benchmark: string;
  readonly model: string;
  /** As the source names its length or bin. */
  readonly lengthName: string;
  readonly lengthTokens: number;
  readonly scorePts: number;
  readonly claimedTokens: number | null;
}

export interface EvidenceShelf {
  readonly positions: readonly PositionEvidence[];
  readonly surfaces: readonly SurfaceEvidence[];
  readonly loads: readonly LoadCurve[];
  readonly cited: readonly CitedFigure[];
}

export const DEFAULT_EVIDENCE_ID = 'zhs2026-pooled-100';
export const FLAT_EVIDENCE_ID = 'flat';
