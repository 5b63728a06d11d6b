// Puts what a link or a file holds in the place of the user's work. Loaded with the first of them.
import { joinLayers } from '@/core/catalog/edit-layer';
import { namesInWords } from '@/core/name-list';
import { asShared } from '@/core/share/shared-figures';
import type { SharedWork } from '@/core/share/link';
import type { AppState } from './app-state';
import { changeFigures } from './change-figures';
import { withModelHere } from './figures-left-behind';
import { figuresInWords, type OfferedModel } from './shared-figures';
import type { AppStore } from './store';
import { readScenario } from './stored-scenario';

/** What came along of own figures: of these models they are taken, of those they are left. */
export interface FigureChoice {
  readonly taken: readonly OfferedModel[];
  readonly left: readonly OfferedModel[];
}

const NO_FIGURES: FigureChoice = { taken: [], left: [] };

/** One step of undo for the work, and with it for the case in view, and the scenario and the figures that the user takes along. `words`: that it was opened. */
export function openSharedWork(store: AppStore, { work, scenario, caseInView }: SharedWork, withScenario: boolean, { taken, left }: FigureChoice = NO_FIGURES, words = 'The shared work was opened.'): void {
  const before = usedIn(store.getState());
  // First, as the work may be of a model that comes with them.
  if (taken.length > 0) changeFigures(store, ({ overrides }) => ({ overrides: taken.reduce((layer, model) => joinLayers(layer, asShared(model.layer)), overrides) }));
  const here = withModelHere(store.getState(), work);
  store.getState().replaceWork(here.work);
  if (caseInView !== undefined) store.getState().chooseCase(caseInView);
  store.setState({ figuresLeft: left.length === 0 ? null : { opened: here.work, words: new Map(left.map(({ id, rows }) => [id, figuresInWords(rows)])) } });
  if (withScenario && scenario !== null) {
    const shared = readScenario(scenario);
    // Under an example lies what the user had.
    store.setState({ scenario: shared, ownScenario: shared.exampleId === null ? null : (before.ownScenario ?? before.scenario) });
  }
  const after = usedIn(store.getState());
  if (after.scenario !== before.scenario || after.figures !== before.figures || after.chosenCase !== before.chosenCase) goAlong(store, before, after);
  store.getState().notify({ tone: 'info', text: words, details: [...here.told, ...takenWords(taken), ...left.map((model) => `The sender’s figures of ${model.name} were left: ${figuresInWords(model.rows)}.`)], action: 'undo' });
}

function takenWords(taken: readonly OfferedModel[]): readonly string[] {
  return taken.length === 0 ? [] : [`Figures of ${namesInWords(taken.map(({ name }) => name))} came with it; Undo takes them back too, and so does that under Own figures.`];
}

/** The work, how it is used, with which figures, and which case of it is chosen. */
type Used = Pick<AppState, 'work' | 'scenario' | 'ownScenario' | 'figures' | 'chosenCase'>;

function usedIn({ work, scenario, ownScenario, figures, chosenCase }: AppState): Used {
  return { work, scenario, ownScenario, figures, chosenCase };
}

/** The scenario, the figures and the case are beside the undo of the work: each goes back and forth with this one step, unless it was changed since. */
function goAlong(store: AppStore, before: Used, after: Used): void {
  const stop = store.subscribe((state, last) => {
    if (state.work === last.work) return;
    const isBack = state.work === before.work && last.work === after.work;
    const isForth = state.work === after.work && last.work === before.work;
    const [from, to] = isBack ? [after, before] : [before, after];
    if (isBack || isForth) {
      if (state.scenario === from.scenario) store.setState({ scenario: to.scenario, ownScenario: to.ownScenario });
      if (state.figures === from.figures) store.setState({ figures: to.figures });
      if (state.chosenCase === from.chosenCase) store.getState().chooseCase(to.chosenCase);
    }
    // The step is gone: other work was opened without undo, or so much was done since.
    if (![...state.past, state.work, ...state.future].includes(before.work)) stop();
  });
}
