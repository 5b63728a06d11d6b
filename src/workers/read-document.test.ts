import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askedTables } from './asked-tables';
import { answerOf } from './document-answer';
import type { CMapMessage, DocumentMessage, DocumentRequest } from './document-messages';
import { createKeptReader, readWith } from './read-document';

/** A worker that does what the test says. */
function fakeWorker() {
  const sent: (DocumentRequest | CMapMessage)[] = [];
  const worker = { onmessage: null as ((event: { data: DocumentMessage }) => void) | null, onerror: null as ((event: { message: string }) => void) | null, isEnded: false, postMessage: (message: DocumentRequest | CMapMessage) => sent.push(message), terminate: () => (worker.isEnded = true) };
  return { worker, sent, say: (data: DocumentMessage) => worker.onmessage?.({ data }) };
}
function start(loadCMap?: (name: string) => Promise<Uint8Array | null>, signal?: AbortSignal) {
  const fake = fakeWorker();
  const abort = new AbortController();
  const seen: string[] = [];
  const answer = readWith(fake.worker as unknown as Worker, { file: new Blob(['x']), encoding: null, signal: signal ?? abort.signal, onBytes: (bytes) => seen.push(`${bytes} bytes`), onPage: (page, pages) => seen.push(`${page}/${pages}`) }, loadCMap);
  return { ...fake, abort, seen, answer };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a document in a worker', () => {
  it('is answered, and the worker ended; progress is told on the way', async () => {
    const { worker, say, seen, answer, sent } = start();
    expect(sent).toMatchObject([{ encoding: null }]);
    say({ kind: 'bytes', bytes: 5 });
    say({ kind: 'page', page: 1, pages: 2 });
    say({ kind: 'read', answer: { ok: false, error: { kind: 'password' } } });
    expect(await answer).toEqual({ ok: false, error: { kind: 'password' } });
    expect(seen).toEqual(['5 bytes', '1/2']);
    expect(worker.isEnded).toBe(true);
  });

  it('that gives no sign of life is given up, however long it took while it did', async () => {
    const { worker, say, answer } = start();
    for (let step = 0; step < 10; step += 1) {
      await vi.advanceTimersByTimeAsync(20_000);
      say({ kind: 'page', page: step, pages: 10 });
    }
    expect(worker.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await answer).toEqual({ ok: false, error: { kind: 'no-answer' } });
    expect(worker.isEnded).toBe(true);
  });

  it('that is cancelled, or does not start, is ended', async () => {
    const cancelled = start();
    cancelled.abort.abort();
    await expect(cancelled.answer).rejects.toThrow('cancelled');
    expect(cancelled.worker.isEnded).toBe(true);
    const broken = start();
    broken.worker.onerror?.({ message: '' });
    await expect(broken.answer).rejects.toThrow('did not start');
    expect(broken.worker.isEnded).toBe(true);
  });

  it('that is one of many is read by the worker of the one before, as long as that answers', async () => {
    const fakes: ReturnType<typeof fakeWorker>[] = [];
    const read = createKeptReader(() => {
      fakes.push(fakeWorker());
      return fakes.at(-1)!.worker as unknown as Worker;
    });
    const job = { file: new Blob(['x']), encoding: null, signal: new AbortController().signal, onBytes: () => {}, onPage: () => {} };
    const answer = { ok: false, error: { kind: 'password' } } as const;
    const [first, second] = [read(job), read(job)];
    await vi.advanceTimersByTimeAsync(0);
    // One at a time.
    expect(fakes.map(({ sent }) => sent.length)).toEqual([1]);
    fakes[0]!.say({ kind: 'read', answer });
    expect(await first).toEqual(answer);
    await vi.advanceTimersByTimeAsync(0);
    expect([fakes.length, fakes[0]!.sent.length, fakes[0]!.worker.isEnded]).toEqual([1, 2, false]);
    // The second never answers, and another worker takes the third.
    await vi.advanceTimersByTimeAsync(31_000);
    expect([await second, fakes[0]!.worker.isEnded]).toEqual([{ ok: false, error: { kind: 'no-answer' } }, true]);
    const third = read(job);
    await vi.advanceTimersByTimeAsync(0);
    fakes[1]!.worker.onerror?.({ message: 'broken' });
    await expect(third).rejects.toThrow('broken');
    const fourth = read(job);
    await vi.advanceTimersByTimeAsync(0);
    fakes[2]!.say({ kind: 'read', answer });
    expect([await fourth, fakes.map(({ worker }) => worker.isEnded)]).toEqual([answer, [true, true, false]]);
    // With nothing to read it ends in a while.
    await vi.advanceTimersByTimeAsync(6_000);
    expect([fakes[2]!.worker.isEnded, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it('that was cancelled while the worker loaded is never begun', async () => {
    const { worker, sent, answer } = start(undefined, AbortSignal.abort());
    await expect(answer).rejects.toThrow('cancelled');
    expect([worker.isEnded, sent, vi.getTimerCount()]).toEqual([true, [], 0]);
  });

  it('is handed the tables that it asks for', async () => {
    const { say, sent } = start(async (name) => (name === 'H' ? Uint8Array.of(1) : null));
    say({ kind: 'cmap', name: 'H' });
    say({ kind: 'cmap', name: 'none' });
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.slice(1)).toEqual([{ cmap: 'H', bytes: Uint8Array.of(1) }, { cmap: 'none', bytes: null }]);
  });

  it('answers each of those that ask for one table at a time', async () => {
    const asked: string[] = [];
    const tables = askedTables((name) => asked.push(name));
    const loads = [tables.load('H'), tables.load('H'), tables.load('V')];
    const failed = expect(loads[2]).rejects.toThrow('V');
    tables.answer('V', null);
    tables.answer('H', Uint8Array.of(1));
    tables.answer('H', Uint8Array.of(1));
    expect(await Promise.all(loads.slice(0, 2))).toEqual([Uint8Array.of(1), Uint8Array.of(1)]);
    await failed;
    expect(asked).toEqual(['H', 'H', 'V']);
  });

  it('whose reader fails is answered all the same', async () => {
    expect((await answerOf(Promise.reject(new DOMException('gone', 'NotReadableError')))).answer).toEqual({ ok: false, error: { kind: 'unreadable' } });
    expect((await answerOf(Promise.reject(new RangeError('stack')))).answer).toEqual({ ok: false, error: { kind: 'broken', format: 'document' } });
  });
});
