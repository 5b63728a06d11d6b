import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Report } from '@/core/share/report';
import { dropFiles, dropFolder, expect, idle, openApp, paste, test } from './fixtures';
import { chooseModel, exportReport, partNames } from './page-parts';
import { englishText } from './texts';

test('the reports hold the same figures and add up; the work survives a reload, and a corrupt store is told', async ({ page, request }) => {
  await openApp(page);
  await test.step("the report's numbers add up and keep to the published schema", async () => {
    for (const model of ['GPT-5.5', 'GPT-4', 'Claude', 'Gemini 2.5 Pro']) {
      await chooseModel(page, model);
      await idle(page);
      const report = await exportReport<Report>(page);
      const enabled = report.parts.filter((part) => part.enabled);
      const sum = (of: (part: Report['parts'][number]) => number) => enabled.reduce((total, part) => total + of(part), 0);
      expect(sum((part) => part.tokens) + report.overheadTokens).toBe(report.inputTokens);
      const reserve = report.budget === 'shared' ? report.reserveTokens : 0;
      expect(report.inputTokens + reserve + report.freeTokens).toBe(report.windowTokens);
      const slacks = [report.freeTokens];
      if (report.maxInputTokens !== null) slacks.push(report.maxInputTokens - report.inputTokens);
      if (report.maxOutputTokens !== null) slacks.push(report.maxOutputTokens - report.reserveTokens);
      expect(report.headroomTokens).toBe(Math.min(...slacks));
      expect(sum((part) => part.low) + report.overheadLow).toBe(report.inputLow);
      expect(sum((part) => part.high) + report.overheadHigh).toBe(report.inputHigh);
      expect(report.parts.every((part) => part.low <= part.tokens && part.tokens <= part.high)).toBe(true);
      if (model === 'Claude') expect(enabled.every((part) => part.exactness === 'estimate')).toBe(true);
      if (model === 'GPT-5.5') expect(enabled.every((part) => part.exactness === 'exact')).toBe(true);
      const schema = JSON.parse(readFileSync('public/contextscope-report.schema.json', 'utf8')) as { required: string[]; properties: object };
      expect(Object.keys(report).sort()).toEqual(Object.keys(schema.properties).filter((key) => key !== '$schema').sort());
    }
    expect((await request.get('contextscope-report.schema.json')).ok()).toBe(true);
  });
  await chooseModel(page, 'GPT-5.5');
  await test.step('the Markdown report holds the same figures', async () => {
    const report = await exportReport<Report>(page);
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Report (Markdown)', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('contextscope-report.md');
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toContain(report.inputTokens.toLocaleString('en-US'));
    for (const part of report.parts) expect(text).toContain(part.tokens.toLocaleString('en-US'));
  });
  await test.step('the work survives a reload', async () => {
    await dropFiles(page, [
      { name: 'crlf.txt', content: 'one\r\ntwo\r\n' },
      { name: 'b.md', content: 'beta' },
    ]);
    await idle(page);
    await chooseModel(page, 'GPT-4.1');
    await page.getByRole('switch', { name: 'b.md in the prompt' }).click();
    await idle(page);
    const before = await exportReport<Report>(page);
    await page.reload();
    await idle(page);
    expect(await partNames(page)).toEqual(['b.md', 'crlf.txt']);
    expect(await exportReport<Report>(page)).toEqual(before);
    expect(before.parts.find((part) => part.name === 'crlf.txt')?.characters).toBe(10);
  });
  await test.step('what is dropped or pasted while the page is on its way is added to what was kept', async () => {
    let goOn = () => {};
    const isAwaited = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/assets/app-*.js', async (route) => {
      await isAwaited;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.takeHeldArrivals !== undefined);
    await dropFolder(page, fileURLToPath(import.meta.url));
    await paste(page, 'pasted early');
    await paste(page, 'and once more');
    goOn();
    await idle(page);
    expect(await partNames(page)).toEqual(['b.md', 'crlf.txt', 'Pasted text', 'Pasted text 2', 'keep.spec.ts']);
    expect(new URL(page.url()).pathname).toBe('/');
    await page.unrouteAll({ behavior: 'wait' });
  });
  await test.step('what is pasted as the page is loaded anew is kept', async () => {
    for (const many of [6, 7, 8]) {
      const isLoaded = page.waitForEvent('load');
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', 'pasted late');
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        location.reload();
      });
      await isLoaded;
      await idle(page);
      expect(await partNames(page)).toHaveLength(many);
    }
  });
  await test.step('what is typed in the task in which the page is loaded anew is kept, while the workers are busy and the processor is slow', async () => {
    const client = await page.context().newCDPSession(page);
    await dropFiles(page, [{ name: 'long.txt', content: englishText(1_100_000) }]);
    await idle(page);
    // With each load it is to be counted again, for which storing waits: for as long as the vocabulary is on its way.
    let arrive = () => {};
    const hasArrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/o200k_base.*\.js$/, async (route) => {
      await hasArrived;
      await route.continue().catch(() => undefined);
    });
    await page.reload();
    await page.locator('[data-row][title="b.md"]').click();
    await page.getByRole('tab', { name: /Edit/ }).click();
    const field = page.getByRole('textbox', { name: 'Text of b.md' });
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let text = 'beta';
    await expect(field).toHaveText(text);
    // What a page that goes hands to the store is lost now and then: where it does not wait for that, it is lost each time.
    for (const [word, isLost] of [[' word0', false], [' word1', true], [' word2', false], [' word3', true]] as const) {
      await field.focus();
      await page.keyboard.press('ControlOrMeta+End');
      const isLoaded = page.waitForEvent('load');
      const before = await page.evaluate(({ typed, isStoreDead }) => {
        const { transaction } = IDBDatabase.prototype;
        if (isStoreDead) {
          IDBDatabase.prototype.transaction = function (...all) {
            const begun = transaction.apply(this, all);
            if (all[1] === 'readwrite') begun.abort();
            return begun;
          };
        }
        const { idle } = document.documentElement.dataset;
        const isTyped = document.execCommand('insertText', false, typed);
        location.reload();
        return { isTyped, isBusy: idle !== 'true' };
      }, { typed: word, isStoreDead: isLost });
      expect(before).toEqual({ isTyped: true, isBusy: true });
      await isLoaded;
      text += word;
      await expect(field).toHaveText(text);
    }
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    arrive();
    await page.unrouteAll({ behavior: 'wait' });
    await idle(page);
    await page.locator('[data-row][title="long.txt"]').focus();
    await page.keyboard.press('Delete');
    await idle(page);
  });
  await test.step('what the browser clears while the page is open is told and kept again; between visits it is told', async () => {
    const before = await partNames(page);
    const messages = page.getByRole('region', { name: 'Messages' });
    const client = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    const clear = () => client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await clear();
    await expect(messages).toContainText('The browser has cleared what this page kept. What is open is kept again.');
    await idle(page);
    await page.reload();
    await idle(page);
    await expect(messages).toBeEmpty();
    expect(await partNames(page)).toEqual(before);
    await test.step('and what another page deletes, which is not held up', async () => {
      await page.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const deleted = indexedDB.deleteDatabase('contextscope');
            deleted.onsuccess = () => resolve();
            deleted.onblocked = () => reject(new Error('It is held up.'));
          }),
      );
      await expect(messages).toContainText('The browser has cleared what this page kept. What is open is kept again.');
      await idle(page);
      await page.reload();
      await idle(page);
      expect(await partNames(page)).toEqual(before);
    });
    await page.goto('about:blank');
    await clear();
    await openApp(page);
    await expect(messages).toContainText('The browser has cleared the work that was kept here.');
  });
  await test.step('a corrupt store is told, a copy is kept, and the page opens', async () => {
    await paste(page, 'first visit');
    await idle(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opened = indexedDB.open('contextscope');
          opened.onerror = () => reject(new Error('open failed'));
          opened.onsuccess = () => {
            const transaction = opened.result.transaction('work', 'readwrite');
            transaction.objectStore('work').put({ schemaVersion: 1, parts: 'nonsense' }, 'manifest');
            transaction.oncomplete = () => (opened.result.close(), resolve());
          };
        }),
    );
    await page.reload();
    await idle(page);
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('could not be read');
    expect((await partNames(page)).length).toBeGreaterThan(3);
  });
});

