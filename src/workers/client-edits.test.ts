// A text that changes, and the views of it, through the workers' real handlers.
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EncodingId } from '@/core/tokenize/encoding';
import { ask, closeTokenizers, countOf, loadEncoders, setUp } from '@/test/channel-tokenizer';
import { failureOf, tokens } from '@/test/counted';
import { anyTokenText } from '@/test/token-texts';
import { type ChannelWorker, textIn, TINY } from '@/test/tokenize-workers';

beforeAll(loadEncoders);
afterEach(closeTokenizers);

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
