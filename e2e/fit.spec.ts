import type { Page } from '@playwright/test';
import { dropFiles, expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { chooseModel, promptList, row } from './page-parts';
import { clauses } from './texts';

// The other models that are offered have vocabularies of their own, which are loaded.
const COUNTED_MS = 90_000;
test.describe.configure({ timeout: 2 * COUNTED_MS });

const list = (page: Page) => page.getByRole('list', { name: 'Actions' });
const action = (page: Page, title: string | RegExp) => list(page).getByRole('listitem').filter({ has: page.getByRole('button', { name: title }) });
const verdict = (page: Page) => page.getByRole('region', { name: 'Context window' }).getByRole('heading');

/** Tokens that the window's panel says are in. */
async function tokensIn(page: Page): Promise<number> {
  const text = await page.getByRole('region', { name: 'Context window' }).getByText(/^~?[\d,]+ in\b/).first().innerText();
  return Number(/^~?([\d,]+) in/.exec(text)![1]!.replaceAll(',', ''));
}

const block = clauses(120);
const JSON_TEXT = JSON.stringify(Array.from({ length: 300 }, (_, id) => ({ id, name: `entry ${id}`, isOn: id % 2 === 0 })), null, 2);
const FILES = [
  { name: 'guide.txt', content: `The guide\n\n${block}\n\nThe end\n` },
  { name: 'again.txt', content: `Once more:\n${block}\nThat was it.\n` },
  { name: 'data.json', content: JSON_TEXT },
  { name: 'table.log', content: Array.from({ length: 120 }, (_, line) => `line ${line * 7919}   \t\n`).join('') },
  { name: 'notes.md', content: '# Notes\n\nA line that breaks  \nhere, and one that does not \nend.\n' },
];

/** A prompt that is over in a small window, its tokens exact. */
async function openOver(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await dropFiles(page, FILES);
  await chooseModel(page, 'GPT-4');
  await idle(page, COUNTED_MS);
  await expect(verdict(page)).toContainText('Over by');
  await page.getByRole('button', { name: 'Make it fit' }).click();
  await idle(page, COUNTED_MS);
}

test('what is over leads to a ranked list: each action does what it says, by click and by keys, and is undone; texts lose nothing else', async ({ page }) => {
  await openOver(page);
  await test.step('what is over leads to a ranked list, and each action does to the token what it says, and is undone by one click', async () => {
    await expect(page.getByRole('tab', { name: /^Fit/ })).toHaveAttribute('aria-selected', 'true');
    const rows = list(page).getByRole('listitem');
    const enough = await rows.evaluateAll((items) => items.map((item) => item.textContent!.includes('Makes it fit')));
    expect(enough.toSorted((a, b) => Number(b) - Number(a))).toEqual(enough);

    for (const title of [/Drop a duplicate block/, /Minify the JSON of data\.json/, /Strip trailing white space in 2 texts/, /Switch off guide\.txt/]) {
      const before = await tokensIn(page);
      const said = await action(page, title).innerText();
      expect(said, 'exact').not.toContain('~');
      const saved = Number(/([\d,]+) tokens less/.exec(said)![1]!.replaceAll(',', ''));
      expect(saved).toBeGreaterThan(0);
      expect(said).toMatch(/\$[\d.,]+ less/);
      await action(page, title).getByRole('button').click();
      await idle(page, COUNTED_MS);
      expect(await tokensIn(page), String(title)).toBe(before - saved);
      const stillOver = /Still over by ([\d,]+)/.exec(said);
      await expect(verdict(page)).toContainText(stillOver === null ? 'Fits.' : `Over by ${stillOver[1]} tokens`);
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await idle(page, COUNTED_MS);
      expect(await tokensIn(page)).toBe(before);
    }
  });
  await test.step('the keyboard does all of it, in both themes and on a phone without a fault', async () => {
    for (const width of [1280, 360]) {
      await resize(page, { width, height: 740 });
      await expectSound(page, `${width} px`);
    }
    await resize(page, { width: 1280, height: 740 });
    const before = await tokensIn(page);
    await page.getByRole('tab', { name: /^Fit/ }).focus();
    const button = action(page, /Minify the JSON/).getByRole('button');
    for (let presses = 0; presses < 40 && !(await button.evaluate((element) => element === document.activeElement)); presses += 1) await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await idle(page, COUNTED_MS);
    expect(await tokensIn(page)).toBeLessThan(before);
    await page.keyboard.press('ControlOrMeta+z');
    await idle(page, COUNTED_MS);
    expect(await tokensIn(page)).toBe(before);
    await page.emulateMedia({ colorScheme: 'light' });
  });
  await test.step('the texts lose what they can spare and nothing else', async () => {
    await expect(action(page, /Strip trailing/)).toContainText('notes.md: 1 line keeps its spaces');
    for (const title of [/Minify the JSON/, /Strip trailing/, /Drop a duplicate/]) {
      await action(page, title).getByRole('button').click();
      await idle(page, COUNTED_MS);
    }
    const textOf = async (name: string) => {
      await row(page, name).click();
      await page.getByRole('tab', { name: /^Edit/ }).click();
      await idle(page);
      return (await page.getByRole('textbox', { name: new RegExp(name.replace('.', '\\.')) }).innerText()).replaceAll('\u200b', '');
    };
    expect(JSON.parse(await textOf('data.json'))).toEqual(JSON.parse(JSON_TEXT));
    // Files are taken in the order of their names, so the first occurrence is that of again.txt.
    expect(await textOf('guide.txt')).toMatch(/^The guide\n+\[The same 120 lines stand in again\.txt\.\]\n+The end\s*$/);
    expect(await textOf('again.txt')).toContain('Clause 1: the seller');
    // Without it the note names nothing, which is told at once, with the way back.
    const messages = page.getByRole('region', { name: 'Messages' });
    await promptList(page).getByRole('switch', { name: 'again.txt in the prompt' }).click();
    const told = messages.locator('div').filter({ hasText: /^1 note stands in guide\.txt for lines of again\.txt, which is not sent any more\.Undo$/ });
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(told).toHaveCount(0);
    await expect(promptList(page).getByRole('switch', { name: 'again.txt in the prompt' })).toBeChecked();
    expect(await textOf('notes.md')).toContain('A line that breaks  \nhere, and one that does not\nend.');
  });
});

test('turns are trimmed as many as it takes, a model that fits is chosen, and nothing to do is said', async ({ page }) => {
  await openApp(page);
  await test.step('turns are trimmed as many as it takes, results with their calls, and a model that fits is chosen', async () => {
    await chooseModel(page, 'GPT-4');
    await idle(page, COUNTED_MS);
    await page.getByRole('tab', { name: /^Fit/ }).click();
    await idle(page, COUNTED_MS);
    const trim = action(page, /^Apply: Trim/);
    const before = await tokensIn(page);
    const said = await trim.innerText();
    const saved = Number(/([\d,]+) tokens less/.exec(said)![1]!.replaceAll(',', ''));
    await trim.getByRole('button').click();
    await idle(page, COUNTED_MS);
    expect(await tokensIn(page)).toBe(before - saved);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await idle(page, COUNTED_MS);

    const models = action(page, /^Apply: Choose/);
    await expect(models.first()).toContainText('Makes it fit');
    await expect(models.first()).toContainText(/texts .*\$[\d.]+ a request/);
    const exact = models.filter({ hasText: 'texts exact' }).first();
    const name = /^Apply: Choose (.*)$/.exec((await exact.getByRole('button').getAttribute('aria-label'))!)![1]!;
    await exact.getByRole('button').click();
    await idle(page, COUNTED_MS);
    await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(new RegExp(name.replace(/[.()+]/g, '\\$&')));
    await expect(verdict(page)).toContainText('Fits.');
    await expect(page.getByRole('heading', { name: 'It fits. What could be saved' })).toBeVisible();
    await expect(action(page, /Switch off/).first()).toContainText(/\$[\d.,]+ less/);
    await expect(action(page, /Switch off/).first()).toContainText('Fits');
    await page.keyboard.press('ControlOrMeta+z');
    await idle(page, COUNTED_MS);
    await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue(/GPT-4/);
  });
  await test.step('nothing to do is said', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByRole('tab', { name: /^Fit/ }).click();
    await idle(page);
    await expect(page.getByText('Nothing to trim')).toBeVisible();
  });
});
