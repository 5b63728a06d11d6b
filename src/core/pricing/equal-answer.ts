// The same answer of all models, so that what they cost for one prompt is compared by equal work.

import type { Fill } from '@/core/budget/fill';
import type { Offer } from './offer';

/** What a model answers where all are asked for the same. */
export interface EqualAnswer {
  readonly answerTokens: number;
  /** It is shorter than what was asked for: no more can be written, or no more is left beside the prompt. */
  readonly isCapped: boolean;
}

/**
 * An answer of `askedTokens`, or as much of it as a model can write and its offer serves beside the prompt at the high end
 * of its range. Where there is no room for any, what was asked for up to the model's own reserve: the request is then past
 * what is served, and is said to be. Whole tokens, 0…`askedTokens`. `offer` null: the model's limits alone.
 */
export function equalAnswer(askedTokens: number, fill: Pick<Fill, 'limits' | 'input' | 'reserveTokens'>, offer: Offer | null): EqualAnswer {
  const { limits, input, reserveTokens } = fill;
  const served = offer?.servedLimits;
  const written = Math.min(limits.maxOutputTokens ?? Infinity, served?.maxOutputTokens?.value ?? Infinity);
  const windows = [...(limits.budget === 'shared' ? [limits.windowTokens] : []), ...(served?.budget === 'shared' ? [served.windowTokens?.value ?? Infinity] : [])];
  const left = Math.min(...windows, Infinity) - input.high;
  const most = left >= 1 ? Math.min(written, left) : Math.min(written, reserveTokens);
  return { answerTokens: Math.min(askedTokens, most), isCapped: most < askedTokens };
}
