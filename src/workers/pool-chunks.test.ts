// How texts are cut and dealt to workers, and what becomes of chunks whose worker breaks.
import { afterEach, expect, test } from 'vitest';
import { failureOf, tokens } from '@/test/counted';
import { ask, CHUNKS, chunksOf, closeTokenizers, LARGE, numbers, resolved, setUp } from '@/test/scripted-pool';
import { textIn, TINY } from '@/test/tokenize-workers';
import type { Progress } from './tokenizer';

afterEach(closeTokenizers);

test('a large text is dealt to several workers, and the total is that of all chunks', async () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 2 });
  const seen: Progress[] = [];
  const count = ask(tokenizer, 'large', LARGE, { onProgress: (progress) => seen.push(progress) });
  expect(workers.map(({ texts }) => texts)).toEqual([CHUNKS.slice(0, 2), CHUNKS.slice(2)]);
  workers[1]!.answer(CHUNKS[3]!, 4);
  workers[0]!.answer(CHUNKS[0]!, 10);
  workers[1]!.answer(CHUNKS[2]!, 300);
  expect(await resolved(count)).toBe('open');
  workers[0]!.answer(CHUNKS[1]!, 2000);
  expect(await count).toEqual(tokens(2314));
  const lengths = [3, 0, 2, 1].map((index) => CHUNKS[index]!.length);
  expect(seen.map(({ doneUnits }) => doneUnits)).toEqual(lengths.map((_, index) => lengths.slice(0, index + 1).reduce((a, b) => a + b)));
  expect(seen.at(-1)).toEqual({ doneUnits: 512, totalUnits: 512, doneBytes: 512 });
});

test('each worker has one chunk at work and one waiting, and the next one as soon as there is room', async () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 2 });
  const text = numbers(256);
  const chunks = chunksOf(text);
  const count = ask(tokenizer, 'large', text);
  let answers = 0;
  for (const index of [1, 1, 0, 1, 0, 0, 1, 0]) {
    const worker = workers[index]!;
    const given = workers.map(({ texts }) => texts.length);
    worker.answer(worker.texts[given[index]! - 2]!, 1);
    answers += 1;
    expect(worker.texts).toHaveLength(given[index]! + (answers + 3 < chunks.length ? 1 : 0));
    if (answers + 3 >= chunks.length) break;
  }
  expect(workers.flatMap(({ texts }) => texts).toSorted()).toEqual(chunks.toSorted());
  expect(await resolved(count)).toBe('open');
});

test('a second worker is started for a large text only, and ended when it was idle for long', async () => {
  const { tokenizer, workers, pass } = setUp({ maxWorkers: 4 });
  void ask(tokenizer, 'small');
  expect(workers).toHaveLength(1);
  workers[0]!.answer('small', 1);
  const spare = workers[1]!;
  void ask(tokenizer, 'large', LARGE);
  // Besides the spare one: 512 units are worth three workers, less what was cut for the first look.
  expect(workers).toHaveLength(4);
  expect(spare.received).toEqual([]);
  for (const worker of workers) for (const chunk of worker.texts) worker.answer(chunk, 1);
  pass(29_999);
  expect(workers.some(({ isEnded }) => isEnded)).toBe(false);
  pass(1);
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([false, false, true, true]);
  // It starts anew when it is needed again.
  void ask(tokenizer, 'another', LARGE);
  expect(workers).toHaveLength(6);
});

test('many small texts are shared, too', async () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 2 });
  const texts = Array.from({ length: 12 }, (_, index) => numbers(12) + index);
  const counts = texts.map((text) => ask(tokenizer, text));
  const [home, other] = workers;
  expect(home!.texts).toEqual(texts.slice(0, 1));
  // The second one came when there was enough for it.
  expect(other!.texts).toEqual(texts.slice(1, 3));
  for (let turn = 0; turn < 6; turn += 1) for (const worker of workers.slice(0, 2)) worker.answer(worker.texts[turn]!, 1);
  expect((await Promise.all(counts)).every(({ ok }) => ok)).toBe(true);
  expect([...home!.texts, ...other!.texts].toSorted()).toEqual(texts.toSorted());
  expect(other!.assignments.every((each) => each.kind === 'count' && !each.urgent)).toBe(true);
  expect(home!.assignments.every((each) => each.kind === 'count' && each.urgent)).toBe(true);
});

