import { openApp, resize, test } from './fixtures';

// The picture in the README. Written beside the test results on every run; `npm run screenshot` puts it in its place.
test('a screenshot for the README', async ({ page }, testInfo) => {
  await resize(page, { width: 1440, height: 900 });
  await openApp(page);
  const path = process.env['README_SCREENSHOT'] === '1' ? 'e2e/screenshots/contextscope.png' : testInfo.outputPath('contextscope.png');
  await page.getByText('rollback', { exact: false }).first().waitFor({ state: 'attached' });
  await page.screenshot({ path, animations: 'disabled' });
});
