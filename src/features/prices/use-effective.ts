import { useEffect, useState } from 'react';
import type { ModelId } from '@/core/units';
import { useAppStore } from '@/state/react';
import type { Effective } from './chart-points';

type EffectiveOf = (id: ModelId) => Effective | null;

/** What RULER found usable of a model's window, by the model's id; null until its table is loaded, which is when it is first wanted. */
export function useEffectiveWindows(isWanted: boolean): EffectiveOf | null {
  const store = useAppStore();
  const [effectiveOf, setEffectiveOf] = useState<EffectiveOf | null>(null);
  useEffect(() => {
    if (!isWanted || effectiveOf !== null) return undefined;
    let isOpen = true;
    const loading = import('@/core/recall/effective-window').then(({ effectiveTokensOf }) => {
      const known: EffectiveOf = (id) => {
        const window = effectiveTokensOf(id);
        return window === null || window.tokens === null ? null : { tokens: window.tokens, isLongestMeasured: window.isLongestMeasured };
      };
      if (isOpen) setEffectiveOf(() => known);
    });
    void store.getState().track('opening the measurements', loading);
    return () => {
      isOpen = false;
    };
  }, [store, isWanted, effectiveOf]);
  return effectiveOf;
}
