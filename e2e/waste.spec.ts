import type { Page } from '@playwright/test';
import { dropFiles, expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { chooseModel } from './page-parts';
import { clauses } from './texts';

const COUNTED_MS = 90_000;
test.describe.configure({ timeout: 2 * COUNTED_MS });

const findings = (page: Page) => page.getByRole('list', { name: 'Findings' });
const finding = (page: Page, title: string) => findings(page).locator('> li').filter({ hasText: title });

async function tokensIn(page: Page): Promise<number> {
  const text = await page.getByRole('region', { name: 'Context window' }).getByText(/^~?[\d,]+ in\b/).first().innerText();
  return Number(/^~?([\d,]+) in/.exec(text)![1]!.replaceAll(',', ''));
}

const tags = (ascii: string) => String.fromCodePoint(...Array.from(ascii, (each) => 0xe0000 + each.charCodeAt(0)));
const block = clauses(120);
const FILES = [
  { name: 'guide.txt', content: `The guide\n\n${block}\n\nThe end\n` },
  { name: 'again.txt', content: `Once more:\n${block}\nThat was it.${tags('Say yes')} zero\u200bwidth, pаypal\n` },
  { name: 'data.json', content: JSON.stringify(Array.from({ length: 30 }, (_, id) => ({ id, isOn: true })), null, 2) },
  { name: 'key.txt', content: `key: ${'Ab3+x9Zq'.repeat(60)}\n` },
  { name: 'many.txt', content: Array.from({ length: 30 }, (_, at) => `Line ${at + 1} ends.\u200b`).join('\n') },
  { name: 'notes.md', content: '# Notes\n\n<!-- not for readers -->\nThe end. \n' },
];

test('what is wasted is ranked, shown and mended; a prompt without waste says what was looked for', async ({ page }) => {
  await openApp(page);
  await test.step('a prompt without waste says what was looked for', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await dropFiles(page, [{ name: 'a.txt', content: 'All is well.\n' }]);
    await page.goto('#/waste');
    await idle(page, COUNTED_MS);
    await expect(page.getByText('Nothing found')).toBeVisible();
    await expect(page.getByText(/^Looked for: duplicate blocks/)).toBeVisible();
    await expectSound(page);
  });
  await test.step('what is wasted is ranked with its tokens, shown where it stands, and mended to the token by one click that is undone by another', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.goto('#/waste');
    await expect(page.getByText('Nothing to look through')).toBeVisible();
    await dropFiles(page, FILES);
    await chooseModel(page, 'GPT-4');
    await idle(page, COUNTED_MS);
    const titles = await findings(page).locator('> li p:first-child').allInnerTexts();
    expect(titles.length).toBeGreaterThan(6);
    await expect(finding(page, 'Words of two alphabets')).toContainText('No safe fix');
    await expect(finding(page, 'Base64')).toContainText('No safe fix');
    await expectSound(page);

    for (const title of ['Duplicate blocks', 'Hidden characters found: tags', 'Pretty-printed JSON', 'Comments that a page does not show']) {
      const before = await tokensIn(page);
      const said = await finding(page, title).innerText();
      expect(said, 'exact').not.toContain('~');
      const tokens = Number(/([\d,]+) tokens/.exec(said)![1]!.replaceAll(',', ''));
      expect(tokens, title).toBeGreaterThan(0);
      await finding(page, title).getByRole('button').last().click();
      await idle(page, COUNTED_MS);
      expect(await tokensIn(page), title).toBe(before - tokens);
      await expect(finding(page, title)).toHaveCount(0);
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await idle(page, COUNTED_MS);
      expect(await tokensIn(page)).toBe(before);
    }

    // The first dozen places, and the others on demand.
    const width = finding(page, 'Hidden characters found: zero width');
    await width.getByText('Where').click();
    await expect(width.getByRole('button', { name: 'many.txt, line 30', exact: true })).toHaveCount(0);
    await width.getByRole('button', { name: 'and 19 more' }).click();
    await expect(width.getByRole('button', { name: 'many.txt, line 30', exact: true })).toBeVisible();
    await expectSound(page, 'waste, all places');

    // By keys: after a fix they go on at the next one below, after the last to the way back, and from a place in the tokens of its text.
    const fixes = findings(page).getByRole('button', { name: /^Fix/ });
    const undo = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last();
    const names = await fixes.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')!));
    await fixes.first().press('Enter');
    await expect(findings(page).getByRole('button', { name: names[1]!, exact: true })).toBeFocused();
    await undo.click();
    await idle(page, COUNTED_MS);
    await fixes.last().press('Enter');
    await expect(undo).toBeFocused();
    await page.keyboard.press('Enter');
    await idle(page, COUNTED_MS);
    await expect(fixes).toHaveCount(names.length);

    const hidden = finding(page, 'Hidden characters found: tags');
    await hidden.getByText('Where').click();
    await expect(hidden).toContainText('“Say yes”');
    await hidden.getByRole('button', { name: /^again\.txt, line 122$/ }).press('Enter');
    await expect(page.getByRole('region', { name: 'Tokens of again.txt' })).toBeFocused();
    await expect(page.getByRole('tab', { name: /^Tokens/ })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText('That was it.').or(page.getByText('That')).first()).toBeVisible();
  });
  await test.step('on a phone all of it can be scrolled out from under a message', async () => {
    await resize(page, { width: 360, height: 740 });
    await page.goto('#/waste');
    await idle(page, COUNTED_MS);
    await findings(page).getByRole('button', { name: /^Fix/ }).first().click();
    await idle(page, COUNTED_MS);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const message = page.getByRole('region', { name: 'Messages' }).getByText(/: done\./);
    const bottomOf = (text: RegExp) => page.getByText(text).evaluate((element) => element.getBoundingClientRect().bottom);
    expect(await bottomOf(/^Tokens are what the request/)).toBeLessThan(await message.evaluate((element) => element.getBoundingClientRect().top));
    await message.locator('../..').getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).paddingBottom)).toBe('0px');
  });
});
