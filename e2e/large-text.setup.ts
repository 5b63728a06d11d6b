// Makes the text of ten million tokens, and counts it by our encoder, which is shown to agree with tiktoken.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { get_encoding } from 'tiktoken';
import { safeCuts } from '@/core/tokenize/safe-cuts';
import { loadEncoder } from '@/test/load-encoder';
import { expect, test } from '@playwright/test';
import { LARGE_TEXT_FACTS, LARGE_TEXT_PATH } from './large-text';
import { packagesText } from './texts';

test('a text of ten million tokens is counted like tiktoken counts it', async () => {
  const text = packagesText(40_000_000);
  mkdirSync(dirname(LARGE_TEXT_PATH), { recursive: true });
  writeFileSync(LARGE_TEXT_PATH, text);
  const encoder = await loadEncoder('o200k_base');
  const oracle = get_encoding('o200k_base');
  let tokens = 0;
  let start = 0;
  let part = 0;
  for (const end of safeCuts(text, 100_000)) {
    const chunk = text.slice(start, end);
    const own = encoder.count(chunk);
    if (part % 40 === 0) expect(own, `part ${part}`).toBe(oracle.encode(chunk, [], []).length);
    tokens += own;
    start = end;
    part += 1;
  }
  oracle.free();
  expect(encoder.count(text), 'the whole is the sum of its parts').toBe(tokens);
  expect(tokens).toBeGreaterThan(10_000_000);
  writeFileSync(LARGE_TEXT_FACTS, JSON.stringify({ tokens, characters: [...text].length }));
});
