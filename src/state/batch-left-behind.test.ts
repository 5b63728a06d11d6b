import { expect, it } from 'vitest';
import type { AppState } from './app-state';
import { batchLeftBehind } from './batch-left-behind';

const open = (rows: number) => batchLeftBehind({ batch: { source: { rows } } as AppState['batch'] });

it('rows of Batch that a link and a report do not hold are named', () => {
  expect(batchLeftBehind({ batch: null })).toEqual([]);
  expect(open(1_300)).toEqual(['The 1,300 rows of Batch do not go along: “Save as CSV” there hands them over with all figures.']);
  expect(open(1)).toEqual(['The row of Batch does not go along: “Save as CSV” there hands it over with all figures.']);
});
