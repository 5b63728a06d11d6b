// What a table of models bills as the answer, in a sentence: on the screen, in what is saved of it, and in the report.

import { formatInteger, formatTokens } from '@/core/units';

/** chosen: of all models what is billed for the chosen one, to compare like with like; own: what is reserved for each; a number: so many tokens of all. */
export type AnswerBasis = 'chosen' | 'own' | number;

/** Beside what an answer costs that is shorter than that. */
export const CAP_MARK = '†';

export interface ChosenAnswer {
  readonly name: string;
  readonly answerTokens: number;
  readonly reserveTokens: number;
}

/** "Every model is billed the same answer, the reserve of GPT-5: 128,000 tokens. † Less: all that it can write, or has room for." `hasCapped`: some row has the mark. */
export function basisSentence(basis: AnswerBasis, chosen: ChosenAnswer | null, hasCapped: boolean): string {
  if (basis === 'own') return `Every model is billed its own reserve as the answer, so the answers are not of one length.${hasCapped ? ` ${CAP_MARK} Less: as much of it as the offer serves.` : ''}`;
  const capped = hasCapped ? ` ${CAP_MARK} Less: all that it can write, or has room for.` : '';
  if (basis !== 'chosen') return `Every model is billed the same answer, ${formatTokens(basis)}.${capped}`;
  return `Every model is billed the same answer${chosen === null ? '' : `, ${whose(chosen)}`}.${capped}`;
}

function whose({ name, answerTokens, reserveTokens }: ChosenAnswer): string {
  if (answerTokens === reserveTokens) return `the reserve of ${name}: ${formatTokens(answerTokens)}`;
  return `as much of the reserve of ${name} as its offer serves: ${formatInteger(answerTokens)} of ${formatTokens(reserveTokens)}`;
}
