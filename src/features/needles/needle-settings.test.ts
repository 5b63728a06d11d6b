import { describe, expect, it } from 'vitest';
import { DEFAULT_NEEDLES } from '@/state/needle-defaults';
import { readSettings } from './needle-settings';
import { resultMap } from './result-words';

describe('the settings of tests', () => {
  it('make tests, or say of each field what is wrong', () => {
    expect(readSettings(DEFAULT_NEEDLES)).toMatchObject({ problems: {}, totalTokens: 300_000 });
    expect(readSettings(DEFAULT_NEEDLES).tests).toHaveLength(40);
    const problems = (change: Partial<typeof DEFAULT_NEEDLES>) => readSettings({ ...DEFAULT_NEEDLES, ...change }).problems;
    expect(problems({ lengths: '', depths: '1.5' })).toEqual({ lengths: 'None is given.', depths: '“1.5” is not a whole number of percent from 0 to 100.' });
    expect(problems({ lengths: '1M', trials: 3 })).toEqual({ whole: '15,000,000 tokens in all are more than the 10,000,000 that are made at once.' });
    const own = { needleKind: 'own', needle: 'The cat is blue.', question: 'Which colour has the cat?', answer: 'blue' } as const;
    expect(problems(own)).toEqual({});
    expect(problems({ ...own, answer: 'red' })).toEqual({ answer: 'The needle does not hold it.' });
    expect(problems({ ...own, question: 'Is the cat Blue?' })).toEqual({ answer: 'The question gives it away.' });
    expect(problems({ ...own, question: ' ' })).toEqual({ question: 'It is empty.' });
  });
});

describe('results as a map', () => {
  it('have a column for every depth of any length, and say what was not measured', () => {
    const map = resultMap({ model: 'm', rows: [{ lengthTokens: 1000, cells: [{ depthFraction: 0, scoreSum: 1.5, trials: 2 }] }, { lengthTokens: 2000, cells: [{ depthFraction: 1, scoreSum: 0, trials: 1 }] }] });
    expect(map).toMatchObject({ columns: ['0 %', '100 %'], rows: ['1K', '2K'], hasGaps: true });
    expect(map.tableRows).toEqual([
      ['1,000, at 0 %', '1.5 of 2', '75 %', '20–97 %'],
      ['1,000, at 100 %', 'not measured', '–', '–'],
      ['2,000, at 0 %', 'not measured', '–', '–'],
      ['2,000, at 100 %', '0 of 1', '0 %', '0–79 %'],
    ]);
    expect(map.sentences[0]).toEqual(['1,000 tokens, needle at 0 %: 1.5 of 2 right, 75 % (20–97 %).', '1,000 tokens, needle at 100 %: not measured.']);
  });
});
