import { dropFiles, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { partNames } from './page-parts';

/** Several to a page: opening one takes longer than looking at a view. */
const VIEWS = [
  ['tokens', 'split', 'edit', 'fit', 'limits', 'waste', 'position', 'memory'],
  ['compare', 'align', 'languages', 'tokenizers', 'folder'],
  ['batch', 'versions', 'models', 'cost'],
] as const;

const PHONE = { width: 360, height: 740 };

for (const views of VIEWS) {
  test(`axe finds nothing in the views ${views.join(', ')}, nor on a phone, in either theme`, async ({ page }) => {
    await openApp(page);
    const wide = page.viewportSize()!;
    for (const view of views) {
      await resize(page, wide);
      await page.goto(`./#/${view}`);
      await idle(page);
      await expect(page).toHaveURL(new RegExp(`#/${view}$`));
      await expectSound(page, view);
      await resize(page, PHONE);
      await expectSound(page, `${view} on a phone`);
    }
  });
}

test('what moves, what floats and what the keyboard does: nothing under reduced motion, no violation, and all that matters', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openApp(page);
  await test.step('nothing moves under reduced motion', async () => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        return [...style.transitionDuration.split(','), ...style.animationDuration.split(',')].some((time) => Number.parseFloat(time) > 0);
      }).length,
    );
    expect(moving).toBe(0);
  });
  await test.step('axe finds nothing in what floats above the views', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: /command/i }).waitFor();
    await expectSound(page, 'palette');
    // Who types the whole of a name means that command and no other.
    await page.getByRole('combobox', { name: /command/i }).fill('prompt as text');
    await expect(page.getByRole('option', { selected: true })).toHaveText('Prompt as text');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await expectSound(page, 'keys');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option').first().waitFor();
    await expectSound(page, 'model picker');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem').first().waitFor();
    await expectSound(page, 'menu');
    await page.keyboard.press('Escape');
  });
  await test.step('everything that matters can be done with the keyboard alone', async () => {
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
    // A dialog by way of the palette gives the focus back to where it was: to the editor, and to the list where it was nowhere.
    const editor = page.getByRole('textbox', { name: /^Text of/ });
    const openedBy = async (words: string) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox', { name: /command/i }).fill(words);
      await expect(page.getByRole('option', { selected: true })).toContainText(words, { ignoreCase: true });
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeHidden();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    };
    await editor.focus();
    await openedBy('share');
    await expect(editor).toBeFocused();
    await editor.blur();
    await openedBy('workspaces');
    await expect(page.getByRole('region', { name: 'Prompt', exact: true }).locator('[data-row]:focus')).toHaveCount(1);
  });
  await test.step('axe finds nothing when empty or partly refused', async () => {
    await page.getByRole('button', { name: 'Clear' }).click();
    await expectSound(page, 'empty');
    await dropFiles(page, [{ name: 'a.bin', content: new Uint8Array([0, 1, 2, 3]) }, { name: 'b.txt', content: 'b' }]);
    await expectSound(page, 'refused');
  });
  await test.step('axe finds nothing in the list of a phone', async () => {
    await page.getByRole('button', { name: 'Load sample' }).click();
    await resize(page, PHONE);
    await page.goto('./#/prompt');
    await idle(page);
    await page.getByRole('tab', { name: 'Prompt' }).click();
    await expectSound(page);
  });
  await test.step('at 200 % zoom the chosen view comes into sight below its tabs; where it is in sight nothing moves', async () => {
    await page.keyboard.press('5');
    await idle(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await resize(page, { width: 640, height: 400 });
    await page.keyboard.press('6');
    await idle(page);
    await expect(page.getByRole('tab', { name: 'Cost' })).toBeInViewport();
    expect((await page.locator('#views').boundingBox())!.y).toBeLessThan(140);
  });
});
