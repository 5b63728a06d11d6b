// Keeps the table of models up to date while somebody looks at it: has texts and framing counted for all models, and makes
// the rows anew when something that they rest on has changed.
import type { AppState } from './app-state';
import { comparingOf } from './comparing';
import { createModelFigures, framingOfModels, type ModelFigures } from './model-figures';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';

/** After what was typed, and after what has been counted: rows that change with every key are not read. */
const TYPING_MS = 250;
const NEWS_MS = 60;

/** Calls back with the rows at first and after each change; returns how to stop. */
export function watchModels(store: AppStore, onFigures: (figures: readonly ModelFigures[]) => void): () => void {
  const { steps } = createModelFigures();
  let isStopped = false;
  let isRunning = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueAt = 0;
  let framed: Pick<AppState, 'work' | 'shownCase'> | null = null;
  let endActivity: (() => void) | null = null;

  const settle = () => {
    const isBusy = !isStopped && (isRunning || timer !== null);
    if (isBusy && endActivity === null) void store.getState().track('pricing models', new Promise<void>((resolve) => (endActivity = resolve)));
    else if (!isBusy) {
      endActivity?.();
      endActivity = null;
    }
  };

  const run = async () => {
    timer = null;
    isRunning = true;
    const state = store.getState();
    // What the user does meanwhile makes these rows out of date.
    const isWanted = () => !isStopped && store.getState().work === state.work;
    if (framed?.work !== state.work || framed.shownCase?.made !== state.shownCase?.made) {
      const framing = await runInSlices(framingOfModels(state), isWanted);
      if (framing !== undefined) {
        framed = state;
        store.setState({ framingWanted: framing });
      }
    }
    const figures = await runInSlices(steps(state), isWanted);
    isRunning = false;
    if (figures !== undefined && !isStopped) onFigures(figures);
    settle();
  };

  /** At the latest then; what was typed puts it off. */
  const makeAnew = (delayMs: number, isPutOff: boolean) => {
    const at = performance.now() + delayMs;
    if (timer !== null && !isPutOff && dueAt <= at) return;
    if (timer !== null) clearTimeout(timer);
    dueAt = at;
    const start = () => {
      // One run at a time; the next begins when this one has seen that it is not wanted, or is over.
      if (isRunning) timer = setTimeout(start, NEWS_MS);
      else void run();
    };
    timer = setTimeout(start, delayMs);
    settle();
  };

  const stop = store.subscribe((state, before) => {
    if (state.work.prompt !== before.work.prompt) makeAnew(TYPING_MS, true);
    else if (isOther(state, before)) makeAnew(NEWS_MS, false);
  });
  makeAnew(0, false);
  comparingOf(store).start('models');
  return () => {
    isStopped = true;
    stop();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    settle();
    comparingOf(store).stop();
    store.setState({ framingWanted: new Map() });
  };
}

/** Whether something that the rows rest on has changed. */
function isOther(state: AppState, before: AppState): boolean {
  return (
    state.work !== before.work ||
    state.shownCase !== before.shownCase ||
    state.counts !== before.counts ||
    state.measures !== before.measures ||
    state.framingCounts !== before.framingCounts ||
    state.comparison.counts !== before.comparison.counts ||
    state.catalogue !== before.catalogue ||
    state.figures !== before.figures ||
    state.chosenOffers !== before.chosenOffers ||
    state.pricesAtMs !== before.pricesAtMs ||
    state.modelTable.answer !== before.modelTable.answer ||
    state.modelTable.filters?.region !== before.modelTable.filters?.region
  );
}
