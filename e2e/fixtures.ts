// What every end-to-end test starts from: a page that fails its test as soon as something goes wrong unseen, and the
// gestures of a user that Playwright has no call for.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Locator, test as base, type Page, type Request } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

export { expect } from '@playwright/test';

/** A file to drop: text is sent as UTF-8, bytes as they are. */
export interface TestFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
}

/** Whether a request stays with the page: its own origin, or data that is already in it. */
export function isLocal(url: string, origin: string): boolean {
  return url.startsWith('data:') || url.startsWith('blob:') || new URL(url).origin === origin;
}

/** Collects what must not happen on a page: errors, policy violations, requests to elsewhere. */
export async function watch(page: Page, origin: string): Promise<readonly string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()} (${message.location().url})`);
  });
  const onRequest = (request: Request): void => {
    if (!isLocal(request.url(), origin)) faults.push(`request to another origin: ${request.url()}`);
  };
  page.context().on('request', onRequest);
  // Violations in report form also catch those that the browser does not print.
  await page.exposeFunction('reportViolation', (text: string) => faults.push(`policy violation: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as { reportViolation?: (text: string) => void }).reportViolation;
      report?.(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
  return faults;
}

interface Fixtures {
  /** Faults that a test provokes on purpose: what matches is not held against it. */
  readonly expectedFaults: RegExp[];
}

export const test = base.extend<Fixtures>({
  expectedFaults: async ({}, use) => {
    await use([]);
  },
  page: async ({ page, baseURL, expectedFaults }, use) => {
    const faults = await watch(page, new URL(baseURL ?? 'http://127.0.0.1/').origin);
    await use(page);
    const unexpected = faults.filter((fault) => !expectedFaults.some((pattern) => pattern.test(fault)));
    expect(unexpected, 'nothing went wrong behind the scenes').toEqual([]);
  },
});

/** Waits until the app says that nothing is running. The page looks at itself when that changes: polling would take part of its time. */
export async function idle(page: Page, timeoutMs = 30_000): Promise<void> {
  const isIdle = await page.evaluate(
    (withinMs) =>
      new Promise<boolean>((resolve) => {
        const root = document.documentElement;
        const settle = (value: boolean) => {
          observer.disconnect();
          clearTimeout(timer);
          resolve(value);
        };
        const observer = new MutationObserver(() => root.dataset['idle'] === 'true' && settle(true));
        const timer = setTimeout(() => settle(false), withinMs);
        observer.observe(root, { attributeFilter: ['data-idle'] });
        if (root.dataset['idle'] === 'true') settle(true);
      }),
    timeoutMs,
  );
  if (!isIdle) throw new Error(`The page was still busy after ${timeoutMs} ms.`);
}

/**
 * Presses the first button of this name as soon as there is one. The page does it itself: what ends by itself may have ended
 * by the time that a press from here arrives. To be called before what makes the button appear.
 */
export async function pressOnceThere(page: Page, name: string): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === wanted);
          if (button === undefined) return;
          observer.disconnect();
          button.click();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    name,
  );
}

/** Opens the app at a view, such as "#/tokens", and waits until it is idle. */
export async function openApp(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await idle(page);
}

/**
 * Gives the window this size and waits until the page is drawn at it. What is laid out by a measured width follows with the next
 * frame, so that figures read before it are of a page that nobody sees.
 */
export async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/**
 * Pastes text as a user does with the focus where it is; with no focus, on the page. The event is made by hand, because
 * a clipboard of megabytes is slow to fill through the browser and shared between the tests that run at once.
 */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Pastes through the browser's own clipboard, which is how text gets into a focused field or editor. */
export async function pasteIntoFocus(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+v');
}

/** Drags files over the page and lets them go, as from the desktop. */
export async function dropFiles(page: Page, files: readonly TestFile[], onto: Locator = page.locator('body')): Promise<void> {
  const sent = files.map((file) => ({
    name: file.name,
    type: file.type ?? '',
    base64: Buffer.from(file.content).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    return data;
  }, sent);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await onto.dispatchEvent(type, { dataTransfer: transfer });
  }
  await transfer.dispose();
}

/** Drops a file of any size: the browser reads it from the disk, as it does for a user. */
export async function dropFromDisk(page: Page, path: string): Promise<void> {
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    return element;
  });
  await input.setInputFiles(path);
  await input.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    for (const file of element.files ?? []) dataTransfer.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  await input.dispose();
}

/** Drops a folder of the disk, as the desktop hands it over: only Chromium's protocol can. */
export async function dropFolder(page: Page, ...paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await client.send('Input.dispatchDragEvent', { type, x: 600, y: 500, data });
  await client.detach();
}

type WatchedPage = typeof globalThis & { readLongTasks?: () => number[] };

/** Begins to note every task of the main thread that takes more than 50 ms. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const durations: number[] = [];
    const note = (entries: PerformanceEntryList) => durations.push(...entries.map((entry) => Math.round(entry.duration)));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'longtask' });
    (globalThis as WatchedPage).readLongTasks = () => {
      note(observer.takeRecords());
      return durations;
    };
  });
}

/** Milliseconds of the long tasks so far, in order. */
export async function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as WatchedPage).readLongTasks?.() ?? []);
}

let axeSource: Promise<string> | undefined;

/** Accessibility violations as short lines, one per element. Evaluated, because a script tag would break the policy. */
export async function axe(page: Page, options: RunOptions = {}): Promise<string[]> {
  axeSource ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axeSource);
  const results = await page.evaluate(async (runOptions) => {
    const { axe: engine } = globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } };
    return engine.run({ ...runOptions, resultTypes: ['violations'] });
  }, options);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} (${violation.impact ?? 'unknown'}): ${node.target.join(' ')}`),
  );
}

/**
 * Axe finds nothing in either theme, and nothing scrolls sideways. In the second theme only the rules about colours are asked
 * again: nothing else on the page depends on it. Without motion, as colours that fade have the contrast of neither theme.
 */
export async function expectSound(page: Page, what = ''): Promise<void> {
  for (const [colorScheme, rules] of [['light', {}], ['dark', { runOnly: ['color-contrast', 'link-in-text-block'] }]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await idle(page);
    expect(await axe(page, rules as RunOptions), `${what} ${colorScheme}`).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${what} scrolls sideways`).toBe(0);
}

type KeyWatchedPage = typeof globalThis & { readSlowestKeyMs?: () => Promise<number> };

/** Begins to note the slowest keystroke by the browser's own clock: from the key to the next painted frame. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    let slowestMs = 0;
    const note = (entries: PerformanceEntryList) => {
      for (const { name, duration } of entries) if (name.startsWith('key')) slowestMs = Math.max(slowestMs, duration);
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
    (globalThis as KeyWatchedPage).readSlowestKeyMs = async () => {
      // A keystroke is told when its frame is painted.
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      note(observer.takeRecords());
      return slowestMs;
    };
  });
}

export async function slowestKeyMs(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as KeyWatchedPage).readSlowestKeyMs?.() ?? Number.NaN);
}
