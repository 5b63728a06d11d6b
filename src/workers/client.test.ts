// The tokenizer as the app sees it, with the workers' real handlers behind real message channels.
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ByteLevelEncoder } from '@/core/tokenize/byte-level-encoder';
import { BYTE_LEVEL_IDS } from '@/core/tokenize/encoding';
import { EMPTY_TALLY, scriptTally } from '@/core/tokenize/script-tally';
import { utf8Length } from '@/core/tokenize/utf8';
import { ask, closeTokenizers, countOf, encoderOf, loadEncoders, setUp } from '@/test/channel-tokenizer';
import { failureOf, tokens } from '@/test/counted';
import { anyTokenText } from '@/test/token-texts';
import { loadVocabulary, TINY } from '@/test/tokenize-workers';
import type { Progress } from './tokenizer';

const LONG = 'the other word, \n'.repeat(40_000);

beforeAll(loadEncoders);
afterEach(closeTokenizers);

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
    const encoder = encoderOf('o200k_base')! as ByteLevelEncoder;
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
