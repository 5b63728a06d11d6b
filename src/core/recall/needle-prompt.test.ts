import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';
import { get_encoding } from 'tiktoken';
import { describe, expect, it } from 'vitest';
import type { EncodingId } from '@/core/tokenize/encoding';
import { loadEncoder } from '@/test/load-encoder';
import { fillerHaystack, type Haystack, haystackOf } from './needle-haystack';
import { planTests, readDepths, readLengths, sampleNeedle } from './needle-plan';
import { needleFailureText, NeedleWriter } from './needle-prompt';

const NASTY = [
  '# Title\n\n\n  indented\tline   \n/usr/bin/env node\r\n//comment\n\u3000全角の空白で始まる行。\nif (a) { return 12345678; }\n\n',
  `日本語の文章が、続きます。${'漢字仮名交じりの長い行、'.repeat(80)}\n👩‍👩‍👧‍👦👍🏽 emoji 🇮🇳 and zwj\nDon't SHOUT, it's 2026-11-28T12:34:56.789Z 0xDEADBEEF\n`,
  `${'x'.repeat(1500)}\n<h1>▁▁ <unused12> </h1>\n  \u00a0\n${'word '.repeat(400)}\ne\u0301 cafe\u0301 \u212b\n`,
];
const documents = haystackOf(NASTY);
if (documents === null) throw new Error('no text');
const nasty: Haystack = documents;

/** Every prompt of these tests, in an encoding, with a code of its own. */
async function written(encodingId: EncodingId, haystack: Haystack, lengthsTokens: readonly number[], depthsPercent: readonly number[]) {
  const encoder = await loadEncoder(encodingId);
  const writer = new NeedleWriter(haystack, async (text) => encoder.count(text));
  const tests = planTests({ lengthsTokens, depthsPercent, trials: 1, own: null });
  return Promise.all(
    tests.map(async (test) => {
      const made = await writer.write(test);
      if (!made.ok) throw new Error(`${test.id}: ${needleFailureText(made.error, test.lengthTokens)} ${JSON.stringify(made.error)}`);
      return { test, ...made.value };
    }),
  );
}

describe('a prompt with a needle', () => {
  it.each([
    ['o200k_base', 'generated', fillerHaystack(0)],
    ['cl100k_base', 'generated', fillerHaystack(5000)],
    ['o200k_base', 'own', nasty],
    ['cl100k_base', 'own', nasty],
  ] as const)('has exactly its tokens by tiktoken in %s, in %s text', async (encodingId, _kind, haystack) => {
    const oracle = get_encoding(encodingId);
    const made = await written(encodingId, haystack, [200, 1000, 1001, 9973], [0, 37, 100]);
    expect(made).toHaveLength(12);
    for (const { test, text, tokens, needleAtToken } of made) {
      expect(oracle.encode_ordinary(text).length, test.id).toBe(test.lengthTokens);
      expect(tokens).toBe(test.lengthTokens);
      if (encodingId === 'o200k_base') expect(countO200k(text, { allowedSpecial: new Set(), disallowedSpecial: new Set() }), test.id).toBe(test.lengthTokens);
      // The needle stands once, on a line of its own, where it is said to.
      const at = text.indexOf(test.needle);
      expect(text.split(test.answer), test.id).toHaveLength(2);
      expect(text.slice(at - 1, at)).toBe('\n');
      expect(oracle.encode_ordinary(text.slice(0, at)).length, test.id).toBe(needleAtToken);
      expect(text.endsWith(test.question)).toBe(true);
    }
    oracle.free();
  });

  it('has them in tokenizers that cut by other rules, too', async () => {
    for (const encodingId of ['gemma3', 'qwen3', 'llama3'] as const) {
      const encoder = await loadEncoder(encodingId);
      for (const { text, test } of await written(encodingId, nasty, [777, 3000], [50])) expect(encoder.count(text), `${encodingId} ${test.id}`).toBe(test.lengthTokens);
    }
  });

  it('has its needle within a line of its depth', async () => {
    for (const { test, needleAtToken, realDepthPercent } of await written('o200k_base', fillerHaystack(0), [200, 8192], [0, 10, 50, 90, 100])) {
      expect(Math.abs(needleAtToken - (test.lengthTokens * test.depthPercent) / 100), test.id).toBeLessThan(120);
      // A line is a few hundredths of a long text, and a fifth of the shortest.
      expect(Math.abs(realDepthPercent - test.depthPercent), test.id).toBeLessThan(test.lengthTokens === 200 ? 20 : 0.5);
      if (test.depthPercent % 100 === 0) expect(realDepthPercent).toBe(test.depthPercent);
    }
  });

  it('is refused where it is too short, and where it cannot be counted', async () => {
    const [test] = planTests({ lengthsTokens: [200], depthsPercent: [50], trials: 1, own: { ...sampleNeedle('amber-1234'), needle: 'a needle of many words '.repeat(60) } });
    const encoder = await loadEncoder('o200k_base');
    if (test === undefined) throw new Error('no test');
    const short = await new NeedleWriter(fillerHaystack(0), async (text) => encoder.count(text)).write(test);
    expect(short).toMatchObject({ ok: false, error: { kind: 'too-short' } });
    expect(await new NeedleWriter(fillerHaystack(0), async () => null).write(test)).toEqual({ ok: false, error: { kind: 'not-counted' } });
    // A counter whose lines do not add up: the whole is counted again, so nothing wrong is handed out.
    const odd = await new NeedleWriter(fillerHaystack(0), async (text) => encoder.count(text) + (text.length > 2000 ? 1 : 0)).write({ ...test, needle: 'Short.', lengthTokens: 1000 });
    expect(odd).toMatchObject({ ok: false, error: { kind: 'inexact', tokens: 1001 } });
  });
});

