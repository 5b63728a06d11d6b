import { expect, it } from 'vitest';
import { parseUsd } from '@/core/pricing/money';
import { savedWords } from './saved-words';

it('says how much less or more a request costs, and of nothing that it costs the same, which is no estimate', () => {
  expect(['0.03', '-1.2', '0', '0.0000001'].map((usd) => savedWords(parseUsd(usd)!, '~'))).toEqual(['~$0.03 less', '~$1.20 more', 'same price', '< $0.000001 less']);
});
