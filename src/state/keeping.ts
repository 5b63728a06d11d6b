// Keeps the work across reloads. The manifest and every text are records of their own, a long text in pieces, so that an
// edit writes what it has changed.
import { DEFAULT_MODEL_ID } from '@/core/catalog/catalogue';
import { LONG_UNITS, LongText, type PartText } from '@/core/prompt/long-text';
import { heldUnitsOf } from '@/core/prompt/part';
import { cutIntoPieces, joinPieces, pieceList, type PiecedText, readPieceList } from '@/core/share/text-pieces';
import { packWork, type Work } from '@/core/share/work';
import type { AppState } from './app-state';
import type { Notice } from './notices-state';
import { selectModels } from './selectors';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';

/** Records by key. Rejects with the browser's error. */
export interface RecordStore {
  /** All records whose key is wanted, as they are at one moment. Long values come in tasks of their own. */
  read(isWanted: (key: string) => boolean): Promise<ReadonlyMap<string, unknown>>;
  get(key: string): Promise<unknown>;
  /**
   * Stores all entries and removes the other keys, or does nothing. Long values go in tasks of their own, and are asked for
   * one by one. The memory of bytes is handed over.
   */
  write(entries: Iterable<readonly [string, unknown]>, removed?: readonly string[]): Promise<void>;
  /** Runs a job while no other tab runs one under the same name; absent: no tab can be held back. */
  alone?<Value>(name: string, job: () => Promise<Value>): Promise<Value>;
}

/** Reads, changes and writes a record as one step, as far as the browser can hold other tabs back. */
export function inOneStep<Value>(records: RecordStore, name: string, job: () => Promise<Value>): Promise<Value> {
  return records.alone === undefined ? job() : records.alone(name, job);
}

/** Which of the tabs keeps the work. */
export interface TabLock {
  /** Resolves with whether this tab has it now, until it is closed or another one takes it by force, of which `onLost` tells. */
  take(isForced: boolean, onLost: () => void): Promise<boolean>;
  /** Resolves when no tab has it. Never rejects. */
  whenFree(): Promise<void>;
}

export const MANIFEST = 'manifest';
export const TEXT = 'text:';
export const PIECE = 'piece:';
/** Pieces of work that are not open, and which there are (`workspaces.ts`). */
export const CLOSED = 'workspace:';
export const WORKSPACES = 'workspaces';
/** The user's own figures of models, and those from newer files. */
const FIGURES = 'figures';
const BACKUP = 'backup:';
/** What imports and documents were read from (`kept-sources.ts`). */
export const SOURCES = 'source';
/** Who wrote last. Another tab of the page has the same records. */
const WRITER = 'writer';
/** The first change is saved at once, those that follow at most this often. */
const SAVE_EVERY_MS = 400;

/** What is stored of the texts, by the key of the text. */
type Stored = Map<string, PiecedText>;

/**
 * Brings back the work of the last visit, then saves every change, while this tab has the lock. Never throws: the work goes on in
 * memory. Resolves with whether there was any work.
 */
export async function keepWork(store: AppStore, records: RecordStore, tabId: string, lock?: TabLock): Promise<boolean> {
  const { track, notify, work: initial } = store.getState();
  let stored: Stored;
  let hadWork = false;
  const restore = (isFirst: boolean) => track('restoring', restoreWork(store, records, isFirst));
  try {
    [stored, hadWork] = await restore(true);
  } catch (error) {
    notify(warning(`Work is not kept across reloads here: ${messageOf(error)}`));
    return true;
  }
  if (lock !== undefined) {
    const wait = async () => {
      store.setState({ keeping: 'elsewhere' });
      const { waitForTurn } = await import('./tab-holding');
      waitForTurn({ store, lock, records, reopen: async () => void (await restore(false)) });
    };
    if (!(await lock.take(false, () => store.getState().keeping === 'here' && void wait()))) await wait().catch(() => undefined);
    saveChanges(store, records, tabId, stored, null, initial);
    return hadWork;
  }
  const isWriter = await records.write([[WRITER, tabId]]).then(
    () => true,
    () => false,
  );
  saveChanges(store, records, tabId, stored, isWriter, initial);
  return hadWork;
}

/**
 * Takes over what is stored; returns that, and whether it is work. What was changed meanwhile is one Undo away the first time, as
 * saving it would write over what is stored; later it stays.
 */
