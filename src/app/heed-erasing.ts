import type { AppStore } from '@/state/store';

/** How tabs tell each other that everything was deleted; null where there is nothing to delete: Firefox refuses it to pages that may store nothing. */
export function erasedChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('contextscope erased');
  } catch {
    return null;
  }
}

/** Another tab has deleted everything: this one stops keeping, and opens anew. */
export function heedErasing(store: AppStore): void {
  const channel = erasedChannel();
  if (channel === null) return;
  channel.onmessage = () => {
    // The tab that does it hears itself too.
    if (store.getState().keeping === 'stopped') return;
    store.setState({ keeping: 'stopped' });
    location.reload();
  };
}
