import type { AppStore } from '@/state/store';

// A view that has just received a result may ask for more in the same breath; this long a quiet means that it did not.
const QUIET_MS = 120;

/** Keeps `document.documentElement.dataset.idle` at "true" while nothing runs, for tests and for people who script the page. */
export function reportIdle(store: AppStore): void {
  const { dataset } = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const review = () => {
    const state = store.getState();
    const busy =
      state.shownView !== state.view || state.counting.size > 0 || state.activities.size > 0 || state.intake !== null || state.tokens.status === 'running';
    if (busy) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (dataset['idle'] !== 'false') dataset['idle'] = 'false';
    } else if (dataset['idle'] !== 'true') {
      timer ??= setTimeout(() => {
        timer = null;
        dataset['idle'] = 'true';
      }, QUIET_MS);
    }
  };
  dataset['idle'] = 'false';
  store.subscribe((state, before) => {
    // A change of the work itself leads to counting and saving a moment later.
    if (state.work !== before.work || state.focusId !== before.focusId || state.view !== before.view) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      dataset['idle'] = 'false';
    }
    review();
  });
  review();
}