async function restoreWork(store: AppStore, records: RecordStore, isFirst: boolean): Promise<readonly [Stored, boolean]> {
  const { notify, work: initial } = store.getState();
  const all = await records.read((key) => !key.startsWith(BACKUP) && !key.startsWith(CLOSED) && !key.startsWith(SOURCES));
  const stored: Stored = new Map();
  // Before the work, which may be of a model among them.
  if (all.has(FIGURES)) await (await import('./change-figures')).restoreFigures(store, records, all.get(FIGURES));
  const named: unknown = all.get(WORKSPACES);
  if (typeof named === 'object' && named !== null && 'openName' in named && typeof named.openName === 'string') store.setState({ workspaceName: named.openName });
  if (!all.has(MANIFEST)) return [stored, false];
  const reader = await import('@/core/share/stored-work').catch(() => null);
  if (reader === null) throw new Error('what reads the saved work did not load. The saved work stays as it is; reload the page to open it.');
  const texts = await storedTexts(all, '', stored);
  const unpacked = reader.unpackWork(all.get(MANIFEST), texts);
  if (!unpacked.ok) {
    await records.write([...all].map(([key, value]) => [BACKUP + key, value] as const));
    notify(warning(reader.storedRefusal(unpacked.error)));
    return [new Map(), true];
  }
  // What no text refers to was left by another tab; it goes with the next change.
  const known = new Set([...stored.values()].flatMap(({ pieces }) => pieces.map((piece) => piece.key)));
  for (const key of all.keys()) if (key.startsWith(PIECE) && !known.has(key)) stored.set(key, { text: '', pieces: [] });
  const { documents } = store.getState();
  const work = documents.size === 0 ? unpacked.value : await (await import('./known-texts')).withKnownTexts(unpacked.value, documents);
  const isChanged = store.getState().work !== initial;
  if (isChanged && !isFirst) return [stored, true];
  const isKnown = selectModels(store.getState()).some(({ id }) => id === work.modelId);
  store.getState()[isChanged ? 'replaceWork' : 'restore'](isKnown ? work : { ...work, modelId: DEFAULT_MODEL_ID });
  store.setState((state) => ({ keptWork: state.work }));
  if (isChanged) notify({ tone: 'info', text: 'Your work is back. What was changed before it was is one Undo away.', details: [], action: 'undo' });
  if (!isKnown) {
    const text = `The model ${work.modelId} is no longer in the catalogue; the default took its place.`;
    notify({ tone: 'info', text, details: [], action: null });
  }
  return [stored, true];
}

/** The texts among records whose keys begin with `before`, by id; `stored` is told how each is kept. */
export async function storedTexts(all: ReadonlyMap<string, unknown>, before: string, stored: Map<string, PiecedText>): Promise<ReadonlyMap<string, PartText>> {
  const texts = new Map<string, PartText>();
  for (const [key, value] of all) {
    if (!key.startsWith(before + TEXT)) continue;
    const list = readPieceList(value);
    const text = list === null ? value : await runInSlices(joinPieces(list, all));
    if (typeof text !== 'string' && !(text instanceof LongText)) continue;
    texts.set(key.slice(before.length + TEXT.length), text);
    // A long text in one piece is from an earlier version: it is cut when the work is saved next.
    stored.set(key, { text: list === null && text.length > LONG_UNITS ? '' : text, pieces: list?.pieces ?? [] });
  }
  return texts;
}

