// Measured with nothing else running: see batch.measured.ts.
import { expect, idle, openApp, paste } from './fixtures';
import { test } from './measure';
import { packagesText } from './texts';

const COUNTED_MS = 90_000;

test('a megabyte is looked through for what it can lose without holding the page up', async ({ measure }) => {
  test.setTimeout(4 * COUNTED_MS);
  await measure(async (page, meter) => {
    await openApp(page);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, packagesText(1_500_000));
    await idle(page, COUNTED_MS);
    // What opens the view and the catalogue is loaded before: the work on the text is what is measured.
    await page.getByRole('tab', { name: /^Fit/ }).click();
    await idle(page, COUNTED_MS);
    await meter.begin();
    await paste(page, '\n\nOne more text, so that all of it is looked through again.');
    await idle(page, COUNTED_MS);
    await expect(page.getByRole('button', { name: /Drop .* duplicate blocks/ })).toBeVisible();
    const tasks = await meter.end();
    console.log(`long tasks: ${tasks.join(', ')} ms`);
    return [{ what: 'longest task', value: Math.max(0, ...tasks), most: 99 }];
  });
});
