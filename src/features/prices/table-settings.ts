// How the table stands when nobody has changed it.
import type { ModelColumn, ModelFilters, ModelTable } from '@/state/model-table';

/** Models side by side at most. */
export const MOST_PINNED = 5;

export const NO_FILTERS: ModelFilters = {
  fitsOnly: false,
  openWeights: false,
  vision: false,
  mostUsd: null,
  leastWindowTokens: null,
  region: null,
  vendor: null,
};

export const USUAL_COLUMNS: readonly ModelColumn[] = ['name', 'fit', 'tokens', 'share', 'cost', 'relative', 'month', 'inputPrice', 'outputPrice', 'cliff', 'asOf'];

/** Ranked by what this text costs, not by a list of prices. */
const USUAL: ModelTable = {
  pane: 'table',
  query: '',
  sort: { column: 'cost', isDescending: false },
  filters: NO_FILTERS,
  isGrouped: false,
  columns: USUAL_COLUMNS,
  pinnedIds: [],
  answer: 'chosen',
};

export function tableSettings(changed: Partial<ModelTable>): ModelTable {
  return { ...USUAL, ...changed };
}

/** How many filters are on. */
export function filterCount(filters: ModelFilters): number {
  return Object.values(filters).filter((value) => value !== null && value !== false).length;
}
