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
  await openApp(page);
  await paste(page, 'ab'.repeat(200_000));
  const panel = page.getByRole('region', { name: 'Context window' });
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel).toContainText('Counting was cancelled');
  await expect(panel.getByRole('button', { name: 'Retry' })).toBeVisible();
});
