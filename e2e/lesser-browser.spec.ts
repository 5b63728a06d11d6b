// The page in a browser that has less than Chromium: what Safari 17.4 or Firefox lacks is taken away, in the page and in its
// workers, what browsers do otherwise is done here, and where they keep nothing the page opens all the same.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { Report } from '@/core/share/report';
import { docxOf } from '@/test/office-files';
import { pdfOf } from '@/test/pdf-files';
import { zipOf } from '@/test/zip-files';
import { dropFiles, expect, idle, openApp, resize, test } from './fixtures';
import { exportReport, partNames, row } from './page-parts';

type WatchedPage = typeof globalThis & { revoked?: string[]; removeNewerThings?: () => void };

/** Takes away what is newer than Safari 17.4, or absent in Firefox, or in a page that is not served securely. */
function removeNewerThings(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const absent = ['requestIdleCallback', 'cancelIdleCallback', 'scheduler', 'Iterator', 'Float16Array', 'EditContext', 'ImageDecoder', 'OffscreenCanvas', 'CompressionStream', 'DecompressionStream', 'BroadcastChannel', 'PerformanceLongTaskTiming', 'showDirectoryPicker', 'showOpenFilePicker', 'showSaveFilePicker', 'Temporal', 'FinalizationRegistry'];
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object;
  const methods: (readonly [object | undefined, ...PropertyKey[]])[] = [
    [iterator, 'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
    [Promise, 'try', 'withResolvers'],
    [Array, 'fromAsync'],
    [Set.prototype, 'union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    [Map.prototype, 'getOrInsert', 'getOrInsertComputed'],
    [WeakMap.prototype, 'getOrInsert', 'getOrInsertComputed'],
    [Map, 'groupBy'],
    [Object, 'groupBy'],
    [Math, 'sumPrecise', 'f16round'],
    [RegExp, 'escape'],
    [Error, 'isError', 'captureStackTrace'],
    [URL, 'parse', 'canParse'],
    [Uint8Array, 'fromBase64', 'fromHex'],
    [Uint8Array.prototype, 'toBase64', 'toHex', 'setFromBase64', 'setFromHex'],
    [ArrayBuffer.prototype, 'transfer', 'transferToFixedLength', 'resize'],
    [AbortSignal, 'any', 'timeout'],
    [Intl as object, 'Segmenter', 'DurationFormat'],
    [ReadableStream, 'from'],
    [ReadableStream.prototype, 'values', Symbol.asyncIterator],
    [Object.getPrototypeOf(navigator) as object, 'locks', 'storage', 'scheduling', 'deviceMemory', 'hardwareConcurrency'],
    [Object.getPrototypeOf(performance) as object, 'memory', 'measureUserAgentSpecificMemory'],
    [(scope['DataTransferItem'] as typeof DataTransferItem | undefined)?.prototype, 'getAsFileSystemHandle'],
  ];
  for (const name of absent) Reflect.deleteProperty(scope, name);
  for (const [holder, ...names] of methods) for (const name of names) if (holder !== undefined) Reflect.deleteProperty(holder, name);
}

/** Opens every page without them. A worker is a blob of script, so it can be made to begin with the same. */
async function takeAway(page: Page): Promise<void> {
  await page.addInitScript(`(${removeNewerThings.toString()})(); globalThis.removeNewerThings = ${removeNewerThings.toString()};`);
  await page.addInitScript(() => {
    const [Own, { removeNewerThings: remove }] = [Blob, globalThis as WatchedPage];
    globalThis.Blob = class extends Own {
      constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
        super(options.type?.startsWith('text/javascript') === true ? [`(${String(remove)})();`, ...parts] : parts, options);
      }
    };
  });
}

/** Safari lets a page copy within a press alone, reads what it saves only when the user has allowed it, and gives a button that is clicked no focus. */
async function beStrict(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('mousedown', (event) => {
      if (!(event.target instanceof Element) || event.target.closest('button:not([tabindex]), a, [type="checkbox"], [type="radio"]') === null) return;
      event.preventDefault();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    let isPressed = false;
    addEventListener('click', () => {
      isPressed = true;
      queueMicrotask(() => setTimeout(() => (isPressed = false)));
    }, { capture: true });
    for (const name of ['write', 'writeText'] as const) {
      const own = navigator.clipboard[name].bind(navigator.clipboard) as (what: never) => Promise<void>;
      navigator.clipboard[name] = (what: never) => (isPressed ? own(what) : Promise.reject(new DOMException('Not within a press', 'NotAllowedError')));
    }
    const revoked: string[] = ((globalThis as WatchedPage).revoked = []);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.revokeObjectURL = (url) => {
      revoked.push(url);
      revoke(url);
    };
  });
}

test('without what other browsers lack, texts are counted, edited, dropped, shared and kept', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page);
  const whole = await exportReport<Report>(page);
  await takeAway(page);
  await beStrict(page);
  await page.reload();
  await idle(page);
  expect(await page.evaluate(() => ['requestIdleCallback', 'CompressionStream', 'Iterator'].filter((name) => name in globalThis))).toEqual([]);
  expect(await exportReport<Report>(page)).toEqual(whole);

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Copy report as Markdown' }).click();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('The report was copied as Markdown.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(whole.inputTokens.toLocaleString('en-US'));

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await dropFiles(page, [
    { name: 'note.txt', content: 'hello' },
    { name: 'figures.pdf', content: pdfOf([{ lines: ['Revenue grew by twelve percent.'] }]) },
    { name: 'letter.docx', content: docxOf('<w:p><w:r><w:t>Dear reader</w:t></w:r></w:p>') },
    { name: 'files.zip', content: zipOf([{ path: 'files/a.md', content: '# A' }]) },
  ]);
  await idle(page);
  await row(page, 'note.txt').click();
  await page.getByRole('tab', { name: 'Edit' }).click();
  await idle(page);
  await page.getByRole('textbox', { name: 'Text of note.txt' }).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' world');
  await idle(page);
  const report = await exportReport<Report>(page);
  const tokensOf = (name: string) => report.parts.find((part) => part.name === name)?.tokens;
  expect(report.parts.map(({ kind, exactness }) => kind ?? exactness), 'texts, no attached file').toEqual(['exact', 'exact', 'exact', 'exact']);
  expect(tokensOf('note.txt')).toBe(2);
  expect(tokensOf('figures.pdf')).toBe(countTokens('[page 1]\nRevenue grew by twelve percent.\n'));

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Share as a link' }).click();
  await idle(page);
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  await row(page, 'files/a.md').click();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: /^Undo \(/ }).click();
  await idle(page);
  expect(await partNames(page)).toContain('files/a.md');
  await page.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);
  await expect(page.getByRole('dialog', { name: 'Shared work' })).toContainText('figures.pdf');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Models/ }).click();
  await idle(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns', expanded: false })).toBeFocused();
  expect(await page.evaluate(() => (globalThis as WatchedPage).revoked), 'saved files can be read still').toEqual([]);

  await page.reload();
  await idle(page);
  expect(await partNames(page)).toEqual(['figures.pdf', 'files/a.md', 'letter.docx', 'note.txt']);
  expect(await exportReport<Report>(page)).toEqual(report);

  // Without a picker of folders an input hands its files over.
  const folder = join(mkdtempSync(join(tmpdir(), 'contextscope-input-')), 'project');
  mkdirSync(join(folder, 'src'), { recursive: true });
  for (const [path, content] of [['.gitignore', '*.log'], ['src/index.ts', 'export {};'], ['src/debug.log', 'debug'], ['.env', 'KEY=1'], ['src/key.pem', 'KEY']] as const) writeFileSync(join(folder, path), content);
  await page.getByRole('tab', { name: /^Folder/ }).click();
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await idle(page);
  await expect(page.getByRole('tree').getByRole('treeitem', { name: /^src\/\s*2\s*files/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Reasons' })).toContainText('.gitignore 1 file');
  // Files that are named as secrets are in, as nothing says otherwise, and that is told where the prompt is made.
  const prompt = page.getByRole('region', { name: 'Prompt of these files' });
  await expect(prompt.getByRole('status')).toContainText('2 files have names of secrets: .env and src/key.pem');
  const files = prompt.getByRole('rowheader').first();
  await expect(files).toHaveText(/^4 files/);
  await prompt.getByRole('button', { name: 'Leave them out' }).press('Enter');
  await expect(files).toHaveText(/^2 files/);
  await expect(prompt.getByRole('status')).toHaveCount(0);
  await expect(prompt.getByRole('button', { name: 'Build prompt' })).toBeFocused();
  rmSync(join(folder, '..'), { recursive: true });
});

test('where the browser stores nothing, the page says so once, works, and has nothing to delete', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    // As Firefox does for a page whose site data is blocked.
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get: refuse });
    globalThis.BroadcastChannel = class { constructor() { refuse(); } } as unknown as typeof BroadcastChannel;
    IDBFactory.prototype.open = refuse;
    IDBFactory.prototype.databases = async () => refuse();
    CacheStorage.prototype.keys = async () => refuse();
    ServiceWorkerContainer.prototype.getRegistrations = async () => refuse();
    LockManager.prototype.request = async () => refuse();
  });
  await openApp(page, '#/memory');
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toHaveText(/Work is not kept across reloads here: the browser does not open its storage for this page\./);
  await expect(messages.getByRole('button', { name: 'Save work as a file' })).toBeVisible();
  await page.getByRole('textbox', { name: 'At once' }).fill('2');
  await page.keyboard.press('Enter');
  await idle(page);
  await page.getByRole('button', { name: /^Workspaces/ }).click();
  // Of a storage that is not opened there is nothing to say.
  const workspaces = page.getByRole('dialog', { name: 'Workspaces' });
  await expect(workspaces.getByRole('alert')).toHaveText('This browser keeps nothing for this page: its storage cannot be opened.');
  await expect(workspaces).not.toContainText(/that the browser allows|may clear it|Ask to keep it/);
  await expect(workspaces.getByRole('list')).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete all local data' }).click();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Delete everything' }).click()]);
  await idle(page);
  expect((await partNames(page)).length).toBeGreaterThan(3);
});

test('on an iPhone fields are not zoomed in on, the icon of the home screen is found, and all stands beside a scroll bar', async ({ browser, baseURL, request }) => {
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
  const phone = await browser.newContext({ baseURL: baseURL ?? '', userAgent, viewport: { width: 390, height: 664 } });
  const page = await phone.newPage();
  await openApp(page);
  await expect(page.locator('meta[name="viewport"]')).toHaveAttribute('content', /maximum-scale=1$/);
  const icon = await page.locator('link[rel="apple-touch-icon"]').evaluate((link: HTMLLinkElement) => link.href);
  expect((await request.get(icon)).headers()['content-type']).toBe('image/png');
  // In a narrow window of Firefox the scroll bar takes its share of 360 px, and what may shrink shrinks the icon with it, to nothing.
  await resize(page, { width: 345, height: 664 });
  await expect(page.getByRole('banner').getByRole('heading')).toHaveCSS('flex-shrink', '0');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(345);
  await phone.close();
});
