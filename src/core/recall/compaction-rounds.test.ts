import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactionRounds, halvingRound } from './compaction-rounds';

describe('rounds of compaction', () => {
  it('leave p^k of what mattered, and keep^k of its tokens', () => {
    const rounds = compactionRounds({ historyTokens: 100_000, keepPercent: 20, retainedPercent: 80, rounds: 8 });
    expect(rounds.map(({ retainedFraction }) => Number(retainedFraction.toFixed(4)))).toEqual([1, 0.8, 0.64, 0.512, 0.4096, 0.3277, 0.2621, 0.2097, 0.1678]);
    expect(rounds.slice(0, 3)).toMatchObject([{ startTokens: 100_000, laterTokens: 0 }, { startTokens: 20_000, laterTokens: 0 }, { startTokens: 4000, laterTokens: 16_000 }]);
    expect(halvingRound(80)).toBe(4);
  });

  it('never leave more than the round before, and halve where they say', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(100), fc.nat(100), fc.nat(30), (historyTokens, keepPercent, retainedPercent, rounds) => {
        const all = compactionRounds({ historyTokens, keepPercent, retainedPercent, rounds });
        expect(all).toHaveLength(rounds + 1);
        for (const [index, after] of all.entries()) {
          const before = all[index - 1] ?? after;
          expect(after.retainedFraction).toBeLessThanOrEqual(before.retainedFraction);
          expect(after.startTokens).toBeLessThanOrEqual(before.startTokens);
          expect(after.startTokens + after.laterTokens).toBeLessThanOrEqual(historyTokens);
        }
        const half = halvingRound(retainedPercent);
        if (half === null) expect(retainedPercent).toBe(100);
        else expect([(retainedPercent / 100) ** half <= 0.5 + 1e-12, (retainedPercent / 100) ** (half - 1) > 0.5]).toEqual([true, true]);
      }),
    );
  });
});
