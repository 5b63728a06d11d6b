import type { Catalogue } from '@/core/catalog/whole-catalogue';
import type { AppStore } from './store';

/** The page's own catalogue when it is here, without figures over it; null where it could not be loaded. */
export function openedCatalogue(store: AppStore): Promise<Catalogue | null> {
  store.getState().openCatalogue();
  return new Promise((resolve) => {
    const { status, value } = store.getState().catalogue;
    if (status !== 'running') return resolve(value);
    const stop = store.subscribe(({ catalogue }) => {
      if (catalogue.status === 'running') return;
      stop();
      resolve(catalogue.value);
    });
  });
}
