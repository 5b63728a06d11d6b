// What the page does with workers that are slow, silent or broken. The workers only do what a test tells them to.
import { afterEach, expect, test } from 'vitest';
import { scanCuts } from '@/core/tokenize/cut-scanner';
import { handClock, ScriptedWorker, textIn, TINY } from '@/test/tokenize-workers';
import { createTokenizer, type TokenizerOptions } from './client';
import type { Progress, RequestOptions, Tokenizer } from './tokenizer';

/** '000 001 002 … ', of 4 units each. */
const numbers = (count: number): string => Array.from({ length: count }, (_, index) => `${String(index).padStart(3, '0')} `).join('');
const chunksOf = (text: string): string[] => {
  const cuts = [...scanCuts(text, TINY.chunk, TINY.scan)].filter((cut) => cut !== undefined);
  return cuts.map((cut, index) => text.slice(cuts[index - 1] ?? 0, cut));
};
const LARGE = numbers(128);
/** Four. */
const CHUNKS = chunksOf(LARGE);

const open: Tokenizer[] = [];
afterEach(() => {
  for (const tokenizer of open.splice(0)) tokenizer.dispose();
});

function setUp(options: Partial<TokenizerOptions> = {}) {
  const workers: ScriptedWorker[] = [];
  const later: (() => void)[] = [];
  const clock = handClock();
  const tokenizer = createTokenizer({
    spawn() {
      workers.push(new ScriptedWorker());
      return workers.at(-1)!;
    },
    vocabularyUrl: (encodingId) => `https://example.org/${encodingId}.js`,
    after: clock.after,
    later: (callback) => void later.push(callback),
    unresponsiveAfterMs: 1000,
    sizes: TINY,
    ...options,
  });
  open.push(tokenizer);
  /** The event loop has run. */
  const turn = (): void => {
    for (const callback of later.splice(0)) callback();
  };
  return { tokenizer, workers, pass: clock.pass, turn };
}

const ask = (tokenizer: Tokenizer, key: string, text = key, options: RequestOptions = {}) =>
  tokenizer.count({ key, encodingId: 'o200k_base', text }, options);
const failureOf = (kind: string) => ({ ok: false, error: expect.objectContaining({ kind }) });
const tokens = (count: number) => ({ ok: true, value: { tokens: count } });
const resolved = async (promise: Promise<unknown>): Promise<unknown> => Promise.race([promise, Promise.resolve('open')]);

test('silence ends the worker; the text at work fails, the others go on in a new one', async () => {
  const { tokenizer, workers, pass } = setUp();
  const large = ask(tokenizer, 'large', LARGE);
  const small = ask(tokenizer, 'small');
  const waiting = ask(tokenizer, 'waiting');
  workers[0]!.begin(workers[0]!.idOf(CHUNKS[0]!));
  workers[0]!.begin(workers[0]!.idOf('small'));
  pass(999);
  expect(workers[0]!.isEnded).toBe(false);
  pass(1);
  expect(await small).toEqual({ ok: false, error: { kind: 'unresponsive', afterMs: 1000 } });
  expect(workers[0]!.isEnded).toBe(true);
  expect(workers[1]!.texts).toEqual(['waiting', CHUNKS[0], CHUNKS[1]]);
  for (const chunk of CHUNKS) workers[1]!.answer(chunk, 2);
  workers[1]!.answer('waiting', 8);
  expect(await large).toEqual(tokens(8));
  expect(await waiting).toEqual(tokens(8));
  expect(workers.flatMap(({ texts }) => texts).filter((text) => text === 'small')).toHaveLength(1);
});

test('while the user types, the home worker takes no chunks that another one can, and then goes on', async () => {
  const { tokenizer, workers, pass } = setUp({ maxWorkers: 2 });
  const text = numbers(256);
  void ask(tokenizer, 'large', text);
  const [home, other] = [workers[0]!, workers[1]!];
  const [first, second] = home.texts;
  const [third] = other.texts;
  tokenizer.ease();
  home.answer(first!, 1);
  home.answer(second!, 1);
  expect(home.texts).toHaveLength(2);
  other.answer(third!, 1);
  expect(other.texts).toHaveLength(3);
  // What a keystroke asks for is done at once.
  void ask(tokenizer, 'key');
  expect(home.texts.at(-1)).toBe('key');
  pass(300);
  tokenizer.ease();
  pass(399);
  expect(home.texts).toHaveLength(3);
  pass(1);
  expect(home.texts).toHaveLength(5);
});

test('a worker that is alone counts on while the user types', () => {
  const { tokenizer, workers } = setUp({ maxWorkers: 1 });
  void ask(tokenizer, 'large', LARGE);
  tokenizer.ease();
  workers[0]!.answer(CHUNKS[0]!, 1);
  expect(workers[0]!.texts).toHaveLength(3);
});

