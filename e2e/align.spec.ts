import type { Locator } from '@playwright/test';
import { loadEncoder } from '@/test/load-encoder';
import { expect, idle, openApp, paste, test } from './fixtures';

const TEXT = 'The library opens at 10:45.\nDie Bücherei, 1234 Meter, 狐 👩‍💻.\nThe end\n';

test('both sides show the same lines with counts that add up, and what they cut differently', async ({ page }) => {
  const [o200k, gemma, tekken] = await Promise.all((['o200k_base', 'gemma3', 'tekken'] as const).map(loadEncoder));
  await openApp(page, '#/align');
  await paste(page, TEXT);
  await idle(page);
  const table = page.getByRole('table', { name: /side by side/ });
  const lines = table.getByRole('rowgroup', { name: 'Lines' }).getByRole('row');
  await expect(lines).toHaveCount(3);
  for (const [index, line] of TEXT.split(/(?<=\n)/).entries()) {
    const cells = lines.nth(index).getByRole('cell');
    const [left, right] = [o200k!.count(line), gemma!.count(line)];
    await expect(cells.nth(1)).toHaveText(String(left));
    await expect(cells.nth(3)).toHaveText(String(right));
    expect(await cells.nth(0).textContent()).toBe(line);
    expect(await cells.nth(2).textContent()).toBe(line);
    await expect(cells.nth(4)).toContainText(index === 2 ? 'cut alike' : 'cut differently');
  }
  await expect(page.getByText(`${o200k!.count(TEXT)} tokens with o200k_base, ${gemma!.count(TEXT)} with Gemma 3`)).toBeVisible();
  // Where a page is too narrow for both sides beside each other, the cells of a line stand in another order.
  const cellsOf = (rows: Locator) => rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('[role="cell"]')].map(({ textContent }) => textContent).sort()));
  const onScreen = await cellsOf(lines);
  await page.emulateMedia({ media: 'print' });
  const printed = page.getByRole('table', { name: /side by side, printed$/ });
  await expect(printed.getByRole('columnheader')).toHaveCount(5);
  await expect.poll(() => cellsOf(printed.getByRole('row'))).toEqual([[], ...onScreen]);
  await expect(page.getByText('All 3 rows.')).toBeVisible();
  await expect(lines.first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('combobox', { name: 'Right tokenizer' }).selectOption({ label: 'Tekken · Mistral AI' });
  await idle(page);
  await expect(page.getByText(`${o200k!.count(TEXT)} tokens with o200k_base, ${tekken!.count(TEXT)} with Tekken`)).toBeVisible();
  await page.getByRole('button', { name: 'Swap the sides' }).click();
  await idle(page);
  await expect(page.getByText(`${tekken!.count(TEXT)} tokens with Tekken, ${o200k!.count(TEXT)} with o200k_base`)).toBeVisible();
});

test('the keyboard goes from difference to difference in a long text, of which only the rows in sight are drawn', async ({ page }) => {
  await openApp(page, '#/align');
  await paste(page, `${'a b\n'.repeat(20_000)}Donaudampfschifffahrt 2026\n${'a b\n'.repeat(20_000)}`);
  await idle(page);
  const lines = page.getByRole('rowgroup', { name: 'Lines' });
  await expect(lines.getByRole('row').first()).toContainText('a');
  expect(await lines.getByRole('row').count()).toBeLessThan(80);
  await lines.focus();
  await page.keyboard.press('n');
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: 'Line' })).toHaveText('Line 20,001 of 40,001');
  const found = lines.locator('[aria-current]');
  await expect(found).toContainText('schifffahrt');
  await expect(found).toBeInViewport();
  await expect(found.getByRole('cell').last()).toContainText('cut differently');
  await page.keyboard.press('n');
  await expect(page.getByText('No difference below')).toBeVisible();
  await page.keyboard.press('End');
  await expect(lines.getByRole('row').last()).toHaveAttribute('aria-rowindex', '40002');
  await page.keyboard.press('Home');
  await expect(lines.getByRole('row').first()).toHaveAttribute('aria-rowindex', '2');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^The first 1,000 of 40,001 rows are printed\. \d+ of them are printed without all tokens: they have not been in sight\.$/)).toBeVisible();
  await expect(page.getByRole('table', { name: /side by side, printed$/ }).getByRole('row')).toHaveCount(1001);
});

test('a vocabulary that does not come leaves the other side, and Retry brings it', async ({ page, expectedFaults }) => {
  expectedFaults.push(/gemma3|ERR_FAILED/);
  let isBlocked = true;
  await page.route(/gemma3.*\.js$/, (route) => (isBlocked ? route.abort() : route.continue()));
  await openApp(page, '#/align');
  await paste(page, TEXT);
  await idle(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('gemma3');
  await expect(page.getByRole('rowgroup', { name: 'Lines' })).toContainText('library');
  isBlocked = false;
  await alert.getByRole('button', { name: 'Retry' }).click();
  await idle(page);
  await expect(alert).toBeHidden();
  await expect(page.getByText(/with Gemma 3/)).toBeVisible();
});
