// The window that RULER found effective, for models of the catalogue. Loaded with the views that show it.

import type { ModelId } from '@/core/units';
import { effectiveLength, type EffectiveLength, RULER_THRESHOLD_PTS } from './effective-length';
import type { LoadCurve } from './evidence';
import { SHELF } from './shelf';
import { type Study, STUDIES } from './studies';

/**
 * RULER's rows that are the same release as a model of the catalogue. Left out where they only seem so: GPT-4-1106-preview
 * is not the GPT-4 Turbo of April 2024, Qwen3 235B A22B not the one of July 2025, and which Mistral 7B is meant is not said.
 */
const CURVE_OF_MODEL: Readonly<Record<string, string>> = {
  'google/gemini-1.5-pro': 'ruler-gemini-1-5-pro',
  'meta/llama-3.1-70b-instruct': 'ruler-llama3-1-70b',
  'meta/llama-3.1-8b-instruct': 'ruler-llama3-1-8b',
  'mistral/mistral-large-2411': 'ruler-mistral-large-2411-123b',
  'mistral/open-mistral-nemo': 'ruler-mistral-nemo',
  'mistral/open-mixtral-8x22b': 'ruler-mixtral-8x22b-39b-141b',
  'mistral/open-mixtral-8x7b': 'ruler-mixtral-8x7b-12-9b-46-7b',
  'cohere/command-r-plus-08-2024': 'ruler-command-r-plus-0824-104b',
  'cohere/command-r-08-2024': 'ruler-command-r-0824-32b',
};

export interface EffectiveWindow extends EffectiveLength {
  readonly thresholdPts: number;
  /** The row of the study, with its name for the model and the window that it says is claimed. */
  readonly curve: LoadCurve;
  readonly study: Study;
}

/** The curve of RULER that measured a model of the catalogue; null: none did. */
export function rulerCurveOf(modelId: ModelId): LoadCurve | null {
  const id = CURVE_OF_MODEL[modelId];
  return id === undefined ? null : (SHELF.loads.find((curve) => curve.id === id) ?? null);
}

/** The model of the catalogue that a curve measured; null: it is not in the catalogue. */
export function modelOfCurve(curveId: string): ModelId | null {
  return (Object.keys(CURVE_OF_MODEL).find((modelId) => CURVE_OF_MODEL[modelId] === curveId) as ModelId | undefined) ?? null;
}

/**
 * The effective window of a model, of the measured lengths (4K…128K), at a threshold in benchmark points: by default that
 * of RULER. null: the model was not measured. `tokens` is null where no measured length reaches the threshold.
 */
export function effectiveTokensOf(modelId: ModelId, thresholdPts: number = RULER_THRESHOLD_PTS): EffectiveWindow | null {
  const curve = rulerCurveOf(modelId);
  return curve === null ? null : { ...effectiveLength(curve, thresholdPts), thresholdPts, curve, study: STUDIES[curve.studyId] };
}
