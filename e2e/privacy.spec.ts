// Nothing leaves the browser: what the app asks for, what the policy refuses, and what the built files hold.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as plainTest } from '@playwright/test';
import { policy, securityHeaders } from '../scripts/security-policy.mjs';
import {
  attemptFromPage,
  attemptingWorker,
  attemptInWorker,
  type CanaryServer,
  OPEN_PAGE,
  PAGE_CHANNELS,
  runWorker,
  startCanaryServer,
  WORKER_CHANNELS,
} from './exfiltration';
import { MEMORY_SOURCES } from '@/core/memory/memory-sources';
import { RECALL_CLAIMS } from '@/core/recall/recall-claims';
import { STUDIES } from '@/core/recall/studies';
import { dropFiles, expect, idle, isLocal, openApp, paste, test } from './fixtures';
import { JAPANESE_SHIFT_JIS, pdfOf } from '@/test/pdf-files';
import { startStaticHost } from './static-host';

const distFolder = fileURLToPath(new URL('../dist/', import.meta.url));
const VIEWS = ['#/tokens', '#/edit', '#/split', '#/limits', '#/fit', '#/models', '#/models/own', '#/models/newer', '#/cost', '#/cost/conversation', '#/cost/architecture', '#/cost/cache', '#/position', '#/position/order', '#/position/length', '#/position/needles', '#/position/rot', '#/position/claims', '#/memory', '#/compare', '#/align', '#/languages', '#/tokenizers', '#/waste', '#/folder', '#/batch', '#/versions'];

test('a walk through the whole app asks no other origin for anything', async ({ page, context, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));

  await openApp(page);
  await paste(page, 'A unique marker 8d1f that must stay here. https://example.org/ '.repeat(200));
  await idle(page);
  await dropFiles(page, [
    { name: 'notes.md', content: '# Notes\n\n![remote](https://example.org/pixel.png)\n' },
    { name: 'page.html', content: '<!doctype html><link rel="stylesheet" href="https://example.org/a.css"><p>8d1f<img src="https://example.org/a.png">' },
    // Needs a table of characters, which pdf.js would fetch.
    { name: 'japanese.pdf', content: pdfOf([{ shiftJis: JAPANESE_SHIFT_JIS }]) },
  ]);
  await idle(page);
  for (const view of VIEWS) {
    await openApp(page, view);
  }
  await page.getByRole('button', { name: 'Export' }).first().click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.reload();
  await idle(page);

  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((url) => !isLocal(url, origin))).toEqual([]);
  expect(asked.filter((url) => url.includes('8d1f'))).toEqual([]);
});

plainTest.describe('canary', () => {
  let server: CanaryServer;
  plainTest.beforeEach(async () => {
    server = await startCanaryServer();
  });
  plainTest.afterEach(() => server.close());

  const everything = [
    ...PAGE_CHANNELS.map((channel) => `/page/${channel}`),
    ...WORKER_CHANNELS.map((channel) => `/worker/${channel}`),
  ];

  plainTest('every attempt arrives from a page without a policy', async ({ page }) => {
    await page.goto(`${server.origin}${OPEN_PAGE}`);
    await page.evaluate(attemptFromPage, server.origin);
    await page.evaluate(runWorker, attemptingWorker(server.origin));
    await expect.poll(() => [...new Set(server.hits)].sort()).toEqual([...everything].sort());
  });

  plainTest('no attempt arrives from the app', async ({ page }) => {
    await page.goto('./');
    await page.evaluate(attemptFromPage, server.origin);
    await page.evaluate(runWorker, attemptingWorker(server.origin));
    expect(server.hits).toEqual([]);
  });

  plainTest('no attempt arrives from the app on a host that sends no headers', async ({ page }) => {
    const host = await startStaticHost(distFolder);
    const response = await page.goto(host.address);
    expect(response?.headers()['content-security-policy']).toBeUndefined();
    await page.evaluate(attemptFromPage, server.origin);
    await page.evaluate(runWorker, attemptingWorker(server.origin));
    expect(server.hits).toEqual([]);
    await host.close();
  });

  plainTest('no attempt arrives from the worker that tokenizes', async ({ page }) => {
    await openApp(page);
    const workers = page.workers();
    expect(workers.length).toBeGreaterThan(0);
    for (const worker of workers) {
      expect(worker.url()).toMatch(/^blob:/);
      await worker.evaluate(attemptInWorker, server.origin);
    }
    expect(server.hits).toEqual([]);
  });

  plainTest('a worker that is not from a blob cannot start', async ({ page }) => {
    await page.goto('./');
    const outcomes = await page.evaluate(() =>
      ['./assets/worker.js', 'data:text/javascript,postMessage(1)'].map((address) => {
        try {
          new Worker(address);
          return 'started';
        } catch (error) {
          return (error as Error).name;
        }
      }),
    );
    expect(outcomes).toEqual(['TypeError', 'TypeError']);
  });
});

