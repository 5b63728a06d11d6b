import { COST_VIEWS, type CostView, MODELS_VIEWS, type ModelsView, VIEWS, type ViewId } from '@/state/app-state';
import type { AppStore } from '@/state/store';

interface Place {
  readonly view: ViewId;
  /** The part of a view that has several; null: the address names none. */
  readonly costView: CostView | null;
  readonly modelsView: ModelsView | null;
}

/** #/tokens, #/cost/cache */
function placeOf(hash: string): Place | null {
  const [name, part] = hash.replace(/^#\/?/, '').split('/');
  const view = name === 'prompt' ? 'prompt' : VIEWS.find((each) => each === name);
  if (view === undefined) return null;
  return {
    view,
    costView: view === 'cost' ? (COST_VIEWS.find((each) => each === part) ?? null) : null,
    modelsView: view === 'models' ? (MODELS_VIEWS.find((each) => each === part) ?? null) : null,
  };
}

function addressOf({ view, costView, modelsView }: { view: ViewId; costView: CostView; modelsView: ModelsView }): string {
  const part = view === 'cost' ? costView : view === 'models' ? modelsView : null;
  return part === null || part === COST_VIEWS[0] || part === MODELS_VIEWS[0] ? `#/${view}` : `#/${view}/${part}`;
}

function goTo(store: AppStore, { view, costView, modelsView }: Place): void {
  const { show, showCost, showModels } = store.getState();
  if (view === 'cost') showCost(costView ?? COST_VIEWS[0]);
  else if (view === 'models') showModels(modelsView ?? MODELS_VIEWS[0]);
  else show(view);
}

/** Ties the view to the address, both ways, so that Back and Forward work. */
export function startRouter(store: AppStore): void {
  const initial = placeOf(location.hash);
  if (initial !== null) goTo(store, initial);
  else history.replaceState(null, '', addressOf(store.getState()));
  addEventListener('hashchange', () => {
    const place = placeOf(location.hash);
    if (place === null) history.replaceState(null, '', addressOf(store.getState()));
    else if (location.hash !== addressOf(store.getState())) goTo(store, place);
  });
  store.subscribe((state, before) => {
    if (state.view === before.view && state.costView === before.costView && state.modelsView === before.modelsView) return;
    const address = addressOf(state);
    if (location.hash !== address) location.hash = address;
  });
}
