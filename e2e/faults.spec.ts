import type { Report } from '@/core/share/report';
import { expect, idle, openApp, paste, test } from './fixtures';
import { exportReport } from './page-parts';

test('where no worker can run, flagged estimates stand in, and Retry counts again', async ({ page }) => {
  await page.addInitScript(() => {
    const scope = globalThis as unknown as { Worker: typeof Worker; RealWorker: typeof Worker };
    scope.RealWorker = scope.Worker;
    scope.Worker = class {
      constructor() {
        throw new Error('workers are switched off');
      }
    } as unknown as typeof Worker;
  });
  await openApp(page);
  await paste(page, 'a text that cannot be counted here');
  await idle(page);
  const panel = page.getByRole('region', { name: 'Context window' });
  await expect(panel).toContainText('could not run the tokenizer');
  await expect(panel.getByRole('heading')).toContainText('~');
  const report = await exportReport<Report>(page);
  expect(report.parts[0]?.exactness).toBe('estimate');
  await page.evaluate(() => {
    const scope = globalThis as unknown as { Worker: typeof Worker; RealWorker: typeof Worker };
    scope.Worker = scope.RealWorker;
  });
  await panel.getByRole('button', { name: 'Retry' }).click();
  await idle(page);
  expect((await exportReport<Report>(page)).parts[0]).toMatchObject({ exactness: 'exact', tokens: 7 });
});

test('counting can be cancelled and taken up again', async ({ page }) => {
  // The vocabulary is on its way for as long as the test wants.
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/o200k_base.*\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('./');
  const panel = page.getByRole('region', { name: 'Context window' });
  await expect(panel).toContainText(/Counting \d+ texts…/);
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel).toContainText('Counting was cancelled');
  await expect(panel.getByRole('heading')).toContainText('~');
  arrive();
  await panel.getByRole('button', { name: 'Retry' }).click();
  await idle(page);
  await expect(panel).not.toContainText('cancelled');
  await expect(page.getByRole('banner').getByText('text exact')).toBeVisible();
});

test('a vocabulary that came altered is not counted with, and Retry gets it again', async ({ page }) => {
  await page.route(/o200k_base[^?]*\.js$/, async (route) => {
    const response = await route.fetch();
    const source = await response.text();
    const at = source.length - 1000;
    await route.fulfill({ response, body: source.slice(0, at) + source[at + 1] + source[at] + source.slice(at + 2) });
  });
  await page.goto('./');
  const panel = page.getByRole('region', { name: 'Context window' });
  await expect(panel).toContainText('did not load');
  await expect(panel.getByRole('heading')).toContainText('~');
  await panel.getByRole('button', { name: 'Retry' }).click();
  await idle(page);
  await expect(page.getByRole('banner').getByText('text exact')).toBeVisible();
});
