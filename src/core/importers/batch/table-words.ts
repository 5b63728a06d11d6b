import { formatInteger } from '@/core/units';
import type { BatchRows } from './batch-rows';

/** "3 rows have more fields than the header; the rest was left out." */
export function widerRowsWords(rows: number, hasHead: boolean): string {
  return `${formatInteger(rows)} ${rows === 1 ? 'row has' : 'rows have'} more fields than the ${hasHead ? 'header' : 'first row'}; the rest was left out.`;
}

/** "1,204 rows of 7 columns", the row of names aside; "of 6 to 7 columns" where rows differ. null: lines of JSON, or nothing. */
export function tableWords({ kind, starts, fewestCells, mostCells }: BatchRows): string | null {
  if (kind !== 'csv' || mostCells === 0) return null;
  const columns = fewestCells === mostCells ? formatInteger(mostCells) : `${formatInteger(fewestCells)} to ${formatInteger(mostCells)}`;
  return `${formatInteger(starts.length)} ${starts.length === 1 ? 'row' : 'rows'} of ${columns} ${mostCells === 1 ? 'column' : 'columns'}`;
}
