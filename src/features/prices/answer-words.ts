// What the table bills as the answer, in a sentence: on the screen, beside the charts, and in what is saved.
import { formatTokens } from '@/core/units';
import type { ModelTable } from '@/state/model-table';
import { CAP_MARK } from './cell-words';
import type { PriceRow } from './price-row';

/** "Every model is billed the same answer, the reserve of GPT-5: 128,000 tokens. † Less: all that it can write, or has room for." */
export function answerSentence(answer: ModelTable['answer'], rows: readonly Pick<PriceRow, 'model' | 'isChosen' | 'answerTokens' | 'isAnswerCapped'>[]): string {
  if (answer === 'own') return 'Every model is billed its own reserve as the answer, so the answers are not of one length.';
  const chosen = rows.find(({ isChosen }) => isChosen);
  const capped = rows.some(({ isAnswerCapped }) => isAnswerCapped) ? ` ${CAP_MARK} Less: all that it can write, or has room for.` : '';
  if (answer !== 'chosen') return `Every model is billed the same answer, ${formatTokens(answer)}.${capped}`;
  const whose = chosen === undefined ? '' : `, the reserve of ${chosen.model.name}: ${formatTokens(chosen.answerTokens)}`;
  return `Every model is billed the same answer${whose}.${capped}`;
}
