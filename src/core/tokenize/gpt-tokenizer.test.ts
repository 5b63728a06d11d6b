// The package that the ranks come from has an encoder of its own: a second opinion, apart from its known faults.
import fc from 'fast-check';
import * as cl100k from 'gpt-tokenizer/encoding/cl100k_base';
import * as o200k from 'gpt-tokenizer/encoding/o200k_base';
import * as p50k from 'gpt-tokenizer/encoding/p50k_base';
import * as r50k from 'gpt-tokenizer/encoding/r50k_base';
import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { OPENAI_IDS } from './encoding';

const LIBRARY = { o200k_base: o200k, cl100k_base: cl100k, p50k_base: p50k, r50k_base: r50k };
/** Otherwise it throws where a text contains the name of a special token. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

const CHARACTERS = [...'aeinstAENS\'’ .,;:!?/\\()[]{}<>|=+-_"#@\t\n0123456789éßжλאبकิ中文日あア한👍', '\r\n', '\n\n', '  ', ' the', ' of', "'ll", '<|endoftext|>'];
const texts = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 60 }).map((parts) => parts.join(''));

describe.each(OPENAI_IDS)('%s', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const library = LIBRARY[encodingId];

  test('agrees with gpt-tokenizer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect([...encoder.encode(text)]).toEqual(library.encode(text, AS_TEXT));
      }),
      { numRuns: 1500 },
    );
  });
});

// When one of these fails, the library has been mended: then the character can join the texts above.
test.each([
  ['loses U+FEFF', 'cl100k_base', '\ufeffhello'],
  ['does not know ſ as a case of s', 'o200k_base', "a'ſ'tea"],
  ['takes U+0085 for a symbol', 'cl100k_base', "\u0085's"],
] as const)('gpt-tokenizer %s', async (_, encodingId, text) => {
  const expected = [...get_encoding(encodingId).encode_ordinary(text)];
  expect([...(await loadEncoder(encodingId)).encode(text)]).toEqual(expected);
  expect(LIBRARY[encodingId].encode(text, AS_TEXT)).not.toEqual(expected);
});
