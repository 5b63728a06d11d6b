import { expect, it } from 'vitest';
import { parseCsv } from '@/core/importers/csv-rows';
import { lastOf } from '@/core/importers/steps';
import { MODELS } from '@/core/catalog/models';
import type { Offer } from '@/core/pricing/offer';
import { SizeColumn } from '@/state/batch-columns';
import type { BatchWork } from '@/state/batch-session';
import { filledSettings } from '@/state/part-counts';
import { batchCsvInSteps } from './batch-csv';

const NAMES = ['=1+1', '+x', '-x', '@x', '\tx', '\nx', 'a "b", c', '', 'r-8'];

it('a table of rows reads back, and has nothing in it that a spreadsheet would run', () => {
  const model = MODELS.find(({ id }) => id === 'openai/gpt-5.5')!;
  const column = new SizeColumn(NAMES.length);
  NAMES.forEach((_, row) => row !== 7 && column.set(row, { tokens: row, low: row, high: row + 1, exactness: 'estimate' }, row === 6 ? 2 : 0, row === 8 ? 3 : null));
  const session = { nameOf: (row: number) => NAMES[row]!, columnOf: () => column, pricingOf: () => ({ model, settings: filledSettings({}, model, undefined), offer: null as Offer | null, assumed: { tokens: 5, isTyped: false }, atMs: 0 }) };
  const batch = { source: { rows: NAMES.length, labelOf: (row: number) => `line ${row}` }, session, modelIds: [model.id] } as unknown as BatchWork;
  const [head, ...rows] = parseCsv(lastOf(batchCsvInSteps(batch)).join(''));
  expect(head?.cells.slice(0, 3)).toEqual(['row', 'id', 'openai/gpt-5.5 tokens']);
  expect(rows.map(({ cells }) => cells[1])).toEqual(["'=1+1", "'+x", "'-x", "'@x", "'\tx", "'\nx", 'a "b", c', '', 'r-8']);
  expect(rows[6]?.cells[7]).toBe('5');
  expect(rows[7]?.cells.slice(2).join('')).toBe('');
  expect(rows[8]?.cells.slice(2)).toEqual(['8', '8', '9', 'estimate', 'fits', '3', '', '', '', '', '', '0']);
  // What a row is short of is no size of it.
  expect(rows[6]?.cells.slice(2)).toEqual(['', '6', '', 'estimate', 'uncertain', '5', '', '', '', '', '', '2']);
});
