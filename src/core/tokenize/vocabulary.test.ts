import { expect, test } from 'vitest';
import { loadVocabulary } from '@/test/load-encoder';
import { seededRandom } from '@/test/sample-texts';
import { createBytePairEncoder } from './byte-pair-encoder';
import { ENCODING_IDS } from './encoding';
import { readVocabulary } from './vocabulary';
import { madeUpVocabulary, warmUp } from './warm-up';

const packed = madeUpVocabulary();
const vocabulary = readVocabulary(packed);
const bytesOf = (token: number): string => Buffer.from(vocabulary.bytes.subarray(vocabulary.offsets[token], vocabulary.offsets[token + 1])).toString('latin1');

test('the made-up vocabulary has every byte and words of up to four letters, each once and in order', () => {
  const words = 10 + 10 * 10 + 10 * 10 * 3 + 10 * 10 * 3 * 3;
  expect(vocabulary.size).toBe(256 - 10 + words);
  const tokens = Array.from({ length: vocabulary.size }, (_, token) => bytesOf(token));
  expect(tokens).toEqual([...new Set(tokens)].sort());
  expect(tokens.filter((token) => token.length > 1).every((token) => /^[acegikmoqs]{2}[ace]{0,2}$/.test(token))).toBe(true);
  expect(tokens.filter((token) => token.length === 1)).toHaveLength(256);
});

test('each token is found by its bytes, and its parts are tokens that make it up', () => {
  const bytePairs = createBytePairEncoder(vocabulary);
  for (let token = 0; token < vocabulary.size; token += 1) {
    const { offsets, bytes } = vocabulary;
    expect(bytePairs.find(bytes, offsets[token]!, offsets[token + 1]!)).toBe(token);
    const left = bytePairs.left(token);
    if (left < 0) expect(bytesOf(token)).toHaveLength(1);
    else expect(bytesOf(left) + bytesOf(bytePairs.right(token))).toBe(bytesOf(token));
  }
});

test('a vocabulary that ends too early, goes on too long or is not ASCII is refused', () => {
  for (let length = 0; length < packed.length; length += 7) expect(() => readVocabulary(packed.slice(0, length))).toThrow('damaged');
  expect(() => readVocabulary(`${packed}a`)).toThrow('damaged');
  expect(() => readVocabulary(`${packed.slice(0, -1)}é`)).toThrow('damaged');
});

test('a vocabulary of which any character is another is refused', () => {
  const random = seededRandom(1);
  const firstLine = packed.indexOf('\n') + 1;
  for (let time = 0; time < 300; time += 1) {
    const at = firstLine + Math.floor(random() * (packed.length - firstLine));
    const other = packed[at] === 'x' ? 'y' : 'x';
    expect(() => readVocabulary(packed.slice(0, at) + other + packed.slice(at + 1)), `${at}`).toThrow('damaged');
  }
});

test('two characters that change places are noticed, in every vocabulary', async () => {
  for (const encodingId of ENCODING_IDS) {
    const real = await loadVocabulary(encodingId);
    const at = real.length - 1000;
    expect(real[at]).not.toBe(real[at + 9]);
    const swapped = real.slice(0, at) + real[at + 9] + real.slice(at + 1, at + 9) + real[at] + real.slice(at + 10);
    expect(() => readVocabulary(swapped), encodingId).toThrow('damaged');
  }
});

test('lengths that do not fit together are refused', () => {
  const columns = packed.indexOf('\n', packed.indexOf('\n', packed.indexOf('\n') + 1) + 1) + 1;
  for (const [at, character] of [[0, '1'], [300, 'z'], [vocabulary.size, '}'], [vocabulary.size * 2, 'o']] as const) {
    expect(() => readVocabulary(packed.slice(0, columns + at) + character + packed.slice(columns + at + 1))).toThrow('damaged');
  }
});

test('a token whose right part is none is refused', () => {
  const token = vocabulary.leftLengths.findIndex((left, each) => left === 1 && vocabulary.lengths[each] === 3);
  const bytes = vocabulary.bytes.slice();
  bytes.fill('z'.charCodeAt(0), vocabulary.offsets[token]! + 1, vocabulary.offsets[token + 1]);
  expect(() => createBytePairEncoder({ ...vocabulary, bytes })).toThrow('damaged');
});

test('what readies the code that reads vocabularies comes to its end', () => {
  expect(warmUp).not.toThrow();
});
