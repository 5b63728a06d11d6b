import { useDeferredValue, useMemo } from 'react';
import { selectMemory } from '@/state/memory-defaults';
import { useApp } from '@/state/react';
import { selectFill, selectModel } from '@/state/selectors';
import { memoryFigures, shownArchitecture, shownGpu } from './memory-figures';

/** Everything the view shows, from the choices, the model and the counted prompt. */
export function useMemory() {
  const choices = useApp(selectMemory);
  const model = useApp(selectModel);
  const counted = useApp(selectFill).input;
  const shown = useMemo(() => shownArchitecture(choices, model.id), [choices, model]);
  // A key that is pressed meanwhile comes first.
  const settled = useDeferredValue(useMemo(() => ({ choices, counted, ...shown }), [choices, counted, shown]));
  const figures = useMemo(() => memoryFigures(settled.architecture, settled.choices, settled.counted), [settled]);
  return { choices, model, ...shown, settled, figures, gpu: shownGpu(choices) };
}

export type Memory = ReturnType<typeof useMemory>;
