// Puts what a link holds in the place of the user's work. Loaded with the first link.
import { DEFAULT_MODEL_ID } from '@/core/catalog/catalogue';
import type { SharedWork } from '@/core/share/link';
import { selectModels } from './selectors';
import type { AppStore } from './store';
import { readScenario } from './stored-scenario';

/** One step of undo for the work; the scenario, which has no undo, goes along where the user says so. */
export function openSharedWork(store: AppStore, { work, scenario }: SharedWork, withScenario: boolean): void {
  const isKnown = selectModels(store.getState()).some(({ id }) => id === work.modelId);
  store.getState().replaceWork(isKnown ? work : { ...work, modelId: DEFAULT_MODEL_ID });
  const takesScenario = withScenario && scenario !== null;
  if (takesScenario) store.getState().setScenario(readScenario(scenario));
  const details = takesScenario ? ['Undo brings your work back; the cost scenario stays that of the link.'] : [];
  store.getState().notify({ tone: 'info', text: 'The shared work was opened.', details, action: 'undo' });
}
