import type { RecordStore } from './keeping';
import type { AppStore } from './store';

/** Keeps the scenario between visits: what does so is loaded with the first view of models or money. */
export function keepScenario(store: AppStore, records: RecordStore): void {
  const stop = store.subscribe(({ catalogue, track }) => {
    if (catalogue.status === 'idle') return;
    stop();
    void track('restoring', import('./stored-scenario').then(({ keepStoredScenario }) => keepStoredScenario(store, records)).catch(() => undefined));
  });
}
