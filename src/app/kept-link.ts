// A shared link is out of the address at once, so it is kept in the storage of this tab until the user has said what to do with it,
// behind how often it was opened since it was last shown. Loaded with the first link.
import type { AppStore } from '@/state/store';
import { LINK_KEY, noteLink, notedLink } from './link-note';

/** Loads in a row after which a link that was never shown is let go: one that ends the page must not do so for ever. */
const MOST_LOADS = 3;
const keeping = new WeakSet<AppStore>();

/** Shows the one that was not answered when the page was left, and keeps those that come. A new one takes the place of another. */
export function keepLink(store: AppStore): void {
  if (keeping.has(store)) return;
  keeping.add(store);
  const [, loads, kept] = /^(\d)(#.*)$/s.exec(notedLink()) ?? [];
  store.subscribe(({ sharedLink, isLinkShown }, before) => {
    if (sharedLink === before.sharedLink && isLinkShown === before.isLinkShown) return;
    if (sharedLink === null) forget();
    else noteLink(isLinkShown ? 0 : sharedLink === kept ? Number(loads) + 1 : 1, sharedLink);
  });
  const { sharedLink, showLink, notify } = store.getState();
  if (sharedLink !== null) {
    // It was pasted, or has come in the address, where it was noted.
    if (sharedLink !== kept) noteLink(1, sharedLink);
  } else if (kept !== undefined && Number(loads) < MOST_LOADS) showLink(kept);
  else if (kept !== undefined) {
    forget();
    notify({ tone: 'warning', text: 'A shared link could not be shown in three tries and is not tried again. Your work is as it was.', details: [], action: null });
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(LINK_KEY);
  } catch {
    // Nothing is stored here.
  }
}
