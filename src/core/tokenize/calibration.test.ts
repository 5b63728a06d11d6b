import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { USABLE_SAMPLES } from '@/test/published-samples';
import { calibrate, type CalibrationError } from './calibrate';
import { type Calibration, calibratedTokens, describeCalibration, familyTokens, withCalibration, withoutCalibration } from './calibration';
import { describeCalibrationError } from './calibration-words';
import { type Count, NOTHING } from './count';
import { type EstimateFamily, estimateTokens } from './estimate-family';
import { addTallies, EMPTY_TALLY, type ScriptTally } from './script-tally';
import { TALLY_CLASSES, type TallyClass } from './tally-class';

const OLD = ESTIMATE_FAMILIES['claude-old'];
const DATE = '2026-11-20';

const anyFamily = fc.constantFrom(...Object.values(ESTIMATE_FAMILIES));
const anyTally: fc.Arbitrary<ScriptTally> = fc
  .record(Object.fromEntries(TALLY_CLASSES.map((kind) => [kind, fc.oneof(fc.constant(0), fc.nat(500), fc.nat(200_000))])) as Record<TallyClass, fc.Arbitrary<number>>)
  .map((tally) => ({ ...tally, prose: tally.prose + 1000 }));
const anyFactor = fc.double({ min: 0.3, max: 4, noNaN: true });
const anyOverhead: fc.Arbitrary<Count> = fc.record({ tokens: fc.integer({ min: 20, max: 200 }), slack: fc.nat(20) }).map(({ tokens, slack }) => ({
  tokens,
  low: tokens - slack,
  high: tokens + slack,
  exactness: 'estimate',
}));

const tallyOf = (classes: Partial<ScriptTally>): ScriptTally => ({ ...EMPTY_TALLY, ...classes });
const timesTally = (tally: ScriptTally, times: number): ScriptTally => addTallies(Array.from({ length: times }, () => tally));

