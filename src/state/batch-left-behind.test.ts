import { expect, it } from 'vitest';
import type { AppState } from './app-state';
import { batchLeftBehind, batchRowsLeftOut } from './batch-left-behind';

const open = (rows: number) => batchLeftBehind({ batch: { source: { rows } } as AppState['batch'] });

it('rows of Batch that a link does not hold, and of which a report has the figures alone, are named', () => {
  expect(batchLeftBehind({ batch: null })).toEqual([]);
  expect(open(1_300)).toEqual(['The 1,300 rows of Batch do not go along: “Save as CSV” there hands them over with all figures.']);
  const told = (rows: number) => batchRowsLeftOut({ batch: { source: { rows } } as AppState['batch'] })[0];
  expect([batchRowsLeftOut({ batch: null }), told(1), told(2)]).toEqual([[], 'The row itself is not in the report: “Save as CSV” in Batch hands it over with all figures.', 'The rows themselves are not in the report: “Save as CSV” in Batch hands them over with all figures.']);
  expect(open(1)).toEqual(['The row of Batch does not go along: “Save as CSV” there hands it over with all figures.']);
});
