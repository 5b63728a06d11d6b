import { expect, it } from 'vitest';
import { figureColumns } from '@/core/share/figure-columns';
import type { UnitId } from '@/core/units';
import type { CostedFinding } from '@/state/waste-finding';
import { wasteTable } from './waste-table';

const place = (name: string, line: number) => ({ unitId: name as UnitId, start: 0, end: 1, name, line, excerpt: '' });
const finding = (own: Partial<CostedFinding>, savedTokens: number): CostedFinding => ({
  id: 'x',
  title: 'Trailing white space',
  detail: '2 lines end in spaces.',
  fix: 'Strip trailing white space in 2 texts',
  why: null,
  isInfo: false,
  places: [place('a.md', 3), place('turn 2', 1)],
  count: 2,
  texts: new Map(),
  effect: { savedTokens, isAbout: false, after: { tokens: 9, low: 9, high: 9, exactness: 'exact' }, isEnough: true, stillOverTokens: 0, verdict: 'Fits' },
  isCounting: false,
  savesNothing: false,
  addsTokens: false,
  ...own,
});

it('has a row for each finding: what and where, its tokens, and whether it may go', () => {
  const many = Array.from({ length: 14 }, (_, at) => place('b.md', at + 1));
  const { rows, words } = wasteTable('Waste', [finding({}, 1_234), finding({ isCounting: true, fix: null, why: 'They belong to the spelling.', places: many, count: 20 }, 12), finding({ fix: null, addsTokens: true }, -1), finding({ fix: null, savesNothing: true }, 0)], []);
  expect(figureColumns(rows, words)).toEqual([
    ['Kind', 'Found', 'Where', 'Places', 'Tokens less without it', 'Tokens less without it estimated', 'May it go', 'Note'],
    ['Trailing white space', '2 lines end in spaces.', 'a.md, line 3; turn 2, line 1', '2', '1,234', '', 'Strip trailing white space in 2 texts', ''],
    ['Trailing white space', '2 lines end in spaces.', `${many.slice(0, 12).map(({ line }) => `b.md, line ${line}`).join('; ')}; and 8 more`, '20', '12', 'yes', 'No safe fix', 'They belong to the spelling.'],
    ['Trailing white space', '2 lines end in spaces.', 'a.md, line 3; turn 2, line 1', '2', '−1', '', 'Would add tokens', ''],
    ['Trailing white space', '2 lines end in spaces.', 'a.md, line 3; turn 2, line 1', '2', '0', '', 'Saves nothing', ''],
  ]);
});
