// What the table bills as the answer, of its rows as they are: on the screen, beside the charts, and in what is saved.
import { basisSentence } from '@/core/pricing/answer-words';
import type { ModelTable } from '@/state/model-table';
import type { PriceRow } from './price-row';

/** The sentence of a table with these rows. */
export function answerSentence(answer: ModelTable['answer'], rows: readonly Pick<PriceRow, 'model' | 'fill' | 'isChosen' | 'answerTokens' | 'isAnswerCapped'>[]): string {
  const chosen = rows.find(({ isChosen }) => isChosen);
  return basisSentence(answer, chosen === undefined ? null : { name: chosen.model.name, answerTokens: chosen.answerTokens, reserveTokens: chosen.fill.reserveTokens }, rows.some(({ isAnswerCapped }) => isAnswerCapped));
}
