// Many prompts are open beside the work and no part of it: links and reports have the work alone.
import { formatInteger } from '@/core/units';
import type { AppState } from './app-state';

/** A sentence that says so, and what hands them over; none where no such rows are open. */
export function batchLeftBehind({ batch }: Pick<AppState, 'batch'>): readonly string[] {
  if (batch === null) return [];
  const { rows } = batch.source;
  return [`The ${rows === 1 ? 'row' : `${formatInteger(rows)} rows`} of Batch ${rows === 1 ? 'does' : 'do'} not go along: “Save as CSV” there hands ${rows === 1 ? 'it' : 'them'} over with all figures.`];
}
