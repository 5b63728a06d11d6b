import { useEffect, useState } from 'react';
import { CANCELLED_REASON } from '@/state/counts-slice';
import { useApp, useAppStore } from '@/state/react';
import { selectPartCounts } from '@/state/selectors';
import { Button } from '@/ui/Button';

// Counting that ends sooner than this is not announced: a line that flashes by helps nobody.
const ANNOUNCE_AFTER_MS = 250;

/** What the tokenizer is doing, or why counts are estimates and what to do about it. */
export function CountingLine() {
  const store = useAppStore();
  const counting = useApp((state) => state.counting);
  const fault = useApp((state) => state.workerFault);
  const failed = useApp((state) => [...selectPartCounts(state).values()].find((count) => count.status === 'failed')?.reason ?? null);
  const [announced, setAnnounced] = useState(false);
  const busy = counting.size > 0;

  useEffect(() => {
    if (!busy) {
      setAnnounced(false);
      return undefined;
    }
    const timer = setTimeout(() => setAnnounced(true), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [busy]);

  if (busy && announced) {
    const shares = [...counting.values()];
    const done = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return (
      // Over the edge of the panel: a line that comes and goes must not push the page around.
      <div role="status" className="absolute top-full right-3 z-20 -mt-3.5 flex h-7 items-center gap-3 rounded-md border border-line-strong bg-panel pl-3 text-small text-ink-soft shadow-float md:right-5">
        <span>
          Counting {counting.size === 1 ? 'one text' : `${counting.size} texts`}…
        </span>
        <progress aria-label="Counting" max={1} value={done} className="h-1.5 w-30 accent-accent" />
        <Button look="quiet" className="h-6 px-2" onClick={store.getState().cancelCounts}>
          Cancel
        </Button>
      </div>
    );
  }
  if (!busy && (fault !== null || failed !== null)) {
    return (
      <div role="status" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warn-wash px-2.5 py-1 text-warn">
        <span className="min-w-0">
          {fault ?? (failed === CANCELLED_REASON ? 'Counting was cancelled.' : failed)} Estimates from the characters stand in.
        </span>
        <Button className="h-6 px-2" onClick={store.getState().retryCounts}>
          Retry
        </Button>
      </div>
    );
  }
  return null;
}
