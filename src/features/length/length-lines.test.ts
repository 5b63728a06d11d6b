import { describe, expect, it } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import { SHELF } from '@/core/recall/shelf';
import { effectiveRows, sortEffective } from './effective-rows';
import { binaryTokens } from '@/core/units';
import { citedOf, lengthAxis, linesOf, marksOf, pointsOf } from './length-lines';

const RULER = SHELF.loads.filter(({ studyId }) => studyId === 'ruler2024');
const OTHERS = SHELF.loads.filter(({ studyId }) => studyId !== 'ruler2024');

describe('the chart of scores', () => {
  it('draws the measured lengths and nothing between or beyond', () => {
    const curves = RULER.filter(({ model }) => ['Gemini-1.5-pro', 'EXAONE-4.0-1.2B (1.2B)'].includes(model));
    expect(pointsOf(curves).map(({ at }) => at)).toEqual([4096, 8192, 16384, 32768, 65536, 131072]);
    expect(pointsOf(curves).at(-1)?.values).toEqual({ 'ruler-gemini-1-5-pro': 94.4, 'ruler-exaone-4-0-1-2b-1-2b': null });
    expect(new Set(linesOf(RULER.slice(0, 6)).map(({ look }) => look.dashes)).size).toBe(4);
  });

  it('cites single figures by number, each with its study and terms', () => {
    const cited = citedOf(SHELF.cited, OTHERS);
    expect(cited.map(({ number }) => number)).toEqual(cited.map((_, index) => index + 1));
    expect(cited.some(({ figure }) => figure.studyId === 'ruler2024')).toBe(false);
    expect(cited[0]).toMatchObject({ figure: { lengthTokens: 250, scorePts: 92 }, study: { shortName: 'Levy et al.' } });
    expect(cited.every(({ study }) => study.licence !== '' && study.limits !== '')).toBe(true);
  });

  it('numbers the figures at their places, beside one another where they are near', () => {
    const cited = citedOf(SHELF.cited, OTHERS);
    const marks = marksOf(cited);
    expect(marks.map(({ at, value, label }) => [at, value, label])).toEqual(cited.map(({ number, figure }) => [figure.lengthTokens, figure.scorePts, String(number)]));
    for (const mark of marks) {
      const close = marks.filter(({ at, value }) => Math.abs(Math.log2(at / mark.at)) < 0.1 && Math.abs(value - mark.value) < 4);
      expect(new Set(close.map(({ side }) => side)).size, mark.label).toBe(close.length);
    }
  });

  it('has an axis of doublings that holds everything', () => {
    expect(lengthAxis([4096, 131072])).toMatchObject({ domain: [4096, 131072], ticks: [4096, 8192, 16384, 32768, 65536, 131072] });
    expect(lengthAxis([250, 741455])).toMatchObject({ domain: [128, 1048576], ticks: [128, 512, 2048, 8192, 32768, 131072, 524288] });
    expect(lengthAxis([5000, 0])).toMatchObject({ domain: [4096, 8192] });
    expect(lengthAxis([4096])).toMatchObject({ domain: [4096, 8192] });
    expect(lengthAxis([])).toMatchObject({ domain: [4096, 131072] });
    expect([512, 4096, 131072, 1048576, 1572864].map(binaryTokens)).toEqual(['512', '4K', '128K', '1M', '1.5M']);
  });
});

describe('claimed against effective', () => {
  const names = (column: 'model' | 'claimed' | 'effective' | 'share', isDescending: boolean, thresholdPts = 85.6) =>
    sortEffective(effectiveRows(RULER, MODELS, thresholdPts), { column, isDescending }).map(({ curve }) => curve.model);

  it('is sorted by each figure, without one last', () => {
    expect(names('model', false)[0]).toBe('Command-R (35B)');
    expect(names('claimed', true)[0]).toBe('Gemini-1.5-pro');
    expect(names('effective', true)[0]).toBe('EXAONE-4.0-32B (32B)');
    for (const isDescending of [true, false]) expect(names('effective', isDescending).slice(-3)).toEqual(['LongAlpaca (13B)', 'LongChat (7B)', 'LWM (7B)']);
    expect(names('share', false)[0]).toBe('LongAlpaca (13B)');
  });

  it('follows the threshold', () => {
    const rows = (thresholdPts: number) => effectiveRows(RULER, MODELS, thresholdPts).filter(({ effective }) => effective.isLongestMeasured).length;
    expect([50, 85.6, 95, 100].map(rows)).toEqual([RULER.length - RULER.filter(({ points }) => (points.at(-1)?.scorePts ?? 0) < 50).length, 7, 1, 0]);
  });

  it('names the model of the catalogue with its window there', () => {
    const row = effectiveRows(RULER, MODELS, 85.6).find(({ curve }) => curve.model === 'Llama3.1 (70B)');
    expect(row?.model).toMatchObject({ name: 'Llama 3.1 70B', windowTokens: { value: 128000 } });
  });
});