test.describe('the preview server', () => {
  test('sends the policy with every file', async ({ request }) => {
    const [script = ''] = builtFiles().filter((name) => name.endsWith('.js'));
    for (const path of ['./', `./${script}`]) {
      const headers = (await request.get(path)).headers();
      for (const [name, value] of Object.entries(securityHeaders)) {
        expect(headers[name.toLowerCase()], `${path} ${name}`).toBe(value);
      }
    }
  });
});

test.describe('the built files', () => {
  const scripts = (): { name: string; text: string }[] =>
    builtFiles()
      .filter((name) => /\.(js|html|css)$/.test(name))
      .map((name) => ({ name, text: readFileSync(join(distFolder, name), 'utf8') }));

  test('carry the policy before anything else in the head', () => {
    const html = readFileSync(join(distFolder, 'index.html'), 'utf8');
    expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy"/);
    expect(html).toContain(`content="${policy.replaceAll("'", '&#39;')}"`);
    // Browsers look for the encoding in the first 1,024 bytes only.
    expect(html.indexOf('<meta charset="utf-8"')).toBeLessThan(1000);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|<style|\sstyle=/);
  });

  test('start workers from blobs only', () => {
    const starts = scripts().flatMap(({ name, text }) =>
      [...text.matchAll(/new (?:Shared)?Worker\(([^;]{0,120})/g)].map((match) => `${name}: ${match[1] ?? ''}`),
    );
    expect(starts.length).toBeGreaterThan(0);
    expect(starts.filter((start) => /: (new URL|["'`](?!data:))|import\.meta\.url/.test(start))).toEqual([]);
    expect(scripts().filter(({ text }) => /serviceWorker\b[^;]{0,20}\.register/.test(text))).toEqual([]);
  });

  test('make no code from text', () => {
    const made = scripts().flatMap(({ name, text }) =>
      [...text.matchAll(/(?<![\w$.])(?:eval|(?:new )?Function)\(["'`\w][^;]{0,60}/g)].map((match) => `${name}: ${match[0]}`),
    );
    // decimal.js-light, a dependency of recharts, asks for the global object in this way where there is no `self`, which
    // no browser lacks; the policy would refuse it.
    expect(made.filter((code) => !/: Function\([`"']return this[`"']\)\(\)/.test(code))).toEqual([]);
  });

  test('name no address but those of links and namespaces', () => {
    const addresses = scripts().flatMap(({ text }) => text.match(/\b(?:https?|wss?):\/\/[\w.-]+[\w./@-]*/g) ?? []);
    // Where figures come from is a link beside each: those of the catalogue, of scores by position, and of memory.
    const sources = (JSON.parse(readFileSync('.generated/catalogue/sources.json', 'utf8')) as string[][]).map(([, , url = '']) => url);
    const cited = [...Object.values(STUDIES), ...Object.values(MEMORY_SOURCES), ...RECALL_CLAIMS.flatMap(({ links }) => links)].map(({ url }) => url);
    const unknown = [...new Set(addresses)].filter((address) => !TRIED_ADDRESSES.has(address) && ![...KNOWN_ADDRESSES, ...sources, ...cited].some((known) => address.startsWith(known)));
    expect(unknown).toEqual([]);
  });
});

/** Names of XML languages, texts of libraries' error messages and banners, and links that a reader may follow. */
const KNOWN_ADDRESSES = [
  'https://models.dev/api.json',
  'http://www.w3.org/',
  'https://react.dev/errors/',
  'https://base-ui.com/production-error',
  'https://redux.js.org/Errors',
  'https://redux-toolkit.js.org/Errors',
  'https://bit.ly/3cXEKWf',
  'https://tailwindcss.com',
  'https://www.npmjs.com/package/',
  'https://github.com/',
  'https://pypi.org/project/',
  'https://platform.claude.com/docs/',
  'https://developers.openai.com/api/docs/',
  'https://ai.google.dev/gemini-api/docs/',
  'https://docs.x.ai/developers/',
  'https://awesomeagents.ai/guides/',
  'https://documentation.s3ns.fr/',
  'https://docs.venice.ai/',
  'https://sol.ava.dev/writings/',
  'https://huggingface.co/',
  'https://www.llama.com/llama3_1/license/',
  // Namespaces of forms, and bases against which pdf.js reads an address without one.
  'http://ns.adobe.com/',
  'http://www.xfa.org/schema/',
  'http://example.com',
  'https://foo.bar',
];

/** What core-js, which pdf.js brings along for older browsers, tries their reading of addresses with; these whole, and no others that begin so. */
const TRIED_ADDRESSES = new Set(['https://a', 'https://a/c', 'https://a@b', 'https://x']);

function builtFiles(): string[] {
  return readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
}
