// Keeps the work across reloads. The manifest and every text are records of their own, so that an edit writes one text.
import { DEFAULT_MODEL_ID, findModel } from '@/core/catalog/catalogue';
import { packWork, unpackWork, type Work } from '@/core/share/work';
import type { AppStore } from './store';

/** Records by key; `write` stores all entries at once or none. Rejects with the browser's error. */
export interface RecordStore {
  read(): Promise<ReadonlyMap<string, unknown>>;
  get(key: string): Promise<unknown>;
  write(entries: readonly (readonly [string, unknown])[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

const MANIFEST = 'manifest';
const TEXT = 'text:';
const BACKUP = 'backup:';
/** Who wrote last. Another tab of the page has the same records. */
const WRITER = 'writer';
/** The first change is saved at once, those that follow at most this often. */
const SAVE_EVERY_MS = 400;

/** Brings back the work of the last visit, then saves every change. Never throws: the work goes on in memory. */
export async function keepWork(store: AppStore, records: RecordStore, tabId: string): Promise<void> {
  const saved = new Map<string, string>();
  const { track, notify } = store.getState();
  const initial = store.getState().work;
  try {
    const all = await track('restoring', records.read());
    if (all.has(MANIFEST)) {
      const texts = new Map<string, string>();
      for (const [key, value] of all) {
        if (!key.startsWith(TEXT) || typeof value !== 'string') continue;
        texts.set(key.slice(TEXT.length), value);
        saved.set(key, value);
      }
      const unpacked = unpackWork(all.get(MANIFEST), texts);
      if (!unpacked.ok) {
        saved.clear();
        await records.write([...all].map(([key, value]) => [BACKUP + key, value] as const));
        notify({
          tone: 'warning',
          text:
            unpacked.error.kind === 'newer'
              ? 'The saved work comes from a newer version of this page and was not opened. A copy is kept; reload to get the newer version.'
              : 'The saved work could not be read and was not opened. A copy is kept in this browser.',
          details: [],
          action: null,
        });
      } else if (store.getState().work === initial) {
        const work = unpacked.value;
        const known = findModel(work.modelId) !== null;
        store.getState().restore(known ? work : { ...work, modelId: DEFAULT_MODEL_ID });
        if (!known) {
          const text = `The model ${work.modelId} is no longer in the catalogue; the default took its place.`;
          notify({ tone: 'info', text, details: [], action: null });
        }
      }
    }
  } catch (error) {
    notify({ tone: 'warning', text: `Work is not kept across reloads here: ${messageOf(error)}`, details: [], action: null });
    return;
  }

  let isWriter = await records.write([[WRITER, tabId]]).then(
    () => true,
    () => false,
  );
  let timer: ReturnType<typeof setTimeout> | null = null;
  let settle: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  const save = async (work: Work) => {
    const { manifest, texts } = packWork(work);
    const entries: (readonly [string, unknown])[] = [[MANIFEST, manifest], [WRITER, tabId]];
    const wanted = new Map([...texts].map(([id, text]) => [TEXT + id, text]));
    try {
      if ((await records.get(WRITER)) !== tabId) {
        // What another tab has changed or removed is not known here, so nothing counts as stored.
        if (isWriter) {
          const text = 'This page is open in another tab too. The work that changed last is the one that is kept.';
          notify({ tone: 'warning', text, details: [], action: null });
        }
        saved.clear();
      }
      for (const [key, text] of wanted) if (saved.get(key) !== text) entries.push([key, text]);
      await records.write(entries);
      isWriter = true;
      for (const [key, text] of wanted) saved.set(key, text);
      const gone = [...saved.keys()].filter((key) => !wanted.has(key));
      if (gone.length > 0) await records.remove(gone);
      for (const key of gone) saved.delete(key);
    } catch (error) {
      const full = error instanceof Error && error.name === 'QuotaExceededError';
      notify({
        tone: 'error',
        text: full
          ? 'Not saved: the browser’s storage for this page is full. The work stays in this tab; export the report or remove large parts.'
          : `Not saved: ${messageOf(error)} The work stays in this tab.`,
        details: [],
        action: null,
      });
    }
  };
  let lastSaveAt = Number.NEGATIVE_INFINITY;
  const saveNow = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    lastSaveAt = performance.now();
    running = running.then(() => save(store.getState().work));
    void running.then(settle);
    settle = null;
  };
  store.subscribe((state, before) => {
    if (state.work === before.work || timer !== null) return;
    const waitMs = Math.max(0, lastSaveAt + SAVE_EVERY_MS - performance.now());
    timer = setTimeout(saveNow, waitMs);
    void track('saving', new Promise<void>((resolve) => (settle = resolve)));
  });
  // A closing tab gets no later chance.
  globalThis.addEventListener?.('pagehide', saveNow);
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
