import type { Page } from '@playwright/test';
import { loadEncoder } from '@/test/load-encoder';
import { dropFiles, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, row } from './page-parts';
import { englishText } from './texts';

const COUNTED_MS = 90_000;
test.describe.configure({ timeout: 2 * COUNTED_MS });

const pieces = (page: Page) => page.getByRole('table', { name: 'Parts in send order' });
const pieceRow = (page: Page, name: string) => pieces(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
const breaks = (page: Page) => page.getByRole('list', { name: 'Breaks' }).getByRole('listitem');
const pin = (page: Page) => page.getByRole('button', { name: 'Pin this request as the earlier one' });

async function showCache(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Cost/ }).click();
  await page.getByRole('radio', { name: 'Cache' }).check();
  await idle(page, COUNTED_MS);
}

/** Opens the page with one text of this content, pinned as the earlier request. */
async function openPinned(page: Page, text: string): Promise<void> {
  await openApp(page);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await dropFiles(page, [{ name: 'report.txt', content: text }]);
  await idle(page, COUNTED_MS);
  await showCache(page);
  await pin(page).click();
  await idle(page, COUNTED_MS);
  await expect(page.getByText('Nothing: both requests are the same.')).toBeVisible();
}

/** Edits the text as a user does, from a place on. */
async function edit(page: Page, place: 'Home' | 'End', keys: (page: Page) => Promise<void>): Promise<void> {
  await row(page, 'report.txt').click();
  await page.getByRole('tab', { name: /^Edit/ }).click();
  await idle(page);
  await page.getByRole('textbox', { name: /report\.txt/ }).click();
  await page.keyboard.press(`ControlOrMeta+${place}`);
  await keys(page);
  await showCache(page);
}

