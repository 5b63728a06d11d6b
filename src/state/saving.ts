// Saves the work as it changes. Loaded while the work of the last visit is read.
import { lastOf } from '@/core/importers/steps';
import { LONG_UNITS } from '@/core/prompt/long-text';
import { heldUnitsOf } from '@/core/prompt/part';
import { cutIntoPieces, pieceList } from '@/core/share/text-pieces';
import { packWork } from '@/core/share/pack-work';
import type { Work } from '@/core/share/work';
import type { AppState } from './app-state';
import { MANIFEST, PIECE, type RecordStore, SOURCES, type Stored, TEXT, Told, warning, WRITER } from './keeping';
import { CHANGE_UNITS, dropLog, LEAVING_UNITS, writeLog } from './redo-log';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';

/** The first change is saved at once, those that follow at most this often. */
const SAVE_EVERY_MS = 400;
const [RETRY_MS, MOST_RETRIES] = [1000, 3];
/** Who needs longer to write a change down does it only as the page goes. */
const MOST_LOG_MS = 4;
/** Between two looks at the clock. */
const STEP_TEXTS = 500;

/** `wasWriter`: whether this tab wrote last; null: a lock holds the others back, so that none is writing meanwhile. `initial`: what is shown where nothing was kept. */
export function saveChanges(store: AppStore, records: RecordStore, tabId: string, stored: Stored, wasWriter: boolean | null, initial: Work): void {
  const { track, notify } = store.getState();
  let isWriter = wasWriter;
  let lastPiece = 0;
  // Unlike those of any other tab, so that none removes or writes over a piece of another.
  const pieceKey = () => `${PIECE}${tabId}:${(lastPiece += 1)}`;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let settle: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  /** What was unsaved was stored in one go, as the page went. */
  let hasLeft = false;
  /** The store was closed since it was written. */
  let isClosed = false;
  /** Another tab may have written since. */
  let isShared = false;
  let retries = 0;
  /** There was no room. */
  let isFull = false;
  /** On its way to the store. */
  let writing: Changes | null = null;
  /** Who wrote what is stored. */
  let lastWriter: unknown;
  const lookWhoWrote = () => void records.get(WRITER).then((writer) => (lastWriter = writer), () => undefined);
  lookWhoWrote();
  const wasKept = () => isClosed || store.getState().keptWork !== null;

  /** Whether there were any. */
  const dropSources = async () => {
    const sources = await records.read((key) => key.startsWith(SOURCES));
    return sources.size > 0 && (await import('./kept-sources')).dropSources(store, records, [...sources.keys()]);
  };
  const write = async (work: Work, changes: Changes, isLast = false) => {
    writing = changes;
    await records.write(madeOneByOne(changes.entries), changes.removed, isLast).finally(() => {
      if (writing === changes) writing = null;
    });
    stored.clear();
    for (const [key, value] of changes.wanted) stored.set(key, value);
    [isClosed, isShared, isFull, isLogCheap] = [false, false, false, true];
    [retries, lastWriter] = [0, tabId];
    if (store.getState().work === work) dropLog(records, tabId);
    // What told of a save that failed is no longer so.
    store.setState(({ notices }) => ({ keptWork: work, notices: notices.filter(({ action }) => action !== 'save') }));
  };
  /** What has to be stored whatever becomes of what is on its way. There is no time to look what is stored: where that is not known for sure, it is all of it. */
  const allChanges = (work: Work) => lastOf(changesTo(work, isClosed || isShared ? new Map() : sureOf(stored, writing), tabId, pieceKey));
  let isLogCheap = true;
  const writeDown = ({ entries, removed }: Changes, mostUnits: number) => writeLog(records, { tab: tabId, after: lastWriter, entries: madeOneByOne(entries), removed }, mostUnits);
  const writeDownChange = (work: Work) => {
    if (!isLogCheap || isLongChange(work, stored)) {
      dropLog(records, tabId);
      return;
    }
    const startedAt = performance.now();
    writeDown(allChanges(work), CHANGE_UNITS);
    isLogCheap = performance.now() - startedAt < MOST_LOG_MS;
  };
  const save = async (work: Work) => {
    if (store.getState().keeping !== 'here') return;
    try {
      const writer = await records.get(WRITER);
      if (writer !== tabId) {
        // What another tab has changed or removed is not known here, so nothing counts as stored.
        if (writer === undefined && wasKept() && (await records.get(MANIFEST)) === undefined) {
          await (await import('./cleared')).keepAgain(store, records);
          isClosed = false;
        } else if (isWriter && writer !== undefined) notify(warning('This page is open in another tab too. The work that changed last is the one that is kept.'));
        stored.clear();
      }
      const changes = await runInSlices(changesTo(work, stored, tabId, pieceKey));
      // All may have been deleted while this was made ready, or newer work stored.
      if (changes === undefined || hasLeft || store.getState().keeping !== 'here') return;
      await write(work, changes);
      isWriter = wasWriter !== null;
    } catch (error) {
      isFull = isStorageFull(error);
      // The work comes first: what its parts were read from takes the space.
      if (isFull && (await dropSources().catch(() => false))) return save(work);
      notify({
        tone: 'error',
        text: `Not saved: ${storingWords(error)} The work stays in this tab.`,
        details: [],
        action: 'save',
      });
      // A store that is being cleared, or was closed by the system, is there again soon.
      if (isFull || retries === MOST_RETRIES) return;
      retries += 1;
      setTimeout(saveSoon, retries * RETRY_MS);
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
    if (state.work !== before.work) retries = 0;
    if (state.work !== before.work && state.keeping === 'here') writeDownChange(state.work);
    if (state.keeping !== before.keeping) {
      isShared = true;
      lookWhoWrote();
    }
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
  const isUnsaved = () => store.getState().work !== (store.getState().keptWork ?? initial);
  // What has arrived since what was kept is back.
  if (isUnsaved()) saveSoon();
  records.onClosed?.(() => {
    if (!wasKept()) return;
    isClosed = true;
    // It may have been cleared: what is shown is stored again then.
    store.setState({ keptWork: null });
    saveSoon();
  });
  // A closing tab gets no later chance: what waits for anything is not stored.
  const saveAtOnce = () => {
    // What is typed into a field is taken when the field is left.
    const field = globalThis.document?.activeElement;
    if (field !== null && field !== undefined && 'blur' in field) (field as HTMLElement).blur();
    const { keeping, work } = store.getState();
    if (keeping !== 'here' || !isUnsaved()) return;
    const changes = allChanges(work);
    // First, as it is done when it returns.
    writeDown(changes, LEAVING_UNITS);
    if (wasWriter !== null) {
      saveNow();
      return;
    }
    hasLeft = true;
    void write(work, changes, true).catch(() => undefined);
  };
  globalThis.addEventListener?.('pagehide', saveAtOnce);
  globalThis.addEventListener?.('pageshow', () => {
    if (hasLeft) saveSoon();
    hasLeft = false;
  });
  // A hidden one may get none either.
  globalThis.document?.addEventListener('visibilitychange', () => {
    const { keeping, work } = store.getState();
    if (document.visibilityState !== 'hidden') {
      // Who left to make room is back.
      if (isFull) saveSoon();
      return;
    }
    if (!hasLeft && keeping === 'here' && isUnsaved()) writeDown(allChanges(work), LEAVING_UNITS);
    saveNow();
  });
}

/** What is stored of the texts, and stays so whether what is being written arrives or not. */
function sureOf(stored: Stored, writing: Changes | null): Stored {
  return writing === null ? stored : new Map([...stored].filter(([key, value]) => writing.wanted.get(key) === value));
}

/** Whether a text of which writing it takes more than a moment has changed. */
function isLongChange(work: Work, stored: Stored): boolean {
  return work.prompt.parts.some((part) => heldUnitsOf(part).some(({ id, text }) => text.length > CHANGE_UNITS && stored.get(TEXT + id)?.text !== text));
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

interface Changes {
  readonly entries: readonly Entry[];
  /** Keys. */
  readonly removed: readonly string[];
  /** What is stored then. */
  readonly wanted: Stored;
}

/** What there is to store so that the work is, by a tab that knows what is stored. In steps. */
export function* changesTo(work: Work, stored: Stored, writer: string, pieceKey: () => string): Generator<void, Changes, undefined> {
  const { manifest, texts } = packWork(work);
  yield;
  const entries: Entry[] = [[MANIFEST, () => manifest], [WRITER, () => writer]];
  const wanted: Stored = new Map();
  let looked = 0;
  for (const [id, text] of texts) {
    if ((looked += 1) % STEP_TEXTS === 0) yield;
    const key = TEXT + id;
    const before = stored.get(key);
    if (before?.text === text) wanted.set(key, before);
    else if (text.length <= LONG_UNITS) {
      entries.push([key, () => text]);
      wanted.set(key, { text, pieces: [] });
    } else {
      const { pieces, added } = yield* cutIntoPieces(text, before ?? null, pieceKey);
      const now = { text, pieces };
      entries.push(...added.map((piece) => [piece.key, piece.read] as const), [key, () => pieceList(now)]);
      wanted.set(key, now);
    }
  }
  yield;
  const kept = new Set(keysOf(wanted));
  yield;
  return { entries, removed: [...keysOf(stored)].filter((key) => !kept.has(key)), wanted };
}

function* madeOneByOne(entries: readonly Entry[]): Generator<readonly [string, unknown], void, undefined> {
  for (const [key, make] of entries) yield [key, make()];
}

/** The keys of all records of the texts. */
function* keysOf(texts: Stored): Generator<string, void, undefined> {
  for (const [key, { pieces }] of texts) {
    yield key;
    for (const piece of pieces) yield piece.key;
  }
}

/** Why the browser did not store something, as the rest of a sentence with its full stop: what it throws is for developers. */
export function storingWords(error: unknown): string {
  if (error instanceof Told) return error.message;
  return isStorageFull(error) ? 'the browser’s storage for this page is full.' : 'the browser could not store it.';
}

export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
