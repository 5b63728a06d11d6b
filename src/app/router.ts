import { VIEWS, type ViewId } from '@/state/app-state';
import type { AppStore } from '@/state/store';

function viewOf(hash: string): ViewId | null {
  const name = hash.replace(/^#\/?/, '');
  return name === 'prompt' ? 'prompt' : (VIEWS.find((view) => view === name) ?? null);
}

/** Ties the view to the address (#/tokens), both ways, so that Back and Forward work. */
export function startRouter(store: AppStore): void {
  const initial = viewOf(location.hash);
  if (initial !== null) store.getState().show(initial);
  else history.replaceState(null, '', `#/${store.getState().view}`);
  addEventListener('hashchange', () => {
    const view = viewOf(location.hash);
    if (view === null) history.replaceState(null, '', `#/${store.getState().view}`);
    else if (view !== store.getState().view) store.getState().show(view);
  });
  store.subscribe((state, before) => {
    if (state.view !== before.view && viewOf(location.hash) !== state.view) location.hash = `#/${state.view}`;
  });
}