test('a full or broken store is told and breaks nothing', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await openApp(page);
  await paste(page, 'text that cannot be kept');
  await idle(page);
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Not saved');
  expect(await partNames(page)).toEqual(['Pasted text']);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save work as a file' }).click();
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain('text that cannot be kept');
  await page.getByRole('button', { name: /^Workspaces/ }).click();
  const workspaces = page.getByRole('dialog', { name: 'Workspaces' });
  await workspaces.getByRole('button', { name: 'New workspace' }).click();
  await expect(workspaces.getByRole('alert')).toHaveText('No workspace was made: the browser’s storage for this page is full. What was there is there still.');
  await expect(workspaces.getByRole('listitem')).toHaveCount(1);
});

const longText = `${englishText(1_400_000)}\ud83c\udf89 and a lone \ud83c, \r\n`;

test('a long text: not stored in part, and kept across a reload and an edit, character by character', async ({ page }) => {
  await openApp(page);
  await test.step('a long text that is stored only in part is not stored at all', async () => {
    await paste(page, 'kept before');
    await idle(page);
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      let long = 0;
      IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
        const isPiece = (typeof value === 'string' || value instanceof Uint8Array) && value.length > 100_000;
        if (isPiece && (long += 1) > 2) throw new DOMException('Full.', 'QuotaExceededError');
        return put.call(this, value, key);
      };
    });
    await paste(page, englishText(4_000_000));
    await idle(page);
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Not saved');
    expect(await partNames(page)).toEqual(['Pasted text', 'Pasted text 2']);
    await page.reload();
    await idle(page);
    expect(await partNames(page)).toEqual(['Pasted text']);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
  });
  await test.step('a long text survives a reload, character by character', async () => {
    const text = longText;
    await paste(page, text);
    await idle(page);
    const before = await exportReport<Report>(page);
    await page.reload();
    await idle(page);
    expect(await exportReport<Report>(page)).toEqual(before);
    expect(before.parts[0]?.characters).toBe([...text].length);
  });
  await test.step('a long text survives an edit and a reload, character by character', async () => {
    const text = longText;
    await page.getByRole('tab', { name: /Edit/ }).click();
    await page.getByRole('textbox', { name: /^Text of/ }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('more ');
    await idle(page);
    const edited = await exportReport<Report>(page);
    await page.reload();
    await idle(page);
    expect(await exportReport<Report>(page)).toEqual(edited);
    expect(edited.parts[0]?.characters).toBe([...text].length + 5);
  });
});

