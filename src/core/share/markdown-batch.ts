// Figures of many prompts, as a table in Markdown.
import { formatUsd, parseUsd } from '@/core/pricing/money';
import { isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatShare } from '@/core/units';
import type { ReportBatch, ReportBatchModel } from './report-batch';

const MOST_NOTES = 10;

/** No lines where no such prompts are open. `asCode`: a name that nothing in is read as Markdown. */
export function batchLines(batch: ReportBatch | null, asCode: (text: string) => string): readonly string[] {
  if (batch === null) return [];
  const { models, notes } = batch;
  return [
    `Many prompts: ${asCode(batch.name)}, ${batchRowsWords(batch)}. ${batch.basis}`,
    '',
    ...(models.length === 0
      ? []
      : [
          '| Model | p50 | p95 | Max | Fit | All tokens | Cost of input | Cost of answers | Cost of all |',
          '| :-- | --: | --: | --: | --: | --: | --: | --: | --: |',
          ...models.map((model) => `| ${asCode(model.name)} | ${batchCells(model).join(' | ')} |`),
          '',
        ]),
    ...models.flatMap((model) => (model.price === null ? [] : [`- Price of ${asCode(model.name)}: ${model.price}. ${sourcesWords(model, (name, url) => `[${name}](${url})`)}.`])),
    ...fewNotes(notes).map((note) => `- ${asCode(note)}`),
    ...(models.length + notes.length === 0 ? [] : ['']),
  ];
}

/** A folder may have one for each of its files: the JSON report has them all. */
export function fewNotes(notes: readonly string[]): readonly string[] {
  return notes.length <= MOST_NOTES ? notes : [...notes.slice(0, MOST_NOTES), `and ${formatInteger(notes.length - MOST_NOTES)} more such notes`];
}

/** "1,204 rows, 3 of them not counted"; how far they are counted where that was stopped. */
export function batchRowsWords({ rows, doneRows, faultyRows, countedAs }: ReportBatch): string {
  const all = `${formatInteger(rows)} ${rows === 1 ? 'row' : 'rows'}`;
  const words = [all, ...(doneRows < rows ? [`of which the first ${formatInteger(doneRows)} were read`] : []), ...(faultyRows > 0 ? [`${formatInteger(faultyRows)} not counted`] : []), ...(countedAs === 'conversation' ? ['answers that they hold counted with the input'] : [])];
  return words.join(', ');
}

/** p50, p95, max, fit, all tokens, and what input, answers and all cost. */
export function batchCells(model: ReportBatchModel): readonly string[] {
  const { p50Tokens, p95Tokens, maxTokens, tokens, low, high, rows, fits, uncertain, costUsd, costLowUsd, costHighUsd, inputUsd, answersUsd, answeredRows } = model;
  const sign = isApproximate(model.exactness) ? '~' : '';
  const size = (value: number | null) => (value === null ? '–' : `${sign}${formatInteger(value)}`);
  const dollars = (value: number | null, before = sign) => {
    const amount = value === null ? null : parseUsd(value);
    return amount === null ? '–' : formatUsd(amount, before);
  };
  const fit = `${formatShare(rows === 0 ? 0 : fits / rows)} (${formatInteger(fits)} of ${formatInteger(rows)}${uncertain > 0 ? `, ${formatInteger(uncertain)} uncertain` : ''})`;
  const band = low < high && maxTokens !== null ? ` (${formatInteger(low)}–${formatInteger(high)})` : '';
  const range = costLowUsd !== null && costHighUsd !== null && costLowUsd < costHighUsd ? ` (${dollars(costLowUsd, '')}–${dollars(costHighUsd, '')})` : '';
  const without = model.unpricedRows > 0 ? ` (${formatInteger(model.unpricedRows)} without)` : '';
  return [
    ...[p50Tokens, p95Tokens, maxTokens].map(size),
    fit,
    `${size(maxTokens === null ? null : tokens)}${band}`,
    dollars(inputUsd),
    answeredRows === 0 ? 'none assumed' : dollars(answersUsd, model.areAnswersSure ? '' : '~'),
    `${dollars(costUsd, model.areAnswersSure ? sign : '~')}${range}${without}`,
  ];
}

/** "OpenAI, 2026-11-20"; `link` makes a name that has an address. */
export function sourcesWords({ priceSources }: Pick<ReportBatchModel, 'priceSources'>, link: (name: string, url: string) => string = (name) => name): string {
  return priceSources.map(({ name, url, asOf }) => `${url === null ? name : link(name, url)}, ${asOf}`).join('; ');
}
