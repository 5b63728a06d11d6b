import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import type { ModelId } from '@/core/units';
import { effectiveLength, effectiveShare, median, RULER_THRESHOLD_PTS } from './effective-length';
import { effectiveTokensOf, modelOfCurve, rulerCurveOf } from './effective-window';
import type { LoadCurve } from './evidence';
import { SHELF } from './shelf';

const RULER = SHELF.loads.filter(({ studyId }) => studyId === 'ruler2024');
const curveOf = (scores: readonly number[], claimedTokens: number | null = 1000): LoadCurve => ({
  id: 'x',
  studyId: 'ruler2024',
  benchmark: 'x',
  model: 'x',
  claimedTokens,
  effectivePublished: null,
  vendorReported: false,
  points: scores.map((scorePts, index) => ({ lengthTokens: 100 * (index + 1), scorePts })),
});

describe('the effective length', () => {
  it('is the longest measured length at or above the threshold', () => {
    expect(effectiveLength(curveOf([95, 85.6, 80]), 85.6)).toEqual({ tokens: 200, isLongestMeasured: false });
    expect(effectiveLength(curveOf([95, 90, 86]), 85.6)).toEqual({ tokens: 300, isLongestMeasured: true });
    expect(effectiveLength(curveOf([80, 70]), 85.6)).toEqual({ tokens: null, isLongestMeasured: false });
    // A dip before it does not count against it.
    expect(effectiveLength(curveOf([95, 80, 90, 10]), 85.6)).toEqual({ tokens: 300, isLongestMeasured: false });
    expect(effectiveLength(curveOf([]), 50)).toEqual({ tokens: null, isLongestMeasured: false });
  });

  it('is what RULER publishes at its threshold, in every row that was not reported by a vendor', () => {
    const published = (text: string | null) => (text === null || text.startsWith('<') ? null : Number(text.replace(/^>/, '').slice(0, -1)) * 1024);
    expect(RULER).toHaveLength(44);
    const differing = RULER.filter((curve) => effectiveLength(curve, RULER_THRESHOLD_PTS).tokens !== published(curve.effectivePublished));
    expect(differing.map(({ model }) => model.split(' ')[0])).toEqual(['Qwen3-14B', 'Qwen2.5-7B-Instruct-1M', 'Qwen3-8B', 'Qwen3-4B', 'EXAONE-4.0-1.2B']);
    expect(differing.every(({ vendorReported }) => vendorReported)).toBe(true);
  });

  it('never grows with the threshold', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULER), fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (curve, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(effectiveLength(curve, high).tokens ?? 0).toBeLessThanOrEqual(effectiveLength(curve, low).tokens ?? 0);
      }),
    );
  });

  it('as a share is within 0…1, and unknown without a claim', () => {
    expect(effectiveShare(curveOf([90, 80]), 85)).toBe(0.1);
    expect(effectiveShare(curveOf([90, 90], 150), 85)).toBe(1);
    expect(effectiveShare(curveOf([10]), 85)).toBe(0);
    expect(effectiveShare(curveOf([90], null), 85)).toBeNull();
    expect(median(RULER.flatMap((curve) => effectiveShare(curve, RULER_THRESHOLD_PTS) ?? []))).toBe(0.25);
  });

  it('has a median of numbers', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1])).toBe(2.5);
    expect(median([])).toBeNull();
  });
});

describe('the effective window of a model of the catalogue', () => {
  it('comes with the row and the source that it is from', () => {
    expect(effectiveTokensOf('meta/llama-3.1-70b-instruct' as ModelId)).toMatchObject({
      tokens: 65536,
      isLongestMeasured: false,
      thresholdPts: 85.6,
      curve: { model: 'Llama3.1 (70B)', claimedTokens: 131072 },
      study: { id: 'ruler2024', licence: 'Apache-2.0' },
    });
    expect(effectiveTokensOf('google/gemini-1.5-pro' as ModelId)).toMatchObject({ tokens: 131072, isLongestMeasured: true });
    expect(effectiveTokensOf('mistral/open-mistral-nemo' as ModelId, 90)).toMatchObject({ tokens: null });
    expect(effectiveTokensOf('openai/gpt-5.5' as ModelId)).toBeNull();
    expect(effectiveTokensOf('toString' as ModelId)).toBeNull();
  });

  it('is named by models and curves that there are', () => {
    const measured = MODELS.filter(({ id }) => rulerCurveOf(id) !== null);
    expect(measured).toHaveLength(9);
    for (const { id } of measured) expect(modelOfCurve(rulerCurveOf(id)?.id ?? '')).toBe(id);
    expect(modelOfCurve('ruler-gpt-4-1106-preview')).toBeNull();
  });
});
