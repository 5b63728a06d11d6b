import { useEffect, useState } from 'react';
import { openNames } from '@/core/prompt/open-places';
import type { Prompt } from '@/core/prompt/part';
import { variablesOf } from '@/core/prompt/template-case';
import { useApp, useAppStore } from './react';
import { runInSlices } from './slices-of-time';

/** More are not listed at once: nobody sets them by hand. */
export const MOST_LISTED_VARIABLES = 100;

export interface FoundVariable {
  readonly name: string;
  /** How often it stands in the prompt. */
  readonly times: number;
  /** Spoken of without being asked. */
  readonly isOpen: boolean;
}

/** The variables of the prompt in the order of the text, the open ones first; null: they are looked for the first time. Those of before stay until the new ones are there. */
export function useVariables(): readonly FoundVariable[] | null {
  const store = useAppStore();
  const prompt = useApp((state) => state.work.prompt);
  const [found, setFound] = useState<readonly FoundVariable[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const looking = runInSlices(foundIn(prompt), () => isWanted).then((all) => {
      if (all !== undefined && isWanted) setFound(all);
    });
    void store.getState().track('looking for variables', looking);
    return () => {
      isWanted = false;
    };
  }, [store, prompt]);
  return found;
}

function* foundIn(prompt: Prompt): Generator<unknown, readonly FoundVariable[], undefined> {
  const times = yield* variablesOf(prompt);
  const open = times.size === 0 ? new Set<string>() : yield* openNames(prompt);
  const all = [...times].map(([name, each]) => ({ name, times: each, isOpen: open.has(name) }));
  return [...all.filter(({ isOpen }) => isOpen), ...all.filter(({ isOpen }) => !isOpen)];
}
