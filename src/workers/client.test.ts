// The tokenizer as the app sees it, with the workers' real handlers behind real message channels.
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ByteLevelEncoder } from '@/core/tokenize/byte-level-encoder';
import type { Encoder } from '@/core/tokenize/encoder';
import { BYTE_LEVEL_IDS, type EncodingId } from '@/core/tokenize/encoding';
import { EMPTY_TALLY, scriptTally } from '@/core/tokenize/script-tally';
import { utf8Length } from '@/core/tokenize/utf8';
import { anyTokenText } from '@/test/token-texts';
import { encoderFor, loadVocabulary, textIn, TINY, workerBehindChannel, type ChannelWorker } from '@/test/tokenize-workers';
import { createTokenizer, type TokenizerOptions } from './client';
import type { Progress, RequestOptions, Tokenizer } from './tokenizer';

const LONG = 'the other word, \n'.repeat(40_000);

const encoders = new Map<EncodingId, Encoder>();
beforeAll(async () => {
  for (const id of BYTE_LEVEL_IDS) encoders.set(id, await encoderFor(id));
});
const countOf = (text: string, encodingId: EncodingId = 'r50k_base'): number => encoders.get(encodingId)!.count(text);

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

function setUp({ load, ...options }: Partial<TokenizerOptions> & { load?: (url: string) => Promise<string> } = {}) {
  const workers: ChannelWorker[] = [];
  const tokenizer = createTokenizer({
    spawn() {
      workers.push(workerBehindChannel(load));
      return workers.at(-1)!;
    },
    vocabularyUrl: (encodingId) => encodingId,
    after: () => () => {},
    later: (callback) => void setImmediate(callback),
    ...options,
  });
  open.push(tokenizer.dispose);
  return { tokenizer, workers };
}

const ask = (tokenizer: Tokenizer, key: string, text = key, options: RequestOptions = {}) =>
  tokenizer.count({ key, encodingId: 'r50k_base', text }, options);
const failureOf = (kind: string) => ({ ok: false, error: expect.objectContaining({ kind }) });
const tokens = (count: number) => ({ ok: true, value: { tokens: count } });

