import type { EncodingId } from '@/core/tokenize/encoding';
import type { AppState, CountsSlice } from './app-state';
import type { Slice } from './store';

export const CANCELLED_REASON = 'Counting was cancelled.';

/** Holds the results; `counting.ts` asks for them. */
export const createCountsSlice: Slice<CountsSlice> = (set, get, _api, { tokenizer }) => ({
  counts: new Map(),
  counting: new Map(),
  countedBytes: 0,
  measures: new Map(),
  framingCounts: new Map(),
  workerFault: null,
  retries: 0,

  retryCounts: () => {
    tokenizer.retry();
    set({ workerFault: null, retries: get().retries + 1, ...withoutFailures(get(), () => true) });
  },
  vocabularyLoaded: (encodingId) => {
    const change = withoutFailures(get(), (failure) => failure.encodingId === encodingId && failure.isVocabularyMissing);
    if (Object.keys(change).length > 0) set(change);
  },
  cancelCounts: () => {
    if (get().counting.size > 0) set({ counting: new Map() });
  },
});

interface Failure {
  readonly encodingId: EncodingId;
  readonly isVocabularyMissing: boolean;
}

/**
 * The counts of the prompt and of the comparison without failures that are forgotten: what is wanted of them is asked for
 * again. Both in one step, so that no place goes on saying that a vocabulary is missing when another one has it.
 */
function withoutFailures({ counts, comparison }: AppState, isForgotten: (failure: Failure) => boolean): Partial<Pick<AppState, 'counts' | 'comparison'>> {
  const kept = withoutThose(counts, isForgotten);
  const compared = withoutThose(comparison.counts, isForgotten);
  return {
    ...(kept === counts ? {} : { counts: kept }),
    ...(compared === comparison.counts ? {} : { comparison: { ...comparison, counts: compared } }),
  };
}

/** The same map where none is forgotten, as is the case at nearly every count of thousands. */
function withoutThose<Id, Known extends { readonly status: 'ready' } | (Failure & { readonly status: 'failed' })>(known: ReadonlyMap<Id, Known>, isForgotten: (failure: Failure) => boolean): ReadonlyMap<Id, Known> {
  let kept: Map<Id, Known> | null = null;
  for (const [id, count] of known) if (count.status === 'failed' && isForgotten(count)) (kept ??= new Map(known)).delete(id);
  return kept ?? known;
}
