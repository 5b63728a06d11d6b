import type { AppState } from './app-state';
import type { AppStore } from './store';

/** Resolves as soon as the state is so, at once where it is already. */
export function until(store: AppStore, holds: (state: AppState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds(store.getState())) {
      resolve();
      return;
    }
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      resolve();
    });
  });
}