describe('counting', () => {
  test('tells progress in units and bytes that rises to the end', async () => {
    const seen: Progress[] = [];
    const text = LONG.replaceAll('other', 'öther');
    expect(await ask(setUp().tokenizer, 'a', text, { onProgress: (progress) => seen.push(progress) })).toEqual(tokens(countOf(text)));
    const done = seen.map(({ doneUnits }) => doneUnits);
    expect(done[0]).toBe(0);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toEqual({ doneUnits: text.length, totalUnits: text.length, doneBytes: utf8Length(text) });
  });

  test('a text without cuts is counted exactly, also where its parts would end inside characters', async () => {
    const giant = `x${'𝒳'.repeat(900)}`;
    expect(await ask(setUp({ sizes: TINY, maxWorkers: 2 }).tokenizer, 'a', giant)).toEqual(tokens(countOf(giant)));
  });

  test('an empty text has no tokens', async () => {
    expect(await ask(setUp().tokenizer, 'a', '')).toEqual(tokens(0));
  });

  test('a small count passes a large one', async () => {
    const { tokenizer } = setUp();
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      ask(tokenizer, 'large', LONG).then(note('large')),
      ask(tokenizer, 'small', 'the').then(note('small')),
      ask(tokenizer, 'other', 'the').then(note('other')),
      tokenizer.openView({ key: 'x', encodingId: 'r50k_base', segments: ['the'], columns: 8 }).then(note('view')),
    ]);
    expect(order).toEqual(['small', 'view', 'other', 'large']);
  });

  test('an abort ends a count between chunks, and the workers are free again', async () => {
    const { tokenizer } = setUp({ maxWorkers: 2 });
    const controller = new AbortController();
    const large = ask(tokenizer, 'a', LONG, {
      signal: controller.signal,
      onProgress: ({ doneUnits }) => doneUnits > 0 && controller.abort(),
    });
    expect(await large).toEqual(failureOf('aborted'));
    expect(await ask(tokenizer, 'b', LONG)).toEqual(tokens(countOf(LONG)));
  });

  test('the newest of many requests with random delays wins', async () => {
    const { tokenizer } = setUp({ sizes: TINY, maxWorkers: 2 });
    let state = 1;
    const results = [];
    for (let size = 1; size <= 60; size += 1) {
      results.push(ask(tokenizer, 'a', 'the '.repeat(size * 10)));
      state = (state * 48271) % 2147483647;
      for (let turns = state % 4; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
    }
    const answers = await Promise.all(results);
    expect(answers.at(-1)).toEqual(tokens(countOf('the '.repeat(600))));
    for (const [index, answer] of answers.entries()) {
      if (answer.ok) expect(answer.value.tokens).toBe(countOf('the '.repeat((index + 1) * 10)));
      else expect(answer.error.kind).toBe('superseded');
    }
  });

  test.each(BYTE_LEVEL_IDS)('%s: the total of several workers is that of the whole text', async (encodingId) => {
    const { tokenizer, workers } = setUp({ sizes: TINY, maxWorkers: 3 });
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyTokenText, { minLength: 1, maxLength: 40 }), async (parts) => {
        const text = parts.join('');
        const seen: Progress[] = [];
        const result = await tokenizer.count({ key: 'a', encodingId, text }, { onProgress: (progress) => seen.push(progress) });
        expect(result).toEqual(tokens(countOf(text, encodingId)));
        expect(seen.at(-1)).toEqual({ doneUnits: text.length, totalUnits: text.length, doneBytes: utf8Length(text) });
        most = Math.max(most, workers.filter(({ sent }) => sent.length > 0).length);
      }),
      { numRuns: 60, seed: 3 },
    );
    expect(most).toBe(3);
  });

  test('the tally is that of the whole text, however it is cut, and also after edits', async () => {
    const encoder = encoders.get('o200k_base')! as ByteLevelEncoder;
    const { tokenizer } = setUp({ sizes: TINY, maxWorkers: 3 });
    const count = (text: string, tally: boolean) => tokenizer.count({ key: 'a', encodingId: 'o200k_base', text, tally });
    await fc.assert(
      fc.asyncProperty(fc.array(anyTokenText, { minLength: 1, maxLength: 30 }), fc.boolean(), async (parts, isEdit) => {
        const text = parts.join('\n');
        // Without a tally, a text that changes becomes a document of the home worker.
        if (isEdit) for (const before of [`${text}x`, `x${text}`]) await count(before, false);
        expect(await count(text, true)).toEqual({ ok: true, value: { tokens: encoder.count(text), tally: scriptTally(encoder, text) } });
        expect(await count(`${text} y`, false)).toEqual(tokens(encoder.count(`${text} y`)));
      }),
      { numRuns: 40, seed: 5 },
    );
    const giant = `x${'𝒳é'.repeat(900)}`;
    expect(await count(giant, true)).toEqual({ ok: true, value: { tokens: encoder.count(giant), tally: scriptTally(encoder, giant) } });
    expect(await count('', true)).toEqual({ ok: true, value: { tokens: 0, tally: EMPTY_TALLY } });
  });

  test('another encoding than the base of estimates counts without a tally', async () => {
    const answer = await setUp().tokenizer.count({ key: 'a', encodingId: 'gemma3', text: 'the other', tally: true });
    expect(answer).toEqual(tokens(2));
  });
});

