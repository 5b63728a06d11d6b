import { expect, expectSound, idle, openApp, resize, test } from './fixtures';

test('place, length, compaction and claims, each labelled for what it is, lead to where they are shown', async ({ page }) => {
  await openApp(page, '#/position/rot');
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  // Wherever a curve is, its label is.
  await expect(group('By place')).toContainText('Illustration. Scores of');
  await expect(group('By place')).toContainText('Not this model’s attention, and not a prediction for your prompt.');
  await expect(group('By length')).toContainText('Illustration. Scores of');
  await expect(group('By compaction')).toContainText('your assumption');
  await expect(group('Context anxiety')).toContainText('vendor observation');
  const rounds = page.getByRole('table', { name: 'Rounds of compaction' });
  await expect(rounds.getByRole('row')).toHaveCount(10);
  const retained = page.getByRole('textbox', { name: 'Retained of what matters' });
  await retained.fill('80');
  await retained.press('Enter');
  await expect(group('By compaction').getByRole('status')).toContainText('After 8 rounds, 17 % of what mattered at the start is left, by your assumption. Half of it is gone after 4 rounds.');
  await page.getByRole('combobox', { name: 'Scores of' }).selectOption({ index: 3 });
  await idle(page);
  await expectSound(page, 'rot');
  await resize(page, { width: 360, height: 740 });
  await expectSound(page, 'rot on a phone');

  await page.getByRole('radio', { name: 'Claims' }).check();
  await idle(page);
  await expect(page.getByRole('list', { name: 'Claims about long contexts' }).getByRole('listitem')).toHaveCount(13);
  await expectSound(page, 'claims on a phone');
  await resize(page, { width: 1280, height: 740 });
  await expectSound(page, 'claims');
  const claims = page.getByRole('region', { name: 'Claims', exact: true });
  await claims.focus();
  await page.keyboard.press('End');
  await expect.poll(() => claims.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await page.getByRole('button', { name: /^The curve of keys/ }).click();
  await idle(page);
  await expect(page).toHaveURL(/#\/position$/);
  await expect(page.getByRole('figure').filter({ hasText: 'Illustration. Scores of LongChat' })).toBeVisible();
});