test('a vocabulary that hangs concerns every text of its encoding, once; retry loads it again', async () => {
  const { tokenizer, workers, pass } = setUp();
  const first = ask(tokenizer, 'a');
  const second = ask(tokenizer, 'b');
  const other = tokenizer.count({ key: 'c', encodingId: 'cl100k_base', text: 'c' });
  workers[0]!.say({ kind: 'alive' });
  workers[0]!.say({ kind: 'loading', encodingId: 'o200k_base' });
  pass(1000);
  expect(await first).toEqual(failureOf('unresponsive'));
  expect(await second).toEqual(failureOf('unresponsive'));
  expect(await ask(tokenizer, 'd')).toEqual(failureOf('unresponsive'));
  expect(workers[1]!.texts).toEqual(['c']);
  workers[1]!.answer('c', 1);
  expect(await other).toEqual(tokens(1));
  tokenizer.retry();
  const again = ask(tokenizer, 'a');
  workers[1]!.say({ kind: 'loading', encodingId: 'o200k_base' });
  workers[1]!.answer('a', 2);
  expect(await again).toEqual(tokens(2));
});

test('any sign of life starts the wait again, and an idle worker is left alone', async () => {
  const { tokenizer, workers, pass } = setUp();
  const count = ask(tokenizer, 'a');
  for (let turn = 0; turn < 20; turn += 1) {
    pass(900);
    workers[0]!.say({ kind: 'alive' });
  }
  workers[0]!.answer('a', 3);
  expect(await count).toEqual(tokens(3));
  pass(60_000);
  expect(workers[0]!.isEnded).toBe(false);
});

test('after a hang the spare takes over', async () => {
  const { tokenizer, workers, pass } = setUp();
  const first = ask(tokenizer, 'a');
  expect(workers).toHaveLength(1);
  workers[0]!.answer('a', 1);
  await first;
  expect(workers).toHaveLength(2);
  const hanging = ask(tokenizer, 'b');
  const next = ask(tokenizer, 'c');
  pass(1000);
  expect(await hanging).toEqual(failureOf('unresponsive'));
  expect(workers[1]!.texts).toEqual(['c']);
  workers[1]!.answer('c', 2);
  expect(await next).toEqual(tokens(2));
  expect(workers).toHaveLength(3);
});

test('a cancelled text that blocks the worker does not hold the next one up for long', async () => {
  const { tokenizer, workers, pass } = setUp();
  const old = ask(tokenizer, 'a', 'old');
  const id = workers[0]!.idOf('old');
  workers[0]!.begin(id);
  const fresh = ask(tokenizer, 'a', 'fresh');
  expect(await old).toEqual(failureOf('superseded'));
  expect(workers[0]!.received.at(-1)).toEqual({ kind: 'cancel', id });
  pass(200);
  expect(workers[0]!.isEnded).toBe(true);
  workers[1]!.answer('fresh', 5);
  expect(await fresh).toEqual(tokens(5));
});

test('one request waits per key, the newest, in the place of the older one', async () => {
  const { tokenizer, workers } = setUp();
  const running = ask(tokenizer, 'x');
  const first = ask(tokenizer, 'a', '1');
  const other = ask(tokenizer, 'b', '2');
  const second = ask(tokenizer, 'a', '3');
  expect(await first).toEqual(failureOf('superseded'));
  workers[0]!.answer('x', 1);
  await running;
  expect(workers[0]!.texts).toEqual(['x', '3']);
  workers[0]!.answer('3', 4);
  workers[0]!.answer('2', 3);
  expect(await Promise.all([second, other])).toEqual([tokens(4), tokens(3)]);
});

test('an abort while waiting, and before asking', async () => {
  const { tokenizer, workers } = setUp();
  const controller = new AbortController();
  const options = { signal: controller.signal };
  void ask(tokenizer, 'x');
  const waiting = ask(tokenizer, 'a', 'a', options);
  controller.abort();
  expect(await waiting).toEqual(failureOf('aborted'));
  expect(await ask(tokenizer, 'b', 'b', options)).toEqual(failureOf('aborted'));
  expect(workers[0]!.texts).toEqual(['x']);
});

test('a worker that cannot start makes everything unavailable until a retry', async () => {
  let works = false;
  const workers: ScriptedWorker[] = [];
  const { tokenizer } = setUp({
    spawn() {
      if (!works) throw new Error('refused by policy');
      workers.push(new ScriptedWorker());
      return workers.at(-1)!;
    },
  });
  expect(await ask(tokenizer, 'a')).toEqual({ ok: false, error: { kind: 'unavailable', reason: 'refused by policy' } });
  works = true;
  expect(await ask(tokenizer, 'a')).toEqual(failureOf('unavailable'));
  tokenizer.retry();
  const count = ask(tokenizer, 'a');
  workers[0]!.answer('a', 1);
  expect(await count).toEqual(tokens(1));
});

