// Data of models that was pasted, where a file of it would have been asked about, and the address of shared work. It is added
// as a document and then asked about, so that nothing is lost by a wrong guess. Loaded with the first paste that may be either.
import type { UnitId } from '@/core/units';
import { dataKindOf, openData } from './newer-data';
import type { AppStore } from './store';

/** An address and nothing else, of whichever origin: the work stands behind its "#". */
const SHARED = /^<?https?:\/\/[^\s#]+(#\/share\/\d+\.\S+)$/;

/** Asks what to do with a text that was added as the part `id`, in the place of the sample if that was untouched. */
export async function askAboutPasted(store: AppStore, text: string, id: UnitId, wasSample: boolean): Promise<void> {
  const { notify, deleteUnits, loadSample, closeEdit, showLink } = store.getState();
  const isThere = () => store.getState().work.prompt.parts.some((part) => part.id === id);
  const file = new File([text], 'pasted.json', { type: 'application/json' });
  const fragment = SHARED.exec(text.trim())?.[1];
  const kind = fragment === undefined ? await dataKindOf(file).catch(() => null) : null;
  if ((kind === null && fragment === undefined) || !isThere()) return;
  const open = () => {
    if (isThere()) {
      deleteUnits([id]);
      // Nothing else has come since, so the page is again as it was before the paste.
      if (wasSample && store.getState().work.prompt.parts.length === 0) loadSample();
    }
    closeEdit();
    if (fragment !== undefined) showLink(fragment);
    else if (kind !== null) openData(store, file, kind);
  };
  const what = fragment !== undefined ? 'a link to shared work' : kind === 'own figures' ? 'own figures of models' : `newer data of models, from ${kind}`;
  notify({
    tone: 'info',
    text: `This looks like ${what}; it was added as a document.`,
    details: [],
    action: null,
    about: new Set([id]),
    choices: [
      { label: fragment === undefined ? 'Open as such' : 'Look at the work', choose: open },
      { label: 'Keep as a document', choose: () => {} },
    ],
  });
}
