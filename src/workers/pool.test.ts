// What the page does with workers that are slow, silent or broken. The workers only do what a test tells them to.
import { afterEach, expect, test } from 'vitest';
import { failureOf, tokens } from '@/test/counted';
import { ask, CHUNKS, closeTokenizers, LARGE, numbers, setUp } from '@/test/scripted-pool';
import { ScriptedWorker } from '@/test/tokenize-workers';

afterEach(closeTokenizers);

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
