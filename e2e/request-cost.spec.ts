// The calculator of what this prompt costs: figures by hand, sentences, examples, what has no cost, and what is kept.
import type { Locator, Page } from '@playwright/test';
import { loadEncoder } from '@/test/load-encoder';
import { dropFiles, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, partNames } from './page-parts';
import { englishText } from './texts';

const PHONE = { width: 360, height: 740 };
/** A Friday at noon, when the prices below held. */
const NOON = new Date('2026-11-20T12:00:00Z');

const view = (page: Page) => page.getByRole('region', { name: 'Cost of this request' });
const field = (page: Page, name: string) => view(page).getByRole('textbox', { name: new RegExp(`^${name}`) });
const notes = (page: Page) => view(page).getByRole('list', { name: 'What to know' });
const figure = (page: Page, name: string): Locator => view(page).getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]');

async function set(page: Page, name: string, value: string): Promise<void> {
  await field(page, name).fill(value);
  await field(page, name).press('Enter');
  await idle(page);
}

async function dollarsOf(page: Page, name: string): Promise<number> {
  return Number((await figure(page, name).innerText()).replace(/[~$,]/g, ''));
}

/** Alone in the prompt, so that its tokens are known to the test. */
async function replaceWith(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: /^Tokens/ }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.keyboard.press('Escape');
  await paste(page, text);
  await idle(page, 90_000);
  await page.getByRole('tab', { name: /Cost/ }).click();
  await idle(page);
}

/** The calculator as it is when it is first opened. */
async function startAgain(page: Page): Promise<void> {
  await view(page).getByRole('button', { name: 'Reset' }).click();
  await chooseModel(page, 'GPT-5.5');
  await idle(page);
}

test.describe.configure({ timeout: 120_000 });

test('over prompts of which the tokens are known', async ({ page }) => {
  await page.clock.setFixedTime(NOON);
  await openApp(page, '#/tokens');
  await test.step('figures that are typed cost what they do by hand, a request, a day, a month and a year, and parts add up in the table', async () => {
    const text = englishText(40_000);
    await replaceWith(page, text);
    await set(page, 'Output', '1k');
    await set(page, 'Requests', '200');
    await set(page, 'Days', '20');
    const encoder = await loadEncoder('o200k_base');
    // GPT-5.5 at $5 and $30; framing adds a few tokens, far below a cent.
    const requestUsd = (encoder.count(text) * 5 + 1000 * 30) / 1e6;
    expect(await dollarsOf(page, 'Per request')).toBeCloseTo(requestUsd, 2);
    expect((await dollarsOf(page, 'Per month')) / 4000).toBeCloseTo(requestUsd, 3);
    expect((await dollarsOf(page, 'Per year')) / (await dollarsOf(page, 'Per month'))).toBeCloseTo(12, 3);
    const table = view(page).getByRole('table', { name: 'Where the money goes' });
    await expect(table.getByRole('row', { name: /Output/ }).getByRole('cell')).toHaveText(['$0.0300', /%/, '$120.00']);
    await expect(view(page).getByRole('img', { name: /A mean request costs/ })).toBeVisible();

    await set(page, 'Batches', '100');
    await expect(table.getByRole('row', { name: /Batch/ })).toContainText('−50.0 %');
    expect(await dollarsOf(page, 'Per request')).toBeCloseTo(requestUsd / 2, 2);
    await expect(view(page).getByText('100 % of the requests are sent as a batch.')).toBeVisible();
    await expect(view(page).getByRole('list', { name: /^Rules/ })).toContainText('Batch: × 0.5 on all tokens');
    await expect(view(page).getByRole('list', { name: /^Rules/ }).getByRole('link').first()).toBeVisible();
  });
  await test.step('a price by the hour is a mean over the hours of use', async () => {
    await startAgain(page);
    await replaceWith(page, 'Hello there.');
    // Short, so that its range is narrower than a dollar a month and cents are shown.
    await chooseModel(page, 'DeepSeek V4 Pro');
    await idle(page);
    await set(page, 'Output', '100k');
    await expect(notes(page)).toContainText('This price differs by the hour.');
    const now = await dollarsOf(page, 'Per month');
    await view(page).getByRole('radio', { name: 'All week' }).check();
    await idle(page);
    // 35 of 168 hours cost double.
    expect((await dollarsOf(page, 'Per month')) / now).toBeCloseTo(1 + 35 / 168, 3);
    await view(page).getByRole('radio', { name: 'At a time' }).check();
    await view(page).getByRole('combobox', { name: 'Days of use' }).selectOption('working');
    await field(page, 'From').fill('07:00');
    await set(page, 'Hours', '3');
    expect((await dollarsOf(page, 'Per month')) / now).toBeCloseTo(2, 3);
    await field(page, 'From').fill('7 o’clock');
    await expect(view(page).getByRole('alert')).toHaveText('Not a time. It is still 07:00. Try 09:00.');
  });
  await test.step('past the cliff, what trimming would save', async () => {
    await startAgain(page);
    await replaceWith(page, englishText(1_500_000));
    await set(page, 'Output', '0');
    await expect(notes(page)).toContainText(/^Past the 272K cliff by ~[\d,]+ tokens: trimming to below saves ~\$[\d.]+ per request, ~\$[\d,.]+ a month\.$/m);
    await view(page).getByRole('radio', { name: 'Parts' }).check();
    await view(page).getByRole('group', { name: /Parts that stay the same/ }).getByRole('checkbox').first().check();
    await idle(page);
    await expect(notes(page)).toContainText('Caching');
  });
});

