// Says once, after the page was opened anew, that everything was deleted. Loaded where it was.
import type { AppStore } from '@/state/store';
import type { ErasedWhere } from './heed-erasing';

export function tellErased(store: AppStore, where: ErasedWhere): void {
  // Nobody may be looking at the other tab: there it stays until it is dismissed.
  const [tone, text] = where === 'here' ? (['info', 'All local data was deleted.'] as const) : (['warning', 'All local data was deleted in another tab, and the work of this one with it.'] as const);
  store.getState().notify({ tone, text, details: [], action: null });
}
