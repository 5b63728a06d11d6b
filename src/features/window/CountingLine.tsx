import { useEffect, useState } from 'react';
import { countedWith } from '@/core/catalog/mappings';
import { CANCELLED_REASON } from '@/state/counts-slice';
import { useApp, useAppStore } from '@/state/react';
import { remembered, selectCountingBytes, selectModel, selectPartCounts } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';
import { countingWords } from './counting-words';

// Counting that ends sooner than this is not announced: a line that flashes by helps nobody.
const ANNOUNCE_AFTER_MS = 250;

// Remembered, as they go through all parts, and any change of the state asks for them.
const selectFailure = remembered((state) => [selectPartCounts(state)], (counts) => [...counts.values()].find(({ status }) => status === 'failed')?.reason ?? null);
const selectIsTallied = remembered(
  (state) => [state.counts, selectModel(state)],
  (counts, { tokenizer }) => [...counts.values()].some((count) => count.status === 'failed' && count.tally !== undefined && count.encodingId === countedWith(tokenizer)),
);

/** What the tokenizer is doing, or why counts are estimates and what to do about it. */
export function CountingLine() {
  const store = useAppStore();
  const texts = useApp((state) => state.counting.size);
  const bytes = useApp(selectCountingBytes);
  const fault = useApp((state) => state.workerFault);
  const failed = useApp(selectFailure);
  const isTallied = useApp(selectIsTallied);
  const [announced, setAnnounced] = useState(false);
  const busy = texts > 0;

  useEffect(() => {
    if (!busy) {
      setAnnounced(false);
      return undefined;
    }
    const timer = setTimeout(() => setAnnounced(true), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [busy]);

  if (busy && announced) {
    return (
      // Over the last line of the panel, or beside the tabs where there is room: what comes and goes must not push the page around.
      <div role="status" className="absolute inset-x-0 bottom-0 z-20 flex h-8 items-center gap-3 border-t border-line bg-panel pr-1 pl-[var(--gutter)] text-small text-ink-soft lg:inset-x-auto lg:top-full lg:right-5 lg:bottom-auto lg:mt-1 lg:h-7 lg:rounded-md lg:border lg:border-line-strong lg:pr-px lg:pl-3">
        <span>{countingWords(texts, bytes)}</span>
        <Progress label="Counting" done={Math.min(bytes.doneBytes, bytes.totalBytes)} whole={Math.max(1, bytes.totalBytes)} className="flex-1 lg:w-30" />
        <Button look="quiet" size="tiny" onClick={store.getState().cancelCounts}>
          Cancel
        </Button>
      </div>
    );
  }
  if (!busy && (fault !== null || failed !== null)) {
    return (
      <div role="status" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warn-wash px-2.5 py-1 text-warn">
        <span className="min-w-0">
          {fault ?? (failed === CANCELLED_REASON ? 'Counting was cancelled.' : failed)} {isTallied ? 'Estimates by o200k stand in.' : 'Estimates from the characters stand in.'}
        </span>
        <Button size="tiny" onClick={store.getState().retryCounts}>
          Retry
        </Button>
      </div>
    );
  }
  return null;
}
