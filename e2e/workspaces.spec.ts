import type { Page } from '@playwright/test';
import { expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { partNames, promptList } from './page-parts';

const open = async (page: Page) => {
  await promptList(page).getByRole('button', { name: /^Workspaces/ }).click();
  await idle(page);
  const dialog = page.getByRole('dialog', { name: 'Workspaces' });
  await expect(dialog.getByRole('button', { name: 'New workspace' })).toBeFocused();
  return dialog;
};

/** Every record that the page has stored, by database, and what the storages hold. */
const storedIn = (page: Page) =>
  page.evaluate(async () => {
    const keys: string[] = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())];
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise<void>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const database = request.result;
          const stores = [...database.objectStoreNames];
          if (stores.length === 0) return resolve(database.close());
          const transaction = database.transaction(stores);
          for (const store of stores) {
            const all = transaction.objectStore(store).getAllKeys();
            all.onsuccess = () => keys.push(...all.result.map(String));
          }
          transaction.oncomplete = () => resolve(database.close());
        };
      });
    }
    return keys;
  });

test('named pieces of work: new, rename, switch, duplicate, delete with undo, reload; and all local data deleted', async ({ page }) => {
  await openApp(page);
  await paste(page, 'alpha');
  await idle(page);
  let dialog = await open(page);
  await expect(dialog).toContainText('My prompt');
  await expectSound(page);
  await dialog.getByRole('button', { name: 'New workspace' }).click();
  await expect(dialog).toBeHidden();
  await idle(page);
  expect(await partNames(page)).toEqual([]);
  await paste(page, 'beta');
  await paste(page, 'gamma');
  await idle(page);

  dialog = await open(page);
  // On a phone, too, what a row can do stands in one line.
  const { width = 1280, height = 720 } = page.viewportSize() ?? {};
  await resize(page, { width: 360, height: 740 });
  const tops = await Promise.all(['Rename Prompt 2', 'Duplicate Prompt 2', 'The open one cannot be deleted'].map(async (name) => (await dialog.getByRole('button', { name }).boundingBox())!.y));
  expect(new Set(tops).size).toBe(1);
  await resize(page, { width, height });
  await dialog.getByRole('button', { name: 'Rename Prompt 2' }).press('Enter');
  // What is longer than a name may be is not cut without a word.
  const nameField = dialog.getByRole('textbox', { name: 'Name of Prompt 2' });
  await expect(nameField).toBeFocused();
  await nameField.fill('');
  await nameField.pressSequentially('n'.repeat(82));
  await expect(nameField).toHaveValue('n'.repeat(80));
  await expect(dialog).toContainText('A name has at most 80 characters.');
  await nameField.fill('Release <notes>');
  await expect(dialog).not.toContainText('at most 80 characters');
  await page.keyboard.press('Enter');
  await idle(page);
  // By keys, what was done leaves them where they can go on, or go back.
  await expect(dialog.getByRole('button', { name: 'Rename Release <notes>' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Duplicate My prompt' }).press('Enter');
  await idle(page);
  await expect(dialog.getByRole('button', { name: 'Duplicate My prompt', exact: true })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete My prompt', exact: true }).press('Enter');
  await idle(page);
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  // The way back is there while the dialog is, and when it has gone.
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expect(dialog.getByRole('button', { name: 'New workspace' })).toBeFocused();
  await expect(messages).toBeEmpty();
  await dialog.getByRole('button', { name: 'Delete My prompt', exact: true }).click();
  await idle(page);
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expectSound(page);
  await page.keyboard.press('Escape');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  await page.reload();
  await idle(page);
  await expect(promptList(page).getByRole('button', { name: 'Workspaces, open: Release <notes>' })).toBeVisible();
  expect(await partNames(page)).toEqual(['Pasted text', 'Pasted text 2']);
  // What is saved and printed has its name.
  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  expect((await download).suggestedFilename()).toBe('Release -notes-.contextscope.json');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Report on one page (print)' }).click();
  await expect(page.getByRole('dialog', { name: 'Report on one page' }).getByText('Release <notes>', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  dialog = await open(page);
  await dialog.getByRole('button', { name: 'Open My prompt', exact: true }).click();
  await expect(dialog).toBeHidden();
  await idle(page);
  expect(await partNames(page)).toEqual(['Pasted text']);
  expect((await storedIn(page)).length).toBeGreaterThan(4);

  dialog = await open(page);
  const deleteAll = dialog.getByRole('button', { name: 'Delete all local data' });
  await deleteAll.press('Enter');
  await expect(dialog).toContainText('There is no undo');
  await expect(dialog.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(deleteAll).toBeFocused();
  await page.keyboard.press('Enter');
  const other = await page.context().newPage();
  await openApp(other, '#/cost');
  // A link that nobody has answered yet is kept by its tab.
  await other.evaluate(() => { location.hash = '#/share/1.none'; });
  await expect(other.getByRole('dialog', { name: 'Shared work' })).toBeVisible();
  await idle(other);
  await Promise.all([page.waitForEvent('load'), other.waitForEvent('load'), dialog.getByRole('button', { name: 'Delete everything' }).click()]);
  // It is said once, in each tab, and nothing is kept to say it.
  await expect(messages.getByText('All local data was deleted.', { exact: true })).toBeVisible();
  await idle(page);
  expect(await storedIn(page)).toEqual([]);
  expect((await partNames(page)).length).toBeGreaterThan(3);
  await idle(other);
  await expect(other.getByRole('region', { name: 'Messages' })).toContainText('All local data was deleted in another tab, and the work of this one with it.');
  expect(await storedIn(other)).toEqual([]);
  await other.reload();
  await idle(other);
  await expect(other.getByText('All local data was deleted')).toHaveCount(0);
  await expect(other.getByRole('dialog')).toHaveCount(0);
  await other.close();
  await page.reload();
  await idle(page);
  await expect(messages).toBeEmpty();
  await test.step('a tab that hears of it late does not bring its work back', async () => {
    await page.addInitScript(() => {
      const hear = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage')!;
      Object.defineProperty(BroadcastChannel.prototype, 'onmessage', {
        ...hear,
        set(tell: (event: Event) => void) {
          hear.set?.call(this, (event: Event) => document.addEventListener('heard', () => tell(event), { once: true }));
        },
      });
    });
    await openApp(page);
    await page.reload();
    await idle(page);
    const eraser = await page.context().newPage();
    await openApp(eraser);
    // It does not keep the work, and can delete it all the same.
    await promptList(eraser).getByRole('button', { name: /^Workspaces/ }).click();
    const asked = eraser.getByRole('dialog', { name: 'Workspaces' });
    await asked.getByRole('button', { name: 'Delete all local data' }).click();
    await Promise.all([eraser.waitForEvent('load'), asked.getByRole('button', { name: 'Delete everything' }).click()]);
    await paste(page, 'stored again');
    await idle(page);
    expect((await storedIn(page)).some((key) => key.startsWith('text:'))).toBe(true);
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => document.dispatchEvent(new Event('heard')))]);
    await idle(page);
    expect(await storedIn(page)).toEqual([]);
    expect((await partNames(page)).length).toBeGreaterThan(3);
    await eraser.close();
  });
});
