import { expect, test } from 'vitest';
import { createHandler } from './handle';
import type { CountJob, FromWorker } from './protocol';

const PACKED = `${Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('')}th`;
const COUNT: CountJob = {
  kind: 'count',
  id: 1,
  encodingId: 'cl100k_base',
  vocabularyUrl: 'https://example.org/v.js',
  urgent: true,
  text: 'the',
};

/** A handler whose messages are kept, whose heart beats when told, and whose vocabulary comes when told. */
function setUp() {
  const said: FromWorker[] = [];
  const beats = new Set<() => void>();
  let deliver: (packed: string) => void = () => {};
  const receive = createHandler(
    { postMessage: (message) => void said.push(message) },
    {
      loadVocabulary: () => new Promise((resolve) => (deliver = resolve)),
      tick: async () => {},
      every(_periodMs, callback) {
        beats.add(callback);
        return () => beats.delete(callback);
      },
    },
  );
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const beat = (times: number): void => {
    for (let count = 0; count < times; count += 1) for (const callback of beats) callback();
  };
  return { said, receive, beat, beats, settle, deliver: (packed: string) => deliver(packed) };
}

test('a worker says that it is alive at the start and while it loads, and stops when it has loaded', async () => {
  const { said, receive, beat, beats, settle, deliver } = setUp();
  expect(said).toEqual([{ kind: 'alive' }]);
  receive(COUNT);
  beat(3);
  expect(said).toHaveLength(4);
  deliver(PACKED);
  await settle();
  expect(beats.size).toBe(0);
  expect(said.at(-1)).toEqual({ kind: 'counted', id: 1, tokens: 2 });
});

test('a vocabulary that does not come within a minute is a failure; the next request asks again', async () => {
  const { said, receive, beat, settle, deliver } = setUp();
  receive(COUNT);
  beat(121);
  await settle();
  expect(said.at(-1)).toEqual({
    kind: 'failed',
    id: 1,
    error: { kind: 'vocabulary', encodingId: 'cl100k_base', reason: 'no answer after 60 s' },
  });
  receive({ ...COUNT, id: 2 });
  deliver(PACKED);
  await settle();
  expect(said.at(-1)).toEqual({ kind: 'counted', id: 2, tokens: 2 });
});

test('a job that was cancelled while the vocabulary was loading does no work', async () => {
  const { said, receive, settle, deliver } = setUp();
  receive(COUNT);
  receive({ kind: 'cancel', id: 1 });
  deliver(PACKED);
  await settle();
  expect(said.filter(({ kind }) => kind !== 'alive')).toEqual([{ kind: 'failed', id: 1, error: { kind: 'aborted' } }]);
});

test('while an urgent job runs, another rests between two chunks', async () => {
  const { said, receive, settle, deliver } = setUp();
  const text = 'the '.repeat(100_000);
  receive({ ...COUNT, id: 1, urgent: false, text });
  receive({ ...COUNT, id: 2, urgent: true, text });
  deliver(PACKED);
  for (let turn = 0; turn < 100; turn += 1) await settle();
  const order = said.flatMap((message) => ('id' in message ? [message.id] : []));
  const urgent = order.slice(order.indexOf(2), order.lastIndexOf(2) + 1);
  expect(urgent.length).toBeGreaterThan(6);
  expect(new Set(urgent)).toEqual(new Set([2]));
  expect(said.at(-1)).toEqual({ kind: 'counted', id: 1, tokens: 300_000 });
});
