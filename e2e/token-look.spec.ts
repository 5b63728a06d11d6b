import { expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';

const tokens = /^Tokens of /;

test('on a phone tokens are cut off, rows stay equally high, and a pinned token leaves room for them', async ({ page }) => {
  await resize(page, { width: 360, height: 740 });
  await openApp(page);
  await test.step('a token wider than a narrow view is cut off, and all rows stay equally high', async () => {
    await paste(page, `${' '.repeat(128)}x\n${'='.repeat(64)}\n👨‍👩‍👧‍👦👨‍👩‍👧‍👦\n`);
    await idle(page);
    await page.getByRole('tab', { name: 'Tokens' }).click();
    await idle(page);
    const body = page.getByRole('region', { name: tokens });
    for (const [display, rowPx] of [['Text', 25], ['Ids', 25], ['Both', 44]] as const) {
      await page.getByRole('radio', { name: display }).check();
      await idle(page);
      const { inner, outer, rows, signs } = await body.evaluate((element) => {
        const lines = [...element.querySelectorAll('[dir][class*="h-full"]')];
        const cut = [...element.querySelectorAll('*')].filter((each) => each.scrollWidth > each.clientWidth + 50 && getComputedStyle(each).textOverflow === 'ellipsis');
        return { inner: element.scrollWidth, outer: element.clientWidth, rows: lines.map((line) => line.scrollHeight), signs: cut.length };
      });
      expect(inner, display).toBe(outer);
      expect(new Set(rows), display).toEqual(new Set([rowPx]));
      expect(signs >= 2, display).toBe(display !== 'Ids');
    }
    await page.getByRole('radio', { name: 'Text' }).check();
  });
  await test.step('on a phone a pinned token leaves room for the rows, and tells more when it is asked', async () => {
    await page.getByRole('tab', { name: 'Prompt' }).click();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'The quick brown fox jumps over the lazy dog and rolls back again. '.repeat(30));
    await idle(page);
    await page.getByRole('tab', { name: 'Tokens' }).click();
    await idle(page);
    const body = page.getByRole('region', { name: tokens });
    const inspector = page.getByRole('region', { name: 'Token', exact: true });
    await body.getByText('quick').first().click();
    await idle(page);
    await expect(inspector.getByRole('heading', { level: 3 })).toHaveText(/^Token 2 of /);
    await expect(inspector.getByText('·quick').first()).toBeVisible();
    await expect(inspector.getByText('bytes', { exact: true })).toBeHidden();
    const [view, line] = [await body.boundingBox(), await inspector.boundingBox()];
    const inSightPx = Math.min(740, line?.y ?? 0) - (view?.y ?? 0);
    expect(inSightPx).toBeGreaterThan(6 * 44);
    await inspector.getByRole('button', { name: 'More' }).click();
    await expect(inspector.getByText('bytes', { exact: true })).toBeVisible();
    await expect(inspector).toContainText('characters 4–9');
    await expectSound(page);
    await inspector.getByRole('button', { name: 'Less' }).click();
    await expect(inspector.getByText('bytes', { exact: true })).toBeHidden();
  });
  await test.step('a mark without a letter is shown on a dotted circle, and line separators are no line feeds', async () => {
    await resize(page, { width: 1280, height: 720 });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'q\u0301\u0323x\u2028y\u2029\u0085\n');
    await idle(page);
    await page.getByRole('radio', { name: 'Both' }).check();
    await idle(page);
    const body = page.getByRole('region', { name: tokens });
    const glyphs = await body.evaluate((element) => [...element.querySelectorAll('[data-glyph]')].map((each) => each.getAttribute('data-glyph')));
    expect(glyphs).toEqual(['↓', '¶', '␤', '↵']);
    await body.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Token', exact: true })).toContainText('\u25cc\u0301');
  });
});

test('nothing is called exact while the sums hold estimates', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/o200k_base.*\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('./');
  await expect(page.getByRole('region', { name: 'Context window' }).getByRole('heading')).toContainText('~');
  const header = page.getByRole('banner');
  await expect(header.getByText('counting…')).toBeVisible();
  await expect(header.getByText('text exact')).toBeHidden();
  arrive();
  await idle(page);
  await expect(header.getByText('text exact')).toBeVisible();
});
