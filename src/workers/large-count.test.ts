// How a large text is dealt out without holding the page up.
import { expect, it } from 'vitest';
import { handClock, ScriptedWorker, TINY } from '@/test/tokenize-workers';
import { createTokenizer } from './client';

/** '000 001 002 … ', of 4 units each: chunks of 128 units. */
const LARGE = Array.from({ length: 192 }, (_, index) => `${String(index).padStart(3, '0')} `).join('');

function setUp(turn: number) {
  const workers: ScriptedWorker[] = [];
  const later: (() => void)[] = [];
  const tokenizer = createTokenizer({
    spawn() {
      workers.push(new ScriptedWorker());
      return workers.at(-1)!;
    },
    vocabularyUrl: (encodingId) => `https://example.org/${encodingId}.js`,
    after: handClock().after,
    later: (callback) => void later.push(callback),
    unresponsiveAfterMs: 1000,
    maxWorkers: 2,
    sizes: { ...TINY, turn },
  });
  /** By the two workers that count, without the spare one. */
  const copied = () => [0, 1].map((at) => workers[at]?.texts.length ?? 0);
  const runLoop = () => {
    for (const callback of later.splice(0)) callback();
  };
  return { tokenizer, workers, copied, runLoop };
}

it('copies one chunk, then lets the event loop run', async () => {
  const { tokenizer, workers, copied, runLoop } = setUp(TINY.chunk / 2);
  const counted = tokenizer.count({ key: 'a', encodingId: 'o200k_base', text: LARGE }, {});
  expect(copied()).toEqual([1, 0]);
  runLoop();
  // Each worker has one before one has two.
  expect(copied()).toEqual([1, 1]);
  runLoop();
  expect(copied()).toEqual([2, 1]);
  runLoop();
  expect(copied()).toEqual([2, 2]);
  runLoop();
  const [first, second] = workers;
  first!.answer(first!.texts[0]!, 1);
  second!.answer(second!.texts[0]!, 1);
  // Both have room.
  expect(copied()).toEqual([3, 2]);
  runLoop();
  expect(copied()).toEqual([3, 3]);
  for (const worker of workers) for (const text of worker.texts.slice(1)) worker.answer(text, 1);
  expect(await counted).toEqual({ ok: true, value: { tokens: 6 } });
  tokenizer.dispose();
});

it('copies what fits into one turn at once', () => {
  const { tokenizer, copied } = setUp(3 * TINY.chunk - 16);
  void tokenizer.count({ key: 'a', encodingId: 'o200k_base', text: LARGE }, {});
  expect(copied()).toEqual([2, 1]);
  tokenizer.dispose();
});

it('is over when it is cancelled between two turns', async () => {
  const { tokenizer, copied, runLoop } = setUp(1);
  const abort = new AbortController();
  const counted = tokenizer.count({ key: 'a', encodingId: 'o200k_base', text: LARGE }, { signal: abort.signal });
  abort.abort();
  runLoop();
  expect(copied()).toEqual([1, 0]);
  expect(await counted).toEqual({ ok: false, error: { kind: 'aborted' } });
  tokenizer.dispose();
});
