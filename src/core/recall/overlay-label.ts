// The sentence that stands with every curve.
import { formatInteger } from '@/core/units';
import type { Evidence } from './evidence';
import { STUDIES } from './studies';

/** What no overlay is. */
const NOT = 'Not this model’s attention, and not a prediction for your prompt.';

/** "Illustration. Scores of {models} on {task} ({source}, {year}, n={n}) by position. …"; of a drawing, that it is one. */
export function evidenceLabel(evidence: Evidence): string {
  if (evidence.studyId === null) return `Drawing, not a measurement: scores that do not depend on position. ${NOT}`;
  const { shortName, year } = STUDIES[evidence.studyId];
  return `Illustration. Scores of ${evidence.models.join(', ')} on ${evidence.task} (${shortName}, ${year}, n=${trialsOf(evidence)}) by position. ${NOT}`;
}

export const TEACHING_LABEL = `Drawing, not a measurement: the U of the textbooks, as the sliders set it. ${NOT}`;

/** Of the user's own needle tests. */
export function ownLabel(model: string, lengthTokens: number, trials: number): string {
  return `Illustration. Your own results${ofModel(model)} at ${formatInteger(lengthTokens)} tokens (n=${formatInteger(trials)} in all) by position. Not the model’s attention, and not a prediction for your prompt.`;
}

/** " of X"; nothing where the results do not say whose they are. */
export function ofModel(model: string): string {
  return model.trim() === '' ? '' : ` of ${model}`;
}

/** n of one position or cell; one that was inferred says so. */
export function trialsOf(evidence: Evidence): string {
  if (evidence.kind === 'position') return evidence.trials === null ? 'none' : formatInteger(evidence.trials);
  const each = formatInteger(evidence.cellTrials);
  return evidence.inferredTrials ? `${each} per cell, inferred` : `${each} per cell`;
}