test('chunks go between the parts of a view, but none waits behind its layout', () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 1 });
  void ask(tokenizer, 'large', numbers(250));
  void tokenizer.openView({ key: 'view', encodingId: 'o200k_base', segments: [LARGE], columns: 40 });
  const home = workers[0]!;
  const kinds = (): string[] => home.assignments.map(({ kind }) => kind);
  let answered = 0;
  const answerNext = (): void => {
    const next = home.assignments[answered++]!;
    if (next.kind === 'count') home.say({ kind: 'counted', id: next.id, tokens: 1, bytes: 1, buffer: new ArrayBuffer(0) });
    if (next.kind !== 'change') return;
    const documents = next.steps.map(({ documentId }) => ({ documentId, units: 512, tokens: 1, bytes: 512 }));
    home.say({ kind: 'changed', id: next.id, documents });
  };
  while (!kinds().includes('layout')) answerNext();
  expect(kinds().filter((kind) => kind === 'change')).toHaveLength(4);
  expect(kinds().filter((kind) => kind === 'count').length).toBeLessThan(5);
  while (home.assignments[answered]!.kind !== 'layout') answerNext();
  expect(kinds().at(-1)).toBe('layout');
  home.say({ kind: 'failed', id: home.assignments.at(-1)!.id, error: { kind: 'encoder', reason: 'no memory' } });
  expect(kinds().slice(-2)).toEqual(['count', 'count']);
});

test('a buffer that a worker hands back is written to again', () => {
  const { tokenizer, workers } = setUp();
  void ask(tokenizer, 'large', LARGE);
  const sent = workers[0]!.assignments.flatMap((each) => (each.kind === 'count' ? [each] : []));
  const { id, utf8 } = sent[0]!;
  workers[0]!.say({ kind: 'counted', id, tokens: 1, bytes: utf8.length, buffer: utf8.buffer });
  expect(workers[0]!.assignments.at(-1)).toMatchObject({ kind: 'count' });
  const next = workers[0]!.assignments.at(-1)!;
  expect(next.kind === 'count' && next.utf8.buffer === utf8.buffer).toBe(true);
});

test('a text without cuts is looked through a little at a time, and goes in parts to a worker that keeps nothing else', async () => {
  const { tokenizer, workers, turn } = setUp({ maxWorkers: 2 });
  const giant = 'x'.repeat(1500);
  const count = ask(tokenizer, 'giant', giant);
  const small = ask(tokenizer, 'small');
  let turns = 0;
  while (workers.length < 2) {
    turns += 1;
    turn();
  }
  expect(turns).toBeGreaterThan(1500 / TINY.scan);
  workers[0]!.answer('small', 1);
  expect(await small).toEqual(tokens(1));
  expect(workers[0]!.assignments).toHaveLength(1);
  const parts = (): unknown[] => workers[1]!.assignments.map((each) => 'utf8' in each && [each.kind, textIn(each).length]);
  expect(parts()).toEqual([['hold', 512], ['hold', 512]]);
  workers[1]!.say({ kind: 'held', id: workers[1]!.assignments[0]!.id });
  expect(parts()).toEqual([['hold', 512], ['hold', 512], ['count', 476]]);
  workers[1]!.say({ kind: 'held', id: workers[1]!.assignments[1]!.id });
  workers[1]!.answer('x'.repeat(476), 188);
  expect(await count).toEqual(tokens(188));
});

test('parts that were sent are forgotten when nobody wants the count any more', async () => {
  const { tokenizer, workers, turn } = setUp({ maxWorkers: 2 });
  const controller = new AbortController();
  const count = ask(tokenizer, 'giant', 'x'.repeat(5000), { signal: controller.signal });
  while (workers.length < 2) turn();
  const [first] = workers[1]!.assignments;
  const sent = workers[1]!.assignments.length;
  controller.abort();
  expect(await count).toEqual(failureOf('aborted'));
  expect(workers[1]!.received).toContainEqual({
    kind: 'forget',
    documentIds: [],
    viewIds: [],
    heldIds: [first?.kind === 'hold' ? first.heldId : 0],
  });
  workers[1]!.say({ kind: 'held', id: first!.id });
  expect(workers[1]!.assignments).toHaveLength(sent);
});

