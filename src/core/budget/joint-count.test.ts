import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { calibrate } from '@/core/tokenize/calibrate';
import { calibratedTokens } from '@/core/tokenize/calibration';
import { addCounts, NOTHING } from '@/core/tokenize/count';
import { estimateTokens } from '@/core/tokenize/estimate-family';
import { addTallies, EMPTY_TALLY, type ScriptTally } from '@/core/tokenize/script-tally';
import { TALLY_CLASSES, type TallyClass } from '@/core/tokenize/tally-class';
import { jointCount } from './joint-count';

const NEW = ESTIMATE_FAMILIES['claude-new'];
const anyFamily = fc.constantFrom(...Object.values(ESTIMATE_FAMILIES));
const anyTally = fc.record(
  Object.fromEntries(TALLY_CLASSES.map((kind) => [kind, fc.oneof(fc.constant(0), fc.nat(40), fc.nat(20_000))])) as Record<TallyClass, fc.Arbitrary<number>>,
);

function calibrated(family: typeof NEW, reported: ScriptTally, factor: number, texts: readonly ScriptTally[]) {
  const reportedTokens = Math.max(1, Math.round(estimateTokens(family, reported).tokens * factor));
  const result = calibrate({ family, tally: reported, overhead: NOTHING, reportedTokens, date: '2026-11-20' });
  if (!result.ok) throw new Error(result.error.kind);
  const parts = texts.map((tally) => calibratedTokens(family, result.value, tally));
  const together = calibratedTokens(family, result.value, addTallies(texts));
  return { reportedTokens, parts, together, joint: jointCount(parts, together) };
}

describe('the texts of a calibrated prompt', () => {
  it('have a range that holds their sum and is no wider than their ranges added up, whatever was reported', () => {
    fc.assert(
      fc.property(anyFamily, anyTally, fc.double({ min: 0.3, max: 4, noNaN: true }), fc.array(anyTally, { maxLength: 8 }), (family, tally, factor, texts) => {
        const { parts, together, joint } = calibrated(family, { ...tally, prose: tally.prose + 100 }, factor, texts);
        const sum = addCounts(parts);
        expect(joint.tokens).toBe(sum.tokens);
        expect(joint.low).toBeGreaterThanOrEqual(sum.low);
        expect(joint.high).toBeLessThanOrEqual(sum.high);
        expect(joint.low).toBeLessThanOrEqual(joint.tokens);
        expect(joint.high).toBeGreaterThanOrEqual(joint.tokens);
        // Narrower for a reason only: one of the two bands ends there.
        expect([sum.low, Math.min(together.low, sum.tokens)]).toContain(joint.low);
        expect([sum.high, Math.max(together.high, sum.tokens)]).toContain(joint.high);
      }),
    );
  });

  it('do not lose sureness by code that is pasted after prose was reported', () => {
    const [prose, code] = [{ ...EMPTY_TALLY, prose: 6800 }, { ...EMPTY_TALLY, code: 2000 }];
    const { parts, together, joint } = calibrated(NEW, prose, 1, [prose, code]);
    const sum = addCounts(parts);
    // What goes wrong without the sum's own bounds: all together alone would be less sure than the two by themselves.
    expect(together.high - together.low).toBeGreaterThan(sum.high - sum.low);
    expect([joint.low, joint.high]).toEqual([sum.low, sum.high]);
  });

  it('are what was reported, within 2 %, when they are what was reported', () => {
    const texts = [{ ...EMPTY_TALLY, prose: 4000 }, { ...EMPTY_TALLY, code: 3000 }, { ...EMPTY_TALLY, cjk: 1000 }];
    const { reportedTokens, joint } = calibrated(NEW, addTallies(texts), 1.13, texts);
    expect(Math.abs(joint.tokens - reportedTokens)).toBeLessThanOrEqual(texts.length / 2);
    expect(joint.low).toBeGreaterThanOrEqual(Math.floor(reportedTokens * 0.98));
    expect(joint.high).toBeLessThanOrEqual(Math.ceil(reportedTokens * 1.02));
    const alone = calibrated(NEW, texts[0]!, 1.13, [texts[0]!]);
    expect(alone.joint.tokens).toBe(alone.reportedTokens);
  });
});
