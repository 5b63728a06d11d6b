import { expect, idle, openApp, test } from './fixtures';
import { chooseModel } from './page-parts';

const VOCABULARIES = ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base', 'Llama 3', 'Tekken', 'Qwen 3', 'DeepSeek', 'Gemma 3'];

test('every vocabulary is there with its source, its licence and its notice', async ({ page, request }) => {
  await openApp(page, '#/limits');
  await page.getByRole('button', { name: 'About the tokenizers' }).click();
  await idle(page);
  await expect(page).toHaveURL(/#\/tokenizers$/);
  const section = page.getByRole('region', { name: 'Vocabularies' });
  const cards = section.getByRole('article');
  await expect(cards).toHaveCount(VOCABULARIES.length);
  for (const name of VOCABULARIES) {
    const card = section.getByRole('article', { name, exact: true });
    await expect(card).toContainText(/[0-9a-f]{64}/);
    await expect(card).toContainText(/Copyright|Apache License 2\.0/);
    await expect(card).toContainText(/\d [KM]B; \d/);
  }
  await expect(section.getByRole('article', { name: 'Llama 3', exact: true })).toContainText('Built with Llama');
  await expect(section.getByRole('article', { name: 'Gemma 3', exact: true })).toContainText('Gemma Terms of Use');
  await expect(section.getByRole('article', { name: 'o200k_base' })).toContainText('counts the chosen model');
  // The copies of the licences are served with the page.
  const copies = await section.getByRole('link', { name: /\.txt$/ }).evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).href))]);
  expect(copies.length).toBeGreaterThan(2);
  for (const copy of copies) expect((await (await request.get(copy)).text()).length, copy).toBeGreaterThan(300);
});

test('an estimate shows what it rests on, by kind of text', async ({ page }) => {
  await openApp(page, '#/tokenizers');
  await chooseModel(page, 'Claude Sonnet');
  await idle(page);
  const family = page.getByRole('region', { name: 'Estimates' }).getByRole('article', { name: 'Claude 4.7 and later' });
  await family.getByText('By kind of text', { exact: true }).click();
  const rows = family.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(11);
  for (const row of (await rows.all()).slice(1)) {
    await expect(row).toContainText(/× \d\.\d\d, \d\.\d\d–\d\.\d\d/);
    await expect(row).toContainText(/measured|derived|guessed/);
    await expect(row.getByRole('link')).toHaveAttribute('href', /^https:/);
    await expect(row).toContainText(/20\d\d-\d\d-\d\d/);
  }
  await expect(page.getByRole('article').filter({ hasText: 'the chosen model' })).toHaveCount(1);
});
