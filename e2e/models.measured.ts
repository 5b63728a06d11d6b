// Measured with nothing else running: the project "measured" starts after all other tests, one test at a time.
import { expect, idle, openApp, paste, slowestKeyMs, watchKeys } from './fixtures';
import { LONGEST_TASK_MS, test } from './measure';
import { englishText } from './texts';

test('typing in a prompt of 1 MB with the table of all models open holds the page up for no more than 50 ms at a time', async ({ measure }) => {
  test.setTimeout(360_000);
  await measure(async (page, meter) => {
    await openApp(page, '#/models');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, englishText(1_000_000));
    await idle(page, 120_000);
    const grid = page.getByRole('grid', { name: 'Models against this prompt' });
    await expect(grid).toHaveAttribute('aria-rowcount', /^2\d\d$/);
    const tokens = () => grid.getByRole('row').nth(1).getByRole('gridcell').nth(1).innerText();
    const before = await tokens();
    await page.getByRole('button', { name: 'Edit below' }).click();
    await idle(page);
    const editor = page.getByRole('textbox', { name: /^Text of/ });
    await editor.click();
    await page.keyboard.press('ControlOrMeta+End');
    // What the first key loads and compiles is not what typing costs.
    await page.keyboard.type('The first words. ', { delay: 60 });
    await idle(page, 120_000);

    await meter.begin();
    await watchKeys(page);
    for (let burst = 0; burst < 3; burst += 1) {
      await page.keyboard.type('so many words more', { delay: 70 });
      // Slow enough for counts, rows and prices to begin and not to end: the next key falls into them.
      await page.keyboard.type('slow ', { delay: 700 });
    }
    await idle(page, 120_000);
    const tasks = await meter.end();
    const slowestMs = await slowestKeyMs(page);
    console.log(`typing beside the table, 1 MB: ${tasks.length} tasks above 50 ms (${tasks.join(', ')}), slowest key ${slowestMs} ms; ${before.replace('\n', ' ')} → ${(await tokens()).replace('\n', ' ')}`);
    expect(await tokens()).not.toBe(before);
    return [{ what: 'longest task', value: Math.max(0, ...tasks), most: LONGEST_TASK_MS }];
  });
});
