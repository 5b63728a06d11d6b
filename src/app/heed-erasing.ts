import type { AppStore } from '@/state/store';

export const ERASED_CHANNEL = 'contextscope erased';

/** Another tab has deleted everything: this one stops keeping, and opens anew. */
export function heedErasing(store: AppStore): void {
  if (!('BroadcastChannel' in globalThis)) return;
  new BroadcastChannel(ERASED_CHANNEL).onmessage = () => {
    // The tab that does it hears itself too.
    if (store.getState().keeping === 'stopped') return;
    store.setState({ keeping: 'stopped' });
    location.reload();
  };
}
