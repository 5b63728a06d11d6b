// The bound on characters rests on the vocabularies and ratios that there are.
import { expect, it } from 'vitest';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import { readVocabulary } from '@/core/tokenize/vocabulary';
import { loadVocabulary } from '@/test/load-encoder';
import { MOST_CHARACTERS_A_TOKEN } from './stated-counts';

it('no token is so long that a possible count is refused', async () => {
  let longest = 0;
  for (const id of ENCODING_IDS) {
    const { size, bytes, offsets, lengths } = readVocabulary(await loadVocabulary(id));
    for (let token = 0; token < size; token += 1) {
      const at = offsets[token]!;
      // Only what is longer in bytes can be longer in characters.
      if (lengths[token]! > longest) longest = Math.max(longest, [...new TextDecoder().decode(bytes.subarray(at, at + lengths[token]!))].length);
    }
  }
  const ratios = Object.values(ESTIMATE_FAMILIES).flatMap((family) => [family.document, ...Object.values(family.ratios)]);
  expect(longest).toBe(128);
  expect(longest / (Math.min(...ratios.map(({ low }) => low)) / 5)).toBeLessThan(MOST_CHARACTERS_A_TOKEN);
  expect(Math.max(...ratios.map(({ high }) => high)) * 5).toBeLessThan(16);
});
