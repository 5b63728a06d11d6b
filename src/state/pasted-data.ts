// Data of models that was pasted, where a file of it would have been asked about. It is added as a document and then asked
// about, so that nothing is lost by a wrong guess. Loaded with the first paste that may be such data.
import type { UnitId } from '@/core/units';
import { dataKindOf, openData } from './newer-data';
import type { AppStore } from './store';

/** Asks what to do with a text that was added as the part `id`, in the place of the sample if that was untouched. */
export async function askAboutPasted(store: AppStore, text: string, id: UnitId, wasSample: boolean): Promise<void> {
  const { notify, deleteUnits, loadSample, closeEdit } = store.getState();
  const isThere = () => store.getState().work.prompt.parts.some((part) => part.id === id);
  const file = new File([text], 'pasted.json', { type: 'application/json' });
  const kind = await dataKindOf(file).catch(() => null);
  if (kind === null || !isThere()) return;
  const open = () => {
    if (isThere()) {
      deleteUnits([id]);
      // Nothing else has come since, so the page is again as it was before the paste.
      if (wasSample && store.getState().work.prompt.parts.length === 0) loadSample();
    }
    closeEdit();
    openData(store, file, kind);
  };
  const what = kind === 'own figures' ? 'own figures of models' : `newer data of models, from ${kind}`;
  notify({
    tone: 'info',
    text: `This looks like ${what}; it was added as a document.`,
    details: [],
    action: null,
    about: new Set([id]),
    choices: [
      { label: 'Open as such', choose: open },
      { label: 'Keep as a document', choose: () => {} },
    ],
  });
}
