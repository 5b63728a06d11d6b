import { useEffect, useState } from 'react';
import type { Prompt } from '@/core/prompt/part';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectUnitCounts } from '@/state/selectors';
import { type Lens, lensOf, type Risk, risksOf } from './prefix-lens';

/** After a keystroke, until the texts are compared. */
const PAUSE_MS = 200;

/** The comparison with an earlier request, kept up to date; the one before stays while it is made anew. null: none yet. */
export function useLens(earlier: Prompt | null): { readonly lens: Lens | null; readonly isComparing: boolean } {
  const store = useAppStore();
  const prompt = useApp((state) => state.work.prompt);
  const modelId = useApp((state) => state.work.modelId);
  const counts = useApp((state) => selectUnitCounts(asWritten(state)));
  const [made, setMade] = useState<{ readonly lens: Lens; readonly prompt: Prompt; readonly earlier: Prompt } | null>(null);
  useEffect(() => {
    if (earlier === null) return undefined;
    const abort = new AbortController();
    const compare = async () => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const lens = abort.signal.aborted ? undefined : await lensOf(store, earlier, abort.signal);
      if (lens !== undefined) setMade({ lens, prompt, earlier });
    };
    void store.getState().track('comparing requests', compare());
    return () => abort.abort();
  }, [store, earlier, prompt, modelId, counts]);
  const isCurrent = made !== null && made.prompt === prompt && made.earlier === earlier;
  return { lens: earlier === null ? null : (made?.lens ?? null), isComparing: earlier !== null && !isCurrent };
}

/** What of the prompt would break its cache the next time. */
export function useRisks(): readonly Risk[] {
  const store = useAppStore();
  const prompt = useApp((state) => state.work.prompt);
  const [risks, setRisks] = useState<readonly Risk[]>([]);
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const found = await risksOf(prompt, () => isWanted);
      if (found !== undefined && isWanted) setRisks(found);
    };
    void store.getState().track('looking for what breaks a cache', look());
    return () => {
      isWanted = false;
    };
  }, [store, prompt]);
  return risks;
}