async function commonIds(before: string, now: string): Promise<number> {
  const encoder = await loadEncoder('o200k_base');
  const [a, b] = [encoder.encode(before), encoder.encode(now)];
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

test('a date that is another breaks the cache where it stands: to the token, named, with what stood there', async ({ page }) => {
  const rest = `: the report.\n${englishText(8_000)}`;
  await openPinned(page, `Written on 2026-11-20${rest}`);
  await edit(page, 'Home', async ({ keyboard }) => {
    for (let place = 0; place < 'Written on 2026-11-'.length; place += 1) await keyboard.press('ArrowRight');
    await keyboard.press('Delete');
    await keyboard.press('Delete');
    await keyboard.type('27');
  });
  const expected = await commonIds(`Written on 2026-11-20${rest}`, `Written on 2026-11-27${rest}`);
  expect(expected).toBeGreaterThan(2);
  await expect(pieceRow(page, 'report.txt').getByRole('cell').nth(1)).toHaveText(String(expected));
  await expect(pieceRow(page, 'report.txt')).toContainText('partly');
  await expect(breaks(page)).toHaveCount(1);
  await expect(breaks(page).first()).toContainText('A date in report.txt is another, line 1, column 21.');
  await expect(breaks(page).first()).toContainText('Written on 2026-11-20: the report.');
  await expect(breaks(page).first()).toContainText('Written on 2026-11-27: the report.');
  await expect(page.getByText(/tokens are too few: the shortest prefix that is cached is 1,024\./)).toBeVisible();
});

test('what is added at the end leaves the rest in the cache: in steps, with the price and the call from which it pays', async ({ page }) => {
  const text = englishText(20_000);
  await openPinned(page, text);
  await edit(page, 'End', ({ keyboard }) => keyboard.type(' And a word more.'));
  const expected = await commonIds(text, `${text} And a word more.`);
  await expect(pieceRow(page, 'report.txt').getByRole('cell').nth(1)).toHaveText(expected.toLocaleString('en-US'));
  const reused = 1024 + Math.floor((expected - 1024) / 128) * 128;
  const price = page.getByRole('region', { name: 'Price of this request' });
  await expect(price).toContainText(`Of ${expected.toLocaleString('en-US')} tokens in common ${reused.toLocaleString('en-US')} are reused: from 1,024 on, in steps of 128.`);
  await expect(price.getByRole('link', { name: /OpenAI/ })).toBeVisible();
  const shown = await price.getByRole('row').filter({ has: page.getByRole('rowheader') }).evaluateAll((rows) => rows.map((line) => line.querySelector('td')!.textContent!));
  // The texts in common are counted to the token; a whole request has framing, which is an estimate.
  expect(shown.map((amount) => amount.startsWith('~'))).toEqual([true, true, false]);
  const amounts = shown.map((amount) => Number(amount.replace(/[~$,]/g, '')));
  expect(amounts[0]! - amounts[1]!).toBeCloseTo(amounts[2]!, 2);
  expect(amounts[2]).toBeGreaterThan(0);
  await expect(page.getByRole('list', { name: 'Break-even' })).toContainText('Cached by itself: pays from 2 calls on');
  // Where the tokenizer is not public, all of it is an estimate, and the cache is written for a price.
  await chooseModel(page, 'Claude Opus 4.8');
  await idle(page, COUNTED_MS);
  await expect(pieceRow(page, 'report.txt').getByRole('cell').nth(1)).toContainText('~');
  await expect(page.getByRole('list', { name: 'Break-even' })).toContainText(/Written for 5 minutes: pays from 2 calls on/);
  await expect(page.getByRole('list', { name: 'Break-even' })).toContainText(/Written for 1 hour: pays from 3 calls on/);
});

test('breaks are named without a pin, values that may change beforehand; the keyboard pins; axe finds nothing, wide and narrow, light and dark', async ({ page }) => {
  await openApp(page);
  await test.step('tools, order and the last edit are named without a pin, and the vendors’ lengths stand beside', async () => {
    await showCache(page);
    await expect(page.getByText('There is no request before this one yet.')).toBeVisible();
    await page.getByRole('switch', { name: 'read_file in the prompt' }).click();
    await idle(page, COUNTED_MS);
    await expect(breaks(page).first()).toContainText('A tool is gone or switched off: read_file.');
    await expect(pieceRow(page, 'search_files')).toContainText('cached');
    await expect(pieceRow(page, 'run_query')).toContainText(/not$/);
    await page.keyboard.press('ControlOrMeta+z');
    await idle(page, COUNTED_MS);
    await row(page, 'deploy.log').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await idle(page, COUNTED_MS);
    await expect(breaks(page).first()).toContainText('The order has changed: deploy.log');
    const lengths = page.getByRole('table', { name: 'Shortest prefix by vendor' });
    await expect(lengths.getByRole('row').filter({ hasText: 'OpenAI' }).first()).toContainText('then by 128');
    await expect(lengths.getByRole('row').filter({ hasText: 'DeepSeek' })).toContainText('not stated');
    // Of many models the first names stand there; the others open in place.
    const long = lengths.getByRole('row').filter({ has: page.getByRole('button', { name: /^and \d+ more$/ }) }).first();
    const [vendor = ''] = /^\S+/.exec((await long.textContent()) ?? '') ?? [];
    const names = long.getByRole('listitem');
    expect(await names.count()).toBe(7);
    await long.getByRole('button').click();
    const opened = lengths.getByRole('row').filter({ hasText: vendor }).filter({ has: page.getByRole('button', { name: 'Show fewer' }) });
    expect(await opened.getByRole('listitem').count()).toBeGreaterThan(7);
  });
  await test.step('the keyboard pins and unpins', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'alpha beta gamma');
    await showCache(page);
    await pin(page).focus();
    await page.keyboard.press('Enter');
    await idle(page);
    await expect(page.getByText('The request before: the one that you pinned.')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The request before: the prompt before your last edit.')).toBeVisible();
  });
  await test.step('of an image that is not here nobody can tell whether it is the same', async () => {
    const asked = (question: string) => JSON.stringify({ model: 'gpt-5.5', messages: [{ role: 'system', content: 'Answer in one line.' }, { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }, { type: 'text', text: question }] }] });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, asked('What is on it?'));
    await showCache(page);
    await pin(page).click();
    await idle(page);
    await expect(pieceRow(page, 'image by address or id')).toContainText(/cached$/);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, asked('What else?'));
    await idle(page, COUNTED_MS);
    await expect(pieceRow(page, 'image by address or id')).toContainText(/if the same$/);
    await expect(page.getByText('Whether image by address or id is the same in both requests cannot be told, as it is not here.')).toBeVisible();
    await page.getByRole('button', { name: 'Unpin' }).click();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
  });
  await test.step('values that may change are named beforehand; axe finds nothing, wide and narrow, light and dark', async () => {
    await page.getByRole('button', { name: 'Load sample' }).click();
    await page.getByRole('switch', { name: 'run_query in the prompt' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: /system/i }).click();
    await idle(page);
    await page.keyboard.type('Session 3f2504e0-4f89-11d3-9a0c-0305e82c3301 at 10:32:07.');
    await idle(page, COUNTED_MS);
    await showCache(page);
    const risks = page.getByRole('list', { name: 'Values that may change' });
    await expect(risks).toContainText('a UUID (3f2504e0-4f89-11d3-9a0c-0305e82c3301 at 8)');
    await expect(risks).toContainText('a time of day (10:32:07');
    for (const width of [1280, 360]) {
      await resize(page, { width, height: 740 });
      await expectSound(page, `${width} px`);
    }
  });
});
