// Which answer is billed of what is reserved: one rule for all that say what a request costs.

import { formatInteger, formatTokens } from '@/core/units';
import type { Offer } from './offer';

/** What is kept for the answer, and whether nobody chose how much, or not for this model: a request for another one allows it. */
export interface Reserve {
  readonly reserveTokens: number;
  readonly isDefaultReserve: boolean;
  readonly isRequestReserve?: boolean;
}

export interface BilledAnswer {
  readonly answerTokens: number;
  readonly reserveTokens: number;
  /** What of the offer makes the answer shorter than the reserve; null: it is the reserve. */
  readonly heldBy: 'max-output' | 'window' | null;
}

/**
 * The answer that a request asks for and is billed: the reserve. One that nobody chose stays within what the offer (null: none)
 * serves, which may be less than the model can: its largest output, and by the rule for models a quarter of its window. One that
 * a request for another model allows stays within its largest output, as it does within the model's. One that
 * was chosen is asked for as it is, whether it is served or not. Whole tokens, 0…the reserve.
 */
export function billedAnswer({ reserveTokens, isDefaultReserve, isRequestReserve = false }: Reserve, offer: Offer | null): BilledAnswer {
  const whole: BilledAnswer = { answerTokens: reserveTokens, reserveTokens, heldBy: null };
  if (!(isDefaultReserve || isRequestReserve) || offer === null) return whole;
  const { windowTokens, maxOutputTokens } = offer.servedLimits;
  const most = maxOutputTokens?.value ?? Infinity;
  const quarter = isRequestReserve ? Infinity : Math.floor((windowTokens?.value ?? Infinity) / 4);
  if (Math.min(most, quarter) >= reserveTokens) return whole;
  return most <= quarter ? { answerTokens: most, reserveTokens, heldBy: 'max-output' } : { answerTokens: quarter, reserveTokens, heldBy: 'window' };
}

const HELD_BY = { 'max-output': 'the largest answer that the offer serves', window: 'a quarter of the window that the offer serves' } as const;

/** "Billed 8,192 tokens of answer, not the 128,000 reserved: the largest answer that the offer serves."; null: the reserve is billed. */
export function billedNote({ answerTokens, reserveTokens, heldBy }: BilledAnswer): string | null {
  return heldBy === null ? null : `Billed ${formatTokens(answerTokens)} of answer, not the ${formatInteger(reserveTokens)} reserved: ${HELD_BY[heldBy]}.`;
}