function made(family: EstimateFamily, tally: ScriptTally, reportedTokens: number, overhead: Count = NOTHING): Calibration {
  const result = calibrate({ family, tally, overhead, reportedTokens, date: DATE });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

function errorOf(input: { tally?: ScriptTally; overhead?: Count; reportedTokens: number; date?: string }): CalibrationError['kind'] | null {
  const result = calibrate({ family: OLD, tally: tallyOf({ prose: 1000 }), overhead: NOTHING, date: DATE, ...input });
  if (result.ok) return null;
  expect(describeCalibrationError(result.error)).toMatch(/(^|[.:] )(Enter|Use|Check|add) .*\.$/);
  return result.error.kind;
}

const widthOf = ({ tokens, low, high }: Count): number => (high - low) / tokens;

describe('the text of the report', () => {
  test('has the reported count without its overhead, within ±2 % and what the overhead leaves open', () => {
    fc.assert(
      fc.property(anyFamily, anyTally, anyFactor, anyOverhead, (family, tally, factor, overhead) => {
        const reportedTokens = Math.round(estimateTokens(family, tally).tokens * factor) + overhead.tokens;
        const count = calibratedTokens(family, made(family, tally, reportedTokens, overhead), tally);
        const textTokens = reportedTokens - overhead.tokens;
        expect(count.exactness).toBe('calibrated');
        expect(count.tokens).toBe(textTokens);
        expect(count.high - count.low).toBeLessThanOrEqual(textTokens * 0.04 + (overhead.high - overhead.low) + 2);
        expect(textTokens - count.low).toBeGreaterThanOrEqual((overhead.high - overhead.low) / 2 - 1);
      }),
    );
  });
});

describe('another text', () => {
  test('keeps low ≤ tokens ≤ high in whole numbers, and never has a wider band than the family', () => {
    fc.assert(
      fc.property(anyFamily, anyTally, anyTally, anyFactor, (family, tally, other, factor) => {
        const calibration = made(family, tally, Math.round(estimateTokens(family, tally).tokens * factor));
        const count = calibratedTokens(family, calibration, other);
        expect([count.tokens, count.low, count.high].every(Number.isInteger)).toBe(true);
        expect(0 <= count.low && count.low <= count.tokens && count.tokens <= count.high).toBe(true);
        const own = estimateTokens(family, other);
        expect(widthOf(count)).toBeLessThanOrEqual(widthOf(own) + 2 / count.tokens + 2 / own.tokens);
      }),
    );
  });

  test('has a wider band the more of it is new, and a narrower one than the family as long as its composition is the same', () => {
    fc.assert(
      fc.property(anyFamily, anyTally, (family, tally) => {
        const calibration = made(family, tally, estimateTokens(family, tally).tokens);
        const widths = [1, 2, 4, 16, 64].map((times) => widthOf(calibratedTokens(family, calibration, timesTally(tally, times))));
        for (const [index, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual((widths[index - 1] ?? 0) - 0.003);
        expect(widths[0]).toBeLessThan(0.045);
        expect(widths.at(-1)!).toBeLessThan(widthOf(estimateTokens(family, timesTally(tally, 64))));
      }),
    );
  });

  test('widens as its composition moves away, up to the family’s own band', () => {
    const prose = tallyOf({ prose: 100_000 });
    const calibration = made(OLD, prose, 110_000);
    const moved = [0, 10_000, 30_000, 60_000, 100_000].map((cjk) => calibratedTokens(OLD, calibration, tallyOf({ prose: 100_000 - cjk, cjk })));
    const widths = moved.map(widthOf);
    for (const [index, width] of widths.entries()) expect(width).toBeGreaterThan(widths[index - 1] ?? 0);
    expect(widths[0]).toBeLessThan(0.045);
    expect(widths[4]).toBeCloseTo(widthOf(estimateTokens(OLD, tallyOf({ cjk: 100_000 }))), 3);
  });

  test('is right within its band for the published samples, when half of them stand in a report', () => {
    // Every other sample makes the report; the other half is a prompt that the calibration never saw.
    const halves = [0, 1].map((parity) => USABLE_SAMPLES.filter((_, index) => index % 2 === parity));
    const [seen, unseen] = halves.map((samples) => ({
      tally: addTallies(samples.map(({ tally }) => tally)),
      tokens: samples.reduce((sum, { tokens }) => sum + tokens, 0),
    })) as [{ tally: ScriptTally; tokens: number }, { tally: ScriptTally; tokens: number }];
    const count = calibratedTokens(OLD, made(OLD, seen.tally, seen.tokens), unseen.tally);
    expect(count.low).toBeLessThanOrEqual(unseen.tokens);
    expect(count.high).toBeGreaterThanOrEqual(unseen.tokens);
    expect(widthOf(count)).toBeLessThan(widthOf(estimateTokens(OLD, unseen.tally)));
    const isCovered = ({ tally, tokens }: (typeof USABLE_SAMPLES)[number]): boolean => {
      const { low, high } = calibratedTokens(OLD, made(OLD, seen.tally, seen.tokens), tally);
      return low <= tokens && tokens <= high;
    };
    expect(halves[1]!.filter(isCovered).length / halves[1]!.length).toBeGreaterThanOrEqual(0.8);
  });

  test('of nothing is nothing', () => {
    expect(calibratedTokens(OLD, made(OLD, tallyOf({ code: 500 }), 600), EMPTY_TALLY)).toEqual({ tokens: 0, low: 0, high: 0, exactness: 'calibrated' });
  });
});

describe('what cannot be a calibration', () => {
  test.each([0, -5, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s tokens', (reportedTokens) => {
    expect(errorOf({ reportedTokens })).toBe('not-a-count');
  });

  test.each(['', '20.11.2026', '2026-13-01', '2026-02-30'])('the day “%s”', (date) => {
    expect(errorOf({ reportedTokens: 1000, date })).toBe('not-a-date');
  });

  test('a prompt without text, a count that is all overhead or unsure by half, and one of another prompt', () => {
    expect(errorOf({ reportedTokens: 1000, tally: EMPTY_TALLY })).toBe('no-text');
    const overhead = (tokens: number, slack: number): Count => ({ tokens, low: tokens - slack, high: tokens + slack, exactness: 'estimate' });
    expect(errorOf({ reportedTokens: 400, overhead: overhead(400, 0) })).toBe('mostly-overhead');
    expect(describeCalibrationError({ kind: 'mostly-overhead', reportedTokens: 3, overheadTokens: 1209 })).toMatch(/^3 is less than .* 1,209 tokens/);
    expect(errorOf({ reportedTokens: 1000, overhead: overhead(400, 301) })).toBe('mostly-overhead');
    expect(errorOf({ reportedTokens: 1000, overhead: overhead(400, 299) })).toBeNull();
    // The estimate is 1,150 tokens.
    expect(errorOf({ reportedTokens: 229 })).toBe('far-off');
    expect(errorOf({ reportedTokens: 230 })).toBeNull();
    expect(errorOf({ reportedTokens: 5750 })).toBeNull();
    expect(errorOf({ reportedTokens: 5751 })).toBe('far-off');
  });
});

test('a calibration holds for its family until it is reset, and is plain data', () => {
  const tally = tallyOf({ prose: 40_000, code: 10_000 });
  const calibration = made(OLD, tally, 61_240);
  expect(describeCalibration(calibration)).toBe('calibrated on 61,240 tokens, 2026-11-20');
  expect(JSON.parse(JSON.stringify(calibration))).toEqual(calibration);
  const all = withCalibration({}, calibration);
  expect(familyTokens(OLD, all, tally).tokens).toBe(61_240);
  expect(familyTokens(ESTIMATE_FAMILIES['claude-new'], all, tally)).toEqual(estimateTokens(ESTIMATE_FAMILIES['claude-new'], tally));
  expect(familyTokens(OLD, withCalibration(all, made(OLD, tally, 60_000)), tally).tokens).toBe(60_000);
  expect(familyTokens(OLD, withoutCalibration(all, 'claude-old'), tally)).toEqual(estimateTokens(OLD, tally));
});
