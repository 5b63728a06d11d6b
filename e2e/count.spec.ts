import { get_encoding } from 'tiktoken';
import type { Report } from '@/core/share/report';
import { expect, idle, openApp, paste, test } from './fixtures';
import { chooseModel, exportReport } from './page-parts';
import { englishText } from './texts';

function tiktokenCount(encoding: 'o200k_base' | 'cl100k_base', text: string): number {
  const tokenizer = get_encoding(encoding);
  try {
    return tokenizer.encode(text, [], []).length;
  } finally {
    tokenizer.free();
  }
}

test('a megabyte and special-token text have the totals of tiktoken', async ({ page }) => {
  await openApp(page);
  await test.step('1 MB of English gives the totals of tiktoken for both encodings', async () => {
    const text = englishText(1_000_000);
    await paste(page, text);
    await idle(page);
    const report = await exportReport<Report>(page);
    expect(report.parts).toHaveLength(1);
    expect(report.parts[0]).toMatchObject({ tokens: tiktokenCount('o200k_base', text), exactness: 'exact', characters: [...text].length });
    await chooseModel(page, 'GPT-4 Turbo');
    await idle(page);
    const second = await exportReport<Report>(page);
    expect(second.model.id).toBe('openai/gpt-4-turbo');
    expect(second.tokenizer.id).toBe('cl100k_base');
    expect(second.parts[0]?.tokens).toBe(tiktokenCount('cl100k_base', text));
    await chooseModel(page, 'GPT-5.5');
  });
  await test.step('special-token text counts as ordinary text', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const text = 'before <|endoftext|> after <|im_start|>system<|fim_prefix|>\uFEFF done';
    await paste(page, text);
    await idle(page);
    const report = await exportReport<Report>(page);
    expect(report.parts[0]).toMatchObject({ tokens: tiktokenCount('o200k_base', text), exactness: 'exact' });
  });
});

test('a tokenizer that hangs is ended, flagged estimates stand in, and the page stays usable', async ({ page }) => {
  // No text can make the encoder hang, so the vocabulary does: the worker that loads it never answers again.
  let hangs = true;
  await page.route(/o200k_base.*\.js$/, (route) =>
    hangs ? route.fulfill({ contentType: 'text/javascript', body: 'for (;;);' }) : route.continue(),
  );
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await paste(page, 'short');
  await expect(page.getByRole('complementary')).toContainText('Pasted text');
  await page.getByRole('tab', { name: /Split/ }).click();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'Context window' })).toContainText('did not answer');
  await idle(page);
  const report = await exportReport<Report>(page);
  expect(report.parts[0]?.exactness).toBe('estimate');
  hangs = false;
  await page.getByRole('button', { name: 'Retry' }).click();
  await idle(page);
  const second = await exportReport<Report>(page);
  expect(second.parts[0]).toMatchObject({ tokens: 1, exactness: 'exact' });
});
