import type { Page } from '@playwright/test';
import { expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { chooseModel, setFields } from './page-parts';

const PHONE = { width: 360, height: 740 };

const results = (page: Page) => page.getByRole('region', { name: 'Results' });

const costs = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).getByRole('row').evaluateAll((rows) => Object.fromEntries(rows.map((each) => [each.querySelector('th')?.firstChild?.textContent ?? '', each.querySelector('td')?.textContent ?? ''])));

async function openConversation(page: Page): Promise<void> {
  await openApp(page, '#/cost/conversation');
  await chooseModel(page, 'GPT-4o');
  await idle(page);
  await page.getByRole('combobox', { name: 'Caching' }).selectOption('Off');
}

const LONG_CHAT = { Turns: '20', 'Before the history': '10k', 'User, each turn': '4,000', 'Answer, each turn': '2000', 'History that stays': '10' };

test('a conversation costs what its turns cost by hand; cliffs are named, and a model without a price has none', async ({ page }) => {
  await openConversation(page);
  await test.step('a conversation costs what its turns cost by hand, and is not priced past the window', async () => {
    await setFields(page, LONG_CHAT);
    await page.getByRole('combobox', { name: 'Bigger window' }).selectOption({ label: 'GPT-4.1 mini, 1.05M' });
    await idle(page);
    // $2.50 and $10: 14,000 tokens and 6,000 more each turn, 1,292,000 in 19 turns, and 38,000 of answers.
    await expect(results(page).getByRole('heading')).toHaveText('Not servable from turn 20 on.');
    await expect(results(page)).toContainText('The first 19 turns cost $3.61. Turn 20 has 130,000 tokens, and the window that is served is 128,000.');
    await expect(results(page)).toContainText('it passes 50 % in turn 10, 75 % in turn 15 and 100 % in turn 20.');
    await expect(results(page)).toContainText('Compaction at 102,400 tokens fires once, first before turn 16: 90,000 tokens of history become 9,000.');
    // Compacted 1,115,000 and 49,000; at $0.40 and $1.60 all 1,420,000 and 40,000; looked up 356,000 and 40,000, with 120,000 embedded at $0.02.
    expect(await costs(page, 'Cost of the whole run')).toMatchObject({ 'Resend all': 'not servable from turn 20$3.61 until then', Compaction: '$3.28', 'GPT-4.1 mini': '$0.63', 'Retrieval of 8 chunks': '$1.29' });

    await setFields(page, { Turns: '10' });
    await expect(results(page).getByRole('heading')).toHaveText('10 turns cost $1.23, the last one alone $0.19.');
    await page.getByText('Both charts as a table').click();
    const table = page.getByRole('table', { name: 'Turn by turn' });
    await expect(table.getByRole('row')).toHaveCount(11);
    await expect(table.getByRole('row').last()).toContainText('68,000');

    // Another view and back: nothing is lost. The prompt's own figures come back with one button.
    await page.getByRole('radio', { name: 'Architecture' }).check();
    await idle(page);
    await page.getByRole('radio', { name: 'Conversation', exact: true }).check();
    await idle(page);
    await expect(page.getByRole('textbox', { name: 'User, each turn' })).toHaveValue('4,000');
    await page.getByRole('button', { name: 'Use my prompt' }).click();
    await expect(page.getByRole('textbox', { name: 'User, each turn' })).not.toHaveValue('4,000');
    await expect(page.getByRole('button', { name: 'Use my prompt' })).toBeDisabled();
  });
  await test.step('the turn that crosses a price cliff is named, and an agent brings tool results in place of messages', async () => {
    await chooseModel(page, 'Claude Haiku 5.5');
    await idle(page);
    await page.getByRole('combobox', { name: 'Caching' }).selectOption('Off');
    await setFields(page, { Turns: '4', 'Before the history': '90000', 'User, each turn': '5000', 'Answer, each turn': '1000' });
    // 95,000 at $0.10 and 1,000 at $0.50; 101,000 at $0.50 and 1,000 at $2.50.
    await expect(results(page)).toContainText('Turn 2, a prompt of 101,000 tokens, is billed at the rates of more than 100,000 tokens: it costs $0.043 more than the turn before.');

    await page.getByRole('radio', { name: 'Agent loop' }).check();
    await setFields(page, { 'Task, once': '500', 'Tool results, each turn': '2000' });
    // 90,500; then 1,000 of answer and 2,000 of results more each turn: turn 4 has 99,500, and 15,200 more is what the cliff lies ahead.
    await expect(results(page)).not.toContainText('is billed at the rates');
    await setFields(page, { Turns: '5' });
    await expect(results(page)).toContainText('Turn 5, a prompt of 102,500 tokens, is billed at the rates of more than 100,000 tokens');
    await page.getByRole('combobox', { name: 'Caching' }).selectOption('Kept 5 minutes');
    await setFields(page, { 'Pause between turns': '6' });
    await expect(results(page)).toContainText('Caching costs');
    await setFields(page, { 'Pause between turns': '5' });
    await expect(results(page)).toContainText('Caching saves');
  });
  await test.step('a model without a known price has none, and its window fills all the same', async () => {
    await setFields(page, { 'Tool results, each turn': '0' });
    await page.getByRole('radio', { name: 'Chat' }).check();
    await chooseModel(page, 'GPT-3.5 Turbo');
    await idle(page);
    await setFields(page, { Turns: '30', 'Before the history': '10000', 'User, each turn': '100', 'Answer, each turn': '400' });
    await expect(results(page).getByRole('heading')).toHaveText('No price is known here for GPT-3.5 Turbo.');
    // 10,000 and 500 a turn of 16,385: 12,288.75 are passed by turn 5, all of it by turn 13.
    await expect(results(page)).toContainText('it passes 50 % in turn 1, 75 % in turn 5 and 100 % in turn 13.');
    await page.getByRole('radio', { name: 'Architecture' }).check();
    await idle(page);
    await expect(page.getByText('No price is known here for GPT-3.5 Turbo')).toBeVisible();
  });
});

