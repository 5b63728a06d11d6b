// Views through real message channels: what they show, what they use again, and when they are closed.
import fc from 'fast-check';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Encoder } from '@/core/tokenize/encoder';
import { loadEncoder } from '@/test/load-encoder';
import { localView, rowsOf } from '@/test/local-tokenizer';
import { anyTokenText } from '@/test/token-texts';
import { TINY, workerBehindChannel, type ChannelWorker } from '@/test/tokenize-workers';
import { createTokenizer } from './client';
import type { Progress, RequestOptions, Tokenizer, ViewAnswer } from './tokenizer';

let encoder: Encoder;
beforeAll(async () => {
  encoder = await loadEncoder('r50k_base');
});

const open: Tokenizer[] = [];
afterEach(() => {
  for (const tokenizer of open.splice(0)) tokenizer.dispose();
});

function setUp() {
  const workers: ChannelWorker[] = [];
  const tokenizer = createTokenizer({
    spawn() {
      workers.push(workerBehindChannel());
      return workers.at(-1)!;
    },
    vocabularyUrl: (encodingId) => encodingId,
    after: () => () => {},
    later: (callback) => void setImmediate(callback),
    sizes: TINY,
  });
  open.push(tokenizer);
  /** What the first worker was sent since the last time. */
  let seen = 0;
  const kinds = (): string[] => {
    const sent = workers[0]!.sent.slice(seen).map(({ kind }) => kind);
    seen = workers[0]!.sent.length;
    return sent;
  };
  return { tokenizer, workers, kinds };
}

const show = (tokenizer: Tokenizer, segments: readonly string[], columns = 16, options: RequestOptions = {}) =>
  tokenizer.openView({ key: 'tokens', encodingId: 'r50k_base', segments, columns }, options);

async function shown(tokenizer: Tokenizer, segments: readonly string[], columns = 16): Promise<ViewAnswer> {
  const answer = await show(tokenizer, segments, columns);
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}

const failureOf = (kind: string) => ({ ok: false, error: expect.objectContaining({ kind }) });
const SEGMENTS = ['the first\nline\n', '', 'the 2nd \ud800 中 👍\n'.repeat(30), 'more'];

