import type { Page } from '@playwright/test';
import { axe, dropFiles, expect, idle, openApp, paste, test } from './fixtures';
import { partNames } from './page-parts';

const VIEWS = ['tokens', 'split', 'edit', 'limits', 'fit', 'models', 'cost', 'position', 'memory', 'compare', 'side by side', 'languages', 'tokenizers'] as const;

const PHONE = { width: 360, height: 740 };

/** By how much the page is wider than its window. */
function sidewaysPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const view of VIEWS) {
  test(`axe finds nothing in the view ${view}, nor on a phone, in either theme`, async ({ page }) => {
    await openApp(page);
    await page.getByRole('tab', { name: new RegExp(view, 'i') }).click();
    await idle(page);
    // One page for both themes: to open it takes as long as to look it through. Without motion, as colours that fade from one
    // theme to the other have the contrast of neither.
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await idle(page);
      expect(await axe(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize(PHONE);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await idle(page);
      expect(await axe(page), `on a phone, ${colorScheme}`).toEqual([]);
    }
    expect(await sidewaysPx(page), 'scrolls sideways').toBe(0);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the list of a phone (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(PHONE);
    await openApp(page, '#/prompt');
    await page.getByRole('tab', { name: 'Prompt' }).click();
    await idle(page);
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysPx(page), 'scrolls sideways').toBe(0);
  });

  test(`axe finds nothing in what floats above the views (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openApp(page);
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: /command/i }).waitFor();
    await idle(page);
    expect(await axe(page), 'palette').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await axe(page), 'keys').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option').first().waitFor();
    expect(await axe(page), 'model picker').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem').first().waitFor();
    expect(await axe(page), 'menu').toEqual([]);
  });

  test(`axe finds nothing when empty or partly refused (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openApp(page);
    await page.getByRole('button', { name: 'Clear' }).click();
    await idle(page);
    expect(await axe(page), 'empty').toEqual([]);
    await dropFiles(page, [{ name: 'a.bin', content: new Uint8Array([0, 1, 2, 3]) }, { name: 'b.txt', content: 'b' }]);
    await idle(page);
    expect(await axe(page), 'refused').toEqual([]);
  });
}

test('everything that matters can be done with the keyboard alone', async ({ page }) => {
  await openApp(page);
  await paste(page, 'alpha');
  await idle(page);
  await paste(page, 'beta');
  await idle(page);
  // Palette: load the sample, then choose a part by name.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: /command/i }).waitFor();
  await page.keyboard.type('load sample');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/Load sample/);
  await page.keyboard.press('Enter');
  await idle(page);
  expect((await partNames(page)).length).toBeGreaterThan(5);
  // Views by number, help by question mark, model by letter.
  await page.keyboard.press('2');
  await expect(page.getByRole('tab', { name: /Split/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Next difference');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('m');
  await page.keyboard.type('gpt-4o');
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(/GPT-4o/);
  // The list: walk, switch off, edit.
  await page.getByRole('region', { name: 'Prompt', exact: true }).locator('[data-row]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(page.getByRole('switch', { name: 'search_files in the prompt' })).not.toBeChecked();
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(page).toHaveURL(/#\/edit$/);
});

test('nothing moves under reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openApp(page);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((element) => {
      const style = getComputedStyle(element);
      return [...style.transitionDuration.split(','), ...style.animationDuration.split(',')].some((time) => Number.parseFloat(time) > 0);
    }).length,
  );
  expect(moving).toBe(0);
});
