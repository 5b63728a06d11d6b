import { expect, it } from 'vitest';
import { caseClause, caseNote, sentenceWithCases, unsetWords } from './case-words';
import { fillWindow } from './fill';

const limits = { windowTokens: 1000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
const filled = (tokens: number, spread = 0) =>
  fillWindow({ parts: { tokens, low: tokens - spread, high: tokens + spread, exactness: spread > 0 ? 'estimate' : 'exact' }, overhead: { tokens: 0, low: 0, high: 0, exactness: 'exact' }, limits, reserveTokens: 100, reasoningTokens: 0 });
const both = (worst: ReturnType<typeof filled>) => [{ id: 'typical' as const, fill: filled(200) }, { id: 'worst' as const, fill: worst }];

it('no prompt with variables is said to fit without its worst case', () => {
  expect(sentenceWithCases(filled(100), [])).toBe('Fits. 800 tokens free');
  expect(sentenceWithCases(filled(100), both(filled(300)))).toBe('Fits. 800 tokens free as written');
  expect(sentenceWithCases(filled(100), both(filled(1400)))).toBe('Fits as written; worst case over by 500 tokens');
  expect(sentenceWithCases(filled(100), both(filled(900, 50)))).toBe('Fits as written; worst case uncertain: 850–950 tokens against 900');
  expect(sentenceWithCases(filled(1000), both(filled(1400)))).toBe('Over by 100 tokens as written');
});

it('a sentence of a case names it', () => {
  expect(sentenceWithCases(filled(200), both(filled(1400)), 'typical')).toBe('Fits. 700 tokens free in the typical case');
  expect(sentenceWithCases(filled(1400), both(filled(1400)), 'worst')).toBe('Over by 500 tokens in the worst case');
  expect([caseClause(null), caseClause('worst')]).toEqual(['as written', 'in the worst case']);
});

it('names the case before what leaves it open, not behind it', () => {
  const open = fillWindow({ parts: { tokens: 100, low: 100, high: 100, exactness: 'exact' }, overhead: { tokens: 0, low: 0, high: 0, exactness: 'exact' }, uncountedAttachments: 1, limits, reserveTokens: 100, reasoningTokens: 0 });
  expect(sentenceWithCases(open, both(open))).toBe('Uncertain as written: 1 attachment is not counted');
  expect(sentenceWithCases(open, both(open), 'worst')).toBe('Uncertain in the worst case: 1 attachment is not counted');
  expect(sentenceWithCases(filled(900, 50), both(filled(1400)))).toBe('Uncertain as written: 850–950 tokens against 900');
});

it('a case says what it is short of', () => {
  expect(caseNote({ unset: [], isCut: false })).toBe('');
  expect(caseNote({ unset: ['a'], isCut: false })).toBe('; 1 variable has no value');
  expect(caseNote({ unset: ['a', 'b'], isCut: false })).toBe('; 2 variables have no value');
  expect(caseNote({ unset: [], isCut: true })).toContain('left out');
});

it('where no case is told, the variables without a value are, as many as can be named at once', () => {
  expect(unsetWords(['a'])).toBe('1 variable has no value and counts as written: {{a}}');
  expect(unsetWords(['a', 'b', 'c', 'd'], (place) => `\`${place}\``)).toBe('4 variables have no value and count as written: `{{a}}`, `{{b}}`, `{{c}}`, …');
});
