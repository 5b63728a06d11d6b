// The worker's entry: wires the handler to the worker's own scope. It is inlined into the page and makes no request
// except for the vocabulary modules, whose addresses the page hands over.
import { createHandler } from './handle';
import { laterByMessage } from './later';
import type { FromWorker, ToWorker } from './protocol';
import { reasonOf } from './reason';

/** The few names of a worker's scope that are used; the DOM's `self` is a window. */
interface WorkerScope {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  onunhandledrejection: ((event: { readonly reason: unknown }) => void) | null;
  postMessage(message: FromWorker, transfer?: ArrayBuffer[]): void;
}
const scope = self as unknown as WorkerScope;

scope.onunhandledrejection = (event) => scope.postMessage({ kind: 'broken', reason: reasonOf(event.reason) });
const receive = createHandler(scope, {
  loadVocabulary: async (url) => ((await import(/* @vite-ignore */ url)) as { readonly default: string }).default,
  tick: () => new Promise(laterByMessage),
  now: () => performance.now(),
  every: (periodMs, callback) => {
    const timer = setInterval(callback, periodMs);
    return () => clearInterval(timer);
  },
});
scope.onmessage = (event) => receive(event.data);
