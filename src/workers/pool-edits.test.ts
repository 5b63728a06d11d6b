// What becomes of edited texts and open views when their worker breaks.
import { afterEach, expect, test } from 'vitest';
import { failureOf } from '@/test/counted';
import { ask, CHUNKS, closeTokenizers, LARGE, setUp } from '@/test/scripted-pool';

afterEach(closeTokenizers);

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
