import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { encodeSpans } from '@/core/tokenize/encode-spans';
import { countTokens, createEncoder } from '@/core/tokenize/encoder';
import { layoutRows } from '@/core/tokenize/rows';
import { createTokenizer, type TokenizerOptions, type WorkerPort } from './client';
import { createHandler } from './handle';
import type { FromWorker, ToWorker } from './protocol';
import type { Tokenizer } from './tokenizer';

/** A vocabulary of the single bytes and a few merges. */
const PACKED = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('') + ['th', 'the', ' the', 'er'].join('\xff');
const encoder = createEncoder('o200k_base', PACKED);
const LONG = 'the other word, \n'.repeat(40_000);

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** The real handler behind a real message channel, which clones what passes. */
function workerBehindChannel(loadVocabulary: (url: string) => Promise<string> = async () => PACKED): WorkerPort {
  const { port1, port2 } = new MessageChannel();
  const port: WorkerPort = {
    onMessage: undefined,
    onFailure: undefined,
    postMessage: (message) => port1.postMessage(message),
    terminate: () => port1.close(),
  };
  port1.on('message', (message: FromWorker) => port.onMessage?.(message));
  const receive = createHandler(port2, {
    loadVocabulary,
    tick: () => new Promise((resolve) => setImmediate(resolve)),
    every: () => () => {},
  });
  port2.on('message', receive);
  return port;
}

/** A worker that only does what the test tells it to. */
class ScriptedWorker implements WorkerPort {
  onMessage: ((message: FromWorker) => void) | undefined;
  onFailure: ((reason: string) => void) | undefined;
  readonly received: ToWorker[] = [];
  isEnded = false;
  postMessage(message: ToWorker): void {
    this.received.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: FromWorker): void {
    this.onMessage?.(message);
  }
  /** Ids of the jobs it was given, in order. */
  get jobs(): number[] {
    return this.received.flatMap((message) => (message.kind === 'cancel' ? [] : [message.id]));
  }
  answer(tokens: number, id = this.jobs.at(-1)!): void {
    this.say({ kind: 'counted', id, tokens });
  }
}

/** Time that only passes when told. */
function handClock(): { after: NonNullable<TokenizerOptions['after']>; pass: (ms: number) => void } {
  let nowMs = 0;
  const timers = new Set<{ atMs: number; callback: () => void }>();
  return {
    after(delayMs, callback) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!due) break;
        timers.delete(due);
        nowMs = due.atMs;
        due.callback();
      }
      nowMs = endMs;
    },
  };
}

function setUp(options: Partial<TokenizerOptions> = {}): { tokenizer: Tokenizer; workers: ScriptedWorker[]; pass: (ms: number) => void } {
  const workers: ScriptedWorker[] = [];
  const clock = handClock();
  const tokenizer = createTokenizer({
    spawn() {
      workers.push(new ScriptedWorker());
      return workers.at(-1)!;
    },
    vocabularyUrl: (encodingId) => `https://example.org/${encodingId}.js`,
    after: clock.after,
    unresponsiveAfterMs: 1000,
    ...options,
  });
  open.push(() => tokenizer.dispose());
  return { tokenizer, workers, pass: clock.pass };
}

const ask = (tokenizer: Tokenizer, key: string, text = key, signal?: AbortSignal) =>
  tokenizer.count({ key, encodingId: 'o200k_base', text }, signal ? { signal } : {});
const failureOf = (kind: string) => ({ ok: false, error: expect.objectContaining({ kind }) });

