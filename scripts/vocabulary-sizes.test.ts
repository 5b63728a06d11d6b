import { readFileSync, statSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import { loadEncoder } from '@/test/load-encoder';

const folder = new URL('../.generated/vocabularies/', import.meta.url);
const sizes = JSON.parse(readFileSync(new URL('sizes.json', folder), 'utf8')) as Record<string, { tokens: number; fileBytes: number; gzipBytes: number }>;

test('the sizes that the page tells are those of the files that are built', async () => {
  expect(Object.keys(sizes).sort()).toEqual([...ENCODING_IDS].sort());
  for (const encodingId of ENCODING_IDS) expect(sizes[encodingId]?.fileBytes).toBe(statSync(new URL(`${encodingId}.js`, folder)).size);
  const small = readFileSync(new URL('r50k_base.js', folder));
  const compressed = gzipSync(small);
  expect(gunzipSync(compressed).equals(small)).toBe(true);
  expect(sizes['r50k_base']?.gzipBytes).toBe(compressed.length);
  const { byteLengths } = await loadEncoder('r50k_base');
  expect(sizes['r50k_base']?.tokens).toBe(byteLengths.filter((length) => length > 0).length);
});

test('the seven vocabularies of the comparison take about 5 MB with gzip, all together', () => {
  const seven = ['o200k_base', 'cl100k_base', 'gemma3', 'llama3', 'tekken', 'qwen3', 'deepseek'] as const;
  expect(seven.reduce((sum, encodingId) => sum + sizes[encodingId]!.gzipBytes, 0)).toBeLessThan(5_000_000);
});
