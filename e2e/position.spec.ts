import type { Page } from '@playwright/test';
import { expect, expectSound, idle, openApp, test } from './fixtures';
import { chooseModel, exportReport, row } from './page-parts';

interface Report {
  readonly position: { readonly preset: string; readonly label: string; readonly weightedDropPts: number | null; readonly parts: readonly { readonly name: string; readonly meanDropPts: number | null; readonly worstDropPts: number | null }[] };
}

const lane = (page: Page) => page.getByRole('region', { name: 'Position', exact: true });
const LABEL = /Illustration\. Scores of .+ by position\. Not this model’s attention, and not a prediction for your prompt\./;

/** Every curve that is drawn has its label: in the lane itself, in its figure, or, beside the tokens, in the lane above. */
async function expectLabels(page: Page): Promise<void> {
  const drawn = page.locator('svg:has([data-risk])').filter({ visible: true });
  const labels = page.locator('[data-label="overlay"]').filter({ visible: true });
  if ((await drawn.count()) > 0) expect(await labels.count()).toBeGreaterThan(0);
  for (const box of await page.locator('figure:has([data-risk]), section[aria-label="Position"]:has([data-risk])').all()) {
    await expect(box.locator('[data-label="overlay"]')).toBeVisible();
  }
}

/** The page is as high as the window, and a view scrolls within it. */
async function expectWithinPage(page: Page, address: string): Promise<void> {
  await page.goto(`./${address}`);
  await idle(page);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)).toBe(0);
}

