// What is known of how many questions stand behind a score by length.
import type { LoadCurve } from './evidence';
import { RULER_TRIALS } from './studies';

/** In a sentence. Of RULER's own runs by its paper (arXiv 2404.06654, section 4): 500 examples for each task and length. */
export function trialsWords({ studyId, vendorReported }: Pick<LoadCurve, 'studyId' | 'vendorReported'>): string {
  return studyId === 'ruler2024' && !vendorReported ? `n=${RULER_TRIALS} for each of its tasks at each length.` : 'The n of a length is not stated.';
}
