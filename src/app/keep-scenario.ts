import type { AppStore } from '@/state/store';
import { keepStoredScenario } from '@/state/stored-scenario';
import { openBrowserRecords } from './browser-records';

const kept = new WeakMap<AppStore, Promise<void>>();

/** Keeps the scenario between visits, from the first view of models or money on: what does so comes with them. Resolves when it is back. */
export function keepScenario(store: AppStore): Promise<void> {
  const known = kept.get(store);
  if (known !== undefined) return known;
  const back = store.getState().track('restoring the scenario', keepStoredScenario(store, openBrowserRecords()));
  kept.set(store, back);
  return back;
}
