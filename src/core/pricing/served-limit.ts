import type { Sourced } from '@/core/catalog/model';
import type { Offer, PricePeriod } from './offer';
import type { NotServable, ServedLimitName } from './price-failure';
import { answerTokensOf, promptTokensOf, type Usage } from './usage';

/**
 * The answer that is reserved where nobody said how much, by an offer that may serve less than the model can: by the rule for
 * models, a quarter of the window and never more than is served at once. Whole tokens, 0…`defaultTokens`.
 */
export function servedReserve(defaultTokens: number, { servedLimits: { windowTokens, maxOutputTokens } }: Offer): number {
  return Math.min(defaultTokens, maxOutputTokens?.value ?? Infinity, Math.floor((windowTokens?.value ?? Infinity) / 4));
}

/** The answer that a request asks for: the reserve; one that nobody chose stays within what the offer (null: none) serves. Whole tokens. */
export function askedReserve({ reserveTokens, isDefaultReserve }: { readonly reserveTokens: number; readonly isDefaultReserve: boolean }, offer: Offer | null): number {
  return isDefaultReserve && offer !== null ? servedReserve(reserveTokens, offer) : reserveTokens;
}

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
