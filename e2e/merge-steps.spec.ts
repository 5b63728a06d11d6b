import type { Locator, Page } from '@playwright/test';
import { axe, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel } from './page-parts';

/** Pins a token of a pasted text and gives the place where its merges are shown. */
async function mergesOf(page: Page, text: string, word: string, model?: string): Promise<Locator> {
  await paste(page, text);
  await idle(page);
  if (model !== undefined) await chooseModel(page, model);
  await idle(page);
  await page.getByRole('region', { name: /^Tokens of/ }).getByText(word).click();
  await idle(page);
  return page.getByRole('region', { name: 'Token', exact: true }).getByRole('group', { name: 'Merge steps' });
}

test('merge steps are walked by keys and played, in bytes and in characters, without a violation, wide and on a phone', async ({ page }) => {
  // What is played has the pace of a page with motion.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openApp(page);
  await test.step('the stages are walked with the keys of a slider, each with its merge and the next one', async () => {
    const player = await mergesOf(page, 'A rollback of it\n', 'rollback');
    const slider = player.getByRole('slider', { name: 'Merges done' });
    const steps = Number(await slider.getAttribute('max'));
    await expect(slider).toHaveValue(String(steps));
    await expect(player).toContainText('Done: one token');
    await expect(player.getByRole('button', { name: 'One merge on' })).toBeDisabled();

    await slider.focus();
    await page.keyboard.press('Home');
    await expect(player).toContainText('9 bytes, nothing merged yet.');
    const stage = page.locator('[data-stage]');
    const marked = stage.locator('[data-next]');
    for (let merge = 1; merge <= steps; merge += 1) {
      // The marked pair is the one that the next stage has merged.
      await expect(marked).toHaveCount(2);
      const [left, right] = await marked.allTextContents();
      await page.keyboard.press('ArrowRight');
      await expect(player).toContainText(`Merge ${merge} of ${steps}: ${left} + ${right} → ${left}${right}, rank`);
    }
    await expect(marked).toHaveCount(0);
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    await expect(stage).toHaveText('·rollback');
    // What a screen reader says of the slider is what is shown.
    await expect(slider).toHaveAttribute('aria-valuetext', /Merge \d of \d: ·roll \+ back → ·rollback, rank \d+\. Done: one token/);
  });
  await test.step('play goes from the bytes to the tokens by itself, and pauses', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const player = await mergesOf(page, 'A rollback of it\n', 'rollback');
    const slider = player.getByRole('slider');
    await player.getByRole('button', { name: 'Play' }).click();
    await expect(slider).toHaveValue('0');
    await expect(slider).toHaveValue('2');
    await player.getByRole('button', { name: 'Pause' }).click();
    await idle(page);
    await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();
    expect(Number(await slider.inputValue())).toBeLessThan(Number(await slider.getAttribute('max')));
    await player.getByRole('button', { name: 'Play' }).click();
    await idle(page);
    await expect(player).toContainText('Done: one token');
  });
  await test.step('Gemma merges characters', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const player = await mergesOf(page, 'A rollback of it\n', 'rollback', 'Gemma 3');
    await player.getByRole('slider').press('Home');
    await expect(player).toContainText('9 characters, nothing merged yet.');
    await expect(page.getByRole('region', { name: 'Token', exact: true })).not.toContainText('256');
    await chooseModel(page, 'GPT-5.5');
    await idle(page);
  });
  await test.step('axe finds nothing in the merge steps', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const player = await mergesOf(page, 'A rollback of it\n', 'rollback');
    await player.getByRole('slider').press('Home');
    await expectSound(page);
    await resize(page, { width: 360, height: 740 });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expectSound(page, 'on a phone');
    await page.getByRole('region', { name: 'Token', exact: true }).getByRole('button', { name: 'Less' }).click();
  });
  await test.step('on a phone nothing that is scrolled covers the head of the panel and its buttons', async () => {
    const panel = page.getByRole('region', { name: 'Token', exact: true });
    await panel.getByRole('button', { name: 'More' }).click();
    const halves = panel.getByRole('img', { name: /rollback is/ });
    const less = panel.getByRole('button', { name: 'Less' });
    // The halves are brought under the head, where they would cover it.
    await halves.evaluate((element) => {
      const scroller = element.closest('section[aria-label="Token"]')!;
      scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    });
    const unpin = panel.getByRole('button', { name: 'Unpin' });
    const expectFree = async (button: Locator) => {
      const isFree = await button.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      expect(isFree, await button.getAttribute('aria-label') ?? '').toBe(true);
    };
    for (const button of [less, unpin]) await expectFree(button);
    await less.click();
    await expect(halves).toBeHidden();
    // Nor does a message, which stands above the line that is left of it.
    await paste(page, '  ');
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('only white space');
    for (const button of [panel.getByRole('button', { name: 'More' }), unpin]) await expectFree(button);
  });
});

test('a word of one’s own is tried, with another tokenizer too, and the prompt stays as it is', async ({ page }) => {
  await openApp(page);
  const list = await page.getByRole('region', { name: 'Prompt', exact: true }).textContent();
  const inspector = page.getByRole('region', { name: 'Token', exact: true });
  await inspector.getByText('Try a word', { exact: true }).click();
  await inspector.getByRole('textbox').fill('rolled back');
  await idle(page);
  await expect(inspector).toContainText(/\d tokens in 2 pieces/);
  await inspector.getByRole('group', { name: 'Pieces' }).getByRole('button', { name: '·back' }).click();
  const player = inspector.getByRole('group', { name: 'Merge steps' });
  await player.getByRole('slider').press('Home');
  await expect(player).toContainText('5 bytes, nothing merged yet.');
  expect(await axe(page)).toEqual([]);
  await chooseModel(page, 'Gemma 3');
  await idle(page);
  await player.getByRole('slider').press('Home');
  await expect(player).toContainText(/\d+ characters, nothing merged yet\./);
  await chooseModel(page, 'GPT-5.5');
  await idle(page);
  expect(await page.getByRole('region', { name: 'Prompt', exact: true }).textContent()).toBe(list);
});
