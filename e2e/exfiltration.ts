// Every way in which a page or its worker could send something to another host, and a server that notes what arrives.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a loopback port of its own, which is another origin for the app. */
export interface CanaryServer {
  readonly origin: string;
  /** Paths that were asked for, in order of arrival, WebSocket handshakes included. */
  readonly hits: readonly string[];
  close(): Promise<void>;
}

/** A page without any policy, to show that the attempts arrive where nothing stops them. */
export const OPEN_PAGE = '/open-page';

export async function startCanaryServer(): Promise<CanaryServer> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    // A form adds a question mark of its own.
    const path = (request.url ?? '').replace(/\?$/, '');
    if (path === OPEN_PAGE) {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>open</title><body></body>');
      return;
    }
    if (path !== '/favicon.ico') hits.push(path);
    response.writeHead(204, { 'Access-Control-Allow-Origin': '*' });
    response.end();
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const PAGE_CHANNELS = [
  'beacon',
  'embed',
  'event-source',
  'fetch',
  'font',
  'form',
  'iframe',
  'image',
  'import',
  'media',
  'module-preload',
  'prefetch',
  'script',
  'stylesheet',
  'web-socket',
  'xhr',
] as const;

export const WORKER_CHANNELS = ['event-source', 'fetch', 'import', 'import-scripts', 'web-socket', 'xhr'] as const;

/**
 * Runs in the page: tries every channel and waits until each has succeeded, failed, or had a second. An attempt that
 * throws at once (Trusted Types do that) counts as tried.
 */
export async function attemptFromPage(origin: string): Promise<void> {
  const settled = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, 1000);
      try {
        start(resolve);
      } catch {
        resolve();
      }
    });
  const url = (channel: string): string => `${origin}/page/${channel}`;
  const element = (tag: string, properties: Record<string, string>): Promise<void> =>
    settled((done) => {
      const node = document.createElement(tag);
      node.onload = () => done();
      node.onerror = () => done();
      for (const [name, value] of Object.entries(properties)) Reflect.set(node, name, value);
      document.body.append(node);
    });
  await Promise.all([
    settled((done) => void fetch(url('fetch'), { mode: 'no-cors' }).finally(done).catch(done)),
    settled((done) => {
      const request = new XMLHttpRequest();
      request.onloadend = () => done();
      request.open('GET', url('xhr'));
      request.send();
    }),
    settled((done) => {
      const socket = new WebSocket(url('web-socket').replace('http', 'ws'));
      socket.onerror = () => done();
    }),
    settled((done) => {
      const source = new EventSource(url('event-source'));
      source.onerror = () => {
        source.close();
        done();
      };
    }),
    settled(() => void navigator.sendBeacon(url('beacon'), 'text')),
    settled((done) => void import(/* @vite-ignore */ url('import')).then(done, done)),
    settled((done) => void new FontFace('canary', `url(${url('font')})`).load().then(() => done(), () => done())),
    settled(() => {
      const frame = document.createElement('iframe');
      frame.name = 'canary-form';
      const form = document.createElement('form');
      form.action = url('form');
      form.target = frame.name;
      document.body.append(frame, form);
      form.submit();
    }),
    element('img', { src: url('image') }),
    element('script', { src: url('script') }),
    element('iframe', { src: url('iframe') }),
    element('embed', { src: url('embed') }),
    element('audio', { src: url('media'), preload: 'auto' }),
    element('link', { rel: 'stylesheet', href: url('stylesheet') }),
    element('link', { rel: 'prefetch', href: url('prefetch') }),
    element('link', { rel: 'modulepreload', href: url('module-preload') }),
  ]);
}

/** Runs inside a worker: as `attemptFromPage`, with what a worker has. */
export async function attemptInWorker(origin: string): Promise<void> {
  const { importScripts } = globalThis as unknown as { importScripts(url: string): void };
  const settled = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, 1000);
      try {
        start(resolve);
      } catch {
        resolve();
      }
    });
  const url = (channel: string): string => `${origin}/worker/${channel}`;
  await Promise.all([
    settled((done) => void fetch(url('fetch'), { mode: 'no-cors' }).then(done, done)),
    settled((done) => {
      const request = new XMLHttpRequest();
      request.onloadend = () => done();
      request.open('GET', url('xhr'));
      request.send();
    }),
    settled((done) => {
      const socket = new WebSocket(url('web-socket').replace('http', 'ws'));
      socket.onerror = () => done();
    }),
    settled((done) => {
      const source = new EventSource(url('event-source'));
      source.onerror = () => {
        source.close();
        done();
      };
    }),
    settled((done) => void import(/* @vite-ignore */ url('import')).then(done, done)),
    settled((done) => {
      importScripts(url('import-scripts'));
      done();
    }),
  ]);
}

/** The text of a worker that makes the attempts and says when it is through. */
export function attemptingWorker(origin: string): string {
  return `(${attemptInWorker.toString()})(${JSON.stringify(origin)}).then(() => postMessage('done'));`;
}

/** Runs in the page: starts a worker from a blob, the only kind that the policy allows, and waits for its message. */
export async function runWorker(source: string): Promise<void> {
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = (event) => reject(new Error(`the worker did not run: ${event.message}`));
  });
  worker.terminate();
}
