import type { Page } from '@playwright/test';
import { unitsOf } from '@/core/prompt/part';
import { samplePrompt } from '@/core/prompt/sample';
import type { Report } from '@/core/share/report';
import { COMPARED_IDS } from '@/core/tokenize/encoding';
import { VOCABULARY_NOTICES } from '@/core/tokenize/vocabulary-notices';
import { wholeText } from '@/core/prompt/long-text';
import { loadEncoder } from '@/test/load-encoder';
import { axe, expect, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, exportReport, row } from './page-parts';
import { englishText } from './texts';

// Each test loads seven vocabularies or more, and on a busy machine that takes its time.
const COUNTED_MS = 90_000;
test.describe.configure({ timeout: 2 * COUNTED_MS });

async function openCompare(page: Page): Promise<void> {
  await page.goto('./#/compare');
  await idle(page, COUNTED_MS);
}

const table = (page: Page) => page.getByRole('table', { name: 'Tokens by tokenizer' });
const rowOf = (page: Page, name: string) => table(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name} `) }) });
const tokensOf = async (page: Page, name: string) => Number((await rowOf(page, name).getByRole('cell').first().innerText()).replaceAll(',', ''));
const order = async (page: Page) => table(page).getByRole('rowheader').evaluateAll((cells) => cells.map((cell) => cell.querySelector('span')?.textContent ?? ''));

test('the sample in seven vocabularies is what their encoders count, sorted, by part, in the report and in a chart', async ({ page }) => {
  await openCompare(page);
  await test.step('the sample in seven vocabularies is what their encoders count, on the screen and in the report', async () => {
    const texts = samplePrompt().parts.flatMap((part) => (part.enabled ? unitsOf(part).map(({ text }) => wholeText(text)) : []));
    const report = await exportReport<Report>(page);
    for (const encodingId of COMPARED_IDS) {
      const encoder = await loadEncoder(encodingId);
      const tokens = texts.reduce((sum, text) => sum + encoder.count(text), 0);
      expect(await tokensOf(page, VOCABULARY_NOTICES[encodingId].name), encodingId).toBe(tokens);
      expect(report.tokenizers.find(({ id }) => id === encodingId), encodingId).toMatchObject({ tokens, low: tokens, high: tokens, exactness: 'exact' });
    }
    const claude = report.tokenizers.find(({ id }) => id === 'claude-new');
    expect(claude).toMatchObject({ exactness: 'estimate', note: expect.stringContaining('Anthropic') });
    expect(claude!.low).toBeLessThan(claude!.tokens);
    expect(claude!.high).toBeGreaterThan(claude!.tokens);
    await expect(rowOf(page, 'Claude 4.7 and later')).toContainText(`~${claude!.tokens.toLocaleString('en-US')}`);
  });
  await test.step('a column sorts, older ones and a single part can be shown, and a second visit counts nothing', async () => {
    const rising = await order(page);
    const tokens = table(page).getByRole('columnheader', { name: 'Tokens' });
    await expect(tokens).toHaveAttribute('aria-sort', 'ascending');
    await tokens.getByRole('button').click();
    await expect(tokens).toHaveAttribute('aria-sort', 'descending');
    expect((await order(page))[0]).toBe(rising.at(-1));
    await table(page).getByRole('columnheader', { name: 'Tokenizer' }).getByRole('button').click();
    const byName = await order(page);
    expect(byName).toEqual(byName.toSorted((a, b) => a.localeCompare(b, 'en')));

    await page.getByRole('checkbox', { name: 'Older ones' }).check();
    await idle(page, COUNTED_MS);
    expect(await tokensOf(page, 'r50k_base')).toBeGreaterThan(1000);
    const whole = await tokensOf(page, 'Gemma 3');
    await page.getByRole('radio', { name: 'Selected part' }).check();
    await row(page, 'deploy.log').click();
    await idle(page, COUNTED_MS);
    const part = samplePrompt().parts.find(({ name }) => name === 'deploy.log');
    const gemma = await loadEncoder('gemma3');
    expect(await tokensOf(page, 'Gemma 3')).toBe(gemma.count(unitsOf(part!).map(({ text }) => wholeText(text)).join('')));
    await page.getByRole('radio', { name: 'Whole prompt' }).check();
    // Nothing to wait for: it was counted before.
    expect(await tokensOf(page, 'Gemma 3')).toBe(whole);
    await page.getByRole('checkbox', { name: 'Older ones' }).uncheck();
  });
  await test.step('the chart shows its names, its figures and its caption whole, wide and narrow', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'a short text');
    await page.getByRole('tab', { name: /Tokenizers/ }).click();
    await chooseModel(page, 'Claude Opus 4.8');
    await idle(page, COUNTED_MS);
    for (const width of [1280, 360]) {
      await resize(page, { width, height: 740 });
      await page.getByRole('radio', { name: 'Chart' }).check();
      await idle(page);
      const chart = page.getByRole('figure', { name: 'Tokens by tokenizer' });
      await expect(chart.locator('svg text').filter({ hasText: 'Claude 4.7 and later' })).toBeVisible();
      const outside = await chart.evaluate((figure) => {
        const frame = figure.querySelector('svg')!.getBoundingClientRect();
        const caption = figure.querySelector('figcaption')!;
        const texts = [...figure.querySelectorAll('svg text')].filter((text) => {
          const box = text.getBoundingClientRect();
          return box.left < frame.left - 0.5 || box.right > frame.right + 0.5;
        });
        return [...texts.map(({ textContent }) => textContent), ...(caption.scrollHeight > caption.clientHeight ? ['caption'] : [])];
      });
      expect(outside, `${width} px`).toEqual([]);
    }
  });
});

test.describe('a vocabulary that does not load', () => {
  test.use({ expectedFaults: [/tekken/, /ERR_FAILED/] });

  test('leaves the others working, stands in by an estimate, and comes with Retry', async ({ page }) => {
    let isOffline = true;
    await page.route(/tekken.*\.js$/, (route) => (isOffline ? route.abort() : route.continue()));
    await openCompare(page);
    const failure = table(page).getByRole('row').filter({ has: page.getByRole('button', { name: 'Retry Tekken' }) });
    await expect(failure).toContainText('The vocabulary tekken did not load. Check the connection, then retry.');
    await expect(table(page)).not.toContainText('http');
    await resize(page, { width: 360, height: 740 });
    expect((await failure.boundingBox())!.height).toBeLessThan(70);
    await resize(page, { width: 1280, height: 720 });
    await expect(rowOf(page, 'Tekken')).toContainText('estimate');
    await expect(rowOf(page, 'Tekken').getByRole('cell').first()).toContainText('~');
    for (const name of ['Gemma 3', 'Llama 3', 'Qwen 3', 'DeepSeek', 'cl100k_base', 'o200k_base']) expect(await tokensOf(page, name), name).toBeGreaterThan(1000);
    expect(await axe(page)).toEqual([]);
    const report = await exportReport<Report>(page);
    expect(report.tokenizers.find(({ id }) => id === 'tekken')).toMatchObject({ exactness: 'estimate', note: expect.stringContaining('did not load') });
    expect(report.tokenizers.find(({ id }) => id === 'gemma3')).toMatchObject({ exactness: 'exact' });

    isOffline = false;
    await page.getByRole('button', { name: 'Retry Tekken' }).click();
    await idle(page, COUNTED_MS);
    expect(await tokensOf(page, 'Tekken')).toBeGreaterThan(1000);
    await expect(table(page)).not.toContainText('did not load');
  });
});

test.describe('a vocabulary that does not load for the chosen model', () => {
  test.use({ expectedFaults: [/qwen3/, /ERR_FAILED/] });

  test('is one estimate in window, comparison and report, and Retry in the window mends all of them', async ({ page }) => {
    let isOffline = true;
    await page.route(/qwen3.*\.js$/, (route) => (isOffline ? route.abort() : route.continue()));
    await openApp(page);
    await paste(page, englishText(5_000));
    await page.getByRole('tab', { name: /Tokenizers/ }).click();
    await idle(page, COUNTED_MS);
    await chooseModel(page, 'Qwen3 235B');
    await idle(page, COUNTED_MS);
    await expect(table(page)).toContainText('The vocabulary qwen3 did not load.');
    const figuresOf = (report: Report) => {
      const [{ tokens, low, high, exactness }, compared] = [report.parts[0]!, report.tokenizers.find(({ id }) => id === 'qwen3')];
      expect(compared).toMatchObject({ tokens, low, high, exactness });
      return { tokens, exactness };
    };
    expect(figuresOf(await exportReport<Report>(page)).exactness).toBe('estimate');

    isOffline = false;
    await page.getByRole('region', { name: 'Context window' }).getByRole('button', { name: 'Retry' }).click();
    await idle(page, COUNTED_MS);
    const tokens = (await loadEncoder('qwen3')).count(englishText(5_000));
    expect(figuresOf(await exportReport<Report>(page))).toEqual({ tokens, exactness: 'exact' });
    expect(await tokensOf(page, 'Qwen 3')).toBe(tokens);
    await expect(table(page)).not.toContainText('did not load');
  });
});

test('what has arrived is shown while a vocabulary is on its way; leaving and cancelling call it back', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/qwen3.*\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await openApp(page);
  await paste(page, 'a short text');
  await idle(page, COUNTED_MS);
  await page.getByRole('tab', { name: /Tokenizers/ }).click();
  await expect(rowOf(page, 'o200k_base').getByRole('cell').first()).toHaveText('3');
  await expect(rowOf(page, 'Qwen 3')).toContainText('counting…');
  await expect(page.getByRole('tabpanel').getByRole('status')).toContainText(/\d of 7 vocabularies/);
  await page.getByRole('tab', { name: /Split/ }).click();
  await idle(page, COUNTED_MS);

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Report (JSON)' }).click();
  // What it says stands below the view, over nothing.
  const progress = page.getByRole('status').filter({ hasText: 'for the report' });
  await expect(progress).toBeVisible();
  const [row, view] = [(await progress.boundingBox())!, (await page.getByRole('tabpanel').boundingBox())!];
  expect(row.y).toBeGreaterThanOrEqual(view.y + view.height - 1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The report was cancelled.')).toBeVisible();
  await idle(page, COUNTED_MS);
  arrive();
  const report = await exportReport<Report>(page);
  expect(report.tokenizers.find(({ id }) => id === 'qwen3')).toMatchObject({ tokens: 3, exactness: 'exact' });
});