test('the lane along the bar, and the evidence that it is drawn from', async ({ page }) => {
  await openApp(page, '#/tokens');
  await test.step('the lane is off until asked for, lies along the bar, and its label and parts’ figures come with it', async () => {
    await expect(lane(page)).toHaveCount(0);
    await expect(page.getByText('In published tests, models score lower in parts of a long prompt.')).toBeVisible();
    expect((await exportReport<Report>(page)).position).toMatchObject({ preset: 'zhs2026-pooled-100', label: expect.stringMatching(LABEL) });

    await page.getByRole('button', { name: 'Show where' }).click();
    await idle(page);
    await expect(lane(page)).toContainText(LABEL);
    await expect(lane(page).getByRole('link')).toHaveAttribute('href', 'https://github.com/zhs2326/lost-in-the-middle-2026');
    await expect(lane(page).getByRole('list', { name: 'Classes' }).getByRole('listitem')).toHaveText(['Less than 5 points lower', 'Within noise', 'Measured drop', 'Not measured']);
    await expect(lane(page).locator('[data-marker]')).toHaveCount(10);
    await expect(page.getByRole('img', { name: /^Position of incident-report\.md: / })).toBeVisible();
    await expectLabels(page);

    // The lane begins where the bar does, and ends where the last part does: framing has no score.
    const ends = await page.evaluate(() => {
      const box = (selector: string, at: number) => [...document.querySelectorAll(selector)].at(at)?.getBoundingClientRect();
      const risks = 'section[aria-label="Position"] svg[role="img"] > rect[data-risk]';
      return [(box('[data-part]', 0)?.left ?? 0) - (box(risks, 0)?.left ?? -9), (box('[data-part]', -1)?.right ?? 0) - (box(risks, -1)?.right ?? -9)];
    });
    for (const apart of ends) expect(Math.abs(apart)).toBeLessThan(2.5);
    await expect(page.getByRole('img', { name: /^Position: −8\.\d points on average, −8\.\d at worst, against the start\. Measured drop\./ }).first()).toBeVisible();
    await expectSound(page, 'with the lane');

    await page.getByRole('tab', { name: 'Split' }).click();
    await idle(page);
    await expect(page.getByRole('table', { name: 'Split of the window' }).getByRole('cell', { name: /^−\d\.\d \/ −10\.3$/ })).toBeVisible();

    // A key takes it away, and it is not pointed out a second time; the choice is kept.
    await page.keyboard.press('o');
    await expect(lane(page)).toHaveCount(0);
    await page.keyboard.press('o');
    await page.reload();
    await idle(page);
    await expect(lane(page)).toContainText(LABEL);
    await page.keyboard.press('o');
    await page.reload();
    await idle(page);
    await expect(page.getByRole('button', { name: 'Show where' })).toHaveCount(0);
  });
  await test.step('the evidence is chosen with its limits, follows the fill, and is refused where nothing was measured', async () => {
    await page.goto('./#/position/overlay');
    await idle(page);
    const evidence = page.getByRole('radiogroup', { name: 'Evidence' });
    await expect(evidence.getByRole('radio')).toHaveCount(35);
    await expect(evidence.getByRole('radio', { name: '100 documents, mean of 3 models' })).toBeChecked();
    await expect(page.getByText(/^No table of scores by position is published for GPT-5\.5\. Nearest is .+ measured on GPT-4\.1 among others/)).toBeVisible();
    await expect(page.getByRole('table', { name: 'Points of the curve' }).getByRole('row')).toHaveCount(11);
    await expectLabels(page);

    // Depths that round to the same share are rows of their own, and go with their curve.
    const points = page.getByRole('table', { name: 'Points of the curve' });
    await evidence.getByRole('radio', { name: 'Claude 2.1, 200K' }).check();
    await expect(points.getByRole('row', { name: /^1 % / })).not.toHaveCount(0);
    await evidence.getByRole('radio', { name: '100 documents, mean of 3 models' }).check();
    await expect(points.getByRole('row')).toHaveCount(11);
    await expectWithinPage(page, '#/position/order');
    await page.goBack();
    await idle(page);

    // Importance moves the figure of the whole, and undo takes it back.
    const whole = page.getByText(/^The whole prompt:/);
    const before = await whole.textContent();
    const weight = page.getByRole('textbox', { name: 'Weight of deploy.log' });
    await weight.fill('50');
    await weight.press('Enter');
    await expect(whole).toContainText('−8.2 points');
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { level: 2 }).first().click();
    await page.keyboard.press('Control+z');
    await expect(whole).toHaveText(before ?? '');

    // A threshold of 10 leaves a short stretch.
    await page.getByRole('radiogroup', { name: 'Threshold in points' }).getByRole('radio', { name: '10' }).check();
    await expect(page.getByRole('table', { name: 'Parts by position' }).getByRole('row', { name: /deploy\.log/ })).toContainText('Measured drop');
    await expect(page.getByRole('table', { name: 'Parts by position' }).getByRole('row', { name: /Conversation/ })).toContainText('Below the threshold');

    // A surface of fill: the sample fills less than was measured, in a small window it does not.
    await page.getByRole('searchbox', { name: 'Search the evidence' }).fill('veseli mean retrieval');
    await evidence.getByRole('radio', { name: 'Mean of 6 models, retrieval' }).check();
    await expect(page.getByText('Measured at 6.0 % to 100 % of the window; the prompt fills ~0.8 %. Nothing is drawn outside what was measured.')).toBeVisible();
    await expect(page.locator('svg:has([data-risk])')).toHaveCount(0);
    expect((await exportReport<Report>(page)).position).toMatchObject({ preset: 'veseli-retrieval-mean', weightedDropPts: null, parts: [] });
    await chooseModel(page, 'GPT-4o');
    await idle(page);
    await expect(page.getByRole('figure', { name: /Veseli et al\. 2025: Mean of 6 models, retrieval/ })).toContainText('n=4,800 per cell, inferred');
    await expectLabels(page);

    // The drawing says that it is one.
    await evidence.getByRole('radio', { name: 'Teaching curve' }).check();
    await page.getByRole('slider', { name: 'Floor', exact: true }).fill('20');
    await expect(page.getByRole('figure', { name: 'Teaching curve' })).toContainText('Drawing, not a measurement');
    await expect(page.getByRole('figure', { name: 'Teaching curve' }).locator('[data-marker]')).toHaveCount(0);
    await expectLabels(page);
    await expect(row(page, 'deploy.log')).toBeVisible();
  });
});
