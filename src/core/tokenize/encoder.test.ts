import { createHash } from 'node:crypto';
import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { fuzzStrings, SAMPLES, seededRandom } from '@/test/sample-texts';
import { createEncoder } from './create-encoder';
import { OPENAI_IDS, type OpenAiId } from './encoding';

/** SHA-256 of OpenAI's rank files, from tiktoken's openai_public.py. */
const PUBLISHED: Record<OpenAiId, string> = {
  o200k_base: '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d',
  cl100k_base: '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7',
  p50k_base: '94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069',
  r50k_base: '306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930',
};

describe.each(OPENAI_IDS)('%s', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const oracle = get_encoding(encodingId);
  const idsOf = (text: string): number[] => [...encoder.encode(text)];
  const oracleIdsOf = (text: string): number[] => [...oracle.encode(text, [], [])];

  test('is the vocabulary that OpenAI publishes', () => {
    const lines: string[] = [];
    for (const [id, length] of encoder.byteLengths.entries()) {
      if (length > 0) lines.push(`${Buffer.from(encoder.tokenBytes(id)).toString('base64')} ${id}\n`);
    }
    expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(PUBLISHED[encodingId]);
  });

  test('finds every token by its bytes, and merges each from two others', () => {
    const wrong: number[] = [];
    for (const [id, length] of encoder.byteLengths.entries()) {
      if (length === 0) continue;
      const bytes = encoder.tokenBytes(id);
      const pair = encoder.mergedFrom(id);
      const joined = pair === null ? bytes : Buffer.concat(pair.map((part) => encoder.tokenBytes(part)));
      const earlier = pair === null ? length === 1 : Math.max(...pair) < id;
      if (encoder.rankOf(bytes) !== id || Buffer.compare(bytes, joined) !== 0 || !earlier) wrong.push(id);
    }
    expect(wrong).toEqual([]);
  });

  test.each(SAMPLES)('agrees with tiktoken on sample %#', (sample) => {
    const expected = oracleIdsOf(sample);
    expect(idsOf(sample)).toEqual(expected);
    expect(encoder.count(sample)).toBe(expected.length);
  });

  test('agrees with tiktoken on 2,000 random strings', () => {
    for (const text of fuzzStrings(encodingId.length, 2000)) {
      const expected = oracleIdsOf(text);
      if (idsOf(text).join() !== expected.join()) expect({ text, ids: idsOf(text) }).toEqual({ text, ids: expected });
      expect(encoder.count(text)).toBe(expected.length);
    }
  });

  test('counts a text in UTF-8 like the text, also in parts that end inside characters', () => {
    const random = seededRandom(encodingId.length + 1);
    for (const text of [...SAMPLES, ...fuzzStrings(3, 200)]) {
      const utf8 = new TextEncoder().encode(text);
      const [first = 0, second = 0] = [random(), random()].map((share) => Math.floor(share * utf8.length)).sort((a, b) => a - b);
      const parts = [utf8.subarray(0, first), utf8.subarray(first, second), utf8.subarray(second)];
      expect(encoder.countUtf8(parts)).toBe(encoder.count(text));
    }
    expect(encoder.countUtf8([])).toBe(0);
  });

  test('takes an unbroken run of 20,000 letters without running out of stack', () => {
    const random = seededRandom(7);
    const letters = Array.from({ length: 20_000 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
    expect(idsOf(letters).length).toBe(oracleIdsOf(letters).length);
  });
});

test('a damaged vocabulary is refused', () => {
  expect(() => createEncoder('o200k_base', 'abc')).toThrow('damaged');
  expect(() => createEncoder('o200k_base', '\u0100'.repeat(1000))).toThrow('damaged');
});
