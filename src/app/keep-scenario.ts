import type { AppStore } from '@/state/store';
import { keepStoredScenario } from '@/state/stored-scenario';
import { openBrowserRecords } from './browser-records';

const kept = new WeakSet<AppStore>();

/** Keeps the scenario between visits, from the first view of models or money on: what does so comes with them. */
export function keepScenario(store: AppStore): void {
  if (kept.has(store)) return;
  kept.add(store);
  void store.getState().track('restoring the scenario', keepStoredScenario(store, openBrowserRecords()));
}