test('a view has the rows and tokens of its segments', async () => {
  const { tokenizer } = setUp();
  await fc.assert(
    fc.asyncProperty(fc.array(anyTokenText, { maxLength: 5 }), fc.integer({ min: 8, max: 40 }), async (segments, columns) => {
      const { viewId, rows } = await shown(tokenizer, segments, columns);
      const expected = localView(encoder, segments, columns);
      if (segments.length > 0) expect(rows).toEqual(expected.table);
      const count = rows.rowTokens.length;
      for (const [firstRow, endRow] of [[0, count], [count >> 1, count], [count >> 2, (count >> 2) + 3], [0, 0]] as const) {
        const slice = await tokenizer.viewTokens({ viewId, firstRow, endRow: Math.min(endRow, count) });
        if (firstRow < count) expect(slice).toEqual({ ok: true, value: rowsOf(expected, firstRow, Math.min(endRow, count)) });
        else expect(slice).toMatchObject({ ok: true, value: { ids: new Uint32Array() } });
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('whatever the segments were before, the view is that of the new ones', async () => {
  const { tokenizer } = setUp();
  const anyText = fc.oneof(anyTokenText, fc.constantFrom(...SEGMENTS));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyText, { maxLength: 4 }), { minLength: 2, maxLength: 5 }), fc.array(fc.nat(4)), async (histories, turns) => {
      const answers = [];
      for (const [index, segments] of histories.entries()) {
        answers.push(show(tokenizer, segments));
        for (let turn = turns[index] ?? 0; turn > 0; turn -= 1) await new Promise((resolve) => setImmediate(resolve));
      }
      const last = await answers.at(-1)!;
      const segments = histories.at(-1)!;
      if (!last.ok) throw new Error(last.error.kind);
      const expected = localView(encoder, segments, 16);
      if (segments.length > 0) expect(last.value.rows).toEqual(expected.table);
      const slice = await tokenizer.viewTokens({ viewId: last.value.viewId, firstRow: 0, endRow: last.value.rows.rowTokens.length });
      expect(slice).toMatchObject({ ok: true, value: { ids: expected.slice.ids, starts: expected.slice.starts } });
      for (const answer of await Promise.all(answers.slice(0, -1))) {
        if (!answer.ok) expect(answer.error.kind).toBe('superseded');
      }
    }),
    { numRuns: 60, seed: 6 },
  );
});

test('another width costs only the layout, and the view from before stays until it is there', async () => {
  const { tokenizer, kinds } = setUp();
  const { viewId } = await shown(tokenizer, SEGMENTS);
  kinds();
  const wider = shown(tokenizer, SEGMENTS, 24);
  expect(await tokenizer.viewTokens({ viewId, firstRow: 0, endRow: 2 })).toMatchObject({ ok: true });
  const { rows } = await wider;
  expect(rows).toEqual(localView(encoder, SEGMENTS, 24).table);
  expect(kinds()).toEqual(['layout', 'viewTokens', 'forget']);
  expect(await tokenizer.viewTokens({ viewId, firstRow: 0, endRow: 2 })).toEqual(failureOf('closed'));
});

test('rows that show ids are laid out for them, from the same documents', async () => {
  const { tokenizer, kinds } = setUp();
  await shown(tokenizer, SEGMENTS);
  kinds();
  for (const display of ['ids', 'both', 'text'] as const) {
    const answer = await tokenizer.openView({ key: 'tokens', encodingId: 'r50k_base', segments: SEGMENTS, columns: 16, display });
    expect(answer).toMatchObject({ ok: true, value: { rows: localView(encoder, SEGMENTS, 16, display).table } });
  }
  expect(kinds()).toEqual(['layout', 'forget', 'layout', 'forget', 'layout', 'forget']);
});

test('a changed segment costs its change, and closes the view from before', async () => {
  const { tokenizer, workers, kinds } = setUp();
  const { viewId } = await shown(tokenizer, SEGMENTS);
  kinds();
  const changed = SEGMENTS.with(2, `${SEGMENTS[2]!.slice(0, 200)}!${SEGMENTS[2]!.slice(200)}`);
  const next = shown(tokenizer, changed);
  expect(await tokenizer.viewTokens({ viewId, firstRow: 0, endRow: 2 })).toEqual(failureOf('closed'));
  expect((await next).rows).toEqual(localView(encoder, changed, 16).table);
  expect(kinds()).toEqual(['forget', 'change', 'layout']);
  const change = workers[0]!.sent.findLast(({ kind }) => kind === 'change');
  expect(change).toMatchObject({ steps: [{ kind: 'edit', start: 200, end: 200, insert: '!' }] });
});

test('a new segment among others is the only one that is told', async () => {
  const { tokenizer, workers } = setUp();
  await shown(tokenizer, SEGMENTS);
  const longer = SEGMENTS.toSpliced(1, 0, 'a new turn');
  expect((await shown(tokenizer, longer)).rows).toEqual(localView(encoder, longer, 16).table);
  const change = workers[0]!.sent.findLast(({ kind }) => kind === 'change');
  expect(change).toMatchObject({ steps: [{ kind: 'append', begins: true, text: new TextEncoder().encode('a new turn') }] });
  const shorter = longer.toSpliced(2, 1);
  const changes = workers[0]!.sent.filter(({ kind }) => kind === 'change').length;
  expect((await shown(tokenizer, shorter)).rows).toEqual(localView(encoder, shorter, 16).table);
  expect(workers[0]!.sent.filter(({ kind }) => kind === 'change')).toHaveLength(changes);
});

test('progress rises to the end: first the texts, then the layout', async () => {
  const { tokenizer } = setUp();
  const seen: Progress[] = [];
  const text = 'the other word, \n'.repeat(20_000);
  expect((await show(tokenizer, [text, text], 40, { onProgress: (progress) => seen.push(progress) })).ok).toBe(true);
  const done = seen.map(({ doneUnits }) => doneUnits);
  expect(done[0]).toBe(0);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toEqual({ doneUnits: 2 * text.length, totalUnits: 2 * text.length, doneBytes: 2 * text.length });
  expect(done.filter((units) => units > text.length).length).toBeGreaterThan(5);
  expect(done.filter((units) => units < text.length).length).toBeGreaterThan(5);
});

test('a question is answered while a large view is laid out', async () => {
  const { tokenizer } = setUp();
  const { viewId } = await shown(tokenizer, ['the first\n']);
  const order: string[] = [];
  const large = tokenizer.openView({ key: 'other', encodingId: 'r50k_base', segments: ['the other word, \n'.repeat(40_000)], columns: 40 }, {
    onProgress: ({ doneUnits, totalUnits }) => {
      if (doneUnits * 2 <= totalUnits || order.includes('asked')) return;
      order.push('asked');
      void tokenizer.viewTokens({ viewId, firstRow: 0, endRow: 1 }).then(() => order.push('tokens'));
      void tokenizer.explain({ viewId, token: 0 }).then(() => order.push('explanation'));
    },
  });
  expect(await large).toMatchObject({ ok: true });
  expect(order).toEqual(['asked', 'tokens', 'explanation']);
});

test('a token of a piece that is too long for its merges is still taken apart, down to its bytes', async () => {
  const { tokenizer } = setUp();
  const { viewId } = await shown(tokenizer, ['ab'.repeat(1500)]);
  const answer = await tokenizer.explain({ viewId, token: 0 });
  if (!answer.ok) throw new Error('No answer');
  const { explanation, tokenParts } = answer.value;
  expect(explanation.steps).toEqual([]);
  const parts = new Map(tokenParts.map((part) => [part.id, part]));
  const bytesOf = (id: number): number[] => {
    const { bytes, mergedFrom } = parts.get(id)!;
    expect(mergedFrom === null).toBe(bytes.length === 1);
    return mergedFrom === null ? [...bytes] : mergedFrom.flatMap(bytesOf);
  };
  expect(parts.get(explanation.ids[0]!)!.bytes.length).toBeGreaterThan(1);
  expect(bytesOf(explanation.ids[0]!)).toEqual([...parts.get(explanation.ids[0]!)!.bytes]);
});

test('a view that was closed is closed, and so is the one that was about to open', async () => {
  const { tokenizer, kinds } = setUp();
  const { viewId } = await shown(tokenizer, SEGMENTS);
  kinds();
  const next = show(tokenizer, [...SEGMENTS, 'x']);
  tokenizer.closeView('tokens');
  expect(await next).toEqual(failureOf('closed'));
  expect(kinds()).toContain('forget');
  expect(await tokenizer.viewTokens({ viewId, firstRow: 0, endRow: 1 })).toEqual(failureOf('closed'));
  expect(await tokenizer.explain({ viewId, token: 0 })).toEqual(failureOf('closed'));
});

test('a newer request supersedes the older one, which leaves no view behind', async () => {
  const { tokenizer, workers } = setUp();
  const [first, second] = await Promise.all([show(tokenizer, SEGMENTS), show(tokenizer, SEGMENTS, 30)]);
  expect(first).toEqual(failureOf('superseded'));
  expect(second).toMatchObject({ ok: true, value: { rows: { columns: 30 } } });
  const laidOut = workers[0]!.sent.flatMap((sent) => (sent.kind === 'layout' ? [sent.viewId] : []));
  const forgotten = workers[0]!.sent.flatMap((sent) => (sent.kind === 'forget' ? sent.viewIds : []));
  expect(laidOut.length - forgotten.length).toBeLessThanOrEqual(1);
});

test('an abort leaves what is built for the next request', async () => {
  const { tokenizer, workers } = setUp();
  const controller = new AbortController();
  const text = 'the other word, \n'.repeat(500);
  const aborted = show(tokenizer, [text], 16, {
    signal: controller.signal,
    onProgress: ({ doneUnits }) => doneUnits > 0 && controller.abort(),
  });
  expect(await aborted).toEqual(failureOf('aborted'));
  expect((await shown(tokenizer, [text])).rows).toEqual(localView(encoder, [text], 16).table);
  const begun = workers[0]!.sent.filter((sent) => sent.kind === 'change' && sent.steps.some((step) => step.kind === 'append' && step.begins));
  expect(begun).toHaveLength(1);
});

test('when the worker breaks, its views are closed, and one that was about to open starts again', async () => {
  const { tokenizer, workers } = setUp();
  const { viewId } = await shown(tokenizer, SEGMENTS);
  const other = tokenizer.openView({ key: 'other', encodingId: 'r50k_base', segments: ['the other'], columns: 16 });
  const tokens = tokenizer.viewTokens({ viewId, firstRow: 0, endRow: 1 });
  const home = workers[0]!;
  home.fallSilent();
  // The question is named as what was at work, so the view is not to blame.
  const question = home.sent.findLast(({ kind }) => kind === 'viewTokens');
  home.onMessage?.({ kind: 'progress', id: question && 'id' in question ? question.id : 0, doneUnits: 0, doneBytes: 0 });
  home.onMessage?.({ kind: 'broken', reason: 'bug' });
  expect(await tokens).toEqual(failureOf('closed'));
  expect(await other).toMatchObject({ ok: true });
  expect(await tokenizer.viewTokens({ viewId, firstRow: 0, endRow: 1 })).toEqual(failureOf('closed'));
  expect((await shown(tokenizer, SEGMENTS)).rows).toEqual(localView(encoder, SEGMENTS, 16).table);
});
