import type { AppStore } from '@/state/store';

/** How tabs tell each other that everything was deleted; null where there is nothing to delete: Firefox refuses it to pages that may store nothing. */
export function erasedChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('contextscope erased');
  } catch {
    return null;
  }
}

/** Which tab deleted everything. */
export type ErasedWhere = 'here' | 'elsewhere';

/** Opens the page anew, which then says why. The word for it is in the entry of the history, as nothing may be stored. Each tab has a storage of its own. */
export function reopenErased(where: ErasedWhere): void {
  try {
    sessionStorage.clear();
  } catch {
    // It may not be looked at, so nothing is there.
  }
  history.replaceState({ erased: where }, '', `${location.pathname}${location.search}`);
  location.reload();
}

/**
 * Another tab has deleted everything: this one stops keeping, and opens anew. And where that has just been so, it is told.
 * Before the address is read, which takes over the entry of the history.
 */
export function heedErasing(store: AppStore): void {
  const { erased } = (history.state ?? {}) as { readonly erased?: ErasedWhere };
  if (erased !== undefined) {
    history.replaceState(null, '');
    void store.getState().track('telling of the deletion', import('./tell-erased').then(({ tellErased }) => tellErased(store, erased), () => undefined));
  }
  const channel = erasedChannel();
  if (channel === null) return;
  channel.onmessage = () => {
    // The tab that does it hears itself too.
    const { keeping } = store.getState();
    if (keeping === 'stopped') return;
    store.setState({ keeping: 'stopped' });
    // Until it heard of it, a tab that keeps the work may have stored some again. Nobody else has meanwhile.
    const again = keeping === 'here' ? import('./erase-all').then(({ emptyAll }) => emptyAll()) : Promise.resolve();
    void again.catch(() => undefined).then(() => reopenErased('elsewhere'));
  };
}