const CORPUS = { Corpus: '100k', Changes: '0', Queries: '100', Instructions: '1000', Question: '200' };

test('architectures cost what a month costs by hand, and rules of thumb are marked where they apply', async ({ page }) => {
  await openApp(page, '#/cost/architecture');
  await chooseModel(page, 'GPT-4o');
  await idle(page);
  await test.step('rules of thumb are marked where they apply, with their texts, and latency only chooses among them', async () => {
    await setFields(page, { Corpus: '500k', Queries: '20', Changes: '0' });
    const rules = page.getByRole('region', { name: 'Rules of thumb' });
    await expect(rules).toContainText('How long an answer takes is not computed');
    await expect(rules).toContainText('Innovatrix');
    const applying = async () => (await rules.getByRole('listitem').filter({ hasText: 'applies' }).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    expect(await applying()).toEqual([
      expect.stringContaining('under 100 queries a day: long context'),
      expect.stringContaining('rather not long context or cached long context'),
      expect.stringContaining('Somebody waits for the answer: retrieval or hierarchical retrieval'),
    ]);
    // All of its columns are in sight beside the fields.
    expect(await page.getByRole('region', { name: 'Costs of the first month' }).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const before = await costs(page, 'Cost of the first month');
    await page.getByRole('radio', { name: 'Nobody waits' }).check();
    await idle(page);
    expect(await applying()).toEqual([expect.stringContaining('under 100 queries a day: long context'), expect.stringContaining('seldom changes, and nobody waits: long context or cached long context')]);
    expect(await costs(page, 'Cost of the first month')).toEqual(before);
    await page.getByRole('radio', { name: 'Somebody waits' }).check();
  });
  await test.step('four architectures cost what a month costs by hand, and cross to the token', async () => {
    await setFields(page, CORPUS);
    // 3,000 queries: 101,200 × 2.5 + 500 × 10; cached the same, as they come further apart than a cache is taken to last; 5,200 × 2.5 + 500 × 10 and
    // 700,000 embedded at $0.02; 6,200 × 2.5 + 500 × 10, ten summaries of 10,000 × 2.5 + 250 × 10, and 702,500 embedded.
    await expect.poll(() => costs(page, 'Cost of the first month')).toMatchObject({ 'Long context': '$774.00', 'Cached long context': '$774.00', Retrieval: '$54.01', 'Hierarchical retrieval': '$61.79' });
    await expect(results(page).getByRole('heading')).toHaveText('Retrieval is cheapest: $54.01 in the first month.');
    await expect(page.getByText('How long an automatic cache keeps a prefix is not stated; 5 minutes after it was last used are assumed.')).toBeVisible();
    // 4.8 minutes apart: so each morning, and 2,970 times 101,000 × 1.25 + 200 × 2.5 + 500 × 10.
    await setFields(page, { 'They come in': '8' });
    await expect.poll(() => costs(page, 'Cost of the first month')).toMatchObject({ 'Cached long context': '$399.04' });
    // A token more than 4,000 costs $0.0075 a month whole, and embedding 600,000 and the corpus $0.012.
    const crossings = page.getByRole('list', { name: 'Crossings: Cost over the size of the corpus' });
    await expect(crossings).toContainText('From 4,002 tokens on, retrieval costs less than long context');
    // 128,000 less 1,000, 200 and 500.
    await expect(results(page)).toContainText('Long context and cached long context have no price from 126,301 tokens on.');
    await setFields(page, { Corpus: '127000' });
    await expect(page.getByRole('table', { name: 'Cost of the first month' }).getByRole('row', { name: /^Long context/ })).toContainText('Not servable: 128,700 tokens');

    await page.getByText('Cost over queries a day as a table').click();
    await expect(page.getByRole('table', { name: 'Cost over queries a day' }).getByRole('row').nth(1)).toContainText('1 query a day');
    // A price of the user's own, one that is none, and back to what is proposed.
    const embedding = page.getByRole('textbox', { name: 'Embedding, dollars per million tokens' });
    await embedding.fill('cheap');
    await embedding.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('Not a price. It is still $0.02. Try 0.02, or 0 to leave it out.');
    await embedding.fill('0');
    await embedding.press('Enter');
    await expect(page.getByRole('table', { name: 'Cost of the first month' }).getByRole('row', { name: /^Retrieval/ }).getByRole('cell').first()).toHaveText('$54.00');
    await embedding.fill('');
    await embedding.press('Enter');
    await expect(embedding).toHaveValue('0.02');
  });
});

test('both calculators have no violation, nor on a phone, and can be used with the keyboard alone', async ({ page }) => {
  const wide = page.viewportSize()!;
  for (const part of ['conversation', 'architecture'] as const) {
    await test.step(`axe finds nothing in ${part}, nor on a phone`, async () => {
      await resize(page, wide);
      await page.goto(`./#/cost/${part}`);
      await idle(page);
      await expectSound(page, part);
      await resize(page, PHONE);
      // A few rows of a table say as much as all.
      if (part === 'conversation') await setFields(page, { Turns: '3' });
      await page.getByText(part === 'conversation' ? 'Both charts as a table' : 'Cost over queries a day as a table').click();
      await expectSound(page, `${part} on a phone`);
    });
  }
  await test.step('with the keyboard alone', async () => {
    await resize(page, wide);
    await page.goto('./#/cost/conversation');
    await idle(page);
    await expect(page.getByRole('region', { name: 'Turn by turn' })).toBeHidden();
    await page.getByRole('textbox', { name: 'Turns', exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('12');
    await page.keyboard.press('Tab');
    await expect(results(page).getByRole('heading')).toHaveText(/^12 turns cost/);
    await page.getByRole('radio', { name: 'Chat' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('textbox', { name: 'Task, once' })).toBeVisible();
    await page.getByText('Both charts as a table').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Turn by turn' })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('region', { name: 'Turn by turn' })).toBeFocused();
    await page.getByRole('radio', { name: 'Conversation', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/#\/cost\/architecture$/);
    await page.getByRole('radio', { name: 'Somebody waits' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'Nobody waits' })).toBeChecked();
  });
});
