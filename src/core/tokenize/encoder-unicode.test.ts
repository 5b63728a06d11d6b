import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { characterClass } from './character-classes';
import { OPENAI_IDS } from './encoding';

const BLOCK = 128;
/** From here to the variation selectors nothing is assigned: a few of these will do. */
const FIRST_EMPTY = 0x33480;
const SELECTORS = 0xe0000;
const AFTER_SELECTORS = 0xe0200;

function* codePointBlocks(): Generator<number[]> {
  for (let first = 0; first < 0x110000; first += BLOCK) {
    const isEmpty = (first >= FIRST_EMPTY && first < SELECTORS) || first >= AFTER_SELECTORS;
    const all = Array.from({ length: BLOCK }, (_, index) => first + index);
    yield isEmpty ? all.slice(0, 2) : all;
  }
}

/** Contexts in which it shows whether a character is a letter, a mark, a number, white space or none of these. */
const CONTEXTS: readonly ((character: string) => string)[] = [
  (character) => `1${character}234`,
  (character) => `${character}'sun`,
  (character) => ` ${character} a${character}B`,
];

describe.each(OPENAI_IDS)('%s', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const oracle = get_encoding(encodingId);

  test('agrees with tiktoken on all code points', { timeout: 120_000 }, () => {
    const wrong: string[] = [];
    for (const block of codePointBlocks()) {
      const text = block.map((code) => CONTEXTS.map((context) => context(String.fromCodePoint(code))).join('\n')).join('\n');
      const expected = oracle.encode_ordinary(text);
      const actual = encoder.encode(text);
      if (actual.length !== expected.length || actual.some((id, index) => id !== expected[index])) {
        wrong.push(block[0]!.toString(16));
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('the classes are those of the engine for characters that it knows as well', () => {
  // Unicode grows, and a letter stays a letter in later versions (U+0295 has since got a case).
  const kinds = [/\P{Any}/u, /\p{L}/u, /\p{L}/u, /\p{L}/u, /\p{M}/u, /\p{N}/u, /\p{White_Space}/u, /[\r\n]/];
  const wrong: string[] = [];
  for (let code = 0; code < 0x110000; code += 1) {
    const kind = characterClass(code);
    const character = String.fromCodePoint(code);
    if (kind > 0 && !kinds[kind]!.test(character) && !/\p{Cn}/u.test(character)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
