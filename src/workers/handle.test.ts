import { beforeAll, expect, test } from 'vitest';
import type { Encoder } from '@/core/tokenize/encoder';
import { utf8Length } from '@/core/tokenize/utf8';
import { build, COUNT, layout, loadEncoder, LONG, ready, sent, setUp, VOCABULARY } from '@/test/kept-handler';

let encoder: Encoder;
beforeAll(async () => {
  encoder = await loadEncoder();
});

const counted = (id: number, text: string) => ({ kind: 'counted', id, tokens: encoder.count(text), bytes: utf8Length(text), buffer: expect.any(ArrayBuffer) });

test('a worker says that it is alive at the start and what it loads while it does, and stops when it has loaded', async () => {
  const { said, receive, beat, beats, finish, deliver } = setUp();
  expect(said).toEqual([{ kind: 'alive' }]);
  receive(COUNT);
  beat(3);
  expect(said.slice(1)).toEqual(Array(4).fill({ kind: 'loading', encodingId: 'r50k_base' }));
  await deliver();
  expect(beats.size).toBe(0);
  await finish();
  expect(said.at(-1)).toEqual(counted(1, 'the other'));
});

test('a vocabulary that does not come within a minute is a failure; the next request asks again', async () => {
  const { said, receive, beat, settle, finish, deliver } = setUp();
  receive(COUNT);
  beat(121);
  await settle();
  expect(said.at(-1)).toEqual({
    kind: 'failed',
    id: 1,
    error: { kind: 'vocabulary', encodingId: 'r50k_base', reason: 'no answer after 60 s' },
  });
  receive({ ...COUNT, id: 2 });
  await deliver();
  await finish();
  expect(said.at(-1)).toEqual(counted(2, 'the other'));
});

test('what was cancelled while the vocabulary was loading is not counted', async () => {
  const { said, receive, deliver } = setUp();
  receive(COUNT);
  receive({ kind: 'cancel', id: 1 });
  await deliver();
  expect(said.filter(({ kind }) => kind !== 'alive' && kind !== 'loading')).toEqual([{ kind: 'failed', id: 1, error: { kind: 'aborted' } }]);
});

test('a count is done in steps and tells how far it is, in units and bytes', async () => {
  const { said, receive, finish } = await ready();
  receive({ ...COUNT, ...sent(LONG) });
  await finish();
  const progress = said.flatMap((message) => (message.kind === 'progress' ? [message] : []));
  expect(progress.length).toBeGreaterThan(5);
  for (const { doneUnits, doneBytes } of progress) expect(doneBytes).toBe(utf8Length(LONG.slice(0, doneUnits)));
  expect(said.at(-1)).toEqual(counted(1, LONG));
});

test('how far a task is, is told now and then, and at once that another one is at work', async () => {
  const { said, receive, finish } = await ready(1);
  receive({ ...COUNT, ...sent(LONG) });
  receive({ ...COUNT, id: 2, ...sent(LONG) });
  await finish();
  const progress = said.flatMap((message) => (message.kind === 'progress' ? [message.id] : []));
  expect(new Set(progress)).toEqual(new Set([1, 2]));
  expect(progress.filter((id) => id === 1).length).toBeLessThan(5);
});

test('while an urgent count runs, the other rests between two steps', async () => {
  const { said, receive, finish } = await ready();
  receive({ ...COUNT, id: 1, urgent: false, ...sent(LONG) });
  receive({ ...COUNT, id: 2, urgent: true, ...sent(LONG) });
  await finish();
  const order = said.flatMap((message) => ('id' in message ? [message.id] : []));
  const urgent = order.slice(order.indexOf(2), order.lastIndexOf(2) + 1);
  expect(urgent.length).toBeGreaterThan(5);
  expect(new Set(urgent)).toEqual(new Set([2]));
  expect(said.at(-1)).toEqual(counted(1, LONG));
});

