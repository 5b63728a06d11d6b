// Puts what a link holds in the place of the user's work. Loaded with the first link.
import type { SharedWork } from '@/core/share/link';
import type { AppState } from './app-state';
import { withModelHere } from './figures-left-behind';
import type { AppStore } from './store';
import { readScenario } from './stored-scenario';

/** One step of undo for the work, and for the scenario with it where the user says that it goes along. */
export function openSharedWork(store: AppStore, { work, scenario }: SharedWork, withScenario: boolean): void {
  const here = withModelHere(store.getState(), work);
  const before = usedIn(store.getState());
  store.getState().replaceWork(here.work);
  if (withScenario && scenario !== null) {
    const shared = readScenario(scenario);
    // Under an example lies what the user had.
    store.setState({ scenario: shared, ownScenario: shared.exampleId === null ? null : (before.ownScenario ?? before.scenario) });
    goAlong(store, before, usedIn(store.getState()));
  }
  store.getState().notify({ tone: 'info', text: 'The shared work was opened.', details: here.told, action: 'undo' });
}

/** The work and how it is used. */
type Used = Pick<AppState, 'work' | 'scenario' | 'ownScenario'>;

function usedIn({ work, scenario, ownScenario }: AppState): Used {
  return { work, scenario, ownScenario };
}

/** The scenario is beside the undo of the work: it goes back and forth with this one step, unless it was changed since. */
function goAlong(store: AppStore, before: Used, after: Used): void {
  const stop = store.subscribe((state, last) => {
    if (state.work === last.work) return;
    const isBack = state.work === before.work && last.work === after.work;
    const isForth = state.work === after.work && last.work === before.work;
    const [from, to] = isBack ? [after, before] : [before, after];
    if ((isBack || isForth) && state.scenario === from.scenario) store.setState({ scenario: to.scenario, ownScenario: to.ownScenario });
    // The step is gone: other work was opened without undo, or so much was done since.
    if (![...state.past, state.work, ...state.future].includes(before.work)) stop();
  });
}
