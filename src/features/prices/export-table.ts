// The table as it stands, for a spreadsheet and for a pull request.
import { CAP_MARK } from '@/core/pricing/answer-words';
import { parseUsd, usdText, type Usd } from '@/core/pricing/money';
import { sumCertainty } from '@/core/share/stated-words';
import { csvField, guarded, markdownText } from '@/core/share/table-text';
import type { SourcedPrice } from '@/core/pricing/offer';
import type { ModelColumn } from '@/state/model-table';
import type { Volume } from '@/state/volume';
import { about, type CellWords, cellWords, monthUsd, rangeWords, tokenizerName } from './cell-words';
import { COLUMNS } from './columns';
import { shareOfWindow } from './order-rows';
import { noAmountWords, type PriceRow } from './price-row';

const CSV_COLUMNS = [
  'rank',
  'id',
  'model',
  'vendor',
  'verdict',
  'binding_limit',
  'input_limit',
  'headroom_tokens',
  'tokens',
  'tokens_low',
  'tokens_high',
  'exactness',
  'tokenizer',
  'window_tokens',
  'max_input_tokens',
  'max_output_tokens',
  'share_of_window',
  'reserve_tokens',
  'answer_tokens',
  'request_usd',
  'request_usd_low',
  'request_usd_high',
  'no_price_because',
  'relative_to_chosen',
  'month_usd',
  'requests_per_day',
  'days_per_month',
  'input_usd_per_mtok',
  'output_usd_per_mtok',
  'next_cliff_tokens',
  'sold_by',
  'region',
  'price_as_of',
  'price_source',
  'price_until',
  'price_changes',
  'open_weights',
  'released',
  'answer_note',
] as const;

/**
 * The rows as comma-separated values after RFC 4180, one a model, figures unrounded and without separators. What is not known
 * is left empty. A text that a spreadsheet would take for a formula has an apostrophe in front.
 */
export function tableCsv(rows: readonly PriceRow[], volume: Volume): string {
  const lines = rows.map((row, index) => {
    const { model, fill, cost, offerFacts, freshness } = row;
    const [low, high] = cost.kind === 'priced' ? [cost.lowUsd, cost.highUsd] : [null, null];
    const values: Record<(typeof CSV_COLUMNS)[number], string | number | null> = {
      rank: index + 1,
      id: guarded(model.id),
      model: guarded(model.name),
      vendor: guarded(model.vendor),
      verdict: fill.verdict,
      binding_limit: fill.bindingLimit,
      input_limit: fill.inputLimit,
      headroom_tokens: fill.headroomTokens,
      tokens: fill.input.tokens,
      tokens_low: fill.input.low,
      tokens_high: fill.input.high,
      exactness: sumCertainty(fill.input.exactness, fill.input.exactness, row.stated),
      tokenizer: guarded(tokenizerName(model)),
      window_tokens: fill.limits.windowTokens,
      max_input_tokens: fill.limits.maxInputTokens,
      max_output_tokens: fill.limits.maxOutputTokens,
      share_of_window: shareOfWindow(row),
      reserve_tokens: fill.reserveTokens,
      answer_tokens: row.answerTokens,
      request_usd: amount(row.totalUsd),
      request_usd_low: amount(low),
      request_usd_high: amount(high),
      no_price_because: row.noAmount === null ? null : guarded(`${noAmountWords(row.noAmount).main}: ${noAmountWords(row.noAmount).why}`),
      relative_to_chosen: row.relative,
      month_usd: row.totalUsd === null ? null : amount(monthUsd(row.totalUsd, volume)),
      requests_per_day: volume.requestsPerDay,
      days_per_month: volume.daysPerMonth,
      input_usd_per_mtok: price(row.rates?.inputUsdPerMTok),
      output_usd_per_mtok: price(row.rates?.outputUsdPerMTok),
      next_cliff_tokens: row.ahead?.tokensLeft ?? null,
      sold_by: offerFacts === null ? null : guarded(offerFacts.providerName),
      region: offerFacts?.region == null ? null : guarded(offerFacts.region),
      price_as_of: freshness?.asOf ?? null,
      price_source: row.rates?.inputUsdPerMTok?.source ?? null,
      price_until: freshness?.until ?? null,
      price_changes: freshness?.change?.from ?? null,
      open_weights: model.openWeights === null ? null : model.openWeights.value ? 'yes' : 'no',
      released: model.released === null ? null : guarded(model.released.value),
      answer_note: row.answerNote === null ? null : guarded(row.answerNote),
    };
    return CSV_COLUMNS.map((name) => csvField(values[name])).join(',');
  });
  return [CSV_COLUMNS.join(','), ...lines, ''].join('\r\n');
}

function amount(usd: Usd | null): string | null {
  return usd === null ? null : usdText(usd);
}

function price(rate: SourcedPrice | undefined): string | null {
  const exact = rate == null ? null : parseUsd(rate.value);
  return exact === null ? null : usdText(exact);
}

/** What a cell of money says with all digits; undefined: there are none. */
function exactWords(row: PriceRow, column: ModelColumn, volume: Volume): Pick<CellWords, 'main' | 'sub'> | undefined {
  const { cost, totalUsd } = row;
  if (cost.kind !== 'priced' || totalUsd === null || totalUsd.digits === 0n) return undefined;
  const [sign, mark] = [about(row), row.isAnswerCapped ? CAP_MARK : ''];
  if (column === 'month') return { main: `${sign}$${usdText(monthUsd(totalUsd, volume))}${mark}`, sub: '' };
  if (column !== 'cost') return undefined;
  const [low, high] = [cost.lowUsd, cost.highUsd].map((usd) => (usd === null ? null : `$${usdText(usd)}`));
  return { main: `${sign}$${usdText(totalUsd)}${mark}`, sub: rangeWords(low ?? null, high ?? null) };
}

/** The rows with the columns that are shown and the words of the screen, the head first. `isExact`: amounts with all digits. */
export function shownRows(rows: readonly PriceRow[], columns: readonly ModelColumn[], volume: Volume, isExact = false): readonly (readonly string[])[] {
  const lines = rows.map((row) =>
    columns.map((column) => {
      const { main, sub } = (isExact ? exactWords(row, column, volume) : undefined) ?? cellWords(row, column, volume);
      return sub === '' ? main : `${main} (${sub})`;
    }),
  );
  return [columns.map((column) => COLUMNS[column].label), ...lines];
}

/** The rows as a table in GitHub-flavoured Markdown, with the columns that are shown and the words of the screen. */
export function tableMarkdown(rows: readonly PriceRow[], columns: readonly ModelColumn[], volume: Volume, answer: string): string {
  const [head = [], ...shown] = shownRows(rows, columns, volume);
  const rule = columns.map((column) => (COLUMNS[column].isText === true ? ':--' : '--:'));
  const lines = shown.map((cells) => cells.map(markdownText));
  const note = `This request: all input uncached. ${answer} Month: ${volume.requestsPerDay} requests a day on ${volume.daysPerMonth} days.`;
  return [...[head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`), '', note, ''].join('\n');
}
