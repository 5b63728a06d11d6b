// Many prompts in the reports: the figures of the view, and none of the rows.
import { expect, it } from 'vitest';
import { priceRequest } from '@/core/pricing/price-request';
import { sumUsd, usdToNumber, ZERO_USD } from '@/core/pricing/money';
import { NO_USAGE } from '@/core/pricing/usage';
import { batchCells, batchLines, fewNotes } from '@/core/share/markdown-batch';
import { reportBatch } from '@/core/share/report-batch';
import type { ModelId } from '@/core/units';
import { openQuickStore } from '@/test/quick-store';
import { faults, REPORT_SCHEMA } from '@/test/report-schema';
import { batchForReport } from './batch-report';
import { offerOf } from './price-selectors';

const SCHEMA = REPORT_SCHEMA.properties!.batch!;
const code = (text: string) => `\`${text}\``;

async function open(text: string, ids: readonly string[]) {
  const { store, settled } = openQuickStore();
  store.getState().openCatalogue();
  await settled();
  store.getState().openBatch({ kind: 'text', name: 'rows.jsonl', text });
  await settled();
  store.getState().batch!.session.setModels(ids as readonly ModelId[]);
  await settled();
  return { store, settled, batch: () => store.getState().batch!, report: () => reportBatch(batchForReport(store.getState())!) };
}

it('hold what the rows come to for each model, keep to the published schema, and say where prices are from', async () => {
  const secret = 'a text that stays here';
  const rows = [...Array.from({ length: 20 }, (_, at) => JSON.stringify({ prompt: `${secret} `.repeat(at + 1), completion: 'So it is.' })), '{broken'];
  const { batch, report, store } = await open(rows.join('\n'), ['openai/gpt-5.5', 'anthropic/claude-opus-5-5']);
  const made = report();
  expect(faults(made, SCHEMA)).toEqual([]);
  expect(JSON.stringify(made)).not.toContain(secret);
  expect(made).toMatchObject({ name: 'rows.jsonl', rows: 21, doneRows: 21, faultyRows: 1, countedAs: 'prompt', notes: ['20 rows: “prompt” is counted, without “completion”.', '20 rows: the answer is not counted as input.'] });
  expect(made.basis).toContain('each row’s answer in the data, or as many as fit');
  for (const model of made.models) {
    const column = batch().session.columnOf(model.id as ModelId)!;
    const sizes = Array.from({ length: 20 }, (_, row) => column.get(row)!.tokens).sort((a, b) => a - b);
    expect([model.p50Tokens, model.p95Tokens, model.maxTokens, model.tokens, model.rows, model.fits]).toEqual([sizes[9], sizes[18], sizes[19], sizes.reduce((sum, size) => sum + size, 0), 20, 20]);
    const offer = offerOf(store.getState(), model.id as ModelId)!;
    const usd = Array.from({ length: 20 }, (_, row) => {
      const priced = priceRequest({ ...NO_USAGE, inputTokens: column.get(row)!.tokens, outputTokens: column.dataAnswerAt(row)!.tokens }, offer, store.getState().pricesAtMs);
      return priced.ok ? priced.value : null;
    });
    expect([model.costUsd, model.answersUsd]).toEqual([usdToNumber(sumUsd(usd.map((each) => each?.totalUsd ?? ZERO_USD))), usdToNumber(sumUsd(usd.map((each) => each?.outputUsd ?? ZERO_USD)))]);
    const rates = offer.periods[0]!.rates;
    expect(model).toMatchObject({ offer: offer.id, inputUsdPerMTok: rates.inputUsdPerMTok!.value, outputUsdPerMTok: rates.outputUsdPerMTok!.value });
    expect(model.price).toMatch(/^uncached input \$[\d.]+, output \$[\d.]+ per million tokens/);
    for (const { url, asOf } of model.priceSources) expect([url === null || url.startsWith('https://'), /^\d{4}-\d\d-\d\d$/.test(asOf)]).toEqual([true, true]);
    expect(model.priceSources.length).toBeGreaterThan(0);
  }
});

it('show the same figures as a table of Markdown, with the whole conversation where that is counted', async () => {
  const { batch, report, settled } = await open('{"prompt":"Why?","completion":"So."}', ['anthropic/claude-opus-5-5']);
  batch().session.setColumns({ ...batch().columns, isWhole: true });
  await settled();
  const made = report();
  const [model] = made.models;
  const lines = batchLines(made, code);
  expect(lines[0]).toBe(`Many prompts: \`rows.jsonl\`, 1 row, answers that they hold counted with the input. ${made.basis}`);
  expect(lines[4]).toBe(`| \`Claude Opus 5.5\` | ${batchCells(model!).join(' | ')} |`);
  expect(batchCells(model!)).toEqual([`~${model!.p50Tokens}`, `~${model!.p50Tokens}`, `~${model!.p50Tokens}`, '100.0\u00a0% (1 of 1)', expect.stringMatching(/^~\d+ \(\d+–\d+\)$/), expect.stringMatching(/^~\$/), 'none assumed', expect.stringMatching(/^~\$[\d.]+ \(\$[\d.]+–\$[\d.]+\)$/)]);
  // An answer that is estimated makes the sum so.
  expect(batchCells({ ...model!, exactness: 'exact', areAnswersSure: false, answeredRows: 1, answersUsd: 2, costUsd: 3, costLowUsd: 3, costHighUsd: 3 }).slice(-2)).toEqual(['~$2.00', '~$3.00']);
  expect(lines.find((line) => line.startsWith('- Price of `Claude Opus 5.5`'))).toMatch(/\[.+\]\(https:.+\), \d{4}-\d\d-\d\d\.$/);
  expect(batchLines(null, code)).toEqual([]);
  expect(fewNotes(Array.from({ length: 12 }, (_, at) => `${at}`)).slice(9)).toEqual(['9', 'and 2 more such notes']);
});

it('say of rows that were not all read how many were', async () => {
  const { store, settled, batch } = await open(Array.from({ length: 3_000 }, (_, at) => JSON.stringify(`Text ${at}`)).join('\n'), ['openai/gpt-5.5']);
  store.getState().batch!.session.setModels(['anthropic/claude-opus-5-5' as ModelId]);
  batch().session.stop();
  await settled();
  const made = reportBatch(batchForReport(store.getState())!);
  expect(made.doneRows).toBeLessThan(3_000);
  expect(batchLines(made, code)[0]).toMatch(/3,000 rows, of which the first [\d,]+ were read\./);
  expect(faults(made, SCHEMA)).toEqual([]);
});