test('two tabs keep one whole work: one keeps it, the other is told and can take over', async ({ page, context }) => {
  await openApp(page);
  await paste(page, 'alpha');
  await idle(page);
  await paste(page, 'beta');
  await idle(page);

  const other = await context.newPage();
  await openApp(other);
  const messages = other.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('open in another tab');
  await other.locator('[data-row][title="Pasted text 2"]').focus();
  await other.keyboard.press('Delete');
  await idle(other);
  await paste(page, 'gamma');
  await idle(page);
  await page.reload();
  await idle(page);
  expect(await partNames(page)).toEqual(['Pasted text', 'Pasted text 2', 'Pasted text 3']);

  await messages.getByRole('button', { name: 'Keep it here' }).click();
  await idle(other);
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('open in another tab');
  await paste(page, 'delta');
  await idle(page);
  await page.close();
  await other.reload();
  await idle(other);
  expect(await partNames(other)).toEqual(['Pasted text']);
  await expect(messages).toBeEmpty();
  await test.step('what the first tab had kept is a workspace; the tab that is left takes over by itself, and keeps', async () => {
    const last = await context.newPage();
    await openApp(last);
    await paste(last, 'epsilon');
    await idle(last);
    await other.close();
    await expect(last.getByRole('region', { name: 'Messages' })).toContainText('This tab keeps the work now');
    await idle(last);
    await last.reload();
    await idle(last);
    expect(await partNames(last)).toEqual(['Pasted text', 'Pasted text 2']);
    await last.getByRole('button', { name: /^Workspaces/ }).first().click();
    await expect(last.getByRole('list', { name: 'Workspaces' })).toContainText('My prompt 2');
    await expect(last.getByRole('list', { name: 'Workspaces' })).toContainText('3 parts');
    await last.close();
  });
});
