// Every encoding counts a text that is not here within its range; whichever of them counted it where the link was made.
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_SAMPLES } from '@/core/prompt/language-samples';
import type { Encoder } from '@/core/tokenize/encoder';
import { ENCODING_IDS, type EncodingId } from '@/core/tokenize/encoding';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import { type PieceSource, scriptTally } from '@/core/tokenize/script-tally';
import { loadEncoder } from '@/test/load-encoder';
import { elsewhereOf } from './elsewhere';

const encoders = new Map<EncodingId, Encoder>();
beforeAll(async () => {
  for (const id of ENCODING_IDS) encoders.set(id, await loadEncoder(id));
}, 60_000);

const OTHERS: readonly (readonly [string, string])[] = [
  ['Georgian', 'ქართული ენა საქართველოს სახელმწიფო ენაა'],
  ['Malayalam', 'തിരുവനന്തപുരം കേരളത്തിന്റെ തലസ്ഥാനമാണ്'],
  ['Khmer', 'ភាសាខ្មែរគឺជាភាសារបស់ប្រទេសកម្ពុជា'],
  ['Lao', 'ພາສາລາວເປັນພາສາທາງການ'],
  ['Tibetan', 'བོད་སྐད་ནི་བོད་པའི་སྐད་ཡིག་ཡིན།'],
  ['Cherokee', 'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ'],
  ['emoji', '👩‍👩‍👧🙂🎉🚀❤️🔥'],
  ['mathematics', '∀x∈ℝ: ∑ᵢ αᵢ ≤ ∫ f(x) dx → ⟨ψ|φ⟩'],
  ['digits', '3141592653589793 2718281828 1618'],
  ['JSON', '{"a":[1,2,3],"b":{"c":null,"d":"e"}}'],
  ['code', 'function f(a, b) {\n        return a + b;\n}\n'],
  ['blanks', `${' '.repeat(60)}x`],
];

describe.each([...LANGUAGE_SAMPLES.map(({ code, text }) => [code, text] as const), ...OTHERS])('%s', (_, text) => {
  const bytes = new TextEncoder().encode(text).length;
  const stated = (id: EncodingId) => {
    const tokens = encoders.get(id)!.count(text);
    return { tokens, low: tokens, high: tokens, exactness: 'exact' as const, characters: [...text].length, sizeBytes: bytes };
  };
  it('with its kinds of text', () => {
    const tally = scriptTally(encoders.get(BASE_ENCODING) as unknown as PieceSource, text);
    for (const own of ENCODING_IDS) {
      const ranges = elsewhereOf({ ...stated(own), tally });
      for (const id of ENCODING_IDS) {
        const { low, high } = ranges[id]!;
        const { tokens } = stated(id);
        expect([low <= tokens, tokens <= high, high <= Math.max(bytes, stated(own).tokens)], `${own} → ${id}: ${tokens} in ${low}–${high}`).toEqual([true, true, true]);
      }
    }
  });
});