describe('through a message channel', () => {
  const channelled = (spawn = () => workerBehindChannel()) => setUp({ spawn, after: () => () => {} }).tokenizer;

  test('counts, and tells progress that rises to the end', async () => {
    const seen: number[] = [];
    const result = await channelled().count(
      { key: 'a', encodingId: 'o200k_base', text: LONG },
      { onProgress: ({ doneUnits, totalUnits }) => seen.push(doneUnits / totalUnits) },
    );
    expect(result).toEqual({ ok: true, value: { tokens: countTokens(encoder, LONG) } });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(LONG.length / 65_536);
  });

  test('gives spans and rows, and lays given spans out anew', async () => {
    const tokenizer = channelled();
    const segments = ['the first\n', '', 'the 2nd \ud800 中 👍'];
    const expected = encodeSpans(encoder, segments);
    const first = await tokenizer.spans({ key: 'a', encodingId: 'o200k_base', segments, columns: 40 });
    expect(first).toEqual({ ok: true, value: { spans: expected, layout: layoutRows(expected, segments.join(''), 40) } });
    const again = await tokenizer.spans({ key: 'a', encodingId: 'o200k_base', segments, columns: 8, spans: expected });
    expect(again).toEqual({ ok: true, value: { spans: expected, layout: layoutRows(expected, segments.join(''), 8) } });
    if (again.ok) expect(again.value.spans).toBe(expected);
  });

  test('a small count and the spans in view pass a large count', async () => {
    const tokenizer = channelled();
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      ask(tokenizer, 'large', LONG).then(note('large')),
      ask(tokenizer, 'small', 'the').then(note('small')),
      ask(tokenizer, 'other', 'the').then(note('other')),
      tokenizer.spans({ key: 'x', encodingId: 'o200k_base', segments: ['the'], columns: 8 }).then(note('spans')),
    ]);
    expect(order).toEqual(['small', 'spans', 'other', 'large']);
  });

  test('an abort ends a count between chunks, and the worker is free again', async () => {
    const tokenizer = channelled();
    const controller = new AbortController();
    const large = tokenizer.count(
      { key: 'a', encodingId: 'o200k_base', text: LONG },
      { signal: controller.signal, onProgress: ({ doneUnits }) => doneUnits > 0 && controller.abort() },
    );
    expect(await large).toEqual(failureOf('aborted'));
    expect(await ask(tokenizer, 'b', LONG)).toEqual({ ok: true, value: { tokens: countTokens(encoder, LONG) } });
  });

  test('the newest of many requests with random delays wins', async () => {
    const tokenizer = channelled();
    let state = 1;
    const results = [];
    for (let size = 1; size <= 60; size += 1) {
      results.push(ask(tokenizer, 'a', 'the '.repeat(size * 500)));
      state = (state * 48271) % 2147483647;
      for (let turns = state % 4; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
    }
    const answers = await Promise.all(results);
    expect(answers.at(-1)).toEqual({ ok: true, value: { tokens: countTokens(encoder, 'the '.repeat(30_000)) } });
    for (const [index, answer] of answers.entries()) {
      if (answer.ok) expect(answer.value.tokens).toBe(countTokens(encoder, 'the '.repeat((index + 1) * 500)));
      else expect(answer.error.kind).toBe('superseded');
    }
  });

  test('a vocabulary that does not load fails its requests until a retry', async () => {
    const load = vi.fn(async (url: string) => {
      if (load.mock.calls.length === 1) throw new Error(`404 ${url}`);
      return PACKED;
    });
    const tokenizer = channelled(() => workerBehindChannel(load));
    const failure = { ok: false, error: { kind: 'vocabulary', encodingId: 'o200k_base', reason: '404 https://example.org/o200k_base.js' } };
    expect(await Promise.all([ask(tokenizer, 'a'), ask(tokenizer, 'b'), ask(tokenizer, 'large', LONG)])).toEqual([failure, failure, failure]);
    expect(await ask(tokenizer, 'a')).toEqual(failure);
    tokenizer.retry();
    expect(await ask(tokenizer, 'a', 'the')).toEqual({ ok: true, value: { tokens: 1 } });
  });

  test('the vocabulary is loaded once', async () => {
    const load = vi.fn(async () => PACKED);
    const tokenizer = channelled(() => workerBehindChannel(load));
    await Promise.all([ask(tokenizer, 'a', LONG), ask(tokenizer, 'b'), ask(tokenizer, 'c')]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('a damaged vocabulary is a failure with a reason', async () => {
    const tokenizer = channelled(() => workerBehindChannel(async () => 'abc'));
    expect(await ask(tokenizer, 'a')).toEqual(failureOf('vocabulary'));
  });
});

describe('with workers that misbehave', () => {
  test('silence ends the worker; the request at work fails, the others go on in a new one', async () => {
    const { tokenizer, workers, pass } = setUp();
    const large = ask(tokenizer, 'large', LONG);
    const small = ask(tokenizer, 'small');
    const waiting = ask(tokenizer, 'waiting');
    const [smallId, largeId] = [2, 1];
    workers[0]!.say({ kind: 'progress', id: largeId, doneUnits: 0, totalUnits: 1 });
    workers[0]!.say({ kind: 'progress', id: smallId, doneUnits: 0, totalUnits: 1 });
    pass(999);
    expect(workers[0]!.isEnded).toBe(false);
    pass(1);
    expect(await small).toEqual({ ok: false, error: { kind: 'unresponsive', afterMs: 1000 } });
    expect(workers[0]!.isEnded).toBe(true);
    expect(workers[1]!.jobs).toEqual([3, largeId]);
    workers[1]!.answer(7, largeId);
    workers[1]!.answer(8, 3);
    expect(await large).toEqual({ ok: true, value: { tokens: 7 } });
    expect(await waiting).toEqual({ ok: true, value: { tokens: 8 } });
    expect(workers.flatMap(({ jobs }) => jobs).filter((id) => id === smallId)).toHaveLength(1);
  });

  test('any sign of life starts the wait again, and an idle worker is left alone', async () => {
    const { tokenizer, workers, pass } = setUp();
    const count = ask(tokenizer, 'a');
    for (let turn = 0; turn < 20; turn += 1) {
      pass(900);
      workers[0]!.say({ kind: 'alive' });
    }
    workers[0]!.answer(3);
    expect(await count).toEqual({ ok: true, value: { tokens: 3 } });
    pass(60_000);
    expect(workers[0]!.isEnded).toBe(false);
  });

  test('after a hang the spare takes over', async () => {
    const { tokenizer, workers, pass } = setUp();
    const first = ask(tokenizer, 'a');
    expect(workers).toHaveLength(1);
    workers[0]!.answer(1);
    await first;
    expect(workers).toHaveLength(2);
    const hanging = ask(tokenizer, 'b');
    const next = ask(tokenizer, 'c');
    pass(1000);
    expect(await hanging).toEqual(failureOf('unresponsive'));
    expect(workers[1]!.jobs).toEqual([3]);
    workers[1]!.answer(2);
    expect(await next).toEqual({ ok: true, value: { tokens: 2 } });
    expect(workers).toHaveLength(3);
  });

  test('a cancelled job that blocks the worker does not hold the next one up for long', async () => {
    const { tokenizer, workers, pass } = setUp();
    const old = ask(tokenizer, 'a', 'old');
    workers[0]!.say({ kind: 'progress', id: 1, doneUnits: 0, totalUnits: 3 });
    const fresh = ask(tokenizer, 'a', 'fresh');
    expect(await old).toEqual(failureOf('superseded'));
    expect(workers[0]!.received.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    pass(200);
    expect(workers[0]!.isEnded).toBe(true);
    workers[1]!.answer(5);
    expect(await fresh).toEqual({ ok: true, value: { tokens: 5 } });
  });

  test('one request waits per key, the newest', async () => {
    const { tokenizer, workers } = setUp();
    const running = ask(tokenizer, 'x');
    const first = ask(tokenizer, 'a', '1');
    const other = ask(tokenizer, 'b', '2');
    const second = ask(tokenizer, 'a', '3');
    expect(await first).toEqual(failureOf('superseded'));
    workers[0]!.answer(1);
    await running;
    // The newer one has the place of the older one.
    expect(workers[0]!.jobs).toEqual([1, 4]);
    workers[0]!.answer(4);
    workers[0]!.answer(3);
    expect(await Promise.all([second, other])).toEqual([
      { ok: true, value: { tokens: 4 } },
      { ok: true, value: { tokens: 3 } },
    ]);
  });

  test('an abort while waiting, and before asking', async () => {
    const { tokenizer, workers } = setUp();
    const controller = new AbortController();
    void ask(tokenizer, 'x');
    const waiting = ask(tokenizer, 'a', 'a', controller.signal);
    controller.abort();
    expect(await waiting).toEqual(failureOf('aborted'));
    expect(await ask(tokenizer, 'b', 'b', controller.signal)).toEqual(failureOf('aborted'));
    expect(workers[0]!.jobs).toEqual([1]);
  });

  test('a worker that cannot start makes everything unavailable until a retry', async () => {
    let works = false;
    const { tokenizer, workers } = setUp({
      spawn() {
        if (!works) throw new Error('refused by policy');
        const worker = new ScriptedWorker();
        workers.push(worker);
        return worker;
      },
    });
    expect(await ask(tokenizer, 'a')).toEqual({ ok: false, error: { kind: 'unavailable', reason: 'refused by policy' } });
    works = true;
    expect(await ask(tokenizer, 'a')).toEqual(failureOf('unavailable'));
    tokenizer.retry();
    const count = ask(tokenizer, 'a');
    workers[0]!.answer(1);
    expect(await count).toEqual({ ok: true, value: { tokens: 1 } });
  });

  test('an error event before the first message means that the worker did not start', async () => {
    const { tokenizer, workers } = setUp();
    const counts = [ask(tokenizer, 'a'), ask(tokenizer, 'b'), ask(tokenizer, 'large', LONG)];
    workers[0]!.onFailure?.('blocked');
    for (const count of counts) expect(await count).toEqual({ ok: false, error: { kind: 'unavailable', reason: 'blocked' } });
    expect(workers).toHaveLength(1);
  });

  test('a breakdown later costs only the job at work', async () => {
    const { tokenizer, workers } = setUp();
    const count = ask(tokenizer, 'a');
    const next = ask(tokenizer, 'b');
    workers[0]!.say({ kind: 'alive' });
    workers[0]!.say({ kind: 'broken', reason: 'bug' });
    expect(await count).toEqual({ ok: false, error: { kind: 'unavailable', reason: 'bug' } });
    workers[1]!.answer(2);
    expect(await next).toEqual({ ok: true, value: { tokens: 2 } });
  });

  test('dispose answers what is open and what comes later', async () => {
    const { tokenizer, workers } = setUp();
    const counts = [ask(tokenizer, 'a'), ask(tokenizer, 'b')];
    tokenizer.dispose();
    for (const count of counts) expect(await count).toEqual(failureOf('aborted'));
    expect(await ask(tokenizer, 'c')).toEqual(failureOf('aborted'));
    expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
  });
});
