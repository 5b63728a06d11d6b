import { readFileSync } from 'node:fs';
import type { Report } from '@/core/share/report';
import { dropFiles, expect, expectSound, idle, openApp, test } from './fixtures';
import { chooseModel, exportReport, partNames, row } from './page-parts';

test('a prompt with variables is checked before its data exists: values, sizes, undo, and both cases beside the verdict', async ({ page }) => {
  test.setTimeout(120_000);
  await openApp(page);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  // Before there are variables the palette says why no case can be chosen, and leads to where they are explained.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Command palette' }).fill('worst');
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toHaveText('Case: typical, worst none without {{variables}} in the prompt');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Variables' })).toBeInViewport();
  await dropFiles(page, [{ name: 'many.txt', content: '{{a}} {{b}} {{c}} {{d}} {{e}} `{{quoted}}`' }]);
  await page.goto('#/edit');
  const named = page.getByRole('list', { name: 'Variables of this text' });
  await named.getByRole('button', { name: 'and 2 more' }).click();
  await expect(named).toHaveText('{{a}}{{b}}{{c}}{{d}}{{e}}Show fewer');
  // What stands in code is none, but can be given a value.
  const panel = page.getByRole('region', { name: 'Variables' });
  await page.getByRole('region', { name: 'Context window' }).getByRole('button', { name: 'Set values' }).click();
  await panel.getByRole('button', { name: 'Give quoted a value' }).click();
  await expect(panel.getByRole('textbox', { name: 'Typical value of quoted' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await dropFiles(page, [{ name: 'mail.txt', content: 'Answer {{ customer }} about:\n{{docs}}\n\\{{not_this}} {{#if x}}{{/if}}\n' }]);
  await chooseModel(page, 'GPT-4');
  await page.goto('#/edit');
  await idle(page, 60_000);
  // Beside the text, and below the verdict whatever view is open.
  await expect(page.getByRole('button', { name: 'Set values' })).toHaveCount(2);
  await page.getByRole('region', { name: 'Context window' }).getByRole('button', { name: 'Set values' }).click();
  await idle(page, 60_000);
  await expect(panel.getByRole('textbox', { name: 'Typical value of customer' })).toBeFocused();
  await expect(panel.getByRole('textbox', { name: 'Typical value of customer' })).toBeInViewport();
  await expect(panel.getByRole('textbox', { name: /^Typical value of/ })).toHaveCount(2);
  const cases = page.getByRole('list', { name: 'With values in the variables' });
  await expect(cases).toHaveCount(0);
  // The reports say so too, in which nothing else tells of variables.
  expect(await exportReport<Report>(page)).toMatchObject({ unsetVariables: ['customer', 'docs'], cases: [] });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Report on one page (print)' }).click();
  const onePage = page.getByRole('dialog', { name: 'Report on one page' });
  await expect(onePage.getByText('2 variables have no value and count as written: {{customer}}, {{docs}}')).toBeVisible();
  await onePage.getByRole('button', { name: 'Close' }).click();

  const fill = async (name: string, value: string) => {
    await panel.getByRole('textbox', { name, exact: true }).fill(value);
    await panel.getByRole('textbox', { name, exact: true }).press('Enter');
  };
  // What is no size changes nothing, and the field says so.
  await fill('Worst value of docs', '-5');
  await expect(panel.getByRole('alert')).toHaveText('A number of tokens is not below 0. Nothing was set. Try 8192 or 8k.');
  await fill('Worst value of docs', '1,000,000,000');
  await expect(panel.getByRole('alert')).toHaveText('At most 100,000,000 tokens. Nothing was set.');
  await expect(cases).toHaveCount(0);
  await fill('Worst value of docs', '200k');
  await idle(page, 60_000);
  // There as soon as the page is idle, not a moment later.
  expect(await cases.count()).toBe(1);
  await expect(cases).toContainText(/Typical case: ~?\d\d in, fits, .*; 2 variables have no value/);
  await expect(cases).toContainText(/Worst case: ~?200,0\d\d in, over by ~?[\d,]+ tokens; 1 variable has no value/);
  await fill('Worst value of docs', '');
  await panel.getByRole('combobox', { name: 'Unit of the typical value of customer' }).selectOption('text');
  // A text begins at the left, has room, and keeps its lines; a number ends at the right.
  await fill('Typical value of customer', 'Ann\nLee\n');
  const [text, size] = ['Typical value of customer', 'Typical value of docs'].map((name) => panel.getByRole('textbox', { name }));
  await expect(text!).toHaveValue('Ann\nLee\n');
  expect(await Promise.all([text!, size!].map((box) => box.evaluate((element) => getComputedStyle(element).textAlign)))).toEqual(['start', 'right']);
  expect((await text!.boundingBox())!.width).toBeGreaterThan(1.5 * (await size!.boundingBox())!.width);
  await fill('Typical value of customer', 'Ann');
  await fill('Typical value of docs', '2k');
  await fill('Worst value of docs', '200k');
  await idle(page, 60_000);
  await expect(cases).toContainText(/Typical case: ~?2,0\d\d in, fits, ~?\d,\d\d\d tokens free/);
  await expect(cases).toContainText(/Worst case: ~?200,0\d\d in, over by ~?[\d,]+ tokens/);
  await expectSound(page);
  const { cases: reported } = await exportReport<Report>(page);
  for (const [index, { case: id, inputTokens, verdict }] of reported.entries()) {
    await expect(cases.getByRole('listitem').nth(index)).toContainText(new RegExp(`${id} case: ~?${inputTokens.toLocaleString('en-US')} in, ${verdict}`, 'i'));
  }
  expect(reported).toHaveLength(2);

  // The palette has the cases, the values and the models by name.
  const byPalette = async (words: string, name: string | RegExp) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'Command palette' }).fill(words);
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toHaveText(name);
    await page.keyboard.press('Enter');
    await idle(page, 60_000);
  };
  await page.keyboard.press('Escape');
  await byPalette('typical', 'Case: typical');
  await expect(page.getByRole('radio', { name: 'Typical' })).toBeChecked();
  await byPalette('case as written', 'Case: as written');
  await expect(page.getByRole('radio', { name: 'As written' })).toBeChecked();
  await page.goto('#/split');
  await byPalette('docs', 'Set value of {{docs}}');
  await expect(size!).toBeFocused();
  await expect(size!).toBeInViewport();
  await page.goto('#/split');
  await byPalette('customer', 'Set value of {{customer}}');
  await expect(text!).toBeFocused();

  // Figures of money, models and memory leave the values out, and say so.
  const note = page.getByRole('note', { name: 'Variables in these figures' });
  await page.keyboard.press('Escape');
  for (const view of ['cost/conversation', 'cost/architecture', 'cost/cache', 'models', 'memory', 'cost']) {
    await page.goto(`#/${view}`);
    await idle(page, 60_000);
    await expect(note).toContainText(/These figures are of the text as written, ~?\d\d in: .*Typical case: ~?2,0\d\d in.*Worst case: ~?200,0\d\d in/);
  }
  await expect(note).toContainText(/Typical case: ~?2,0\d\d in, ~?\$0\.\d+ per request, ~?\$[\d,.]+ per month.*Worst case: ~?200,0\d\d in, no price: more than is served/);
  await expectSound(page);
  await byPalette('gpt-5.5', /^Model: GPT-5\.5 OpenAI/);
  await idle(page, 60_000);
  await expect(note).toContainText(/Worst case: ~200,0\d\d in \([\d,]+–[\d,]+\), ~?\$[\d,.]+ per request, ~?\$[\d,.]+ per month/);

  // One choice above all views makes their sums those of a case; what looks at the text itself stays with it, and says so.
  const choice = page.getByRole('radiogroup', { name: 'Case that figures are of' });
  const strip = page.getByRole('note', { name: 'Case of these figures' });
  await expect(choice.getByRole('radio', { name: 'As written' })).toBeChecked();
  await expect(strip).toHaveCount(0);
  const [, said, ofMonth] = /Worst case: .* in \([\d,]+–[\d,]+\), (~?\$[\d,.]+) per request, (~?\$[\d,.]+) per month/.exec(await note.innerText())!;
  await choice.getByRole('radio', { name: 'Worst' }).check();
  await idle(page, 60_000);
  await expect(page.getByRole('heading', { name: /^Fits\. ~?[\d,]+ tokens free in the worst case$/ })).toBeVisible();
  await expect(note).toContainText(/These figures are of the worst case, ~200,0\d\d in \([\d,]+–[\d,]+\)\.As written: ~\d\d in \([\d,]+–[\d,]+\), ~?\$[\d.]+ per request.*Typical case: ~2,0\d\d in \([\d,]+–[\d,]+\), ~?\$/);
  const costs = page.getByRole('region', { name: 'Cost of this request' });
  await expect(costs).toContainText(/~?200,0\d\d prompt tokens to GPT-5\.5/);
  await expect(costs.getByText(said!, { exact: true }).first()).toBeVisible();
  await expect(costs.getByText(ofMonth!, { exact: true }).first()).toBeVisible();
  for (const view of ['cost/conversation', 'cost/architecture', 'models', 'memory']) {
    await page.goto(`#/${view}`);
    await idle(page, 60_000);
    await expect(note).toContainText(/These figures are of the worst case, ~200,0\d\d in \([\d,]+–[\d,]+\)\./);
    if (view !== 'models') continue;
    await expect(page.getByRole('row').nth(1)).toContainText(/20\d,\d\d\d/);
    const table = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save table' }).click();
    await page.getByRole('menuitem', { name: 'As CSV' }).click();
    expect((await table).suggestedFilename()).toBe('contextscope-models-worst-case.csv');
  }
  await expectSound(page);
  for (const [view, words] of [['split', 'Worst case: its values are in these figures.'], ['tokens', /^As written: .* without the values of the worst case\.$/], ['position/order', /^As written: /]] as const) {
    await page.goto(`#/${view}`);
    await idle(page, 60_000);
    await expect(strip).toHaveText(words);
    if (view === 'split') await expect(page.getByRole('row', { name: /^mail\.txt/ })).toContainText(/200,0\d\d/);
    await expectSound(page);
  }
  await page.goto('#/cost/cache');
  await idle(page, 60_000);
  await expect(note).toContainText(/These figures are of the text as written, ~\d\d in \([\d,]+–[\d,]+\): /);
  await expect(page.getByRole('region', { name: 'Price of this request' }).getByRole('row', { name: /^Without the cache/ }).getByRole('cell').first(), 'of the text as written, too').toHaveText(/^~?\$0\.000\d+$/);
  const inWorst = await exportReport<Report>(page);
  expect(inWorst).toMatchObject({ shownCase: 'worst', inputTokens: inWorst.cases[1]!.inputTokens, verdict: 'fits' });
  expect(inWorst.models.find(({ id }) => id === 'openai/gpt-5.5')).toMatchObject({ tokens: inWorst.inputTokens });
  await page.keyboard.press('Escape');
  await choice.getByRole('radio', { name: 'As written' }).check();
  await chooseModel(page, 'GPT-4');
  // Only what is typed below the typical size is spoken of, and the worst case is never the smaller one.
  await page.goto('#/limits');
  await fill('Worst value of docs', '10');
  await idle(page, 60_000);
  await expect(panel.getByText('The worst value is below the typical one, so the typical one counts in the worst case too.')).toBeVisible();
  await expect(cases).toContainText(/Worst case: ~?2,0\d\d in, fits/);
  await expectSound(page);
  await fill('Worst value of docs', '200k');
  await idle(page, 60_000);
  await expect(panel.getByText('The worst value is below')).toHaveCount(0);

  // On paper and in the bar's file stands what stands above the window; the sheet is upright, as it is made for that height.
  const open = async (item: string) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await idle(page, 60_000);
  };
  const download = page.waitForEvent('download');
  await open('Window bar (SVG)');
  expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/<title>Fits as written; worst case over by ~?[\d,]+ tokens\. GPT-4 .*Worst case: ~?200,0\d\d in, over by/);
  await open('Report on one page (print)');
  const sheet = page.getByRole('dialog', { name: 'Report on one page' });
  await expect(sheet.getByRole('img', { name: /^Fits as written; worst case over by ~?[\d,]+ tokens\./ })).toBeVisible();
  await expect(sheet.getByRole('list', { name: 'With values in the variables' }).getByRole('listitem')).toHaveText([/^Typical case: ~?2,0\d\d in, fits, /, /^Worst case: ~?200,0\d\d in, over by /]);
  await expect(sheet.getByRole('row', { name: /^Input/ }).getByRole('cell').last()).toHaveText(/\d|exact/);
  await expectSound(page);
  expect((await page.pdf({ landscape: true, format: 'Letter' })).toString('latin1')).toMatch(/MediaBox \[0 0 612 792\]/);
  await open('Share as a link');
  await expect(page.getByText('None: only names, also of variables, roles, sizes, counts and settings')).toBeVisible();
  await expect(page.getByText('Of the values only the sizes go; their texts go too once all texts are included.')).toBeVisible();
  await page.getByRole('button', { name: 'Include all' }).click();
  await expect(page.getByText('All texts are included, so the texts of the values go too.')).toBeVisible();
  await page.getByRole('button', { name: 'Include none' }).click();
  await idle(page, 60_000);
  await expect(page.getByText(/ It opens as written, as here\.$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await choice.getByRole('radio', { name: 'Worst' }).check();
  await open('Share as a link');
  await expect(page.getByText(/ It opens in the worst case, as here\.$/)).toBeVisible();
  await idle(page, 60_000);
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  const verdict = await page.getByRole('heading', { name: /in the worst case$/ }).innerText();
  await choice.getByRole('radio', { name: 'As written' }).check();
  // What the cases come to is stated by the link.
  const sent = (await cases.textContent())!;
  expect(sent).toMatch(/Worst case: ~?200,0\d\d in, over by ~?[\d,]+ tokens/);
  await page.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);
  const shared = page.getByRole('dialog', { name: 'Shared work' });
  await expect(shared).toContainText(/(customer and docs|docs and customer), with sizes as values.*Opensin the worst case/);
  await expectSound(page);
  await shared.getByRole('button', { name: 'Replace mine' }).click();
  await idle(page, 60_000);
  await expect(cases).toHaveText(sent);
  // In the case that was in view, with its total; other models have a range, and Undo brings back what was chosen here.
  await expect(choice.getByRole('radio', { name: 'Worst' })).toBeChecked();
  expect(await page.getByRole('heading', { name: /in the worst case$/ }).innerText()).toBe(verdict);
  await chooseModel(page, 'GPT-5.5');
  await idle(page, 60_000);
  await expect(cases).toContainText(/Typical case: ~2,0\d\d in \(\d,\d\d\d–\d,\d\d\d\), fits.*Worst case: ~200,0\d\d in \(\d+,\d\d\d–\d+,\d\d\d\), fits/);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(choice.getByRole('radio', { name: 'As written' })).toBeChecked();
  await page.goto('#/edit');
  await idle(page, 60_000);

  await page.keyboard.press('Escape');
  // What could be done is for the case that is over, and for the other by choice; the sentence above says that one is over.
  await expect(page.getByRole('heading', { name: /^Fits as written; worst case over by ~?[\d,]+ tokens$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make it fit', exact: true })).toHaveCount(0);
  await expect(cases.getByRole('listitem').nth(0).getByRole('button')).toHaveCount(0);
  await cases.getByRole('button', { name: 'Make it fit: worst case' }).click();
  await idle(page, 60_000);
  const of = page.getByRole('group', { name: 'Case of the variables' });
  await expect(page.getByRole('heading', { name: 'Make it fit' })).toBeVisible();
  await expect(of).toContainText(/For the worst case of the variables\. Typical case: fits, ~?\d,\d\d\d tokens free\./);
  await expect(page.getByRole('list', { name: 'Actions' }).getByRole('listitem').first()).toContainText('Makes it fit');
  await expectSound(page);
  await expect(page.getByRole('heading', { name: /^Over by ~?[\d,]+ tokens in the worst case$/ })).toBeVisible();
  await choice.getByRole('radio', { name: 'Worst' }).focus();
  await page.keyboard.press('ArrowLeft');
  await idle(page, 60_000);
  await expect(of).toContainText('For the typical case of the variables. Worst case: over by');
  await expect(choice.getByRole('radio', { name: 'Typical' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'It fits. What could be saved' })).toBeVisible();
  await page.goto('#/limits');
  await choice.getByRole('radio', { name: 'As written' }).check();
  await idle(page, 60_000);
  await page.getByRole('heading', { name: /^Fits/ }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await idle(page, 60_000);
  await expect(cases).toContainText(/Worst case: ~?2,0\d\d in/);
  await expect(page.getByRole('heading', { name: /^Fits\. [\d,~]+ tokens free as written$/ })).toBeVisible();
  // What was chosen is no step of the work, and is kept like the view; without variables there is nothing to choose.
  await choice.getByRole('radio', { name: 'Typical' }).check();
  await page.reload();
  await idle(page, 60_000);
  await expect(page.getByRole('textbox', { name: 'Typical value of customer' })).toHaveValue('Ann');
  await expect(page.getByRole('heading', { name: /^Fits\. ~?[\d,]+ tokens free in the typical case$/ })).toBeVisible();
  // Values whose places are gone make no case, are listed, and can be taken away; with the whole prompt they go by themselves.
  for (const name of await partNames(page)) {
    await row(page, name).click();
    await page.keyboard.press('Delete');
  }
  await dropFiles(page, [{ name: 'plain.txt', content: 'No variables.' }]);
  await idle(page, 60_000);
  await expect(choice).toHaveCount(0);
  await expect(cases).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /^Fits\. / })).not.toContainText('as written');
  const unused = page.getByRole('region', { name: 'Values without a place' });
  await expect(unused.getByRole('listitem')).toHaveText([/customer/, /docs/]);
  await expectSound(page);
  await unused.getByRole('button', { name: 'Remove the values of customer' }).click();
  await expect(unused.getByRole('listitem')).toHaveText([/docs/]);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(unused).toHaveCount(0);
  await dropFiles(page, [{ name: 'plain.txt', content: 'No variables.' }]);
  await idle(page, 60_000);
  await expect(choice).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /^Fits\. / })).not.toContainText('case');
});
