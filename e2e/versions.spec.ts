import { dropFiles, expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { chooseModel, promptList, setFields } from './page-parts';

const lines = (change: (line: number) => string) => Array.from({ length: 400 }, (_, line) => change(line)).join('\n');

test('two versions are compared: tokens, cost, fit, common start, and the differences by part and token', async ({ page }) => {
  await openApp(page, '#/versions');
  const plain = (line: number) => `Line ${line} of the plan says what is done on day ${line}.`;
  await dropFiles(page, [{ name: 'plan.md', content: lines(plain) }, { name: 'old.md', content: 'It goes away.' }]);
  await chooseModel(page, 'GPT-5.5');
  await idle(page);
  await page.getByRole('button', { name: 'Keep as A' }).first().click();
  await idle(page);
  await expect(page.getByText('Nothing differs in what is sent.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'A and B in figures' }).getByRole('row', { name: /^Common start/ })).toContainText(/tokens100\s% of B$/);

  // Another order is not the same: a cache has nothing of it.
  await page.locator('[data-row][title="old.md"]').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await idle(page);
  await expect(page.getByText('The order of 2 parts differs: plan.md and old.md.')).toBeVisible();
  await expect(page.getByText('Nothing differs')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'plan.md' })).toContainText(/moved.*from place 2 to 1/);
  await page.getByRole('button', { name: /^Next difference/ }).click();
  await expect(page.getByText('Difference 1 of 2')).toBeVisible();

  await page.locator('[data-row][title="old.md"]').focus();
  await page.keyboard.press('Delete');
  await page.locator('[data-row][title="plan.md"]').focus();
  await page.keyboard.press('Delete');
  await dropFiles(page, [{ name: 'plan.md', content: lines((line) => (line === 200 ? 'Line 200 of the plan is another.' : line === 300 ? `${plain(line)} And more.` : plain(line))) }, { name: 'new.md', content: 'It has come.' }]);
  await idle(page);

  const table = page.getByRole('table', { name: 'A and B in figures' });
  await expect(table.getByRole('row', { name: /^Input tokens/ })).toContainText(/~[+−]\d/);
  await expect(table.getByRole('row', { name: /^Cost of a request/ })).toContainText(/~\$.*~[+−]\$/);
  await expect(table.getByRole('row', { name: /^Common start/ })).toContainText('token< 0.1 % of B');
  await expect(table.getByRole('row', { name: /^Fit/ })).toContainText('Fits');
  await expect(page.getByText('3 parts differ')).toBeVisible();
  await expect(page.getByRole('region', { name: 'old.md' })).toContainText('− removed');
  await expect(page.getByRole('region', { name: 'new.md' })).toContainText('+ added');
  const plan = page.getByRole('region', { name: 'plan.md' });
  await expect(plan).toContainText('tokens removed');
  await expect(plan.locator('ins').last()).toContainText('And more');
  await expect(plan.locator('ins').last()).toContainText('+');
  await expect(plan).toContainText('characters that are the same');

  await page.getByRole('button', { name: /^Next difference/ }).click();
  await expect(page.getByText(/^Difference 1 of/)).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText(/^Difference 2 of/)).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByText(/^Difference 1 of/)).toBeVisible();
  await expectSound(page);

  // Both sides are counted with the settings of the moment, also where nothing else changes.
  await page.goto('#/limits');
  await setFields(page, { 'Reserved for output': '500' });
  await page.goto('#/versions');
  await idle(page);
  await expect(page.getByText(/an answer of 500 tokens/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await idle(page);
  await expect(page.getByText(/an answer of 128,000 tokens/)).toBeVisible();

  // On a phone all columns are in sight, as the last is what the table is for. Where it is narrower yet the figures scroll
  // sideways, by the keyboard too, and the edge says that there is more.
  const { width = 1280, height = 720 } = page.viewportSize() ?? {};
  await resize(page, { width: 360, height: 740 });
  const scroller = page.getByRole('region', { name: 'Figures of A and B' });
  expect(await scroller.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  const last = await table.getByRole('columnheader', { name: 'B − A' }).boundingBox();
  expect(last!.x + last!.width).toBeLessThanOrEqual(360);
  await resize(page, { width: 220, height: 740 });
  expect(await scroller.evaluate((element) => element.scrollWidth > element.clientWidth && getComputedStyle(element).backgroundAttachment)).toBe('local, local, scroll, scroll');
  await scroller.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => scroller.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await resize(page, { width, height });

  // Tools count as their own words: the tokens of the JSON are not those that stand above.
  await dropFiles(page, [{ name: 'tools.json', content: JSON.stringify([{ type: 'function', function: { name: 'search', description: 'Finds things.', parameters: { type: 'object', properties: { query: { type: 'string' } } } } }]) }]);
  await idle(page);
  await expect(page.getByText('4 parts differ')).toBeVisible();
  await expect(page.getByText(/added, in 1 place of the JSON; a request counts the definitions by their own words\.$/)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await idle(page);
  await page.getByRole('button', { name: 'Swap' }).click();
  await idle(page);
  await expect(page.getByRole('region', { name: 'old.md' })).toContainText('+ added');

  // A file is a side too, whatever the page would make of it; what is long is opened in place.
  const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const long = `${'One line of it.\n'.repeat(400)}The end.`;
  await page.getByLabel('Open a file as A').setInputFiles(file('request.json', JSON.stringify({ model: 'gpt-5.5', messages: [{ role: 'system', content: long }, { role: 'user', content: 'Why?' }] })));
  await idle(page);
  await expect(page.getByRole('group', { name: 'Version A' })).toContainText('request.json');
  const system = page.getByRole('region', { name: /^System/ });
  const removed = system.locator('del');
  await expect(removed).not.toContainText('The end.');
  await system.getByRole('button', { name: /^Show 2,\d\d\d more characters$/ }).click();
  await expect(removed).toContainText('The end.');
  await expect(system.getByRole('button', { name: /more characters/ })).toHaveCount(0);
  await expectSound(page);

  // Of two files no id says which turn is which: what they say does. What is hidden in it is seen, and turns nothing.
  const said = ['Read the plan.', 'I have read it.', 'What is in step 2?', 'Step 2 is the dry run.', 'And in step 3?', 'Step 3 is the switch.', 'Why?'];
  const chat = (texts: readonly string[]) => JSON.stringify({ model: 'gpt-5.5', messages: texts.map((content, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content })) });
  await page.getByLabel('Open a file as A').setInputFiles(file('seven.json', chat(said)));
  await idle(page);
  await page.getByLabel('Open a file as B').setInputFiles(file('nine.json', chat(['Hello.', 'Good day.', ...said.map((text) => text.replace('the dry run', 'the\u00a0dry pass\u200bword \u202erun'))])));
  await idle(page);
  await expect(page.getByText('3 turns differ, 1 part and 5 turns are the same.')).toBeVisible();
  const step = page.getByRole('region', { name: 'turn 6' });
  await expect(step).toContainText('turn 4 in A');
  await expect(step.locator('ins').first()).toContainText('◦');
  await expect(step.getByTitle('U+200B, zero width space')).toHaveText('¦');
  expect(await step.innerText()).not.toMatch(/[\u00a0\u200b\u202e]/);
  await expectSound(page);
  // The question of the one is a turn of the other by now, and the same: what follows it was added.
  await page.getByLabel('Open a file as B').setInputFiles(file('more.json', chat([...said, 'It is safer.', 'Then do it.'])));
  await idle(page);
  await expect(page.getByText('1 part and 1 turn differ, 7 turns are the same.')).toBeVisible();
  await expect(page.getByText('+ added', { exact: true })).toHaveCount(2);
  await page.getByLabel('Open a file as B').setInputFiles(file('new.contextscope.json', '{"format":"contextscope work","version":99,\n"work":{},\n"texts":[\n]}\n'));
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('new.contextscope.json was not opened: a newer version of this page wrote it (99); reload this page to have the newest.');
  // A workspace that comes while the view is open can be chosen, too.
  await promptList(page).getByRole('button', { name: /^Workspaces/ }).click();
  await page.getByRole('dialog', { name: 'Workspaces' }).getByRole('button', { name: 'Duplicate My prompt' }).click();
  await idle(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Workspace as A' }).click();
  await page.getByRole('menuitem', { name: /^My prompt/ }).click();
  await idle(page);
  await expect(page.getByRole('group', { name: 'Version A' })).toContainText('My prompt');
});
