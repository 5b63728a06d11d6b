import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { RUNS } from '@/test/long-runs';
import { naiveEncoder } from '@/test/naive-encoder';
import { VENDOR_IDS } from '@/test/vendor-tokenizers';

const CHECKED_UNITS = 400;

describe.each(VENDOR_IDS)('%s takes a long run of', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const naive = naiveEncoder(encodingId);

  // The limit is many times what it takes, and a small part of what quadratic merging would.
  test.each(Object.entries(RUNS))('%s', { timeout: 5000 }, (_, text) => {
    const ids = encoder.encode(text);
    expect(encoder.count(text)).toBe(ids.length);
    let bytes = 0;
    for (const id of ids) bytes += encoder.byteLengths[id] ?? 0;
    expect(bytes).toBe(Buffer.byteLength(encoder.normalForm?.of(text) ?? text));
    const beginning = text.slice(0, CHECKED_UNITS);
    expect([...encoder.encode(beginning)]).toEqual([...naive.encode(beginning)]);
  });
});
