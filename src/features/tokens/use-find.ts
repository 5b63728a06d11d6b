import { useEffect, useState } from 'react';
import { findMatches, type FoundText } from '@/core/prompt/find';
import type { Unit } from '@/core/prompt/part';
import { useAppStore } from '@/state/react';
import { Slices } from '@/state/slices-of-time';

export const FIND_LIMIT = 10_000;
const REPORT_MS = 100;

export interface Found {
  readonly matches: readonly FoundText[];
  readonly done: boolean;
  /** The texts and the query to which the matches belong. */
  readonly units: readonly Unit[];
  readonly query: string;
}

const NOTHING: Found = { matches: [], done: true, units: [], query: '' };

/** Searches in slices between which the page breathes; a newer query or text ends the search. `units` must be stable. */
export function useFind(units: readonly Unit[], query: string, matchCase: boolean): Found {
  const store = useAppStore();
  const [found, setFound] = useState(NOTHING);

  useEffect(() => {
    if (query === '') {
      setFound(NOTHING);
      return;
    }
    const abort = new AbortController();
    const search = async () => {
      const matches: FoundText[] = [];
      const slices = new Slices();
      let reportAt = performance.now() + REPORT_MS;
      for (const slice of findMatches(units, query, { matchCase }, FIND_LIMIT)) {
        matches.push(...slice);
        if (!slices.isOver()) continue;
        if (performance.now() >= reportAt) {
          setFound({ matches: [...matches], done: false, units, query });
          reportAt = performance.now() + REPORT_MS;
        }
        await slices.next();
        if (abort.signal.aborted) return;
      }
      setFound({ matches, done: true, units, query });
    };
    void store.getState().track('finding', search());
    return () => abort.abort();
  }, [store, units, query, matchCase]);

  return found;
}