test('over the sample: answers that are measured, worked examples, and what is kept', async ({ page }) => {
  await page.clock.setFixedTime(NOON);
  await openApp(page, '#/cost');
  await test.step('real answers that are pasted give their mean as the output', async () => {
    const encoder = await loadEncoder('o200k_base');
    const texts = ['A short answer.', englishText(3_000)];
    for (const text of texts) {
      await view(page).getByRole('textbox', { name: 'Or measure real answers' }).fill(text);
      await view(page).getByRole('button', { name: 'Add answer' }).click();
      await idle(page);
    }
    const [short = 0, long = 0] = texts.map((text) => encoder.count(text));
    await expect(field(page, 'Output')).toHaveValue(Math.round((short + long) / 2).toLocaleString('en-US'));
    await expect(view(page).getByText(`Mean ${Math.round((short + long) / 2).toLocaleString('en-US')} tokens, ${short}–${long.toLocaleString('en-US')}.`)).toBeVisible();
    await view(page).getByRole('button', { name: 'Add answer' }).click();
    await expect(view(page).getByRole('alert')).toHaveText('There is no text in it. Paste what the model wrote.');
    await view(page).getByRole('button', { name: 'Remove Answer 2' }).click();
    await idle(page);
    await expect(field(page, 'Output')).toHaveValue(String(short));
    // What is dropped on the form is an answer, and no document.
    const parts = await partNames(page);
    await dropFiles(page, [{ name: 'answer.txt', content: texts[1]! }], view(page).getByRole('textbox', { name: 'Or measure real answers' }));
    await idle(page);
    await expect(view(page).getByRole('list', { name: 'Answers' }).getByRole('listitem')).toContainText(['Answer 1', 'answer.txt']);
    expect(await partNames(page)).toEqual(parts);
    await expect(page.getByText('Drop to measure as answers')).toBeHidden();
  });
  await test.step('the worked examples open as scenarios over a claimed price, and say where their arithmetic fails', async () => {
    await startAgain(page);
    await set(page, 'Requests', '7');
    const example = (name: RegExp) => view(page).getByRole('list', { name: 'Worked examples' }).getByRole('button', { name });
    const steps = view(page).getByRole('table', { name: 'Steps of the example' });
    await example(/0\.44/).click();
    await idle(page);
    await expect(figure(page, 'Per request')).toHaveText('$0.375');
    await expect(figure(page, 'Per day')).toHaveText('$37.50');
    await expect(figure(page, 'Per month')).toHaveText('$1,125.00');
    await expect(notes(page)).toContainText('75,000 tokens below the 200K cliff: crossing it costs +$0.60 per request.');
    await expect(steps.getByRole('row', { name: /A session of 125K/ })).toContainText(/125,000 tokens × \$3\.00 per million.*\$0\.44.*\$0\.375.*fails/);
    await expect(view(page).getByText(/Context Windows Explained/).first()).toBeVisible();
    await expect(view(page).getByText('(a claim)')).toBeVisible();
    for (const [name, words] of [
      [/1M tokens against 16K/, /30–50×\s*62\.5×/],
      [/under n²/, /1,000×\s*1,000,000×/],
      [/King James/, /fits\s*50,000 tokens too many/],
      [/2\.4M/, /fits\s*400,000 tokens too many/],
      [/novels/, /750\s*7\.5/],
    ] as const) {
      await example(name).click();
      await idle(page);
      await expect(steps, String(name)).toContainText(words);
    }
    await example(/King James/).click();
    await expect(view(page).getByText(/Not servable: 1,050,000 tokens/)).toBeVisible();
    await example(/under n²/).click();
    await expect(view(page).getByText('The text leaves its price open: the steps below are all there is.')).toBeVisible();
    await view(page).getByRole('button', { name: 'Back to this prompt' }).click();
    await idle(page);
    await expect(field(page, 'Requests')).toHaveValue('7');
  });
  await test.step('the scenario is there after a reload, and Reset forgets it', async () => {
    await startAgain(page);
    await set(page, 'Requests', '1234');
    await set(page, 'Cached share', '25');
    await view(page).getByRole('textbox', { name: 'Or measure real answers' }).fill('An answer that is kept.');
    await view(page).getByRole('button', { name: 'Add answer' }).click();
    await idle(page);
    await chooseModel(page, 'Claude Haiku 5.5');
    await idle(page);
    const offers = view(page).getByRole('combobox', { name: 'Sold by' });
    await offers.selectOption({ label: 'Amazon Bedrock, EU' });
    await expect(view(page).getByText(/input \$0\.11, output \$0\.55/)).toBeVisible();
    await idle(page);
    const month = await figure(page, 'Per month').innerText();
    await page.reload();
    await idle(page);
    await expect(field(page, 'Requests')).toHaveValue('1,234');
    await expect(field(page, 'Cached share')).toHaveValue('25');
    await expect(offers.locator('option:checked')).toHaveText('Amazon Bedrock, EU');
    await expect(view(page).getByRole('list', { name: 'Answers' })).toContainText('Answer 1');
    await expect(figure(page, 'Per month')).toHaveText(month);
    await view(page).getByRole('button', { name: 'Reset' }).click();
    await idle(page);
    await page.reload();
    await idle(page);
    await expect(field(page, 'Requests')).toHaveValue('100');
    await expect(view(page).getByRole('list', { name: 'Answers' })).toHaveCount(0);
  });
});

