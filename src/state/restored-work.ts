// Opens the work that is stored. Loaded where there is some.
import { DEFAULT_MODEL_ID } from '@/core/catalog/catalogue';
import { storedRefusal, unpackWork } from '@/core/share/stored-work';
import type { Work } from '@/core/share/work';
import { BACKUP, MANIFEST, type RecordStore, type Stored, warning } from './keeping';
import { selectModels } from './selectors';
import type { AppStore } from './store';
import { storedTexts } from './stored-texts';

interface StoredWork {
  readonly store: AppStore;
  readonly records: RecordStore;
  /** What is stored of it. */
  readonly all: ReadonlyMap<string, unknown>;
  /** What was open before it was read. */
  readonly initial: Work;
  readonly isFirst: boolean;
}

/** Takes over the work, or keeps it aside where it cannot be read; returns what is stored of the texts. */
export async function restoreStoredWork({ store, records, all, initial, isFirst }: StoredWork): Promise<Stored> {
  const { notify } = store.getState();
  const stored: Stored = new Map();
  const texts = await storedTexts(all, '', stored);
  const unpacked = unpackWork(all.get(MANIFEST), texts);
  if (!unpacked.ok) {
    await records.write([...all].map(([key, value]) => [BACKUP + key, value] as const));
    notify(warning(storedRefusal(unpacked.error)));
    return new Map();
  }
  const { documents } = store.getState();
  const work = documents.size === 0 ? unpacked.value : await (await import('./known-texts')).withKnownTexts(unpacked.value, documents);
  const isChanged = store.getState().work !== initial;
  if (isChanged && !isFirst) return stored;
  const isKnown = selectModels(store.getState()).some(({ id }) => id === work.modelId);
  store.getState()[isChanged ? 'replaceWork' : 'restore'](isKnown ? work : { ...work, modelId: DEFAULT_MODEL_ID });
  store.setState((state) => ({ keptWork: state.work }));
  if (isChanged) notify({ tone: 'info', text: 'Your work is back. What was changed before it was is one Undo away.', details: [], action: 'undo' });
  if (!isKnown) {
    const text = `The model ${work.modelId} is no longer in the catalogue; the default took its place.`;
    notify({ tone: 'info', text, details: [], action: null });
  }
  return stored;
}

