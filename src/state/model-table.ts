// How the table of models is shown: what the user chose. Only types here, as the state is there from the start; the defaults
// come with the view.
import type { EncodingId } from '@/core/tokenize/encoding';
import type { ModelId } from '@/core/units';

export const MODEL_COLUMNS = [
  'name',
  'fit',
  'tokens',
  'share',
  'cost',
  'relative',
  'month',
  'inputPrice',
  'outputPrice',
  'cliff',
  'asOf',
  'window',
  'maxInput',
  'maxOutput',
  'reserve',
  'answer',
  'provider',
  'tokenizer',
  'licence',
  'released',
  'cutoff',
] as const;
export type ModelColumn = (typeof MODEL_COLUMNS)[number];

export interface ModelSort {
  readonly column: ModelColumn;
  readonly isDescending: boolean;
}

/** null: any. */
export interface ModelFilters {
  readonly fitsOnly: boolean;
  readonly openWeights: boolean;
  readonly vision: boolean;
  /** At most, in US dollars for this request. */
  readonly mostUsd: number | null;
  /** At least, in tokens. */
  readonly leastWindowTokens: number | null;
  /** Where an offer says it is served. */
  readonly region: string | null;
  /** Key of a vendor. */
  readonly vendor: string | null;
}

export interface ModelTable {
  readonly pane: 'table' | 'pinned' | 'charts' | 'claims';
  readonly query: string;
  readonly sort: ModelSort;
  readonly filters: ModelFilters;
  readonly isGrouped: boolean;
  /** In the order of MODEL_COLUMNS; the name is always there. */
  readonly columns: readonly ModelColumn[];
  /** Models side by side, in the order in which they were pinned. */
  readonly pinnedIds: readonly ModelId[];
  /**
   * What is billed as the answer. chosen: of all models what is reserved for the chosen one, to compare like with like; own:
   * what is reserved for each; a number: so many tokens of all.
   */
  readonly answer: 'chosen' | 'own' | number;
}

export interface ModelTableSlice {
  /** What the user changed of the table. */
  readonly modelTable: Partial<ModelTable>;
  /** Short texts to count beside the framing of the chosen model: those of all models, while somebody looks at them. */
  readonly framingWanted: ReadonlyMap<EncodingId, readonly string[]>;
  setModelTable(change: Partial<ModelTable>): void;
}
