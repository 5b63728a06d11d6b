import { expect, it } from 'vitest';
import { parseUsd } from '@/core/pricing/money';
import { figureColumns } from '@/core/share/figure-columns';
import type { FitAction } from '@/state/fit-action';
import { fitTable } from './fit-table';

const action = (own: Partial<FitAction>, savedTokens: number, usd: string | null): FitAction => ({
  id: 'x',
  title: 'Switch off a.md',
  detail: null,
  lines: [],
  change: { kind: 'switch-off', partId: 'a' } as unknown as FitAction['change'],
  effect: { savedTokens, isAbout: false, after: { tokens: 9, low: 9, high: 9, exactness: 'exact' }, isEnough: true, stillOverTokens: 0, verdict: 'Makes it fit' },
  savedUsd: usd === null ? null : parseUsd(usd)!,
  isCounting: false,
  ...own,
});

it('has a row for each action: what it touches, its tokens and dollars, and what comes of it', () => {
  const lines = Array.from({ length: 13 }, (_, at) => `${at + 1} times`);
  const { rows, exactRows, words } = fitTable([action({}, 1_234, '0.0312345'), action({ detail: '2 turns', lines, isCounting: true }, 12, null), action({ isCounting: true }, -7, '-1.23456')], []);
  expect(rows.map((cells) => cells[3])).toEqual(['Cost of a request less', '$0.031', 'no price', '~−$1.23']);
  expect(figureColumns(exactRows!, words)).toEqual([
    ['What can be done', 'What it touches', 'Tokens less', 'Tokens less estimated', 'Cost of a request less (USD)', 'Cost of a request less estimated', 'Then'],
    ['Switch off a.md', '', '1,234', '', '0.0312345', '', 'Makes it fit'],
    ['Switch off a.md', `2 turns; ${lines.slice(0, 12).join('; ')}; and 1 more`, '12', 'yes', 'no price', '', 'Makes it fit'],
    ['Switch off a.md', '', '−7', 'yes', '−1.23456', 'yes', 'Makes it fit'],
  ]);
});
