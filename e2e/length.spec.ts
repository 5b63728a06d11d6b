import type { Page } from '@playwright/test';
import { expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { chooseModel } from './page-parts';

const PHONE = { width: 360, height: 740 };

const heatMap = (page: Page) => page.getByRole('application', { name: /by (fill of the window|length) and position$/ });
const table = (page: Page) => page.getByRole('table', { name: 'Claimed and effective length' });
const models = (page: Page) => table(page).getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => row.querySelector('th input')?.getAttribute('aria-label')?.replace('Draw ', '') ?? ''));

/** Colour of the canvas of the heat map at a share of its width and height. */
const colorAt = (page: Page, across: number, down: number) =>
  heatMap(page).locator('canvas').evaluate(
    (canvas: HTMLCanvasElement, [x, y]) => [...(canvas.getContext('2d')?.getImageData(Math.floor(canvas.width * (x ?? 0)), Math.floor(canvas.height * (y ?? 0)), 1, 1).data ?? [])],
    [across, down],
  );

test('lengths: claimed against effective, the map of a surface, and the chart of prices over the effective window', async ({ page }) => {
  const wide = page.viewportSize()!;
  await openApp(page, '#/position/length');
  await test.step('claimed against effective follows the threshold, can be sorted and drawn, and is kept on the way to another view', async () => {
    await expect(page.getByText(/^RULER has no row for/)).toBeVisible();
    await chooseModel(page, 'Llama 3.1 70B');
    await idle(page);
    await expect(page.getByText('RULER measured Llama 3.1 70B as Llama3.1 (70B).')).toBeVisible();
    const row = table(page).getByRole('row', { name: /Draw Llama3\.1 \(70B\)/ });
    await expect(row).toContainText('in the catalogue: 128,000');
    await expect(row.getByRole('cell').nth(1)).toHaveText('64K');
    await expect(row.getByRole('cell').nth(2)).toHaveText('50.0 %');
    await expect(page.getByText('The middle share of 44 models is 25.0 % of the claimed window, stepping down to lengths that were measured')).toBeVisible();

    const threshold = page.getByRole('textbox', { name: 'Threshold' });
    await threshold.fill('95');
    await threshold.press('Enter');
    await expect(row.getByRole('cell').nth(1)).toHaveText('16K');
    await threshold.fill('101');
    await threshold.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'Not a score of 0 to 100. It is still 95.' })).toBeVisible();
    await threshold.press('Escape');

    await page.getByRole('columnheader', { name: 'Model' }).getByRole('button').click();
    await expect(page.getByRole('columnheader', { name: 'Model' })).toHaveAttribute('aria-sort', 'ascending');
    expect((await models(page)).slice(0, 2)).toEqual(['Command-R (35B)', 'Command-R-0824 (32B)']);

    await page.getByRole('checkbox', { name: 'Draw Command-R (35B)', exact: true }).check();
    await idle(page);
    await expect(page.getByRole('figure', { name: 'Score by length' }).getByRole('list', { name: 'Legend' }).getByRole('listitem')).toHaveText(['Llama3.1 (70B)', 'Gemini-1.5-pro', 'Mistral-Nemo', 'Command-R (35B)']);
    await expect(page.getByRole('checkbox', { name: 'Draw DBRX (36B/132B)' })).toBeDisabled();
    await expect(page.getByRole('list', { name: 'Figures of other tests' }).getByRole('link')).not.toHaveCount(0);
    await expect(page.getByRole('figure', { name: 'Score by length' })).toContainText('not to be compared with the lines');
    await page.getByRole('switch', { name: 'Figures of other tests' }).click();
    await expect(page.getByRole('list', { name: 'Figures of other tests' })).toHaveCount(0);

    await page.getByRole('radio', { name: 'Claims' }).check();
    await idle(page);
    await page.getByRole('radio', { name: 'Length', exact: true }).check();
    await idle(page);
    await expect(threshold).toHaveValue('95');
    await expect(page.getByRole('checkbox', { name: 'Draw Command-R (35B)', exact: true })).toBeChecked();
    await resize(page, PHONE);
    await expectSound(page, 'on a phone');
    await resize(page, wide);
    await page.emulateMedia({ colorScheme: 'light' });
  });
  await test.step('the map of a surface is read with the keyboard and as a table, and the prompt is marked on it', async () => {
    await chooseModel(page, 'GPT-4');
    await idle(page);
    const map = heatMap(page);
    await expect(page.locator('[data-label="overlay"]')).toContainText('Not this model’s attention, and not a prediction for your prompt.');
    await expect(page.getByText(/Your prompt: ~?\d,\d{3} tokens, ~\d+\.\d\s% of the window\./)).toBeVisible();

    await map.focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Home');
    await expect(page.getByText('6 % of the window filled, at 0 % of the prompt: score 91.4.')).toBeVisible();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('100 % of the window filled, at 50 % of the prompt: score 68.7, +6.3 against the first position.')).toBeVisible();

    // The start of a full window is the darkest of cividis, its end a good deal lighter; differences are orange to purple.
    expect(await colorAt(page, 0.02, 0.97)).toEqual([expect.any(Number), expect.any(Number), expect.any(Number), 255]);
    const [dark, light] = [await colorAt(page, 0.02, 0.97), await colorAt(page, 0.98, 0.97)];
    expect(light.slice(0, 3).reduce((a, b) => a + b)).toBeGreaterThan(dark.slice(0, 3).reduce((a, b) => a + b) + 100);
    await page.getByRole('radio', { name: 'Against the first position' }).check();
    expect(await colorAt(page, 0.02, 0.97)).toEqual([247, 247, 247, 255]);
    await expect(page.getByRole('group', { name: 'Legend' })).toContainText('−25');

    await page.getByText('The map as a table').click();
    await expect(page.getByRole('table', { name: 'Scores of the map' }).getByRole('row', { name: /^50 %/ })).toContainText('78.1');
    await page.getByRole('combobox', { name: 'Measurement' }).selectOption({ label: 'Kamradt 2023: Claude 2.1, 200K' });
    await idle(page);
    await expect(page.getByRole('application', { name: /Claude 2\.1, 200K: differences by length and position/ })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Scores of the map' }).getByRole('row')).toHaveCount(36);
    await chooseModel(page, 'GPT-5.5');
  });
  await test.step('the chart of prices stands on the effective window of the models that were measured', async () => {
    await page.goto('./#/models');
    await idle(page);
    await page.getByRole('radio', { name: 'Charts' }).check();
    await idle(page);
    await page.getByRole('radio', { name: 'Effective window (RULER)' }).check();
    await idle(page);
    const chart = page.getByRole('img', { name: /models with a price that RULER measured/ });
    await expect(chart).toHaveAccessibleName(/^\d models .*Not drawn: [\d,]+ that it did not measure or that have no price above zero\.$/);
    await page.getByText('The points as a table').click();
    const points = page.getByRole('table', { name: 'Cost of this request by window' });
    await expect(points.getByRole('row').filter({ hasText: 'Llama 3.1 8B' })).toContainText('32,768');
    await page.getByRole('radio', { name: 'Window', exact: true }).last().check();
    await expect(points.getByRole('columnheader', { name: 'Effective' })).toHaveCount(0);
  });
});
