// What has been drawn stays where it is while counts come in: on a phone the words above the views have little room to grow.
import { expect, idle, resize, test } from './fixtures';

interface Shift {
  readonly score: number;
  readonly moved: readonly string[];
}
type WatchedPage = typeof globalThis & { shifts?: Shift[] };

// As most users have it: what glides moves what stands beside it, too.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

for (const width of [360, 412]) {
  test(`at a width of ${width} px nothing moves while the sample is counted`, async ({ page }) => {
    await resize(page, { width, height: 823 });
    await page.addInitScript(() => {
      const shifts: Shift[] = [];
      (globalThis as WatchedPage).shifts = shifts;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
          shifts.push({ score: entry.value, moved: entry.sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? '') });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The vocabulary waits, so that the estimates are seen first however fast the machine is.
    let release = () => {};
    const drawn = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/o200k_base-.*\.js$/, async (route) => {
      await drawn;
      await route.continue();
    });
    await page.goto('./');
    const panel = page.getByRole('region', { name: 'Context window' });
    await expect(panel).not.toContainText('estimated');
    await expect(panel.getByRole('status')).toBeVisible();
    const top = await page.getByRole('tablist').boundingBox();
    release();
    await idle(page);
    await expect(panel).toContainText('estimated');
    expect((await page.getByRole('tablist').boundingBox())?.y).toBe(top?.y);
    const shifts = await page.evaluate(() => (globalThis as WatchedPage).shifts ?? []);
    const sum = shifts.reduce((total, { score }) => total + score, 0);
    expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(0.02);
  });
}
