import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, expectSound, idle, openApp, pressOnceThere, test } from './fixtures';
import { chooseModel } from './page-parts';

async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly lines: readonly Record<string, unknown>[]; readonly text: string }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  const text = readFileSync(await file.path(), 'utf8');
  return { name: file.suggestedFilename(), text, lines: text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const csvFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('needle tests are made to the token, sent, scored, drawn and laid along the prompt', async ({ page }) => {
  await openApp(page, '#/position/needles');
  await page.getByRole('textbox', { name: 'Lengths, tokens' }).fill('1k, 3,001');
  await page.getByRole('textbox', { name: /^Depths/ }).fill('0, 50, 100, x');
  await expect(page.getByText('“x” is not a whole number of percent from 0 to 100.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the prompts' })).toBeDisabled();
  await page.getByRole('textbox', { name: /^Depths/ }).fill('0, 50, 100');
  await expect(page.getByText('12 prompts, 24,006 tokens in all. The lengths are exact in o200k_base, the tokenizer of GPT-5.5')).toBeVisible();
  await page.getByRole('button', { name: 'Make the prompts' }).click();
  await expect(page.getByText(/^12 prompts are made, each counted\. Each needle stands between two lines, at most \d\.\d points of depth from where it was asked for; the key says where\.$/)).toBeVisible();
  await idle(page);

  const requests = await saved(page, 'Save requests');
  expect(requests.name).toBe('needles-openai.jsonl');
  expect(requests.lines).toHaveLength(12);
  for (const { custom_id: id, body } of requests.lines as { custom_id: string; body: { model: string; messages: { content: string }[] } }[]) {
    expect(body.model).toBe('gpt-5.5');
    expect(countTokens(body.messages[0]?.content ?? ''), id).toBe(Number(/^n(\d+)-/.exec(id)?.[1]));
  }
  const key = await saved(page, 'Save answer key');
  for (const line of key.lines) expect(Math.abs(Number(line['real_depth_percent']) - Number(line['depth_percent'])), String(line['custom_id'])).toBeLessThan(10);
  const answers = key.lines as { custom_id: string; answer: string }[];
  const rows = answers.map(({ custom_id: id, answer }) => `${id},"${id.includes('-d50-') ? 'No idea.' : `The code is ${answer}.`}"`);

  // Without the key the settings score; two rows are none.
  await page.getByLabel('Open results').setInputFiles(csvFile('mine.csv', `id,answer\n${rows.join('\n')}\n,x\nn9-d9-t9,x\n`));
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: 'mine.csv' })).toHaveText('mine.csv: 12 rows used, 2 not.');
  await expect(page.getByRole('list', { name: 'Rows that were not used' })).toContainText('Line 14: no id');
  await expect(page.getByRole('list', { name: 'Rows that were not used' })).toContainText('Line 15: no test of this key has the id: n9-d9-t9');
  const table = page.getByRole('table', { name: 'Right answers by length and depth' });
  await expect(table.getByRole('row', { name: '3,001, at 50 %' })).toHaveText('3,001, at 50 %0 of 20 %0–66 %');
  await expect(table.getByRole('row').last()).toHaveText('3,001, at 100 %2 of 2100 %34–100 %');
  const map = page.getByRole('application', { name: 'Right answers by length and depth' });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('1,000 tokens, needle at 50 %: 0 of 2 right, 0 % (0–66 %).')).toBeVisible();
  await expectSound(page, 'with results');
  await page.getByRole('button', { name: 'Lay along my prompt' }).click();
  await expect(page.getByRole('button', { name: 'Lies along your prompt' })).toBeDisabled();

  // Other settings, own words, and the key that goes with the results.
  await page.getByRole('radio', { name: 'Own needle' }).check();
  await page.getByRole('textbox', { name: 'The answer holds' }).fill('nowhere');
  await expect(page.getByText('The needle does not hold it.')).toBeVisible();
  await page.getByLabel('Open results').setInputFiles([csvFile('needles-key.jsonl', key.text), csvFile('scores.csv', `custom_id,score\n${answers[0]?.custom_id ?? ''},0.5\n`)]);
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: 'scores.csv' })).toHaveText('scores.csv: 1 row used, 0 not.');
  await page.getByLabel('Open results').setInputFiles(csvFile('other.csv', 'a,b\n1,2\n'));
  await expect(page.getByRole('alert').filter({ hasText: 'describe no tests' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove results' }).click();
  await expect(page.getByText('No results yet.')).toBeVisible();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('button', { name: 'Lies along your prompt' })).toBeVisible();
});

test('own documents hide the needle, a run is cancelled, and a tokenizer that is not public is said to be none', async ({ page }) => {
  await openApp(page, '#/position/needles');
  await chooseModel(page, 'Claude Haiku 5.5');
  await page.getByRole('radio', { name: 'My documents' }).check();
  await page.getByRole('radio', { name: 'Anthropic batch' }).check();
  await page.getByRole('textbox', { name: 'Lengths, tokens' }).fill('2k');
  await page.getByRole('textbox', { name: /^Depths/ }).fill('40');
  await idle(page);
  await expect(page.getByText(/^2 prompts, 4,000 tokens in all\. The tokenizer of Claude Haiku 5\.5 is not public: the lengths are exact in o200k_base, and [\d.]+ to [\d.]+ times as long/)).toBeVisible();
  await page.getByRole('button', { name: 'Make the prompts' }).click();
  await expect(page.getByText(/^2 prompts are made, each counted\./)).toBeVisible();
  const { lines } = await saved(page, 'Save requests');
  const content = (lines[0] as { params: { messages: { content: string }[] } }).params.messages[0]?.content ?? '';
  expect(countTokens(content)).toBe(2000);
  expect(content).toContain('Timeline');

  await page.getByRole('textbox', { name: 'Lengths, tokens' }).fill('100k, 200k, 300k');
  const cancelled = pressOnceThere(page, 'Cancel');
  await page.getByRole('button', { name: 'Make the prompts' }).click();
  await cancelled;
  await expect(page.getByRole('button', { name: 'Make the prompts' })).toBeEnabled();
  await idle(page);
  await expect(page.getByRole('button', { name: 'Save requests' })).toHaveCount(0);

  await page.reload();
  await idle(page);
  await expect(page.getByRole('textbox', { name: 'Lengths, tokens' })).toHaveValue('100k, 200k, 300k');
});
