// Many prompts are open beside the work and no part of it: links have the work alone, and reports their figures without the rows.
import { formatInteger } from '@/core/units';
import type { AppState } from './app-state';

/** A sentence that says so, and what hands them over; none where no such rows are open. */
export function batchLeftBehind({ batch }: Pick<AppState, 'batch'>): readonly string[] {
  if (batch === null) return [];
  const { rows } = batch.source;
  return [`The ${rows === 1 ? 'row' : `${formatInteger(rows)} rows`} of Batch ${rows === 1 ? 'does' : 'do'} not go along: “Save as CSV” there hands ${rows === 1 ? 'it' : 'them'} over with all figures.`];
}

/** The same for a report, which has their figures. */
export function batchRowsLeftOut({ batch }: Pick<AppState, 'batch'>): readonly string[] {
  if (batch === null) return [];
  return [`The ${batch.source.rows === 1 ? 'row itself is' : 'rows themselves are'} not in the report: “Save as CSV” in Batch hands ${batch.source.rows === 1 ? 'it' : 'them'} over with all figures.`];
}
