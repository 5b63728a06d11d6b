// Keeps the measures of long strings up to date with the work. A short text is measured when it is asked for.
import { LONG_UNITS } from '@/core/prompt/long-text';
import { measureInSteps } from '@/core/prompt/measure';
import { heldUnitsOf, type Unit } from '@/core/prompt/part';
import type { AppStore } from './store';
import { runInSlices } from './slices-of-time';

/** Starts measuring for as long as the store lives; returns how to stop. */
export function startMeasuring(store: AppStore): () => void {
  let isRunning = false;
  let isStopped = false;

  const unmeasured = (): (Unit & { readonly text: string }) | undefined => {
    const { work, measures } = store.getState();
    for (const part of work.prompt.parts) {
      for (const unit of heldUnitsOf(part)) {
        const { text } = unit;
        if (typeof text === 'string' && text.length > LONG_UNITS && measures.get(unit.id)?.text !== text) return { ...unit, text };
      }
    }
    return undefined;
  };
  /** Whether the text is still that of its unit. */
  const isCurrent = (unit: Unit) =>
    !isStopped && store.getState().work.prompt.parts.some((part) => heldUnitsOf(part).some((other) => other.id === unit.id && other.text === unit.text));

  const measureAll = async () => {
    for (let unit = unmeasured(); unit !== undefined && !isStopped; unit = unmeasured()) {
      const { id, text } = unit;
      const current = unit;
      const measure = await runInSlices(measureInSteps(text), () => isCurrent(current));
      if (measure !== undefined) store.setState((state) => ({ measures: new Map(state.measures).set(id, { text, ...measure }) }));
    }
    isRunning = false;
  };

  const review = () => {
    const { work, measures } = store.getState();
    if (measures.size > 0) {
      const ids = new Set(work.prompt.parts.flatMap((part) => heldUnitsOf(part).map((unit) => unit.id)));
      const kept = [...measures].filter(([id]) => ids.has(id));
      if (kept.length < measures.size) store.setState({ measures: new Map(kept) });
    }
    if (isRunning || unmeasured() === undefined) return;
    isRunning = true;
    void store.getState().track('measuring', measureAll());
  };

  const stop = store.subscribe((state, before) => {
    if (state.work !== before.work) review();
  });
  review();
  return () => {
    isStopped = true;
    stop();
  };
}
