import { LANGUAGE_SAMPLES } from '@/core/prompt/language-samples';
import type { EncodingId } from '@/core/tokenize/encoding';
import { loadEncoder } from '@/test/load-encoder';
import { expect, idle, openApp, test } from './fixtures';
import { partNames } from './page-parts';

const COLUMNS: readonly EncodingId[] = ['o200k_base', 'cl100k_base', 'llama3', 'tekken', 'qwen3', 'deepseek', 'gemma3'];

test('every language is counted by every tokenizer; the table sorts, and shows a text in its own direction', async ({ page }) => {
  await openApp(page, '#/languages');
  await test.step('every language is counted by every tokenizer, absolute and relative to English', async () => {
    const encoders = await Promise.all(COLUMNS.map(loadEncoder));
    for (const sample of [LANGUAGE_SAMPLES[0]!, ...LANGUAGE_SAMPLES.filter(({ code }) => ['hi', 'ta', 'ar', 'zh-Hans'].includes(code))]) {
      const tokens = encoders.map((encoder) => encoder.count(sample.text));
      const ratios = encoders.map((encoder, index) => `${(tokens[index]! / encoder.count(LANGUAGE_SAMPLES[0]!.text)).toFixed(2)}×`);
      await page.getByRole('radio', { name: 'Relative to English' }).check();
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${sample.name}`) }) });
      await expect(row.getByRole('cell')).toHaveText(ratios);
      await page.getByRole('radio', { name: 'Tokens', exact: true }).check();
      await expect(row.getByRole('cell')).toHaveText(tokens.map(String));
    }
    await expect(page.getByRole('rowheader')).toHaveCount(LANGUAGE_SAMPLES.length);
  });
  await test.step('the table sorts by language and by tokenizer, and shows the text of a language in its own direction', async () => {
    await page.getByRole('radio', { name: 'Relative to English' }).check();
    const first = page.getByRole('rowheader').first();
    await page.getByRole('button', { name: 'Language', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Language' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(first).toHaveText(/^Arabic/);
    await page.getByRole('button', { name: 'Language', exact: true }).click();
    await expect(first).toHaveText(/^Vietnamese/);
    const encoder = await loadEncoder('gemma3');
    const dearest = [...LANGUAGE_SAMPLES].sort((a, b) => encoder.count(b.text) - encoder.count(a.text))[0]!;
    await page.getByRole('button', { name: 'Gemma 3', exact: true }).click();
    await expect(first).toHaveText(new RegExp(`^${dearest.name}`));
    await page.getByRole('button', { name: /^Urdu/ }).click();
    const text = page.getByRole('region', { name: 'Text in Urdu' });
    await expect(text.locator('[dir="rtl"]')).toHaveText(LANGUAGE_SAMPLES.find(({ code }) => code === 'ur')!.text);
    await text.getByRole('button', { name: 'Add to the prompt' }).click();
    await idle(page);
    expect(await partNames(page)).toContain('Library, in Urdu');
  });
});

test('a vocabulary that does not come leaves the others, and Retry brings it', async ({ page, expectedFaults }) => {
  expectedFaults.push(/tekken|ERR_FAILED/);
  let isBlocked = true;
  await page.route(/tekken.*\.js$/, (route) => (isBlocked ? route.abort() : route.continue()));
  await openApp(page, '#/languages');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('tekken');
  const english = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'English', exact: true }) });
  await expect(english.getByRole('cell')).toHaveText(['1.00×', '1.00×', '1.00×', /not counted/, '1.00×', '1.00×', '1.00×']);
  isBlocked = false;
  await alert.getByRole('button', { name: 'Retry' }).click();
  await idle(page);
  await expect(alert).toBeHidden();
  await expect(english.getByRole('cell').nth(3)).toHaveText('1.00×');
});
