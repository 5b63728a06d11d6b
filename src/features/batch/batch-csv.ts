// The rows with their figures, for a spreadsheet.
import { subtractUsd, usdText } from '@/core/pricing/money';
import { csvField, guarded } from '@/core/share/table-text';
import { rowFigures } from '@/state/batch-columns';
import type { BatchWork } from '@/state/batch-session';

const FIGURES = ['tokens', 'tokens_low', 'tokens_high', 'exactness', 'verdict', 'answer_tokens', 'usd_input', 'usd_answer', 'usd', 'usd_low', 'usd_high', 'not_counted'] as const;

/**
 * Lines of comma-separated values, one a row and twelve columns for each model; what is not counted is left empty. An answer of 0 tokens: `usd` is for the input alone. Of a row that holds
 * attachments or tools nobody can count, `not_counted`, the tokens are at least `tokens_low`. In steps.
 */
export function* batchCsvInSteps({ source, session, modelIds }: Pick<BatchWork, 'source' | 'session' | 'modelIds'>): Generator<undefined, readonly string[], undefined> {
  const head = ['row', 'id', ...modelIds.flatMap((id) => FIGURES.map((figure) => guarded(`${id} ${figure}`)))];
  const lines = [`${head.map(csvField).join(',')}\r\n`];
  const models = modelIds.map((id) => ({ column: session.columnOf(id), pricing: session.pricingOf(id) }));
  for (let row = 0; row < source.rows; row += 1) {
    if (row % 32 === 0) yield undefined;
    const cells: (string | number | null)[] = [guarded(source.labelOf(row)), guarded(session.nameOf(row))];
    for (const { column, pricing } of models) {
      const figures = column === undefined || pricing === null ? null : rowFigures(column, row, pricing);
      if (figures === null) cells.push(...FIGURES.map(() => null));
      else {
        const { count, uncounted, verdict, answerTokens, costUsd, answerUsd, lowUsd, highUsd } = figures;
        const inputUsd = costUsd === null || answerUsd === null ? null : subtractUsd(costUsd, answerUsd);
        const isWhole = uncounted === 0;
        cells.push(isWhole ? count.tokens : null, count.low, isWhole ? count.high : null, count.exactness, verdict, answerTokens, ...[inputUsd, answerUsd, costUsd, lowUsd, highUsd].map((usd) => (usd === null ? null : usdText(usd))), uncounted);
      }
    }
    lines.push(`${cells.map(csvField).join(',')}\r\n`);
  }
  return lines;
}
