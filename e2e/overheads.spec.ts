import type { Locator } from '@playwright/test';
import { expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { chooseModel } from './page-parts';

/** A row of a table, read in one go: asked cell by cell, a table of thirty rows takes the browser seconds. */
interface Line {
  readonly name: string;
  /** As shown: the range that a phone has under the tokens is not. */
  readonly cells: readonly string[];
  readonly links: readonly string[];
  readonly text: string;
}

async function rowsOf(table: Locator): Promise<Line[]> {
  await expect(table).toBeVisible();
  return table.getByRole('row').evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('th')?.textContent ?? '',
      cells: [...row.querySelectorAll('td')].map(({ innerText }) => innerText),
      links: [...row.querySelectorAll('a')].map(({ href }) => href),
      text: row.textContent ?? '',
    })),
  );
}

/** The whole number in a cell, without "~" and separators. */
function tokensIn(line: Line | undefined, column: number): number {
  const text = line?.cells[column];
  return text === '–' ? 0 : Number((text ?? 'none').replace(/[~,]/g, ''));
}

test('the lines of the framing and the tools add up, for each kind of rule', async ({ page }) => {
  await openApp(page, '#/split');
  await page.getByRole('table', { name: 'Split of the window' }).getByRole('button', { name: 'Framing' }).click();
  for (const model of ['GPT-5.5', 'Claude Haiku 4.5', 'Qwen3 235B', 'Gemini 2.5 Pro']) {
    await chooseModel(page, model);
    await idle(page);
    const split = await rowsOf(page.getByRole('table', { name: 'Split of the window' }));
    const names = split.map(({ name }) => name);
    const total = tokensIn(split[names.indexOf('Framing')], 0);
    // Google's SDK counts none: its lines are ranges that begin at 0.
    if (!model.startsWith('Gemini')) expect(total).toBeGreaterThan(0);
    // Between the framing and the input stand its lines, and a reason with a source for each group of them.
    let sum = 0;
    let reasons = 0;
    for (const line of split.slice(names.indexOf('Framing') + 1, names.indexOf('Input'))) {
      if (line.name === '') {
        reasons += 1;
        expect(line.links).toEqual([expect.stringMatching(/^https:/)]);
        expect(line.text).toMatch(/20\d\d-\d\d-\d\d/);
      } else sum += tokensIn(line, 0);
    }
    expect(sum).toBe(total);
    expect(reasons).toBeGreaterThan(0);

    const tools = await rowsOf(page.getByRole('table', { name: 'Cost of the tools' }));
    const figures = tools.slice(1).map((line) => [0, 1, 2].map((column) => tokensIn(line, column)));
    const all = figures.pop() ?? [];
    expect(figures.length).toBe(4);
    expect(tools[1]?.text).toContain('Shared by all tools');
    for (const column of [0, 1, 2]) expect(figures.reduce((added, line) => added + (line[column] ?? 0), 0), `column ${column}`).toBe(all[column]);
    // Words and format make the tokens of every row, and the words are what stands under Tools in the split.
    for (const [words = 0, format = 0, tokens] of [...figures, all]) expect(words + format).toBe(tokens);
    const [toolsLine, ...others] = split.filter(({ name }) => name.startsWith('Tools'));
    expect(others).toEqual([]);
    expect(all[0]).toBe(tokensIn(toolsLine, 0));
  }
});

test('the choice of tools is made, kept and undone; on a phone names are whole; without a tool nothing is said, and axe finds nothing', async ({ page }) => {
  await openApp(page, '#/split');
  await test.step('where the vendor counts the choice of tools it can be made, is kept, and can be undone', async () => {
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
    await choice.getByRole('radio', { name: 'auto' }).check();
  });
  await test.step('on a phone the names in the table of tools are whole', async () => {
    await resize(page, { width: 360, height: 740 });
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
  await test.step('axe finds nothing in the opened framing', async () => {
    await chooseModel(page, 'GPT-5.5');
    await idle(page);
    await page.getByRole('button', { name: 'Framing', exact: true }).click();
    await expectSound(page);
  });
  await test.step('without a tool nothing is said of tools', async () => {
    await resize(page, { width: 1280, height: 720 });
    for (const name of ['search_files', 'read_file', 'run_query']) await page.getByRole('switch', { name: `${name} in the prompt` }).click();
    await idle(page);
    await expect(page.getByRole('table', { name: 'Cost of the tools' })).toHaveCount(0);
  });
});