/** `wasWriter`: whether this tab wrote last; null: a lock holds the others back, so that none is writing meanwhile. `initial`: what is shown where nothing was kept. */
function saveChanges(store: AppStore, records: RecordStore, tabId: string, stored: Stored, wasWriter: boolean | null, initial: Work): void {
  const { track, notify } = store.getState();
  let isWriter = wasWriter;
  let lastPiece = 0;
  // Unlike those of any other tab, so that none removes or writes over a piece of another.
  const pieceKey = () => `${PIECE}${tabId}:${(lastPiece += 1)}`;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let settle: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  /** Whether there were any. */
  const dropSources = async () => {
    const sources = await records.read((key) => key.startsWith(SOURCES));
    return sources.size > 0 && (await import('./kept-sources')).dropSources(store, records, [...sources.keys()]);
  };
  const save = async (work: Work) => {
    if (store.getState().keeping !== 'here') return;
    const { manifest, texts } = packWork(work);
    const entries: Entry[] = [[MANIFEST, () => manifest], [WRITER, () => tabId]];
    const wanted: Stored = new Map();
    try {
      if ((await records.get(WRITER)) !== tabId) {
        // What another tab has changed or removed is not known here, so nothing counts as stored.
        if (isWriter) notify(warning('This page is open in another tab too. The work that changed last is the one that is kept.'));
        stored.clear();
      }
      for (const [id, text] of texts) {
        const key = TEXT + id;
        const before = stored.get(key);
        if (before?.text === text) wanted.set(key, before);
        else if (text.length <= LONG_UNITS) {
          entries.push([key, () => text]);
          wanted.set(key, { text, pieces: [] });
        } else {
          const cut = await runInSlices(cutIntoPieces(text, before ?? null, pieceKey));
          const now = { text, pieces: cut?.pieces ?? [] };
          entries.push(...(cut?.added ?? []).map((piece) => [piece.key, piece.read] as const));
          entries.push([key, () => pieceList(now)]);
          wanted.set(key, now);
        }
      }
      const kept = new Set(keysOf(wanted));
      // All may have been deleted while this was made ready.
      if (store.getState().keeping !== 'here') return;
      await records.write(madeOneByOne(entries), keysOf(stored).filter((key) => !kept.has(key)));
      isWriter = wasWriter !== null;
      stored.clear();
      for (const [key, value] of wanted) stored.set(key, value);
      // What told of a save that failed is no longer so.
      store.setState(({ notices }) => ({ keptWork: work, notices: notices.filter(({ action }) => action !== 'save') }));
    } catch (error) {
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      // The work comes first: what its parts were read from takes the space.
      if (isFull && (await dropSources().catch(() => false))) return save(work);
      notify({
        tone: 'error',
        text: `Not saved: ${isFull ? 'the browser’s storage for this page is full.' : messageOf(error)} The work stays in this tab.`,
        details: [],
        action: 'save',
      });
    }
  };
  let lastSaveAt = Number.NEGATIVE_INFINITY;
  /** The time has come, but the workers are busy with a long text. */
  let isWaiting = false;
  const saveNow = () => {
    if (timer === null && !isWaiting) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    isWaiting = false;
    lastSaveAt = performance.now();
    running = running.then(() => save(store.getState().work));
    void running.then(settle);
    settle = null;
  };
  const saveWhenFree = () => {
    timer = null;
    isWaiting = true;
    if (!isBusyWithLongText(store.getState())) saveNow();
  };
  store.subscribe((state, before) => {
    // What changed them has loaded this.
    if (state.figures !== before.figures) void track('saving', import('./change-figures').then((module) => module.saveFigures(store, records)));
    if (isWaiting) {
      if ((state.counting !== before.counting || state.tokens !== before.tokens) && !isBusyWithLongText(state)) saveNow();
      return;
    }
    if (state.work !== before.work || state.keeping !== before.keeping) saveSoon();
  });
  const saveSoon = () => {
    if (timer !== null || store.getState().keeping !== 'here') return;
    const waitMs = Math.max(0, lastSaveAt + SAVE_EVERY_MS - performance.now());
    timer = setTimeout(saveWhenFree, waitMs);
    void track('saving', new Promise<void>((resolve) => (settle = resolve)));
  };
  // What has arrived since what was kept is back.
  if (store.getState().work !== (store.getState().keptWork ?? initial)) saveSoon();
  // A closing tab gets no later chance, and a hidden one may get none.
  globalThis.addEventListener?.('pagehide', saveNow);
  globalThis.document?.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && saveNow());
}

/**
 * Counted, or laid out to be looked at. The workers have the cores then, and storing the text would compete with them and
 * with the page. It is a matter of seconds, and its file is still where it was.
 */
function isBusyWithLongText({ counting, tokens, work }: AppState): boolean {
  if (counting.size === 0 && tokens.status !== 'running') return false;
  return work.prompt.parts.some((part) => heldUnitsOf(part).some(({ text }) => text.length > LONG_UNITS));
}

/** A record whose value is made when it is stored. */
type Entry = readonly [key: string, make: () => unknown];

function* madeOneByOne(entries: readonly Entry[]): Generator<readonly [string, unknown], void, undefined> {
  for (const [key, make] of entries) yield [key, make()];
}

/** The keys of all records of the texts. */
function keysOf(texts: Stored): string[] {
  return [...texts].flatMap(([key, { pieces }]) => [key, ...pieces.map((piece) => piece.key)]);
}

function warning(text: string): Omit<Notice, 'id'> {
  return { tone: 'warning', text, details: [], action: null };
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
