import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gemmaFile, huggingFaceGemma } from '@/test/gemma-file';
import { anyGemmaText, anyJoinedTokens, GEMMA_SAMPLES } from '@/test/gemma-texts';
import { loadEncoder } from '@/test/load-encoder';
import { naiveGemma, UNREACHED } from '@/test/naive-gemma';
import { jsonText } from '@/test/vendor-tokenizers';
import { createEncoder } from './create-encoder';

const encoder = await loadEncoder('gemma3');
const file = gemmaFile();
const naive = naiveGemma();
const huggingFace = huggingFaceGemma();

const idsOf = (text: string): number[] => [...encoder.encode(text)];
/** The port to JavaScript takes a lone surrogate for three unknown bytes; so it is given U+FFFD, as UTF-8 has it. */
const huggingFaceIdsOf = (text: string): number[] => huggingFace.encode(text.toWellFormed(), { add_special_tokens: false }).ids;

describe('the vocabulary', () => {
  // As shown for google/gemma-3-4b-it and others on Hugging Face (as of 2026-11).
  test('is kept with all that makes the tokenizer.json that Google publishes', () => {
    expect(createHash('sha256').update(jsonText(file)).digest('hex')).toBe('4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795');
  });

  test('has every token of the published file that text can become, with its id and its merge', () => {
    const wrong: number[] = [];
    let tokens = 0;
    for (let id = 0; id < encoder.byteLengths.length; id += 1) {
      const bytes = encoder.tokenBytes(id);
      if (bytes.length > 0) tokens += 1;
      const isSame =
        Buffer.compare(bytes, naive.tokenBytes(id)) === 0 &&
        encoder.byteLengths[id] === bytes.length &&
        (bytes.length === 0 || encoder.rankOf(bytes) === id) &&
        String(encoder.mergedFrom(id)) === String(naive.mergedFrom(id));
      if (!isSame) wrong.push(id);
    }
    expect(wrong).toEqual([]);
    // Normal ones, symbols, the bytes from 0x80 on, and 18 control characters that are known only as bytes.
    expect(tokens).toBe(naive.normal.size - UNREACHED.length + naive.symbols.size + 128 + 18);
  });

  test.each(UNREACHED)('the token %j is never reached', (token) => {
    expect(encoder.tokenBytes(naive.normal.get(token)!)).toHaveLength(0);
    expect(idsOf(token.replaceAll('▁', ' '))).not.toHaveLength(1);
    expect(huggingFaceIdsOf(token.replaceAll('▁', ' '))).not.toHaveLength(1);
  });

  test('a damaged one is refused', () => {
    expect(() => createEncoder('gemma3', 'abc')).toThrow('damaged');
  });
});

describe('token ids', () => {
  test.each(GEMMA_SAMPLES)('agree with Hugging Face on sample %#', (sample) => {
    const expected = huggingFaceIdsOf(sample);
    expect(idsOf(sample)).toEqual(expected);
    expect([...naive.encode(sample)]).toEqual(expected);
    expect(encoder.count(sample)).toBe(expected.length);
  });

  // As the SentencePiece model itself encodes them, with the types of its pieces:
  // https://github.com/DhruvPatel01/DhruvPatel01.github.io, content/posts/gemma3_tokenizer/index.md (2025-04-21).
  test('are those published for SentencePiece: control symbols are text, user-defined ones are one token', () => {
    const pieces = (text: string): string[] => idsOf(text).map((id) => new TextDecoder().decode(encoder.tokenBytes(id)));
    expect(pieces('<bos>Heyllo')).toEqual(['<', 'bos', '>', 'Hey', 'llo']);
    expect(pieces('<start_of_turn>user\nWho are you?<end_of_turn>\n<start_of_turn>model')).toEqual(
      ['<start_of_turn>', 'user', '\n', 'Who', ' are', ' you', '?', '<end_of_turn>', '\n', '<start_of_turn>', 'model'],
    );
    expect(pieces('<unused10> blahblahblah')).toEqual(['<unused10>', ' blah', 'blah', 'blah']);
    expect(encoder.encode('🫩')).toHaveLength(4);
  });

  test('agree with Hugging Face and plain merging on random texts', () => {
    const anyText = fc.oneof(anyGemmaText, anyJoinedTokens([...naive.normal.keys()])).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(anyText, (text) => {
        const ids = idsOf(text);
        expect(ids).toEqual([...naive.encode(text)]);
        expect(encoder.count(text)).toBe(ids.length);
        // ▁ is a known difference, see below.
        if (!text.includes('▁')) expect(ids).toEqual(huggingFaceIdsOf(text));
      }),
      { numRuns: 3000, seed: 3 },
    );
  });

  test('of lone surrogates are those of U+FFFD', () => {
    expect(idsOf('\ud800x \udc00\udc00 \ud83d')).toEqual(huggingFaceIdsOf('\ufffdx \ufffd\ufffd \ufffd'));
  });
});

describe('▁ in the text', () => {
  test('is a blank: the same tokens, the same places', () => {
    expect(idsOf('a▁b▁▁ c▁')).toEqual(idsOf('a b   c '));
    expect(idsOf('x>▁</foo> ▁ ▁')).toEqual(idsOf('x> </foo>    '));
    expect(encoder.count('▁'.repeat(40))).toBe(2);
    expect(encoder.pieces('a▁b').ends.slice(0, 2)).toEqual(Uint32Array.of(1, 3));
  });

  // Hugging Face looks for added tokens before it writes blanks as ▁, so that runs of both are cut between them.
  test('known difference: Hugging Face does not join a run of ▁ and the blanks beside it', () => {
    expect(idsOf('a ▁▁b')).toEqual([236746, 139, 236763]);
    expect(huggingFaceIdsOf('a ▁▁b')).toEqual([236746, 236743, 138, 236763]);
    expect([...naive.encode('a ▁▁b')]).toEqual(idsOf('a ▁▁b'));
    expect(huggingFaceIdsOf('a▁b')).toEqual(idsOf('a▁b'));
  });
});

test('a text in UTF-8 counts like the text, also in parts that end inside characters', () => {
  fc.assert(
    fc.property(anyGemmaText, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }), (text, shares) => {
      const utf8 = new TextEncoder().encode(text);
      const cuts = [0, ...shares.map((share) => Math.floor(share * utf8.length)).sort((a, b) => a - b), utf8.length];
      const parts = cuts.slice(1).map((cut, index) => utf8.slice(cuts[index], cut));
      const before = structuredClone(parts);
      expect(encoder.countUtf8(parts)).toBe(naive.count(text));
      expect(parts).toEqual(before);
    }),
    { numRuns: 300 },
  );
  const sign = new TextEncoder().encode('a ▁b');
  for (let cut = 1; cut < sign.length; cut += 1) expect(encoder.countUtf8([sign.subarray(0, cut), sign.subarray(cut)])).toBe(3);
});