test('an error event before the first message means that the worker did not start', async () => {
  const { tokenizer, workers } = setUp();
  const counts = [ask(tokenizer, 'a'), ask(tokenizer, 'b'), ask(tokenizer, 'large', LARGE)];
  workers[0]!.onFailure?.('blocked');
  for (const count of counts) expect(await count).toEqual({ ok: false, error: { kind: 'unavailable', reason: 'blocked' } });
  expect(workers).toHaveLength(1);
});

test('a breakdown later costs only the text at work', async () => {
  const { tokenizer, workers } = setUp();
  const count = ask(tokenizer, 'a');
  const next = ask(tokenizer, 'b');
  workers[0]!.say({ kind: 'alive' });
  workers[0]!.say({ kind: 'broken', reason: 'bug' });
  expect(await count).toEqual({ ok: false, error: { kind: 'unavailable', reason: 'bug' } });
  workers[1]!.answer('b', 2);
  expect(await next).toEqual(tokens(2));
});

test('a vocabulary that failed fails its texts only, and ends the worker', async () => {
  const { tokenizer, workers } = setUp();
  const count = ask(tokenizer, 'a');
  const other = tokenizer.count({ key: 'b', encodingId: 'cl100k_base', text: 'b' });
  const error = { kind: 'vocabulary', encodingId: 'o200k_base', reason: '404' } as const;
  workers[0]!.say({ kind: 'failed', id: workers[0]!.idOf('a'), error });
  expect(await count).toEqual({ ok: false, error });
  expect(workers[0]!.isEnded).toBe(true);
  workers[1]!.answer('b', 2);
  expect(await other).toEqual(tokens(2));
});

test('dispose answers what is open and what comes later', async () => {
  const { tokenizer, workers } = setUp();
  const counts = [ask(tokenizer, 'a'), ask(tokenizer, 'b'), ask(tokenizer, 'large', LARGE)];
  tokenizer.dispose();
  for (const count of counts) expect(await count).toEqual(failureOf('aborted'));
  expect(await ask(tokenizer, 'c')).toEqual(failureOf('aborted'));
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});

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

/** A text that was counted once, and has begun to be told as a document. */
async function setUpEdit() {
  const { tokenizer, workers } = setUp({ maxWorkers: 1 });
  const counted = ask(tokenizer, 'text', LARGE);
  for (const chunk of CHUNKS) workers[0]!.answer(chunk, 1);
  await counted;
  const controller = new AbortController();
  const edited = ask(tokenizer, 'text', `${LARGE}1`, { signal: controller.signal });
  const change = workers[0]!.assignments.at(-1)!;
  expect(change).toMatchObject({ kind: 'change', steps: [{ kind: 'append' }] });
  return { tokenizer, workers, controller, edited, change };
}

test('an edited text whose worker breaks is counted as a whole, and can be cancelled', async () => {
  const { tokenizer, workers, controller, edited } = await setUpEdit();
  void ask(tokenizer, 'small');
  workers[0]!.begin(workers[0]!.idOf('small'));
  workers[0]!.say({ kind: 'broken', reason: 'bug' });
  const next = workers[1]!;
  expect(next.texts).toEqual(CHUNKS.slice(0, 2));
  controller.abort();
  expect(await edited).toEqual(failureOf('aborted'));
  expect(next.received.slice(2)).toEqual(next.assignments.map(({ id }) => ({ kind: 'cancel', id })));
});

test('a document that the worker could not go on with is forgotten, and the next change is counted anew', async () => {
  const { tokenizer, workers, edited, change } = await setUpEdit();
  workers[0]!.say({ kind: 'failed', id: change.id, error: { kind: 'encoder', reason: 'no memory' } });
  expect(await edited).toEqual(failureOf('encoder'));
  expect(workers[0]!.received.at(-1)).toMatchObject({ kind: 'forget' });
  const given = workers[0]!.assignments.length;
  void ask(tokenizer, 'text', `${LARGE}12`);
  expect(workers[0]!.assignments[given]).toMatchObject({ kind: 'change', steps: [{ kind: 'append', begins: true }] });
});

test('a view that the worker could not go on with is closed, and opens anew', async () => {
  const { tokenizer, workers } = setUp();
  const view = { key: 'view', encodingId: 'o200k_base', segments: ['one'], columns: 40 } as const;
  const opening = tokenizer.openView(view);
  workers[0]!.say({ kind: 'failed', id: workers[0]!.assignments[0]!.id, error: { kind: 'encoder', reason: 'no memory' } });
  expect(await opening).toEqual(failureOf('encoder'));
  void tokenizer.openView(view);
  expect(workers[0]!.assignments).toHaveLength(2);
  expect(workers[0]!.assignments[1]).toMatchObject({ kind: 'change', steps: [{ kind: 'append', begins: true }] });
});
