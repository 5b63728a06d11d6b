import { expect, test, vi } from 'vitest';
import type { WorkerPort } from './lane';
import type { ToWorker } from './protocol';
import { spawnLater } from './spawn-later';

const message = (id: number) => ({ type: 'cancel', id }) as unknown as ToWorker;

function fakeWorker() {
  const sent: unknown[] = [];
  const port: WorkerPort = { onMessage: undefined, onFailure: undefined, postMessage: (each, transfer) => void sent.push([each, transfer]), terminate: vi.fn() };
  return { port, sent };
}

/** A promise that the test settles. */
function open() {
  let resolve: (spawn: () => WorkerPort) => void = () => {};
  const promise = new Promise<() => WorkerPort>((settle) => (resolve = settle));
  return { promise, resolve };
}

test('what is sent before the code is there arrives in order, and what comes back is heard', async () => {
  const { port, sent } = fakeWorker();
  const loading = open();
  const early = spawnLater(() => loading.promise)();
  const heard = vi.fn();
  early.onMessage = heard;
  const buffer = new ArrayBuffer(1);
  early.postMessage(message(1), []);
  early.postMessage(message(2), [buffer]);
  expect(sent).toEqual([]);
  loading.resolve(() => port);
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  early.postMessage(message(3), []);
  expect(sent).toEqual([[message(1), []], [message(2), [buffer]], [message(3), []]]);
  port.onMessage?.('answer' as never);
  expect(heard).toHaveBeenCalledWith('answer');
  early.terminate();
  expect(port.terminate).toHaveBeenCalled();
});

test('a worker that was ended before its code came is never started', async () => {
  const loading = open();
  const start = vi.fn(() => fakeWorker().port);
  const early = spawnLater(() => loading.promise)();
  early.terminate();
  loading.resolve(start);
  await loading.promise;
  await Promise.resolve();
  expect(start).not.toHaveBeenCalled();
});

test('code that does not load is a failure of the worker, and is asked for again by the next one', async () => {
  const { port } = fakeWorker();
  const load = vi.fn<() => Promise<() => WorkerPort>>().mockRejectedValueOnce(new Error('gone')).mockResolvedValue(() => port);
  const spawn = spawnLater(load);
  const failed = vi.fn();
  spawn().onFailure = failed;
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith('gone'));
  spawn();
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2));
  expect(spawn()).toBe(port);
});

test('where starting one throws, that is a failure too', async () => {
  const spawn = spawnLater(async () => () => {
    throw new Error('workers are switched off');
  });
  const failed = vi.fn();
  spawn().onFailure = failed;
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith('workers are switched off'));
});