test('an abort settles at once, and no more chunks are given out', async () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 2 });
  const controller = new AbortController();
  const count = ask(tokenizer, 'large', LARGE, { signal: controller.signal });
  const sent = workers.map(({ assignments }) => assignments.map(({ id }) => id));
  controller.abort();
  expect(await count).toEqual(failureOf('aborted'));
  for (const [index, worker] of [...workers].entries()) {
    expect(worker.received.slice(2)).toEqual(sent[index]!.map((id) => ({ kind: 'cancel', id })));
    for (const id of sent[index]!) worker.say({ kind: 'failed', id, error: { kind: 'aborted' } });
    expect(worker.assignments).toHaveLength(2);
  }
});

test('the chunks of a worker that dies go to others', async () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 2 });
  const count = ask(tokenizer, 'large', LARGE);
  workers[1]!.begin(workers[1]!.idOf(CHUNKS[2]!));
  workers[1]!.say({ kind: 'broken', reason: 'bug' });
  expect(workers[1]!.isEnded).toBe(true);
  expect(workers[2]!.texts).toEqual(CHUNKS.slice(2, 4));
  for (const chunk of CHUNKS) workers.findLast((worker) => worker.texts.includes(chunk))!.answer(chunk, 5);
  expect(await count).toEqual(tokens(20));
});

test('a chunk that costs a second worker fails the count', async () => {
  const { tokenizer, workers, pass } = setUp({ maxWorkers: 2 });
  const count = ask(tokenizer, 'large', LARGE);
  const other = ask(tokenizer, 'other', `#${LARGE}`);
  const kill = (index: number, chunk: string): void => {
    workers[0]!.say({ kind: 'alive' });
    workers[index]!.begin(workers[index]!.idOf(chunk));
    pass(600);
    workers[0]!.say({ kind: 'alive' });
    pass(400);
  };
  kill(1, CHUNKS[2]!);
  expect(workers[1]!.isEnded).toBe(true);
  expect(await resolved(count)).toBe('open');
  kill(2, CHUNKS[2]!);
  expect(await count).toEqual(failureOf('unresponsive'));
  expect(await resolved(other)).toBe('open');
  expect(workers[0]!.isEnded).toBe(false);
});

test('where a second worker does not start, the first one counts alone', async () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 2 });
  const count = ask(tokenizer, 'large', LARGE);
  workers[1]!.onFailure?.('blocked');
  for (const chunk of CHUNKS) workers[0]!.answer(chunk, 1);
  expect(await count).toEqual(tokens(4));
  // The first answer called for a spare one; nobody else was started.
  expect(workers).toHaveLength(3);
  expect(workers[2]!.received).toEqual([]);
});

test('a giant chunk is the home worker\'s where there is no other', async () => {
  const { tokenizer, workers, turn } = setUp({ maxWorkers: 1 });
  const count = ask(tokenizer, 'giant', 'x'.repeat(700));
  while (workers[0]!.assignments.length === 0) turn();
  const [hold, last] = workers[0]!.assignments;
  workers[0]!.say({ kind: 'held', id: hold!.id });
  workers[0]!.answer('x'.repeat(188), 88);
  expect(last!.kind).toBe('count');
  expect(await count).toEqual(tokens(88));
});

test('while a giant is on its way to a worker that dies, it starts again from its first part', async () => {
  const { tokenizer, workers, turn } = setUp({ maxWorkers: 2 });
  const count = ask(tokenizer, 'giant', 'x'.repeat(1500));
  while (workers.length < 2) turn();
  workers[1]!.say({ kind: 'alive' });
  workers[1]!.say({ kind: 'broken', reason: 'bug' });
  const worker = workers[2]!;
  for (const index of [0, 1]) worker.say({ kind: 'held', id: worker.assignments[index]!.id });
  expect(worker.assignments.map((each) => 'utf8' in each && textIn(each).length)).toEqual([512, 512, 476]);
  worker.answer('x'.repeat(476), 188);
  expect(await count).toEqual(tokens(188));
});
