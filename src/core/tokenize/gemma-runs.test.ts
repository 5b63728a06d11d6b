// Texts that are one piece, or that a careless encoder takes for one: quadratic merging would need minutes for them.
import { describe, expect, test } from 'vitest';
import { huggingFaceGemma } from '@/test/gemma-file';
import { loadEncoder } from '@/test/load-encoder';
import { codePoints, makeRun } from '@/test/long-runs';

const UNITS = 100_000;
const TIMED_UNITS = 1_000_000;
const SHARE = 8;
const CHECKED_UNITS = 2000;

const made = (pick: (random: () => number) => string) => makeRun(UNITS, pick);

const RUNS: Record<string, string> = {
  'one letter': 'a'.repeat(UNITS),
  'random letters': made(codePoints(0x61, 0x7a)),
  'equals signs': '='.repeat(UNITS),
  blanks: ' '.repeat(UNITS),
  'line breaks': '\n'.repeat(UNITS),
  'a blank as it is written': '▁'.repeat(UNITS),
  'the beginnings of symbols': '<start_of_turn'.repeat(UNITS / 14),
  'angle brackets': '<'.repeat(UNITS),
  'the one token with a blank': '> </'.repeat(UNITS / 4),
  'one Chinese character': '中'.repeat(UNITS),
  'random Chinese': made(codePoints(0x4e00, 0x9fa5)),
  hiragana: made(codePoints(0x3041, 0x3096)),
  Thai: made(codePoints(0x0e01, 0x0e2e)),
  'one emoji': '😀'.repeat(UNITS / 2),
  'random emoji': made(codePoints(0x1f300, 0x1f64f)),
  'unknown characters': '🫩'.repeat(UNITS / 2),
  'lone surrogates': '\ud800'.repeat(UNITS),
};

describe('a long run of', async () => {
  const encoder = await loadEncoder('gemma3');
  const oracle = huggingFaceGemma();

  /** The shortest of some times, in milliseconds. */
  function timeOf(text: string, times: number): number {
    const measured = Array.from({ length: times }, () => {
      const start = performance.now();
      encoder.count(text);
      return performance.now() - start;
    });
    return Math.min(...measured);
  }

  // The limit is some hundred times what it takes, and a hundredth of what quadratic merging would.
  test.each(Object.entries(RUNS))('%s', { timeout: 5000 }, (_, text) => {
    const ids = encoder.encode(text);
    let bytes = 0;
    for (const id of ids) bytes += encoder.byteLengths[id]!;
    expect(bytes).toBe(Buffer.byteLength(encoder.normalForm!.of(text)));
    expect(encoder.count(text)).toBe(ids.length);

    // The oracle does not join a ▁ and the blanks beside it; alone it does.
    const beginning = text.slice(0, CHECKED_UNITS).toWellFormed();
    expect([...encoder.encode(beginning)]).toEqual(oracle.encode(beginning, { add_special_tokens: false }).ids);
  });

  test.each(['a', '中', ' ', '😀', '> </'])('%j: eight times as many take about eight times as long', { timeout: 20_000 }, (text) => {
    const long = text.repeat(TIMED_UNITS / text.length);
    // Quadratic would be 64 times. A busy machine may be slower for a while; a millisecond is too little to compare.
    const ratio = timeOf(long, 2) / (timeOf(long.slice(0, TIMED_UNITS / SHARE), 4) + 1);
    expect(ratio).toBeLessThan(4 * SHARE);
  });
});
