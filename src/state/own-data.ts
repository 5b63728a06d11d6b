// What the user brought or typed in beside the work, whose undo it has no part in: it says so when some is taken away, and
// offers the way back. Only views that are loaded when asked for import this.
import { OWN_ID } from '@/core/recall/choices';
import type { OwnGrid } from '@/core/recall/own-results';
import type { OwnArchitecture } from '@/core/memory/own-architecture';
import { selectMemory } from './memory-defaults';
import type { AppStore } from './store';

/** Results of the user's own needle tests in the place of those that were there; null: none. What is not there does not lie along the prompt. */
export function setOwnResults(store: AppStore, own: OwnGrid | null): void {
  const { recall: before, setRecall, replaceRecall } = store.getState();
  const { evidenceId, own: old, ...rest } = before;
  if (own === null && evidenceId === OWN_ID) replaceRecall({ ...rest, own });
  else setRecall({ own });
  if (old == null) return;
  const chosen = evidenceId === undefined ? {} : { evidenceId };
  offerUndo(store, own === null ? 'Your results were removed.' : 'Your results were replaced.', () => setRecall({ own: old, ...chosen }));
}

/** A changed architecture, or none, in the place of the one with this id. The removed one is no longer shown. */
export function replaceOwnArchitecture(store: AppStore, id: string, changed: OwnArchitecture | null): void {
  const { setMemory } = store.getState();
  const { ownArchitectures: all, architectureId: shown } = selectMemory(store.getState());
  const at = all.findIndex((each) => each.id === id);
  const old = all[at];
  if (old === undefined) return;
  const shownThen = changed !== null ? { architectureId: id } : shown === id ? { architectureId: null } : {};
  setMemory({ ownArchitectures: all.flatMap((each) => (each.id === id ? (changed ?? []) : each)), ...shownThen });
  offerUndo(store, `${old.fields.name} was ${changed === null ? 'removed' : 'changed'}.`, () => {
    const others = selectMemory(store.getState()).ownArchitectures.filter((each) => each.id !== id);
    setMemory({ ownArchitectures: others.toSpliced(at, 0, old), architectureId: shown });
  });
}

function offerUndo(store: AppStore, text: string, undo: () => void): void {
  store.getState().notify({ tone: 'info', text, details: [], action: null, choices: [{ label: 'Undo', choose: undo }] });
}
