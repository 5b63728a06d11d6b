// Measured with nothing else running: see responsiveness.measured.ts.
import { COMPARED_IDS } from '@/core/tokenize/encoding';
import type { Report } from '@/core/share/report';
import { loadEncoder } from '@/test/load-encoder';
import { dropFiles, expect, idle, openApp, slowestKeyMs, watchKeys } from './fixtures';
import { test } from './measure';
import { exportReport } from './page-parts';
import { englishText } from './texts';

const SLOWEST_KEY_MS = 100;

test('the page answers a keystroke within 100 ms while 5 MB are counted in seven vocabularies', async ({ measure }) => {
  test.setTimeout(240_000);
  const text = englishText(5_000_000);
  await measure(async (page, meter) => {
    await openApp(page);
    await dropFiles(page, [{ name: 'notes.md', content: 'typed: ' }, { name: 'large.md', content: text }]);
    await idle(page, 60_000);
    await page.getByRole('region', { name: 'Prompt', exact: true }).locator('[data-row][title="notes.md"]').click();
    await page.getByRole('tab', { name: /Edit/ }).click();
    const editor = page.getByRole('textbox', { name: /^Text of/ });
    await editor.waitFor();
    await idle(page);

    // A report counts in the background, whatever view is open.
    const begun = performance.now();
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Report (JSON)' }).click();
    await editor.click();
    await meter.begin();
    await watchKeys(page);
    // What the report asks for first is loaded; then the counting begins.
    await page.locator('progress[aria-label="Counting for the report"]').waitFor({ state: 'attached' });
    // The page looks itself: finding an element by its role from here takes as long as what is measured, and in the same thread.
    await page.evaluate(() => {
      const scope = globalThis as unknown as { keysWhileCounting: number };
      scope.keysWhileCounting = 0;
      document.addEventListener(
        'keydown',
        () => {
          if (document.querySelector('progress[aria-label="Counting for the report"]') !== null) scope.keysWhileCounting += 1;
        },
        { capture: true },
      );
    });
    for (let key = 0; key < 12; key += 1) await page.keyboard.press('x');
    const keysWhileCounting = await page.evaluate(() => (globalThis as unknown as { keysWhileCounting: number }).keysWhileCounting);
    const slowestMs = await slowestKeyMs(page);
    await meter.end();
    await download;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`5 MB in seven vocabularies: ${seconds} s; ${keysWhileCounting} keystrokes meanwhile, slowest ${slowestMs} ms`);
    expect(keysWhileCounting).toBeGreaterThan(3);

    // The counts are right, and a second report has nothing to count.
    await idle(page, 60_000);
    const report = await exportReport<Report>(page);
    for (const encodingId of COMPARED_IDS) {
      const encoder = await loadEncoder(encodingId);
      const tokens = encoder.count(text) + encoder.count(`typed: ${'x'.repeat(12)}`);
      expect(report.tokenizers.find(({ id }) => id === encodingId)?.tokens, encodingId).toBe(tokens);
    }
    return [{ what: 'slowest key', value: slowestMs, most: SLOWEST_KEY_MS }];
  });
});