describe('vocabularies', () => {
  test('one that does not load fails its requests until a retry', async () => {
    const load = vi.fn(async (url: string) => {
      if (load.mock.calls.length === 1) throw new Error(`404 ${url}`);
      return loadVocabulary(url);
    });
    const { tokenizer } = setUp({ load });
    const failure = { ok: false, error: { kind: 'vocabulary', encodingId: 'r50k_base', reason: '404 r50k_base' } };
    expect(await Promise.all([ask(tokenizer, 'a'), ask(tokenizer, 'b'), ask(tokenizer, 'large', LONG)])).toEqual([failure, failure, failure]);
    expect(await ask(tokenizer, 'a')).toEqual(failure);
    tokenizer.retry();
    expect(await ask(tokenizer, 'a', 'the')).toEqual(tokens(1));
  });

  test('each is loaded once', async () => {
    const load = vi.fn(loadVocabulary);
    const { tokenizer } = setUp({ load });
    await Promise.all([ask(tokenizer, 'a', LONG), ask(tokenizer, 'b'), ask(tokenizer, 'c')]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('a damaged one is a failure with a reason, and is got anew from another address when Retry is pressed', async () => {
    const asked: string[] = [];
    const { tokenizer } = setUp({
      load: async (address) => {
        asked.push(address);
        const [encodingId = '', again] = address.split('?');
        return again === undefined ? 'abc' : loadVocabulary(encodingId);
      },
    });
    expect(await ask(tokenizer, 'a')).toMatchObject({ ok: false, error: { kind: 'vocabulary', reason: 'The vocabulary is damaged', isDamaged: true } });
    tokenizer.retry();
    expect(await ask(tokenizer, 'a')).toMatchObject({ ok: true });
    expect(asked).toEqual(['r50k_base', 'r50k_base?again=1']);
  });
});

describe('a text that changes', () => {
  const kindsSince = (worker: ChannelWorker, start: number): string[] => worker.sent.slice(start).map(({ kind }) => kind);

  test('is told once more, and from then on only what changes', async () => {
    const { tokenizer, workers } = setUp({ sizes: TINY });
    const text = 'the other word, \n'.repeat(60);
    expect(await ask(tokenizer, 'a', text)).toEqual(tokens(countOf(text)));
    let start = workers[0]!.sent.length;
    let next = `${text}more`;
    expect(await ask(tokenizer, 'a', next)).toEqual(tokens(countOf(next)));
    expect(new Set(kindsSince(workers[0]!, start))).toEqual(new Set(['change']));
    for (const place of [500, 0, 300, next.length]) {
      start = workers[0]!.sent.length;
      next = `${next.slice(0, place)}'s${next.slice(place)}`;
      expect(await ask(tokenizer, 'a', next)).toEqual(tokens(countOf(next)));
      expect(workers[0]!.sent.slice(start)).toEqual([
        expect.objectContaining({ kind: 'change', urgent: true, steps: [expect.objectContaining({ kind: 'edit', insert: "'s" })] }),
      ]);
    }
    // The same again needs no worker.
    start = workers[0]!.sent.length;
    expect(await ask(tokenizer, 'a', `${next} `.slice(0, -1))).toEqual(tokens(countOf(next)));
    expect(workers[0]!.sent).toHaveLength(start);
  });

  test('another encoding makes a new document, another text in its place none', async () => {
    const { tokenizer, workers } = setUp({ sizes: TINY });
    const text = 'the other word, \n'.repeat(40);
    const count = (next: string, encodingId: EncodingId) => tokenizer.count({ key: 'a', encodingId, text: next });
    await count(text, 'r50k_base');
    await count(`${text}1`, 'r50k_base');
    let start = workers[0]!.sent.length;
    expect(await count(`${text}1`, 'p50k_base')).toEqual(tokens(countOf(`${text}1`, 'p50k_base')));
    expect(kindsSince(workers[0]!, start)).toEqual(['forget', ...Array<string>(kindsSince(workers[0]!, start).length - 1).fill('count')]);
    start = workers[0]!.sent.length;
    expect(await count(`${text}12`, 'p50k_base')).toEqual(tokens(countOf(`${text}12`, 'p50k_base')));
    expect(kindsSince(workers[0]!, start)[0]).toBe('change');
    start = workers[0]!.sent.length;
    const other = '0123456789'.repeat(60);
    expect(await count(other, 'p50k_base')).toEqual(tokens(countOf(other, 'p50k_base')));
    expect(kindsSince(workers[0]!, start)[0]).toBe('forget');
    expect(new Set(kindsSince(workers[0]!, start + 1))).not.toContain('change');
  });

  test('the documents of the texts edited last are kept, within limits', async () => {
    const { tokenizer, workers } = setUp({ sizes: { ...TINY, mostEdited: 1500 } });
    const text = 'word '.repeat(80);
    const edit = async (key: string, next: string): Promise<string[]> => {
      const start = workers[0]?.sent.length ?? 0;
      expect(await ask(tokenizer, key, next)).toEqual(tokens(countOf(next)));
      return kindsSince(workers[0]!, start);
    };
    for (const key of ['a', 'b', 'c', 'd']) await edit(key, text);
    for (const key of ['a', 'b', 'c']) expect(await edit(key, `${text}1`)).not.toContain('forget');
    // 4 × 401 units are too many: the one edited first goes.
    expect(await edit('d', `${text}1`)).toContain('forget');
    expect(await edit('b', `${text}12`)).toEqual(['change']);
    expect((await edit('a', `${text}12`)).filter((kind) => kind === 'forget')).toHaveLength(1);
    expect(await edit('b', `${text}123`)).toEqual(['change']);
    expect((await edit('c', `${text}12`)).filter((kind) => kind === 'forget')).toHaveLength(1);
  });

  test('any edits, however fast they come, end in the count of the last text', async () => {
    const { tokenizer } = setUp({ sizes: TINY, maxWorkers: 2 });
    const anyEdit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(30), insert: anyTokenText, turns: fc.nat(3) });
    let key = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyTokenText, { minLength: 6, maxLength: 20 }), fc.array(anyEdit, { minLength: 1, maxLength: 12 }), async (parts, edits) => {
        key += 1;
        let text = parts.join('');
        const asked = [{ text, result: ask(tokenizer, `${key}`, text) }];
        for (const { at, removed, insert, turns } of edits) {
          for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
          const place = Math.floor(at * (text.length + 1));
          text = text.slice(0, place) + insert.slice(0, 40) + text.slice(place + removed);
          asked.push({ text, result: ask(tokenizer, `${key}`, text) });
        }
        for (const [index, each] of asked.entries()) {
          const answer = await each.result;
          if (answer.ok) expect(answer.value.tokens).toBe(countOf(each.text));
          else expect([answer.error.kind, index === asked.length - 1]).toEqual(['superseded', false]);
        }
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test('an abort in the middle leaves the document for the next change', async () => {
    const { tokenizer, workers } = setUp({ sizes: TINY });
    const text = 'the other word, \n'.repeat(100);
    await ask(tokenizer, 'a', text);
    const controller = new AbortController();
    const aborted = ask(tokenizer, 'a', `${text}1`, {
      signal: controller.signal,
      onProgress: ({ doneUnits }) => doneUnits > 0 && controller.abort(),
    });
    expect(await aborted).toEqual(failureOf('aborted'));
    expect(await ask(tokenizer, 'a', `${text}12`)).toEqual(tokens(countOf(`${text}12`)));
    const begun = workers[0]!.sent.filter((sent) => sent.kind === 'change' && sent.steps.some((step) => step.kind === 'append' && step.begins));
    expect(begun).toHaveLength(1);
  });

  test('when its worker breaks, it is counted from the whole text', async () => {
    const { tokenizer, workers } = setUp({ sizes: TINY });
    const text = 'the other word, \n'.repeat(100);
    await ask(tokenizer, 'a', text);
    const small = ask(tokenizer, 'small');
    const edited = ask(tokenizer, 'a', `${text}1`);
    const home = workers[0]!;
    const id = home.sent.flatMap((sent) => (sent.kind === 'count' && textIn(sent) === 'small' ? [sent.id] : []))[0]!;
    home.fallSilent();
    home.onMessage?.({ kind: 'progress', id, doneUnits: 0, doneBytes: 0 });
    home.onMessage?.({ kind: 'broken', reason: 'bug' });
    expect(await small).toEqual(failureOf('unavailable'));
    expect(await edited).toEqual(tokens(countOf(`${text}1`)));
    expect(await ask(tokenizer, 'a', `${text}12`)).toEqual(tokens(countOf(`${text}12`)));
  });
});
