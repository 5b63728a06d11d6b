// What the user chose of the overlay. What was kept is read anew with every visit, so anything may stand in it.
import { DEFAULT_EVIDENCE_ID } from './evidence';
import type { OwnGrid } from './own-results';
import { DEFAULT_THRESHOLD_PTS, type ThresholdPts, THRESHOLDS_PTS } from './risk-class';
import { DEFAULT_TEACHING, type TeachingShape } from './teaching-curve';

/** Not measurements: the drawing, and the user's own. */
export const TEACHING_ID = 'teaching';
export const OWN_ID = 'own';

export interface RecallChoices {
  /** Of a curve or surface of the shelf, or "teaching", or "own". */
  readonly evidenceId: string;
  readonly thresholdPts: ThresholdPts;
  readonly teaching: TeachingShape;
  /** A load curve that is multiplied in; null: none is. */
  readonly loadId: string | null;
  /** Results of the user's own needle tests; null: there are none. */
  readonly own: OwnGrid | null;
}

export const DEFAULT_CHOICES: RecallChoices = { evidenceId: DEFAULT_EVIDENCE_ID, thresholdPts: DEFAULT_THRESHOLD_PTS, teaching: DEFAULT_TEACHING, loadId: null, own: null };

/** The least and the most that each slider of the drawing can be set to. */
export const TEACHING_LIMITS: { readonly [Name in keyof TeachingShape]: readonly [number, number] } = {
  floorPts: [0, 100],
  startPts: [0, 60],
  endPts: [0, 60],
  startReachFraction: [0.02, 0.5],
  endReachFraction: [0.02, 0.5],
};

/** Each choice by itself: one that is missing or cannot be read is that of a first visit and costs no other. */
export function readChoices(kept: unknown): RecallChoices {
  const { evidenceId, thresholdPts, teaching, loadId, own } = Object(kept) as { readonly [Name in keyof RecallChoices]?: unknown };
  return {
    evidenceId: typeof evidenceId === 'string' && evidenceId !== '' ? evidenceId : DEFAULT_CHOICES.evidenceId,
    thresholdPts: THRESHOLDS_PTS.find((known) => known === thresholdPts) ?? DEFAULT_CHOICES.thresholdPts,
    teaching: readTeaching(teaching),
    loadId: typeof loadId === 'string' ? loadId : null,
    own: readGrid(own),
  };
}

function readTeaching(kept: unknown): TeachingShape {
  const shape = { ...DEFAULT_TEACHING };
  for (const name of Object.keys(TEACHING_LIMITS) as (keyof TeachingShape)[]) {
    const [least, most] = TEACHING_LIMITS[name];
    const value = (Object(kept) as Record<string, unknown>)[name];
    if (typeof value === 'number' && value >= least && value <= most) shape[name] = value;
  }
  return shape;
}

function readGrid(kept: unknown): OwnGrid | null {
  const { model, rows } = Object(kept) as { readonly [Name in keyof OwnGrid]?: unknown };
  if (typeof model !== 'string' || !Array.isArray(rows)) return null;
  const read = rows.map(readRow);
  return read.length > 0 && read.every((row) => row !== null) ? { model, rows: read } : null;
}

function readRow(kept: unknown): OwnGrid['rows'][number] | null {
  const { lengthTokens, cells } = Object(kept) as { readonly lengthTokens?: unknown; readonly cells?: unknown };
  if (typeof lengthTokens !== 'number' || !(lengthTokens > 0) || !Array.isArray(cells)) return null;
  const isCell = (cell: unknown): cell is OwnGrid['rows'][number]['cells'][number] => {
    const { depthFraction, scoreSum, trials } = Object(cell) as Record<string, unknown>;
    return isWithin(depthFraction, 0, 1) && isWithin(trials, 0, 1e9) && isWithin(scoreSum, 0, trials as number);
  };
  const depthsRise = (cell: { readonly depthFraction: number }, index: number, all: readonly { readonly depthFraction: number }[]) => index === 0 || cell.depthFraction > (all[index - 1]?.depthFraction ?? 0);
  return cells.every(isCell) && cells.every(depthsRise) ? { lengthTokens, cells } : null;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
