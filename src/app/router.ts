import { type GroupId, SUB_VIEWS, VIEWS, type ViewId } from '@/state/app-state';
import { SHARE_PREFIX } from '@/core/share/share-prefix';
import type { AppStore } from '@/state/store';
import { noteLink } from './link-note';

const isGroup = (view: string): view is GroupId => view in SUB_VIEWS;

interface Place {
  readonly view: ViewId;
  /** The part of a view that has several; null: it has none. */
  readonly part: string | null;
}

/** #/tokens, #/cost/cache */
function placeOf(hash: string): Place | null {
  const [name, part] = hash.replace(/^#\/?/, '').split('/');
  const view = name === 'prompt' ? 'prompt' : VIEWS.find((each) => each === name);
  if (view === undefined) return null;
  const parts: readonly string[] = isGroup(view) ? SUB_VIEWS[view] : [];
  return { view, part: parts.find((each) => each === part) ?? parts[0] ?? null };
}

const shownPlace = ({ view, subViews }: ReturnType<AppStore['getState']>): Place => ({ view, part: isGroup(view) ? subViews[view] : null });

function addressOf({ view, part }: Place): string {
  return part === null || !isGroup(view) || part === SUB_VIEWS[view][0] ? `#/${view}` : `#/${view}/${part}`;
}

function goTo(store: AppStore, { view, part }: Place): void {
  // The part was found among those of its view.
  if (isGroup(view)) store.getState().showSub(view, part as never);
  else store.getState().show(view);
}

/** Ties the view to the address, both ways, so that Back and Forward work. */
export function startRouter(store: AppStore): void {
  const address = () => addressOf(shownPlace(store.getState()));
  /** A shared link is taken out of the address, which then says where the page is, as ever. */
  const takeLink = (): boolean => {
    if (!location.hash.startsWith(SHARE_PREFIX)) return false;
    noteLink(1, location.hash);
    store.getState().showLink(location.hash);
    history.replaceState(null, '', address());
    return true;
  };
  const initial = takeLink() ? null : placeOf(location.hash);
  if (initial !== null) goTo(store, initial);
  else history.replaceState(null, '', address());
  addEventListener('hashchange', () => {
    if (takeLink()) return;
    const place = placeOf(location.hash);
    if (place === null) history.replaceState(null, '', address());
    else if (location.hash !== address()) goTo(store, place);
  });
  store.subscribe((state, before) => {
    if (state.view === before.view && state.subViews === before.subViews) return;
    if (location.hash !== address()) location.hash = address();
  });
}
