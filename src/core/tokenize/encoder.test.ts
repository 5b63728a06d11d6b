import { createHash } from 'node:crypto';
import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { createEncoder } from './create-encoder';
import { OPENAI_IDS, type OpenAiId } from './encoding';

/** SHA-256 of OpenAI's rank files, from tiktoken's openai_public.py. */
const PUBLISHED: Record<OpenAiId, string> = {
  o200k_base: '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d',
  cl100k_base: '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7',
  p50k_base: '94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069',
  r50k_base: '306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930',
};

const SAMPLES: readonly string[] = [
  '',
  ' ',
  'Hello, world! It’s 12345678 o’clock; we\'ll SHE\'LL they\'D.\n\n\n  Next\tline\r\n\r\n',
  'function add(a: number, b: number) {\n\t\treturn a + b; // sum\n}\n\n\nexport default add;\n',
  '{"name":"contextscope","values":[1,2.5,-3e10,null,true],"nested":{"a b":"c\\nd"}}',
  'https://example.org/a/b//c?x=1&y=%20#frag /usr/local/bin/../lib\n/\n//\n',
  '中文没有空格，但有标点。「引用」与 English 混排 ABC 一二三 123。',
  'これは日本語の文章です。カタカナとひらがな、漢字。한국어 문장입니다! 안녕하세요',
  'Привет, мир. Ελληνικά κείμενα. עברית וערבית العربية مع حركات: مُحَمَّد',
  'हिन्दी में लिखा गया पाठ। ภาษาไทยไม่มีช่องว่าง ქართული አማርኛ ខ្មែរ',
  'e\u0301 a\u0308\u0301 Z\u0334\u0335a\u0321lgo \u{1d400}\u{1d401} ǅungla ʰmod ªº ⅷ ①②③ ½',
  '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🇺🇦 👍🏽 ❤️ #️⃣',
  '<|endoftext|><|im_start|>user<|fim_prefix|> <|endofprompt|>',
  // After a contraction with ſ the next apostrophe belongs to the next word; the ids show it.
  "x'ſ'llama a'ſ'tea b'ſ'realm",
  "it'ſ 'ſ IT'ſ x'ſſ 'LL'Ve'rE'ſa 'K don\u2019t",
  '\ufeffhello \ufeff\ufeffx a\ufeff b\ufeff\n \ufeff',
  'a\u0085\u0085b \u0085 c\u180e\u180ed \u00a0\u00a0e\u2028\u2029f\u3000\u3000g',
  '\ud800x \udc00\udc00 \ud83d \ude00\ud83d a\ud800',
  '\0\0\x01\x7f\x80\x9f \0 a\0b',
  '\r\r\n\n\r \r \n \r\n\t\n',
  ' \t \n \t x \n\n y  \n',
  ' '.repeat(200) + 'x' + '\n'.repeat(150) + '\t'.repeat(90),
  'a'.repeat(1000) + 'A'.repeat(700) + '中'.repeat(400) + '='.repeat(500) + '9'.repeat(100),
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
];

/** Pieces chosen to make the rules of the pre-tokenizers meet. */
const ALPHABET: readonly string[] = [
  'a', 'b', 'the', 'ing', 'llama', 'tea', 'S', 'T', 'LL', 'Word', "'", "'s", "'ſ", "'Re", 'ſ', 'é', 'e\u0301', '\u0301', 'ß', 'ǅ', 'ʰ',
  '0', '12', '345', '½', '٣', ' ', '  ', '\n', '\r', '\r\n', '\t', '\u0085', '\u00a0', '\u180e', '\u200b', '\u2028',
  '\u3000', '\ufeff', '\ufeff', '.', ',', '!', '/', '//', '_', '-', '"', '{}', '();', '<|endoftext|>', '<|', '|>', '中',
  '文字', '。', '、', 'あ', 'カ', '한', '글', 'Ж', 'да', 'ع', 'مُ', 'ह', 'ि', 'ไ', 'ท', '👍', '👍🏽', '👩‍👧', '🇩🇪', '\u{1d400}',
  '\u200d', '\ufe0f', '\ud800', '\udc00', '\0', '\x7f', '€', '∑', '→', '─',
]; // prettier-ignore

/** A small generator with a seed (mulberry32): the same strings in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function fuzzStrings(seed: number, count: number): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 24) },
      () => ALPHABET[Math.floor(random() * ALPHABET.length)]!,
    ).join(''),
  );
}

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