test('over the sample: sentences, what has no cost, what excludes each other, and everything open without a violation', async ({ page }) => {
  await page.clock.setFixedTime(NOON);
  await openApp(page, '#/cost');
  await test.step('the cliff, the cache and a scheduled change are said in sentences', async () => {
    await set(page, 'Output', '0');
    await expect(notes(page)).toContainText(/^~[\d,]+ tokens below the 272K cliff: crossing it costs \+\$1\.36 per request\.$/m);
    await chooseModel(page, 'Gemini 4 Argon');
    await idle(page);
    await expect(notes(page)).toContainText(/Doubles on 2026-12-01: ~\$[\d.]+ → ~\$[\d.]+ per request\./);
    await expect(figure(page, 'Per year at today’s price')).toHaveText(/^~\$/);
    await chooseModel(page, 'Claude Opus 5.5');
    await idle(page);
    await set(page, 'Cached share', '80');
    await expect(notes(page)).toContainText('100 requests over 24 hours come 14.4 minutes apart: a cache of 5 minutes has lapsed each time, so none hits.');
    await expect(notes(page)).toContainText(/would pay from call 2 on if calls come within 5 minutes: the first costs ~\$/);
    await expect(notes(page)).toContainText(/Caching costs ~\$[\d.,]+ a month more than none\./);
    await view(page).getByRole('combobox', { name: 'Kept for' }).selectOption('1h');
    await idle(page);
    await expect(notes(page)).toContainText(/Caching saves ~\$[\d.,]+ a month\./);
  });
  await test.step('what has no cost says why and what to do', async () => {
    await startAgain(page);
    await set(page, 'Output', '200k');
    await expect(view(page).getByText('Not servable: 200,000 tokens, and the largest output that is served is 128,000.')).toBeVisible();
    await expect(view(page).getByText('72,000 tokens too many. Lower the output or the reasoning.')).toBeVisible();
    await set(page, 'Output', '');
    await expect(view(page).getByText('As reserved in the window.')).toBeVisible();
    await chooseModel(page, 'Kimi K2.5');
    await idle(page);
    await expect(view(page).getByText('Billed 16,384 tokens of answer, not the 65,536 reserved: the largest answer that the offer serves.')).toBeVisible();
    await chooseModel(page, 'GPT-5.5');
    await idle(page);
    await set(page, 'Output', '1k');

    // Only lifetimes with a price are offered; one that was chosen stays when the offer has none for it.
    const kept = view(page).getByRole('combobox', { name: 'Kept for' });
    await expect(kept.getByRole('option')).toHaveText([/first/, 'Automatic']);
    await chooseModel(page, 'Claude Opus 5.5');
    await idle(page);
    await set(page, 'Cached share', '50');
    await kept.selectOption('1h');
    await chooseModel(page, 'GPT-5.5');
    await idle(page);
    await expect(view(page).getByText('Cache write (1h) has no known price.')).toBeVisible();
    await view(page).getByRole('button', { name: 'Cache nothing' }).click();
    await expect(figure(page, 'Per request')).toBeVisible();

    await set(page, 'Retries', '150');
    await expect(view(page).getByRole('alert')).toHaveText('From 0 to 100 %. It is still 0.');
    await set(page, 'Retries', '2.5');
    await expect(field(page, 'Retries')).toHaveValue('2.5');

    await chooseModel(page, 'Claude 3 Opus');
    await idle(page);
    await expect(view(page).getByText(/No price is known here for Claude 3 Opus/)).toBeVisible();
    const nearest = view(page).getByRole('button', { name: /^Use / });
    await nearest.click();
    await idle(page);
    await expect(figure(page, 'Per request')).toBeVisible();
  });
  await test.step('batch and priority of one offer are not added up', async () => {
    await startAgain(page);
    await set(page, 'Output', '1k');
    await view(page).getByRole('checkbox', { name: /Flex/ }).check();
    await set(page, 'Batches', '50');
    await expect(view(page).getByText('Batch and Flex exclude each other.')).toBeVisible();
    await view(page).getByRole('button', { name: 'Send no batches' }).click();
    await idle(page);
    await expect(view(page).getByRole('list', { name: /^Rules/ })).toContainText('Flex: × 0.5');
  });
  await test.step('axe finds nothing with everything open, nor on a phone, which does not scroll sideways', async () => {
    await startAgain(page);
    await chooseModel(page, 'Claude Opus 5.5');
    await idle(page);
    await set(page, 'Cached share', '80');
    await set(page, 'Requests', '5000');
    await set(page, 'Batches', '50');
    await set(page, 'Retries', 'many');
    await view(page).getByRole('radio', { name: 'At a time' }).check();
    await view(page).getByRole('textbox', { name: 'Or measure real answers' }).fill('An answer.');
    await view(page).getByRole('button', { name: 'Add answer' }).click();
    await idle(page);
    const innerPx = () => view(page).evaluate((element) => element.scrollWidth - element.clientWidth);
    await expectSound(page);
    await resize(page, PHONE);
    await expectSound(page, 'on a phone');
    expect(await innerPx()).toBe(0);
    await view(page).getByRole('button', { name: /0\.44/ }).click();
    await expectSound(page, 'an example');
    await view(page).getByRole('button', { name: /King James/ }).click();
    await expectSound(page, 'without a cost');
    expect(await innerPx()).toBe(0);
  });
});