test('what is equally urgent is done in the order in which it came', async () => {
  const { said, receive, finish } = await ready();
  for (const id of [1, 2, 3]) receive({ ...COUNT, id, urgent: false, ...sent(LONG) });
  await finish();
  const order = said.flatMap((message) => ('id' in message ? [message.id] : []));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('a text that comes in parts is counted as one, wherever it is cut', async () => {
  const { receive, finish, answerTo } = await ready();
  const text = 'emoji 😀 and words';
  receive({ kind: 'hold', id: 1, heldId: 9, utf8: sent(text.slice(0, 8)).utf8 });
  receive({ kind: 'hold', id: 2, heldId: 9, utf8: sent(text.slice(8, 10)).utf8 });
  expect(answerTo(2)).toEqual({ kind: 'held', id: 2 });
  receive({ ...COUNT, id: 3, heldId: 9, ...sent(text.slice(10)) });
  await finish();
  expect(answerTo(3)).toEqual(counted(3, text));
});

test('parts are let go with the count that was cancelled, and when they are forgotten', async () => {
  const { receive, finish, answerTo } = await ready();
  receive({ kind: 'hold', id: 1, heldId: 9, utf8: sent(LONG).utf8 });
  receive({ ...COUNT, id: 2, ...sent(LONG) });
  receive({ ...COUNT, id: 3, heldId: 9, ...sent('a') });
  receive({ kind: 'cancel', id: 3 });
  receive({ kind: 'hold', id: 4, heldId: 10, utf8: sent(LONG).utf8 });
  receive({ kind: 'forget', documentIds: [], viewIds: [], heldIds: [10] });
  await finish();
  for (const heldId of [9, 10]) {
    receive({ ...COUNT, id: heldId, heldId, ...sent('a') });
    await finish();
    expect(answerTo(heldId)).toEqual(counted(heldId, 'a'));
  }
});

test('a document is built and edited; its tokens and bytes are those of the text, also where pairs meet', async () => {
  const { receive, finish, answerTo } = await ready();
  const steps = [
    { kind: 'append', documentId: 5, begins: true, ends: false, text: 'the 😀 one' },
    { kind: 'append', documentId: 5, begins: false, ends: true, text: ' and more' },
    // The first half of the pair goes and comes again, and then the second.
    { kind: 'edit', documentId: 5, start: 4, end: 5, insert: 'é' },
    { kind: 'edit', documentId: 5, start: 4, end: 5, insert: '\ud83d' },
    { kind: 'edit', documentId: 5, start: 5, end: 6, insert: '' },
    { kind: 'edit', documentId: 5, start: 5, end: 5, insert: '\ude00' },
  ] as const;
  receive({ kind: 'change', id: 1, ...VOCABULARY, urgent: true, steps });
  await finish();
  const facts = (text: string, tokens = encoder.count(text)) => ({ documentId: 5, units: text.length, tokens, bytes: utf8Length(text) });
  const text = 'the 😀 one and more';
  expect(answerTo(1)).toEqual({
    kind: 'changed',
    id: 1,
    documents: [
      facts('the 😀 one', 0),
      facts(text),
      facts('the é\ude00 one and more'),
      facts(text),
      facts('the \ud83d one and more'),
      facts(text),
    ],
  });
});

test('what was forgotten before it came is not kept, and steps on it do nothing', async () => {
  const { receive, deliver, finish, answerTo } = setUp();
  receive(build(1, [[5, 'the'], [6, 'other']]));
  receive({ kind: 'forget', documentIds: [5], viewIds: [], heldIds: [] });
  await deliver();
  await finish();
  expect(answerTo(1)).toMatchObject({ documents: [{ documentId: 5, units: 0 }, { documentId: 6, units: 5 }] });
  receive(layout(2, 20, [5, 6]));
  await finish();
  expect(answerTo(2)).toEqual({ kind: 'failed', id: 2, error: { kind: 'closed' } });
});
