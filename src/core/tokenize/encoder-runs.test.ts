import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { RUNS } from '@/test/long-runs';
import { OPENAI_IDS } from './encoding';

const CHECKED_UNITS = 2000;

describe.each(OPENAI_IDS)('%s takes a long run of', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const oracle = get_encoding(encodingId);

  // The limit is a hundred times what it takes, and a thousandth of what quadratic merging would.
  test.each(Object.entries(RUNS))('%s', { timeout: 5000 }, (_, text) => {
    const ids = encoder.encode(text);
    expect(encoder.count(text)).toBe(ids.length);
    let bytes = 0;
    for (const id of ids) bytes += encoder.byteLengths[id] ?? 0;
    expect(bytes).toBe(Buffer.byteLength(text));
    const beginning = text.slice(0, CHECKED_UNITS);
    expect([...encoder.encode(beginning)]).toEqual([...oracle.encode_ordinary(beginning)]);
  });
});
