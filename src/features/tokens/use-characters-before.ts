import { useEffect, useReducer } from 'react';
import type { PartText } from '@/core/prompt/long-text';
import { runInSlices } from '@/state/slices-of-time';
import { charactersBefore, countTo } from './character-places';

/** Code points of a text before an offset; null for a moment where they are many, while they are counted between frames. */
export function useCharactersBefore(text: PartText, offset: number): number | null {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const characters = charactersBefore(text, offset);
  useEffect(() => {
    if (characters !== null) return;
    let isWanted = true;
    void runInSlices(countTo(text, offset), () => isWanted).then(() => {
      if (isWanted) drawAgain();
    });
    return () => {
      isWanted = false;
    };
  }, [text, offset, characters]);
  return characters;
}
