// Places on the page that several tests go to.
import type { Locator, Page } from '@playwright/test';
import { idle } from './fixtures';

export function promptList(page: Page): Locator {
  return page.getByRole('region', { name: 'Prompt', exact: true });
}

/** The row of a part or turn in the prompt list. */
export function row(page: Page, name: string): Locator {
  return promptList(page).locator(`[data-row][title="${name}"]`);
}

/** Names of the parts in the order of the list. */
export async function partNames(page: Page): Promise<string[]> {
  return promptList(page).locator('[data-row][title]').evaluateAll((rows) => rows.map((element) => element.getAttribute('title') ?? ''));
}

export async function chooseModel(page: Page, name: string): Promise<void> {
  const picker = page.getByRole('combobox', { name: 'Model' });
  await picker.click();
  await picker.fill(name);
  // The list is that of the name with the next picture: one of before may have a longer name in front.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.getByRole('option').filter({ hasText: name }).first().click();
}

/** Types into fields as a user does, and waits for what follows from it. */
export async function setFields(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill(value);
    await field.press('Enter');
  }
  await idle(page);
}

/** Saves the report through the menu and reads it. */
export async function exportReport<Report>(page: Page): Promise<Report> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Report (JSON)' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Report;
}
