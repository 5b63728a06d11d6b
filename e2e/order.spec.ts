import type { Page } from '@playwright/test';
import { dropFiles, expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { chooseModel, partNames } from './page-parts';

const PHONE = { width: 360, height: 740 };
/** A word and a blank are a token. */
const words = (count: number) => 'word '.repeat(count);

const preview = (page: Page) => page.getByRole('list', { name: 'Order previewed' }).getByRole('listitem').evaluateAll((items) => items.map((item) => item.querySelector('[title]')?.getAttribute('title') ?? ''));

/** Points lost by the order that a row names. */
async function lost(page: Page, name: string): Promise<number> {
  const cell = page.getByRole('table', { name: 'Orders compared' }).getByRole('row', { name }).getByRole('cell').first();
  return Number(await cell.innerText());
}

async function setImportance(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Importance of ${name} as a number` });
  await field.fill(value);
  await field.press('Enter');
  await idle(page);
}

test('what matters most is put where the curve is highest, previewed, applied and undone; a full window asks for another order', async ({ page }) => {
  await openApp(page, '#/position/length');
  await chooseModel(page, 'GPT-4');
  await dropFiles(page, ['a.md', 'b.md', 'c.md'].map((name) => ({ name, content: words(660) })));
  await idle(page);
  await page.getByRole('combobox', { name: 'Measurement' }).selectOption({ label: 'Veseli et al. 2025: Llama 3 70B, retrieval' });
  await page.getByRole('radio', { name: 'Order', exact: true }).check();
  await idle(page);
  await expect(page.locator('[data-label="overlay"]')).toContainText('Scores of Llama 3 70B on two synthetic tasks of retrieval (Veseli et al., 2025, n=800 per cell, inferred) by position. Not this model’s attention, and not a prediction for your prompt.');

  // A quarter of 8,192 tokens: the start scores highest, but by too little to speak of.
  await setImportance(page, 'c.md', '10');
  await page.getByRole('slider', { name: 'Importance of b.md' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('textbox', { name: 'Importance of b.md as a number' })).toHaveValue('2');
  await idle(page);
  await expect(page.getByText('No measurable difference.')).toBeVisible();
  expect(await preview(page)).toEqual(['c.md', 'b.md', 'a.md']);
  await expect(page.getByText('Near a full window another order is best')).toContainText('a.md, b.md, c.md.');

  await page.getByRole('button', { name: 'Apply this order' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(['c.md', 'b.md', 'a.md']);
  await expect(page.getByRole('button', { name: 'Apply this order' })).toBeDisabled();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(['a.md', 'b.md', 'c.md']);

  // Rules of others on the same curve, and a pinned part that stays.
  await page.getByRole('radio', { name: 'Preview: Most important last' }).check();
  expect(await preview(page)).toEqual(['a.md', 'b.md', 'c.md']);
  await page.getByRole('radio', { name: 'Preview: LangChain, LongContextReorder' }).check();
  expect(await preview(page)).toEqual(['c.md', 'a.md', 'b.md']);
  await page.getByRole('radio', { name: 'Preview: Best by this curve' }).check();
  await page.getByRole('button', { name: 'Pin a.md to its place' }).click();
  await idle(page);
  expect(await preview(page)).toEqual(['a.md', 'c.md', 'b.md']);
  await page.getByRole('button', { name: 'Pin a.md to its place' }).click();

  // Nearly full: what matters goes to the end, and the gain is one to speak of.
  await dropFiles(page, [{ name: 'd.md', content: words(5800) }]);
  await idle(page);
  await expect(page.getByText(/^The best order loses \d+\.\d points less\.$/)).toBeVisible();
  expect((await preview(page)).at(-1)).toBe('c.md');
  await expect(page.getByText(/Near a full window/)).toHaveCount(0);
  expect(await lost(page, 'As it is')).toBeGreaterThan((await lost(page, 'Preview: Best by this curve')) + 5);
  await page.getByRole('radio', { name: '10', exact: true }).check();
  await idle(page);
  await expect(page.getByText(/No measurable difference|The best order loses 1\d\.\d points less/)).toBeVisible();

  await page.getByRole('radio', { name: 'Preview: Most important first' }).focus();
  await page.keyboard.press('Space');
  await setImportance(page, 'a.md', 'many');
  await expect(page.getByRole('alert').filter({ hasText: 'Not a number of 0 to 1000. It is still 1.' })).toBeVisible();
  await resize(page, PHONE);
  await expectSound(page, 'on a phone');

  // Fuller than was measured: there is no curve, and the reason is given.
  await dropFiles(page, [{ name: 'e.md', content: words(2000) }]);
  await idle(page);
  await expect(page.getByText('Nothing is drawn outside what was measured.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Orders compared' })).toHaveCount(0);
});
