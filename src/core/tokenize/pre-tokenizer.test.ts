import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAME_PATTERNS, splitPieces } from '@/test/split-patterns';
import { characterClass, OTHER } from './character-classes';
import { BYTE_LEVEL_IDS } from './encoding';
import { createPreTokenizer, LOOKAHEAD_BYTES } from './pre-tokenizer';

const utf8 = new TextEncoder();
const text = new TextDecoder('utf-8', { ignoreBOM: true });

const CHARACTERS = [
  ..."aABzZsStTdDmMlLvVrReE'",
  ...' \t\n\r\v\u0085\u00a0\u2028\u3000\ufeff',
  ...'09٣Ⅷ½',
  ...'.,!/-_#"',
  ...'ſéÉßǅʰªאبקनि中あア한ก・゛\u3040鿿',
  '\0', '\u200b', '\u0301', '\u0903', '\u20dd', '\u200d', '\ufe0f', '😀', '👩', '𝒳', '𐐀', '𐐨', '\u{1c89}', '\u{e0100}',
];
const anyText = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 40 }).map((characters) => characters.join(''));
const runs = fc
  .array(fc.tuple(fc.constantFrom(...CHARACTERS), fc.integer({ min: 1, max: 6 })), { maxLength: 12 })
  .map((parts) => parts.map(([character, times]) => character.repeat(times)).join(''));

function pieces(encodingId: (typeof BYTE_LEVEL_IDS)[number], source: string): { piece: string; stop: number; end: number }[] {
  const bytes = utf8.encode(source);
  const preTokenizer = createPreTokenizer(encodingId);
  const found: { piece: string; stop: number; end: number }[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = preTokenizer.next(bytes, start, bytes.length);
    found.push({ piece: text.decode(bytes.subarray(start, end)), stop: preTokenizer.lookedTo(), end });
    start = end;
  }
  return found;
}

/** In bytes. */
function endsOf(encodingId: (typeof BYTE_LEVEL_IDS)[number], bytes: Uint8Array): number[] {
  const preTokenizer = createPreTokenizer(encodingId);
  const ends: number[] = [];
  for (let start = 0; start < bytes.length; start = ends.at(-1)!) ends.push(preTokenizer.next(bytes, start, bytes.length));
  return ends;
}

it('every character that the engine knows is known to each', { timeout: 120_000 }, () => {
  const wrong: string[] = [];
  let newSymbols = 0;
  // All in several contexts, 64 to a text; not those that the engine's newer version of Unicode has in addition.
  for (let first = 0; first < 0x33480; first += 64) {
    let source = '';
    for (let code = first; code < first + 64; code += 1) {
      const character = String.fromCodePoint(code);
      const isOther = characterClass(code) === OTHER;
      const isNewSymbol = isOther && /[\p{P}\p{S}]/u.test(character) && pieces('deepseek', `${character}!`).length > 1;
      const isNew = isNewSymbol || (isOther && /[\p{L}\p{M}\p{N}]/u.test(character));
      if (isNewSymbol) newSymbols += 1;
      if (!isNew && !/[\p{Cn}\p{Cs}]/u.test(character)) source += `1${character}2 ${character} a${character}b.${character}${character}\n`;
    }
    const bytes = utf8.encode(source);
    for (const [sample, ...others] of SAME_PATTERNS) {
      let end = 0;
      const expected = splitPieces(sample!, source).map((piece) => (end += Buffer.byteLength(piece))).join();
      for (const encodingId of [sample!, ...others]) if (endsOf(encodingId, bytes).join() !== expected) wrong.push(`${encodingId} ${first.toString(16)}`);
    }
  }
  expect(wrong).toEqual([]);
  // Unicode 17 has 108 more than 16.
  expect(newSymbols).toBeLessThan(200);
});

describe.each(BYTE_LEVEL_IDS)('the pre-tokenizer of %s', (encodingId) => {
  it('cuts where the regular expression does', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, runs), (source) => {
        const expected = splitPieces(encodingId, source);
        expect(pieces(encodingId, source).map(({ piece }) => piece)).toEqual(expected);
      }),
      { numRuns: 4000 },
    );
  });

  it('depends on nothing beyond the place where it stopped looking', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, runs), fc.oneof(anyText, runs), (source, other) => {
        const bytes = utf8.encode(source);
        for (const { end, stop } of pieces(encodingId, source)) {
          expect(stop).toBeGreaterThanOrEqual(end - 3);
          const kept = stop + LOOKAHEAD_BYTES;
          if (kept > bytes.length) continue;
          // A character that is cut in two would not be UTF-8.
          let cut = kept;
          while (cut < bytes.length && (bytes[cut]! & 0xc0) === 0x80) cut += 1;
          const changed = pieces(encodingId, text.decode(bytes.subarray(0, cut)) + other);
          expect(changed.map((piece) => piece.end)).toContain(end);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

it('a letter that came with Unicode 17 is none here, as in tiktoken, where an engine that knows it takes it into the word', () => {
  const source = 'be\u{16ebb}ria';
  const knowsIt = /\p{L}/u.test('\u{16ebb}');
  for (const encodingId of ['o200k_base', 'llama3', 'qwen3'] as const) {
    expect(pieces(encodingId, source).map(({ piece }) => piece)).toEqual(['be', '\u{16ebb}ria']);
    if (knowsIt) expect(splitPieces(encodingId, source)).toEqual([source]);
  }
});
