import type { Locator } from '@playwright/test';
import { expect, expectSound, idle, openApp, test } from './fixtures';
import { chooseModel } from './page-parts';

/** The whole number in a cell, without "~" and separators. */
async function tokensIn(row: Locator, column: number): Promise<number> {
  // As shown: the range that a phone has under the tokens is not.
  const text = await row.getByRole('cell').nth(column).innerText();
  return text === '–' ? 0 : Number(text.replace(/[~,]/g, ''));
}

test('the lines of the framing and the tools add up, for each kind of rule', async ({ page }) => {
  await openApp(page, '#/split');
  await page.getByRole('table', { name: 'Split of the window' }).getByRole('button', { name: 'Framing' }).click();
  for (const model of ['GPT-5.5', 'Claude Haiku 4.5', 'Qwen3 235B', 'Gemini 2.5 Pro']) {
    await chooseModel(page, model);
    await idle(page);
    const split = page.getByRole('table', { name: 'Split of the window' });
    const framing = split.getByRole('row', { name: /^Framing/ });
    const total = await tokensIn(framing, 0);
    // Google's SDK counts none: its lines are ranges that begin at 0.
    if (!model.startsWith('Gemini')) expect(total).toBeGreaterThan(0);
    // Between the framing and the input stand its lines, and a reason with a source for each group of them.
    const names = await split.getByRole('row').evaluateAll((rows) => rows.map((row) => row.querySelector('th')?.textContent ?? ''));
    const [from, to] = [names.indexOf('Framing') + 1, names.indexOf('Input')];
    let sum = 0;
    let reasons = 0;
    for (let index = from; index < to; index += 1) {
      const row = split.getByRole('row').nth(index);
      if (names[index] === '') {
        reasons += 1;
        await expect(row.getByRole('link')).toHaveAttribute('href', /^https:/);
        await expect(row).toContainText(/20\d\d-\d\d-\d\d/);
      } else sum += await tokensIn(row, 0);
    }
    expect(sum).toBe(total);
    expect(reasons).toBeGreaterThan(0);

    const tools = page.getByRole('table', { name: 'Cost of the tools' });
    const rows = await tools.getByRole('row').all();
    const figures = await Promise.all(rows.slice(1).map(async (row) => Promise.all([0, 1, 2].map((column) => tokensIn(row, column)))));
    const all = figures.pop() ?? [];
    expect(figures.length).toBe(4);
    await expect(tools.getByRole('row').nth(1)).toContainText('Shared by all tools');
    for (const column of [0, 1, 2]) expect(figures.reduce((added, row) => added + (row[column] ?? 0), 0), `column ${column}`).toBe(all[column]);
    // Words and format make the tokens of every row, and the words are what stands under Tools in the split.
    for (const [words = 0, format = 0, tokens] of [...figures, all]) expect(words + format).toBe(tokens);
    expect(all[0]).toBe(await tokensIn(split.getByRole('row', { name: /^Tools/ }), 0));
  }
});

test('where the vendor counts the choice of tools it can be made, is kept, and can be undone', async ({ page }) => {
  await openApp(page, '#/split');
  const choice = page.getByRole('radiogroup', { name: 'Tool choice' });
  await expect(page.getByRole('table', { name: 'Cost of the tools' })).toBeVisible();
  await expect(choice).toHaveCount(0);
  await chooseModel(page, 'Claude Haiku 4.5');
  await idle(page);
  const shared = page.getByRole('row', { name: /^Shared by all tools/ });
  await expect(shared).toContainText('496');
  await choice.getByRole('radio', { name: 'any' }).check();
  await expect(shared).toContainText('588');
  await page.getByRole('button', { name: 'Framing', exact: true }).click();
  await expect(page.getByRole('row', { name: /^Tool-use instructions, one must be used/ })).toContainText('588');
  await idle(page);
  await page.reload();
  await idle(page);
  await expect(choice.getByRole('radio', { name: 'any' })).toBeChecked();
  await choice.getByRole('radio', { name: 'auto' }).check();
  await expect(shared).toContainText('496');
  await page.getByRole('button', { name: /^Undo \(/ }).click();
  await expect(shared).toContainText('588');
});

test('on a phone the names in the table of tools are whole', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openApp(page, '#/split');
  await chooseModel(page, 'Claude Haiku 4.5');
  await idle(page);
  const tools = page.getByRole('table', { name: 'Cost of the tools' });
  for (const name of await tools.getByRole('rowheader').all()) {
    expect(await name.evaluate((cell) => cell.scrollWidth - cell.clientWidth), await name.innerText()).toBeLessThanOrEqual(0);
    expect(await name.evaluate((cell) => getComputedStyle(cell).textOverflow)).toBe('clip');
  }
  await expect(tools.getByRole('row', { name: /^Shared by all tools/ })).toContainText(/[\d,]+–[\d,]+|496/);
  expect((await tools.boundingBox())!.width).toBeLessThanOrEqual(360);
});

test('without a tool nothing is said of tools', async ({ page }) => {
  await openApp(page, '#/split');
  for (const name of ['search_files', 'read_file', 'run_query']) await page.getByRole('switch', { name: `${name} in the prompt` }).click();
  await idle(page);
  await expect(page.getByRole('table', { name: 'Cost of the tools' })).toHaveCount(0);
});

test('axe finds nothing in the opened framing', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openApp(page, '#/split');
  await page.getByRole('button', { name: 'Framing', exact: true }).click();
  await expectSound(page);
});
