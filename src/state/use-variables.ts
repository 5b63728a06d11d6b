import { useEffect, useState } from 'react';
import { variablesOf } from '@/core/prompt/template-case';
import { useApp, useAppStore } from './react';
import { runInSlices } from './slices-of-time';

/** More are not listed at once: nobody sets them by hand. */
export const MOST_LISTED_VARIABLES = 100;

/** How often each variable stands in the prompt, in the order of the text; null: they are looked for the first time. Those of before stay until the new ones are there. */
export function useVariables(): ReadonlyMap<string, number> | null {
  const store = useAppStore();
  const prompt = useApp((state) => state.work.prompt);
  const [found, setFound] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const looking = runInSlices(variablesOf(prompt), () => isWanted).then((all) => {
      if (all !== undefined && isWanted) setFound(all);
    });
    void store.getState().track('looking for variables', looking);
    return () => {
      isWanted = false;
    };
  }, [store, prompt]);
  return found;
}
