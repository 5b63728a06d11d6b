import type { Page } from '@playwright/test';
import { axe, expect, expectSound, idle, paste, resize, test } from './fixtures';
import { chooseModel, exportReport } from './page-parts';
import type { Report } from '@/core/share/report';
import { englishText } from './texts';

// Each test loads eight vocabularies, and on a busy machine that takes its time.
const COUNTED_MS = 90_000;
test.describe.configure({ timeout: 2 * COUNTED_MS });

async function openModels(page: Page): Promise<void> {
  await page.goto('./#/models');
  await idle(page, COUNTED_MS);
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Models against this prompt' });
const rowOf = (page: Page, id: string) => grid(page).locator(`[data-model="${id}"]`);
const ids = (page: Page) => grid(page).locator('[data-model]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-model') ?? ''));
const pane = async (page: Page, name: string | RegExp) => {
  await page.getByRole('radio', { name }).check();
  await idle(page);
};
/** The first column's name is the second cell's text, and so on: figures of a row by the label of the column. */
async function cell(page: Page, id: string, label: string): Promise<string> {
  const at = await grid(page).getByRole('columnheader', { name: label, exact: true }).getAttribute('aria-colindex');
  return rowOf(page, id).locator(`[aria-colindex="${at}"]`).innerText();
}
async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search models' }).fill(text);
  await idle(page);
}
/** 0 where the view says that nothing passes. */
const rowCount = async (page: Page) => {
  const none = page.getByText('No model passes these filters');
  await expect(grid(page).or(none)).toBeVisible();
  return (await none.isVisible()) ? 0 : Number(await grid(page).getAttribute('aria-rowcount')) - 1;
};
const sortBy = async (page: Page, label: string) => {
  await grid(page).getByRole('columnheader', { name: label, exact: true }).getByRole('button').click();
  await idle(page);
};

