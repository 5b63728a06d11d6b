// The same answer of all models, so that what they cost for one prompt is compared by equal work.

import type { Fill } from '@/core/budget/fill';
import { formatTokens } from '@/core/units';
import type { Offer } from './offer';

/** What a model answers where all are asked for the same. */
export interface EqualAnswer {
  readonly answerTokens: number;
  /** It is shorter than what was asked for: no more can be written, or no more is left beside a prompt that leaves some. */
  readonly isCapped: boolean;
}

/**
 * An answer of `askedTokens`, or as much of it as a model can write and its offer serves beside the prompt at the high end
 * of its range. Where the prompt leaves no room for any, no shorter answer would help: it is as if the window were larger, and
 * the request is said not to fit. Whole tokens, 0…`askedTokens`. `offer` null: the model's limits alone.
 */
export function equalAnswer(askedTokens: number, { limits, input }: Pick<Fill, 'limits' | 'input'>, offer: Offer | null): EqualAnswer {
  const served = offer?.servedLimits;
  const written = Math.min(limits.maxOutputTokens ?? Infinity, served?.maxOutputTokens?.value ?? Infinity);
  const windows = [...(limits.budget === 'shared' ? [limits.windowTokens] : []), ...(served?.budget === 'shared' ? [served.windowTokens?.value ?? Infinity] : [])];
  const left = Math.min(...windows, Infinity) - input.high;
  const most = left >= 1 ? Math.min(written, left) : written;
  return { answerTokens: Math.min(askedTokens, most), isCapped: most < askedTokens };
}

/** Why an answer is shorter than what was asked of all models; null: it is not. */
export function equalAnswerNote({ answerTokens, isCapped }: EqualAnswer): string | null {
  return isCapped ? `The answer is shorter here: ${formatTokens(answerTokens)} are the most that the model writes, or has room for beside this prompt.` : null;
}
