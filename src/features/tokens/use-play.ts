import { useEffect, useRef, useState } from 'react';
import type { Explanation } from '@/core/tokenize/explain';
import { useAppStore } from '@/state/react';
import { useMedia } from '@/ui/use-media';
import { playPace } from './play-pace';

export interface Play {
  /** Merges that are done, 0…steps. */
  readonly merges: number;
  readonly isPlaying: boolean;
  /** Goes to a stage and stops there. */
  goTo(merges: number): void;
  /** Plays on, from the beginning where all is done; or stops. */
  toggle(): void;
}

/** A place among the merges of a piece that moves by itself while it plays. It begins at the end, where the tokens are. */
export function usePlay(explanation: Explanation): Play {
  const steps = explanation.steps.length;
  const store = useAppStore();
  const isCalm = useMedia('(prefers-reduced-motion: reduce)');
  const [merges, setMerges] = useState(steps);
  const [isWanted, setIsWanted] = useState(false);
  const isPlaying = isWanted && merges < steps;
  // Another piece may take the place of this one.
  const [shown, setShown] = useState(explanation);
  if (shown !== explanation) {
    setShown(explanation);
    setMerges(steps);
    setIsWanted(false);
  }
  const stop = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (!isPlaying) return;
    const { everyMs, merges: by } = playPace(steps, isCalm);
    const timer = setInterval(() => setMerges((now) => Math.min(steps, now + by)), everyMs);
    // The page is not idle while something moves in it.
    void store.getState().track('playing merges', new Promise<void>((resolve) => (stop.current = resolve)));
    return () => {
      clearInterval(timer);
      stop.current?.();
    };
  }, [store, steps, isPlaying, isCalm]);

  return {
    merges,
    isPlaying,
    goTo: (next) => {
      setIsWanted(false);
      setMerges(Math.max(0, Math.min(steps, next)));
    },
    toggle: () => {
      if (!isPlaying && merges === steps) setMerges(0);
      setIsWanted(!isPlaying);
    },
  };
}