describe('a haystack', () => {
  it('of filler repeats no line, and says nothing of what is asked', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => fillerHaystack(0).lineAt(index));
    expect(new Set(lines).size).toBe(5000);
    expect(lines.some((line) => /code|archive|lighthouse/i.test(line))).toBe(false);
    expect(fillerHaystack(7).lineAt(1)).toBe(fillerHaystack(0).lineAt(8));
  });

  it('of own texts is read again from its start, and is none without text', () => {
    expect(haystackOf(['', ' \n\t\n'])).toBeNull();
    expect(haystackOf(['b\n\n a '])?.lineAt(3)).toBe('a\n');
    for (let index = 0; index < (nasty.lines ?? 0); index += 1) expect(nasty.lineAt(index)).toMatch(/^[^\s/][^]*\S\n$/);
  });
});

describe('the plan', () => {
  it('has a test for each length, depth and trial, each with a code and an id of its own', () => {
    const tests = planTests({ lengthsTokens: [1000, 2000, 4000], depthsPercent: [0, 25, 50, 75, 100], trials: 5, own: null });
    expect(tests).toHaveLength(75);
    expect(new Set(tests.map(({ id }) => id)).size).toBe(75);
    expect(new Set(tests.map(({ answer }) => answer)).size).toBe(75);
    for (const { id, answer } of tests) expect([id, answer]).toEqual([expect.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/), expect.stringMatching(/^[a-z]+-\d{4}$/)]);
    expect(planTests({ lengthsTokens: [1000], depthsPercent: [0], trials: 1, own: null })[0]).toEqual(planTests({ lengthsTokens: [1000, 9], depthsPercent: [0], trials: 2, own: null })[0]);
  });

  it('reads lists as they are typed', () => {
    const parse = (text: string) => ({ '4k': 4000, '8,192': 8192, '1M': 1_000_000 })[text] ?? null;
    expect(readLengths('8,192, 4k; 1M, 4k', parse)).toEqual({ ok: true, value: [4000, 8192, 1_000_000] });
    expect(readLengths('4k, x', parse)).toMatchObject({ ok: false, error: { message: '“x” is not a number of tokens from 200 to 2,000,000.' } });
    expect(readDepths('100 %, 0, 50')).toEqual({ ok: true, value: [0, 50, 100] });
    expect(readDepths('0, 101')).toMatchObject({ ok: false });
    expect(readDepths(' ')).toMatchObject({ ok: false, error: { message: 'None is given.' } });
  });
});
