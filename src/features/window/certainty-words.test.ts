import { expect, test } from 'vitest';
import { type Count, type Exactness, NOTHING } from '@/core/tokenize/count';
import { certaintyOfParts, certaintyWords } from './certainty-words';

const count = (exactness: Exactness, tokens = 10): Count =>
  exactness === 'exact' || exactness === 'mapping-assumed' ? { tokens, low: tokens, high: tokens, exactness } : { tokens, low: tokens - 2, high: tokens + 2, exactness };

test('a sum says how many of its parts are approximate, an assumed tokenizer is not', () => {
  expect(certaintyWords([count('exact'), count('mapping-assumed')], count('exact'))).toBeNull();
  expect(certaintyWords([count('exact'), count('estimate'), count('estimate')], count('exact'))).toBe('2 of 3 parts estimated');
  expect(certaintyWords([count('estimate'), count('calibrated')], count('estimate'))).toBe('1 of 2 parts calibrated, 1 estimated');
  expect(certaintyWords([count('estimate'), count('estimate')], count('exact'))).toBe('all 2 parts estimated');
  expect(certaintyWords([count('calibrated'), count('calibrated')], count('estimate'))).toBe('all 2 parts calibrated');
  expect(certaintyWords([count('estimate')], NOTHING)).toBe('estimated');
});

test('parts without tokens say nothing, and framing speaks where no part does', () => {
  expect(certaintyWords([count('exact'), { ...NOTHING, exactness: 'estimate' }], count('estimate'))).toBe('framing estimated');
  expect(certaintyWords([], NOTHING)).toBeNull();
});

test('of calls it says that they are estimated, where all else of the texts is exact', () => {
  const [calling, plain] = [{ count: { ...count('exact'), exactness: 'estimate' as const }, callsTools: true as const }, { count: count('exact') }];
  expect(certaintyOfParts([plain, calling], count('estimate'))).toBe('calls and framing estimated');
  expect(certaintyOfParts([plain, calling, { count: count('estimate') }], count('estimate'))).toBe('2 of 3 parts estimated');
  expect(certaintyOfParts([plain, { count: count('estimate'), callsTools: true }], count('estimate'))).toBe('1 of 2 parts estimated');
  const attachment = { kind: 'withheld', mediaType: 'text/plain', note: '', isCounted: true, items: 1 } as const;
  expect(certaintyOfParts([plain, { ...calling, attachment }], count('estimate'))).toBe('calls and framing estimated, 1 of 2 parts stated by the link');
});

test('what only a link states is told, however sure the link calls it', () => {
  const attachment = { kind: 'withheld', mediaType: 'text/plain', note: '', isCounted: true, items: 1 } as const;
  const [own, stated, wide] = [{ count: count('exact') }, { count: count('exact'), attachment }, { count: count('estimate'), attachment }];
  expect(certaintyOfParts([own], count('exact'))).toBeNull();
  expect(certaintyOfParts([stated], count('exact'))).toBe('stated by the link');
  expect(certaintyOfParts([stated, stated], count('estimate'))).toBe('framing estimated, all 2 parts stated by the link');
  expect(certaintyOfParts([own, stated], count('exact'))).toBe('1 of 2 parts stated by the link');
  expect(certaintyOfParts([wide, stated, own], count('exact'))).toBe('1 of 3 parts estimated, 2 of 3 parts stated by the link');
  expect(certaintyOfParts([wide], count('exact'))).toBe('estimated, stated by the link');
  expect(certaintyOfParts([wide, wide, stated], count('exact'))).toBe('2 of 3 parts estimated, all 3 parts stated by the link');
  expect(certaintyOfParts([wide, wide], count('exact'))).toBe('all 2 parts estimated, stated by the link');
  expect(certaintyOfParts([wide, { count: count('estimate') }], count('exact'))).toBe('all 2 parts estimated, 1 of 2 parts stated by the link');
  expect(certaintyOfParts(Array.from({ length: 1200 }, () => stated), count('exact'))).toBe('all 1,200 parts stated by the link');
});
