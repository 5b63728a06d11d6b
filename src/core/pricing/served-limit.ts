import type { Sourced } from '@/core/catalog/model';
import type { Offer, PricePeriod } from './offer';
import type { NotServable, ServedLimitName } from './price-failure';
import { answerTokensOf, promptTokensOf, type Usage } from './usage';

/**
 * The first limit of an offer that a request exceeds, in the order max-prompt, window, max-input, max-output; one that is
 * met exactly is not exceeded. Answer and reasoning count against a shared window. null: it is served.
 */
export function exceededLimit(usage: Usage, { servedLimits }: Offer, period: PricePeriod): NotServable | null {
  const promptTokens = promptTokensOf(usage);
  const answerTokens = answerTokensOf(usage);
  const inWindow = servedLimits.budget === 'shared' ? promptTokens + answerTokens : promptTokens;
  const checks: readonly (readonly [ServedLimitName, Sourced<number> | null, number])[] = [
    ['max-prompt', period.maxPromptTokens, promptTokens],
    ['window', servedLimits.windowTokens, inWindow],
    ['max-input', servedLimits.maxInputTokens, promptTokens],
    ['max-output', servedLimits.maxOutputTokens, answerTokens],
  ];
  for (const [limit, limitTokens, tokens] of checks) {
    if (limitTokens !== null && tokens > limitTokens.value) return { kind: 'not-servable', limit, tokens, limitTokens };
  }
  return null;
}
