import type { Page } from '@playwright/test';
import type { Report } from '@/core/share/report';
import { faults } from '@/test/report-schema';
import { dropFiles, expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { exportReport, partNames } from './page-parts';

const WORDS = 'the quick brown fox jumps over the lazy dog ';
const requests = Array.from({ length: 60 }, (_, at) =>
  JSON.stringify({ custom_id: at === 3 ? '=SUM(A1)' : `r-${at}`, method: 'POST', url: '/v1/chat/completions', body: { model: at === 20 ? 'claude-opus-5-5' : at === 21 ? 'house-1' : 'gpt-5.5', messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: WORDS.repeat(at + 1) }], ...(at === 59 ? { max_tokens: 500 } : at === 30 ? { max_tokens: -1 } : {}) } }),
);
const BATCH = [...requests.slice(0, 10), '{"custom_id": "cut', ...requests.slice(10), '{}', ''].join('\n');

async function savedCsv(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

test('many prompts are counted, priced, named by line where they are none, and open one by one', async ({ page }) => {
  await openApp(page);
  // A file of requests that is dropped on the page is offered as what it is.
  await dropFiles(page, [{ name: 'batch.jsonl', content: BATCH }]);
  await idle(page);
  // The offer goes with the document that it is about, and comes back with it.
  const offer = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Open as many prompts' });
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(offer).toHaveCount(0);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await offer.click();
  await idle(page);
  const figures = page.getByRole('table', { name: 'Prompts for each model' });
  await expect(page.getByRole('status').filter({ hasText: '62 rows' })).toBeVisible();
  await expect(figures.getByRole('row', { name: /^GPT-5\.5/ })).toContainText('60 of 60');
  const bad = page.getByRole('list', { name: 'Rows that are not counted' });
  await expect(bad.getByRole('listitem')).toHaveText(['line 11 is no JSON', 'line 62 has no text']);

  await expect(page.getByText('an answer of each row’s own limit, none where it has none, or as many as fit')).toBeVisible();

  await expect(figures.getByRole('row', { name: /^GPT-5\.5/ })).toContainText(/input, and answers to \d+ of 60 rows/);

  // What a row asks for and does not get is told; every model that rows name can be compared.
  await expect(page.getByRole('list', { name: 'Rows without a usable limit' }).getByRole('listitem')).toHaveText(['line 32 has max_tokens -1']);
  await expect(page.getByText('The rows name gpt-5.5 (58 rows), claude-opus-5-5 (1 row) and house-1 (1 row, not known here).')).toBeVisible();
  await page.getByRole('button', { name: 'Add Claude Opus 5.5' }).click();
  await idle(page);
  await expect(figures.getByRole('row', { name: /^Claude Opus 5\.5/ })).toContainText(/~\$[\d.]+/);
  await expect(figures.getByRole('row', { name: /^Each row on its own model 59 of 60 rows name one/ })).toContainText(/\$[\d.]+/);
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Claude Haiku 4.5' });
  await idle(page);
  await expect(figures.getByRole('row', { name: /^Claude Haiku 4\.5/ })).toContainText(/~\$[\d.]+/);
  // Beside the list of parts all columns have room, with ranges and what the costs include.
  const tooWide = () => figures.evaluate((table) => table.scrollWidth - table.parentElement!.clientWidth);
  expect(await tooWide()).toBeLessThanOrEqual(0);
  await page.getByRole('textbox', { name: 'Answer per prompt in tokens' }).fill('1000');
  await page.getByRole('textbox', { name: 'Answer per prompt in tokens' }).press('Enter');
  await idle(page);

  await expect(page.getByText('an answer of 1,000 tokens or as many as fit')).toBeVisible();

  await expect(figures.getByRole('row', { name: /^GPT-5\.5/ })).toContainText('input and answers');

  await expect(page.getByRole('list', { name: 'Prices' }).getByRole('listitem').filter({ hasText: 'GPT-5.5' })).toHaveText(/uncached input \$[\d.]+, output \$[\d.]+ per million tokens.*, \d{4}-\d\d-\d\d/);

  // The reports hold the figures of the view.
  const report = await exportReport<Report>(page);
  expect(faults(report)).toEqual([]);
  expect(report.batch).toMatchObject({ name: 'batch.jsonl', rows: 62, faultyRows: 2, models: [{ name: 'GPT-5.5', rows: 60, fits: 60 }, { name: 'Claude Opus 5.5' }, { name: 'Claude Haiku 4.5' }] });
  await expect(figures.getByRole('row', { name: /^GPT-5\.5/ })).toContainText((report.batch?.models[0]?.p50Tokens ?? -1).toLocaleString('en-US'));

  // The figures are those of the rows, to the last digit.
  const lines = (await savedCsv(page)).trim().split('\r\n').map((line) => line.split(','));
  const [head = [], ...rows] = lines;
  expect(head.slice(0, 4)).toEqual(['row', 'id', 'openai/gpt-5.5 tokens', 'openai/gpt-5.5 tokens_low']);
  expect(rows).toHaveLength(62);
  expect(rows[3]?.[1]).toBe("'=SUM(A1)");
  const sizes = rows.flatMap((cells) => (cells[2] === '' ? [] : [Number(cells[2])]));
  const sorted = [...sizes].sort((a, b) => a - b);
  const own = await figures.getByRole('row', { name: /^GPT-5\.5/ }).innerText();
  expect(own.replaceAll(',', '')).toContain(`${sorted[29]}`);
  expect(own.replaceAll(',', '')).toContain(`${sizes.reduce((sum, size) => sum + size, 0)}`);
  await page.getByRole('radio', { name: 'Table', exact: true }).check();
  await expect(page.getByRole('table', { name: 'Rows by size' })).toBeVisible();
  await expectSound(page, 'batch');
  expect(await tooWide()).toBeLessThanOrEqual(0);

  const { width = 1280, height = 720 } = page.viewportSize() ?? {};
  // No price is out of sight beside the sizes.
  for (const narrow of [1120, 1080, 360]) {
    await resize(page, { width: narrow, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrow);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    const ofAll = await figures.getByRole('row', { name: /^GPT-5\.5/ }).getByRole('cell').nth(7).boundingBox();
    expect((ofAll?.x ?? 0) + (ofAll?.width ?? narrow)).toBeLessThanOrEqual(narrow);
  }
  await resize(page, { width, height });
  // A row that is opened has in the window the tokens that it has in the table.
  await page.getByRole('radio', { name: 'Largest first' }).check();
  const grid = page.getByRole('grid', { name: 'Rows of the prompts' });
  await expect(grid.getByRole('row').nth(1)).toContainText('r-59 line 61');
  const tokens = (await grid.getByRole('row').nth(1).getByRole('gridcell').nth(1).innerText()).replace(/\D/g, '');
  expect(Number(tokens)).toBe(Math.max(...sizes));
  await grid.focus();
  await page.keyboard.press('Enter');
  await idle(page);
  expect(await partNames(page)).toEqual(['System', 'Question']);
  expect((await page.getByRole('region', { name: 'Context window' }).innerText()).replaceAll(',', '')).toContain(tokens);
  // Its reserve is what its request allows, and goes with the step.
  const messages = page.getByRole('region', { name: 'Messages' });
  const reserved = page.getByRole('button', { name: /500 reserved for output/ });
  await expect(reserved).toBeVisible();
  await expect(messages).toContainText('r-59 of batch.jsonl was opened as the prompt.');
  await expect(messages).toContainText('Reserve: 500 tokens.');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual([]);
  await expect(reserved).toHaveCount(0);

  // Rows of a CSV that are pasted: the column is guessed, and can be another.
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('textbox', { name: 'Rows' }).fill('id,prompt,label\n1,"a, b",x\n2,"two\nlines",y\n3,,z\n');
  await page.getByRole('button', { name: 'Open rows' }).click();
  await idle(page);
  await expect(page.getByRole('combobox', { name: 'Texts in column' })).toHaveValue('1');
  const notes = page.getByRole('list', { name: 'How the rows were read' }).getByRole('listitem');
  await expect(notes).toHaveText(['2 rows: “prompt” is counted, without “label”.']);
  await expect(bad.getByRole('listitem')).toHaveText(['line 5 has no text']);
  await page.getByRole('combobox', { name: 'Texts in column' }).selectOption('label');
  await idle(page);
  await expect(bad).toHaveCount(0);
  await page.getByRole('switch', { name: 'First row is a header' }).click();
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: '4 rows' })).toBeVisible();

  // However much is to be said of a file, what of its rows is counted is in sight; a context goes with its question.
  const joined = ['question,context,label', ...Array.from({ length: 4 }, (_, at) => `"Q${at},C\n"R${at}",D,x`)];
  await dropFiles(page, [{ name: 'joined.csv', content: joined.join('\n') }], page.getByRole('region', { name: 'Figures of the prompts' }));
  await idle(page);
  await expect(page.getByRole('combobox', { name: 'followed by' })).toHaveValue('1');
  await expect(notes.first()).toHaveText('joined.csv, line 2: a quote opens and its row goes on for 2 lines, with text behind the closing quote: rows may have become one.');
  await expect(notes).toHaveText([/line 2/, /line 4/, /line 6/, 'and 1 more', '4 rows: “question” and “context” are counted, without “label”.']);

  // What is answered in the data is no input until that is chosen; fields of records can be chosen like columns.
  const pairs = Array.from({ length: 3 }, (_, at) => JSON.stringify({ question: WORDS, hint: 'Short.', answer: 'So it is. '.repeat(at + 1) }));
  await dropFiles(page, [{ name: 'pairs.jsonl', content: pairs.join('\n') }], page.getByRole('region', { name: 'Figures of the prompts' }));
  await idle(page);
  const sizeOfFirst = async () => Number((await grid.getByRole('row').nth(1).getByRole('gridcell').nth(1).innerText()).replace(/\D/g, ''));
  const alone = await sizeOfFirst();
  await expect(notes).toHaveText(['3 rows: “question” is counted, without “hint” and “answer”.', '3 rows: the answer is not counted as input.']);
  await page.getByRole('radio', { name: 'Whole conversation' }).check();
  await idle(page);
  expect(await sizeOfFirst()).toBeGreaterThan(alone);
  await page.getByRole('radio', { name: 'Prompt alone' }).check();
  await page.getByRole('combobox', { name: 'Texts in field' }).selectOption('hint');
  await idle(page);
  expect(await sizeOfFirst()).toBeLessThan(alone);
  await expect(notes.first()).toHaveText('3 rows: “hint” is counted, without “question” and “answer”.');

  // Files that are dropped on the view are all of their rows; the shape shows beside one that is large, and what is not counted is told.
  const row = (at: number, content: unknown) => JSON.stringify({ model: 'gpt-5.5', messages: [{ role: 'user', content: content ?? WORDS.repeat(at + 1) }] });
  const shard = (from: number, more: readonly string[]) => [...Array.from({ length: 20 }, (_, at) => row(from + at, null)), ...more].join('\n');
  const image = row(0, [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }]);
  await dropFiles(page, [{ name: 'a.jsonl', content: shard(0, [image]) }, { name: 'b.jsonl', content: shard(20, [row(4_000, null)]) }], page.getByRole('region', { name: 'Figures of the prompts' }));
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: '42 rows' })).toBeVisible();
  await expect(page.getByText('1 row holds something that is not counted')).toBeVisible();
  await expect(page.getByText('for 41 rows. The axis is logarithmic')).toBeVisible();
  await expect(grid.getByRole('row').nth(1)).toContainText('a.jsonl line 1');
  await page.getByRole('radio', { name: 'Largest first' }).check();
  await expect(grid.getByRole('row').nth(1)).toContainText('b.jsonl line 21');

  // A file in another encoding is read, and one that is no text is called what it is.
  await dropFiles(page, [{ name: 'alt.txt', content: Buffer.from('Grüße aus Köln', 'latin1') }, { name: 'c.bin', content: Buffer.from([1, 0, 2, 0, 0, 3]) }], page.getByRole('region', { name: 'Figures of the prompts' }));
  await idle(page);
  await expect(page.getByRole('list', { name: 'Files not in sound UTF-8' }).getByRole('listitem')).toHaveText(['alt.txt was read as text in windows-1252, which is a guess.']);
  await expect(page.getByRole('heading', { name: '1 file is binary' })).toBeVisible();
  await expect(grid.getByRole('row').filter({ hasText: 'c.bin' })).toHaveText('c.bin–binary');
  await expectSound(page);

  // A message below the rows takes none out of sight that has the focus.
  await grid.focus();
  await page.keyboard.press('End');
  const last = page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`);
  await expect(last).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('Enter');
  await expect(messages).toContainText('c.bin is a binary file, not text.');
  await expect(last).toBeInViewport({ ratio: 0.9 });
});
