import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, expectSound, idle, openApp, test } from './fixtures';
import { chooseModel, setFields } from './page-parts';

const results = (page: Page) => page.getByRole('region', { name: 'Results' });

/** The cells of a row by the row's name. */
async function rowCells(page: Page, table: string, name: string): Promise<string[]> {
  return page.getByRole('table', { name: table }).getByRole('row').filter({ has: page.getByRole('rowheader', { name }) }).getByRole('cell').allInnerTexts();
}

const figure = (page: Page, name: string) => results(page).locator('dl > div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd').first();

test('a prompt takes the memory and the time that it does by hand, in the tokens of the model that is shown', async ({ page }) => {
  await openApp(page, '#/memory');
  // A closed model has no architecture that is known: one stands in for it, and the page says so.
  await expect(page.getByText('No architecture of GPT-5.5 is known here; Llama 3.1 8B stands in for one.')).toBeVisible();
  await page.getByRole('button', { name: 'Count as Llama 3.1 8B' }).click();
  await idle(page);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(/Llama 3\.1 8B/);
  await expect(page.getByText('The architecture of Llama 3.1 8B Instruct, the chosen model, with the tokens it counts.').or(page.getByText('The architecture of Llama 3.1 8B, the chosen model, with the tokens it counts.'))).toBeVisible();

  await setFields(page, { Prompt: '128Ki', 'At once': '4' });
  await expect(figure(page, 'Cache a token')).toHaveText('128 KiB');
  await expect(figure(page, 'This prompt')).toHaveText('16 GiB');
  // 72 GB for weights and caches: 16.06 and 4 × 17.18.
  await expect(results(page).getByRole('heading')).toHaveText('Does not fit. 11.9 GiB too little');
  await expect(results(page)).toContainText('up to 106,697 tokens for each of 4 prompts, or 3 prompts of this length');
  await setFields(page, { Number: '2' });
  await expect(results(page).getByRole('heading')).toHaveText('Fits. 55.2 GiB left beside weights and cache');
  expect(await rowCells(page, 'What fills the memory', '4 KV caches')).toEqual(['64 GiB', '42.9\u00a0%']);

  // 2 × 8.03e9 × 131,072, and 2 × 32 × 32 × 256 × 131,072² / 2; together over 2 × 989.4e12 × 0.5, and 0.1 s.
  expect((await rowCells(page, 'Reading the prompt', 'Weights, with the length'))[0]).toBe('2.11 PFLOP');
  expect((await rowCells(page, 'Reading the prompt', 'Attention, with its square'))[0]).toBe('4.5 PFLOP');
  expect((await rowCells(page, 'Reading the prompt', 'First token at 50 % of the peak'))[0]).toBe('6.78 s');
  await expect(results(page)).toContainText('From 61,265 tokens on, attention takes more work than the weights.');
  // Half of it cached: a quarter of the pairs is spared, and half of the weights' work.
  await setFields(page, { 'Start that is cached': '64Ki' });
  expect((await rowCells(page, 'Reading the prompt', 'Attention, with its square'))[1]).toBe('3.38 PFLOP');

  await page.getByText('The charts as a table').click();
  const table = page.getByRole('table', { name: 'Memory and time by length' });
  await expect(table.getByRole('row').last()).toContainText('131,072, yours');
  await expect(table.getByRole('row').last()).toContainText('64 GiB');

  // Windows, a latent, and what is not published.
  const architecture = page.getByRole('combobox', { name: 'Architecture' });
  await architecture.selectOption({ label: 'Gemma 3 27B, sliding window' });
  await idle(page);
  await expect(figure(page, 'This prompt')).toHaveText('10.4 GiB');
  await architecture.selectOption({ label: 'DeepSeek V4 Flash, compressed' });
  await idle(page);
  await expect(results(page)).toContainText('The work of attention is not computed for DeepSeek V4 Flash');
  await expect(figure(page, 'First token')).toHaveText(/^≥/);
  await page.getByRole('button', { name: 'Follow the chosen model' }).click();
  await page.getByRole('combobox', { name: 'KV cache' }).selectOption('fp8');
  await idle(page);
  await expect(figure(page, 'This prompt')).toHaveText('8 GiB');

  // An empty field has the prompt's own tokens again.
  await setFields(page, { Prompt: '' });
  await expect(page.getByText('from your prompt')).toBeVisible();
  await chooseModel(page, 'DeepSeek V3');
  await idle(page);
  await expect(figure(page, 'Cache a token')).toHaveText('34.3 KiB');
});

test('an architecture that is typed in is checked by field, computed, kept, saved, opened and removed', async ({ page }) => {
  await openApp(page, '#/memory');
  await page.getByRole('button', { name: 'Type in an architecture' }).click();
  const form = page.getByRole('form', { name: 'Architecture' });
  const type = async (fields: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(fields)) await form.getByRole('textbox', { name, exact: true }).fill(value);
  };
  await type({ Name: 'Mine', Layers: '62.5', 'Query heads': '32', 'KV heads': '5', 'Dimension of a head': '128', 'Weights, × 10⁹': '27.4', 'Full window, tokens': '131,072' });
  await form.getByRole('button', { name: 'Use it' }).click();
  await expect(form.getByText('Layers is no whole number from 1 to 10,000.')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Layers', exact: true })).toBeFocused();
  await expect(form.getByRole('textbox', { name: 'KV heads' })).toHaveAccessibleDescription('KV heads does not divide the 32 query heads.');
  await expectSound(page, 'with what is wrong');
  await type({ Layers: '62', 'KV heads': '16', 'Sliding window, tokens': '1024', 'Layers with that window': '52' });
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(figure(page, 'Full window')).toHaveText('10.4 GiB');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save file' }).click();
  const path = await (await download).path();
  expect(readFileSync(path, 'utf8')).toContain('"Mine"');

  await page.reload();
  await idle(page);
  await expect(page.getByRole('combobox', { name: 'Architecture' })).toHaveValue('own-1');
  await expect(figure(page, 'Full window')).toHaveText('10.4 GiB');
  await page.getByRole('button', { name: 'Remove Mine' }).click();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('combobox', { name: 'Architecture' })).toHaveValue('own-1');
  await page.getByRole('button', { name: 'Remove Mine' }).click();
  await idle(page);
  await expect(page.getByRole('list', { name: 'Your architectures' })).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Architecture' })).toHaveValue('llama-3.1-8b');
  await page.getByLabel('Open file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('alert')).toHaveText('x.json holds no architectures that were saved here.');
  await page.getByLabel('Open file').setInputFiles(path);
  await idle(page);
  await expect(figure(page, 'Full window')).toHaveText('10.4 GiB');
});
