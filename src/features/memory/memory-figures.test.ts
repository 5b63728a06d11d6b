import { describe, expect, it } from 'vitest';
import { DEFAULT_MEMORY } from '@/state/memory-defaults';
import { chartLengths, memoryFigures, mfuBand, shownArchitecture } from './memory-figures';
import { lengthCharts } from './memory-charts';
import { rangeText, secondsText, sizeLike, sizeText, workText } from './memory-words';

const exact = (tokens: number) => ({ tokens, low: tokens, high: tokens, exactness: 'exact' }) as const;
const { architecture: llama } = shownArchitecture(DEFAULT_MEMORY, 'meta/llama-3.1-8b-instruct');

describe('which architecture is shown', () => {
  it('is the chosen one, else that of the model, else one that is proposed', () => {
    const shown = (architectureId: string | null, modelId: string) => {
      const { architecture, basis } = shownArchitecture({ ...DEFAULT_MEMORY, architectureId }, modelId);
      return [architecture.id, basis];
    };
    expect(shown(null, 'deepseek/deepseek-r1')).toEqual(['deepseek-v3', 'model']);
    expect(shown(null, 'openai/gpt-5.5')).toEqual(['llama-3.1-8b', 'proposed']);
    expect(shown('gemma-3-27b', 'openai/gpt-5.5')).toEqual(['gemma-3-27b', 'chosen']);
    expect(shown('deepseek-v3', 'deepseek/deepseek-r1')).toEqual(['deepseek-v3', 'model']);
    // What was removed is not missed.
    expect(shown('own-7', 'openai/gpt-5.5')).toEqual(['llama-3.1-8b', 'proposed']);
  });
});

describe('the figures of a prompt', () => {
  it('are uncertain where one end of its count fits and the other does not', () => {
    // 55.94 GB hold 426,788 tokens.
    const verdict = (low: number, high: number) => memoryFigures(llama, DEFAULT_MEMORY, { tokens: (low + high) / 2, low, high, exactness: 'estimate' }).verdict;
    expect(verdict(400_000, 426_000)).toBe('fits');
    expect(verdict(400_000, 427_000)).toBe('uncertain');
    expect(verdict(427_000, 430_000)).toBe('over');
  });

  it('take the user’s number for the count, and never cache more than there is', () => {
    const figures = memoryFigures(llama, { ...DEFAULT_MEMORY, promptTokens: 1000, cachedTokens: 5000 }, exact(77));
    expect(figures.prompt).toEqual(exact(1000));
    expect(figures.readings.map(({ name, newTokens, cachedTokens }) => [name, newTokens, cachedTokens])).toEqual([
      ['Whole prompt', 1000, 0],
      ['With its cached start', 0, 1000],
      ['Full window', 131_072, 0],
    ]);
    expect(figures.firstToken.middle).toBe(0.1);
  });

  it('have a band that holds the share that is set', () => {
    expect(mfuBand(50)).toEqual({ fast: 0.65, middle: 0.5, slow: 0.3 });
    expect(mfuBand(80)).toEqual({ fast: 0.8, middle: 0.8, slow: 0.3 });
    expect(mfuBand(10)).toEqual({ fast: 0.65, middle: 0.1, slow: 0.1 });
  });
});

describe('the charts', () => {
  it('have the prompt among their lengths, and no line of attention that is not computed', () => {
    expect(chartLengths(131_072, 8208)).toContain(8208);
    expect(chartLengths(4096, 20_000).at(-1)).toBe(20_000);
    expect(chartLengths(131_072, 0)[0]).toBe(1000);
    const charts = lengthCharts(shownArchitecture(DEFAULT_MEMORY, 'deepseek/deepseek-v4-flash').architecture, DEFAULT_MEMORY, 8208);
    expect(charts.work.lines.map(({ id }) => id)).toEqual(['linear']);
    expect(charts.tableRows.every((row) => row.length === charts.tableHead.length)).toBe(true);
    expect(lengthCharts(llama, { ...DEFAULT_MEMORY, cachedTokens: 2000 }, 8208).time.lines).toHaveLength(4);
  });
});

describe('figures in words', () => {
  it('have three digits and the unit that is nearest', () => {
    expect([rangeText(2 ** 30 * 0.993, 2 ** 30 * 1.01, sizeLike), rangeText(2 ** 20, 2 ** 20, sizeLike), rangeText(0.33, 0.61, secondsText), rangeText(0.5, 2, secondsText)]).toEqual(['0.993–1.01 GiB', null, '330–610 ms', '500 ms–2 s']);
    expect([0, 1024, 131_072, 2 ** 30 * 10.4, 2 ** 50, -(2 ** 30)].map(sizeText)).toEqual(['0 B', '1 KiB', '128 KiB', '10.4 GiB', '1024 TiB', '−1 GiB']);
    expect([0, 999, 1.606e13, 4.504e15].map(workText)).toEqual(['0 FLOP', '999 FLOP', '16.1 TFLOP', '4.5 PFLOP']);
    expect([0.0421, 0.9996, 77, 5400, 40_000].map(secondsText)).toEqual(['42 ms', '1 s', '77 s', '90 min', '11.1 h']);
  });
});