test('the table of models: sorted, filtered, equal to the window and the report, beside claims, and without a violation in any pane', async ({ page }) => {
  await openModels(page);
  await test.step('columns sort, filters and search narrow, vendors group, and columns can be chosen', async () => {
    const all = await rowCount(page);
    expect(all).toBeGreaterThan(230);
    await expect(grid(page).getByRole('columnheader', { name: 'Request', exact: true })).toHaveAttribute('aria-sort', 'ascending');
    const cheapest = await ids(page);
    await sortBy(page, 'Request');
    await expect(grid(page).getByRole('columnheader', { name: 'Request', exact: true })).toHaveAttribute('aria-sort', 'descending');
    expect((await ids(page))[0]).not.toBe(cheapest[0]);
    await sortBy(page, 'Model');
    const names = await grid(page).getByRole('rowheader').evaluateAll((cells) => cells.map((each) => each.querySelector('[title]:not(input)')?.getAttribute('title') ?? ''));
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
    // The sample is many times what the smallest windows hold: no figure is cut off.
    await sortBy(page, 'Window');
    await sortBy(page, 'Window');
    const figures = grid(page).getByRole('gridcell').filter({ hasText: /\d,\d{3}\s%/ });
    await expect(figures.first()).toBeVisible();
    expect(await figures.locator('span.truncate').evaluateAll((spans) => spans.filter((span) => span.scrollWidth > span.clientWidth).map((span) => span.textContent))).toEqual([]);

    await page.getByRole('button', { name: 'Filters' }).click();
    const filters = page.getByRole('group', { name: 'Filters' });
    await filters.getByRole('checkbox', { name: 'Open weights' }).check();
    await idle(page);
    const open = await rowCount(page);
    expect(open).toBeLessThan(all);
    await filters.getByRole('checkbox', { name: 'Reads images' }).check();
    await filters.getByRole('textbox', { name: 'Window from' }).fill('200k');
    await filters.getByRole('textbox', { name: 'Window from' }).press('Enter');
    await idle(page);
    const narrow = await rowCount(page);
    expect(narrow).toBeLessThan(open);
    await filters.getByRole('textbox', { name: /Request up to/ }).fill('1');
    await filters.getByRole('combobox', { name: 'Vendor' }).selectOption({ label: 'Meta' });
    await idle(page);
    expect(await rowCount(page)).toBeLessThan(narrow);
    await expect(page.getByRole('button', { name: 'Filters (5)' })).toBeVisible();
    await filters.getByRole('button', { name: 'Reset' }).click();
    await filters.getByRole('combobox', { name: 'Region' }).selectOption('EU');
    await idle(page);
    expect(await rowCount(page)).toBeGreaterThan(0);
    expect(await rowCount(page)).toBeLessThan(10);
    await filters.getByRole('button', { name: 'Reset' }).click();
    await search(page, 'no such model');
    await expect(page.getByText('No model passes these filters')).toBeVisible();
    await search(page, '');

    await page.getByRole('checkbox', { name: 'By vendor' }).check();
    await idle(page);
    expect(await rowCount(page)).toBeGreaterThan(all + 20);
    await expect(grid(page).getByRole('rowheader', { name: /\d+ models?$/ }).first()).toBeVisible();
    await page.getByRole('checkbox', { name: 'By vendor' }).uncheck();

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Knowledge' }).check();
    await page.getByRole('checkbox', { name: 'Month' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
    await expect(grid(page).getByRole('columnheader', { name: 'Knowledge' })).toBeVisible();
    await expect(grid(page).getByRole('columnheader', { name: 'Month' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Knowledge' }).uncheck();
    await page.getByRole('checkbox', { name: 'Month' }).check();
    await page.keyboard.press('Escape');
    await sortBy(page, 'Request');
    await page.getByRole('button', { name: 'Filters' }).click();
  });
  await test.step('the rows say what the window and the report say, for the chosen model and for another', async () => {
    await search(page, 'gpt-5.5');
    const window = page.getByRole('region', { name: 'Context window' });
    const own = await cell(page, 'openai/gpt-5.5', 'Tokens');
    await expect(window).toContainText(`${own.split('\n')[0]} in`);
    await search(page, 'claude opus 4.8');
    const [tokens = '', range = ''] = (await cell(page, 'anthropic/claude-opus-4-8', 'Tokens')).split('\n');
    const report = await exportReport<Report>(page);
    const reported = report.models.find(({ id }) => id === 'anthropic/claude-opus-4-8')!;
    expect(tokens).toBe(`~${reported.tokens.toLocaleString('en-US')}`);
    expect(reported.exactness).toBe('estimate');
    expect(reported.rules.length).toBeGreaterThan(2);
    await chooseModel(page, 'Claude Opus 4.8');
    await idle(page, COUNTED_MS);
    await expect(window).toContainText(`${tokens} in`);
    await expect(window).toContainText(range);
    await expect(rowOf(page, 'anthropic/claude-opus-4-8')).toHaveAttribute('aria-selected', 'true');
    await chooseModel(page, 'GPT-5.5');
    await search(page, '');
  });
  await test.step('claims stand beside what was found, in a list and beside the facts of a pinned model', async () => {
    await pane(page, 'Claims');
    const claims = page.getByRole('table', { name: 'Claims and what was found' });
    expect(await claims.getByRole('rowheader').count()).toBeGreaterThanOrEqual(39);
    await expect(claims.getByText('disagrees').first()).toBeVisible();
    await page.getByRole('checkbox', { name: 'Disagreements only' }).check();
    await expect(claims.getByText('agrees', { exact: true })).toHaveCount(0);
    expect(await axe(page)).toEqual([]);
    await pane(page, 'Table');
    await search(page, 'gemini 3.1 pro');
    await page.getByRole('checkbox', { name: /^Pin Gemini 3.1 Pro/ }).first().check();
    await pane(page, /Side by side/);
    await expect(page.getByRole('table', { name: 'Pinned models' }).getByRole('row', { name: /^Input/ })).toContainText(/disagrees claimed \$3\.50/);
    await page.getByRole('table', { name: 'Pinned models' }).getByRole('button', { name: /^Unpin/ }).click();
    await pane(page, 'Claims');
    await page.getByRole('checkbox', { name: 'Disagreements only' }).uncheck();
    await pane(page, 'Table');
    await search(page, '');
  });
  await test.step('no pane breaks the rules of accessibility, wide and at 360 px', async () => {
    await page.getByRole('button', { name: 'Filters' }).click();
    for (let row = 0; row < 2; row += 1) await page.getByRole('checkbox', { name: /^Pin / }).nth(row).check();
    for (const width of [1280, 360]) {
      await resize(page, { width, height: 740 });
      for (const name of ['Table', /Side by side/, 'Charts', 'Claims']) {
        await pane(page, name);
        await expectSound(page, `${String(name)} at ${width} px`);
      }
    }
    await pane(page, 'Table');
    // The name stays where it is while the figures are scrolled.
    const name = grid(page).getByRole('rowheader').first();
    const left = (await name.boundingBox())!.x;
    await grid(page).evaluate((element) => (element.scrollLeft = 300));
    expect((await name.boundingBox())!.x).toBeCloseTo(left, 0);
    expect((await grid(page).boundingBox())!.height).toBeLessThan(740);
  });
});

test('rows of models are chosen, pinned and compared; what an answer and a month cost; and a prompt that is too long', async ({ page }) => {
  await openModels(page);
  await test.step('a row is chosen by a click and by keys, five are pinned and compared, and the keys move through all rows', async () => {
    const picker = page.getByRole('combobox', { name: 'Model' });
    const [first = '', second = ''] = await ids(page);
    await rowOf(page, second).getByRole('gridcell').first().click();
    await idle(page, COUNTED_MS);
    await expect(rowOf(page, second)).toHaveAttribute('aria-selected', 'true');
    await expect(picker).not.toHaveValue('GPT-5.5');
    await grid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await idle(page, COUNTED_MS);
    await expect(rowOf(page, first)).toHaveAttribute('aria-selected', 'true');
    // The active cell is named, also when it was far out of sight.
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    const named = await grid(page).getAttribute('aria-activedescendant');
    await expect(page.locator(`[id="${named}"]`)).toBeVisible();
    await page.keyboard.press('Home');
    for (let pinned = 0; pinned < 5; pinned += 1) {
      await page.keyboard.press('p');
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('p');
    await expect(page.getByText('5 models are pinned')).toBeVisible();
    await pane(page, 'Side by side (5)');
    const pinned = page.getByRole('table', { name: 'Pinned models' });
    await expect(pinned.getByRole('columnheader')).toHaveCount(5);
    await expect(pinned.getByRole('row', { name: /^Window/ }).last().getByRole('link').first()).toHaveAttribute('href', /^https/);
    await expect(pinned.getByRole('row', { name: /^Rules/ })).toContainText('per million');
    await pinned.getByRole('button', { name: /^Unpin/ }).first().click();
    await expect(pinned.getByRole('columnheader')).toHaveCount(4);
    await pane(page, 'Table');
  });
  await test.step('the answer can be the same for all, a month follows the requests, and the table is saved', async () => {
    await search(page, 'gpt-4o mini');
    const before = await cell(page, 'openai/gpt-4o-mini', 'Request');
    const answer = page.getByRole('textbox', { name: 'Tokens of the answer' });
    await answer.fill('100');
    await answer.press('Enter');
    await idle(page);
    expect(await cell(page, 'openai/gpt-4o-mini', 'Request')).not.toBe(before);
    const month = await cell(page, 'openai/gpt-4o-mini', 'Month');
    const requests = page.getByRole('textbox', { name: 'Requests a day' });
    await requests.fill('1k');
    await requests.press('Enter');
    await idle(page);
    const times = Number((await cell(page, 'openai/gpt-4o-mini', 'Month')).replace(/[^\d.]/g, '')) / Number(month.replace(/[^\d.]/g, ''));
    expect(times).toBeGreaterThan(9.9);
    expect(times).toBeLessThan(10.1);
    const saved = async (name: string) => {
      await page.getByRole('button', { name: 'Save table' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name }).click();
      const stream = await (await download).createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    };
    const csv = (await saved('As CSV')).trimEnd().split('\r\n');
    expect(csv).toHaveLength((await rowCount(page)) + 1);
    expect(csv[0]).toMatch(/^rank,id,model,vendor,verdict/);
    expect(csv.find((line) => line.includes('openai/gpt-4o-mini'))).toContain(',1000,30,');
    expect(await saved('As Markdown')).toMatch(/^\| Model \| Fits \|/);
  });
  await test.step('a prompt that is too long: over names the limit, what is not sold comes last, and what is not served says why', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, englishText(1_400_000));
    await idle(page, COUNTED_MS);
    await search(page, 'gpt-4o');
    expect(await cell(page, 'openai/gpt-4o', 'Fits')).toMatch(/^Over\n.*window$/);
    expect(await cell(page, 'openai/gpt-4o', 'Request')).toMatch(/^not served\nwindow 128K$/);
    await search(page, 'gpt-2');
    expect(await cell(page, 'openai/gpt-2', 'Request')).toMatch(/^no price\nnone known here$/);
    await search(page, '');
    await grid(page).focus();
    await page.keyboard.press('End');
    await expect(grid(page).locator('[data-model]').last()).toContainText('none known here');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: 'Fits only' }).check();
    await idle(page);
    await expect(grid(page).getByText('Over', { exact: true })).toHaveCount(0);
    await pane(page, 'Charts');
    await expect(page.getByRole('figure', { name: 'Cost of this request by window' }).locator('[data-verdict]').first()).toBeVisible();
  });
});
