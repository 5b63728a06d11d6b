// Keeps the work across reloads. The manifest and every text are records of their own, a long text in pieces, so that an
// edit writes what it has changed.
import type { PiecedText } from '@/core/share/text-pieces';
import type { Work } from '@/core/share/work';
import type { Notice } from './notices-state';
import type { saveChanges as SaveChanges } from './saving';
import type { AppStore } from './store';

/** Records by key. Rejects with the browser's error. */
export interface RecordStore {
  /** All records whose key is wanted, as they are at one moment. Long values come in tasks of their own. */
  read(isWanted: (key: string) => boolean): Promise<ReadonlyMap<string, unknown>>;
  get(key: string): Promise<unknown>;
  /**
   * Stores all entries and removes the other keys, or does nothing. Long values go in tasks of their own, and are asked for
   * one by one. The memory of bytes is handed over. `isLast`: the page goes, so all of it in this task.
   */
  write(entries: Iterable<readonly [string, unknown]>, removed?: readonly string[], isLast?: boolean): Promise<void>;
  /** Where a few things are written at once; absent: nowhere. */
  readonly log?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  /** Tells when the browser closes the store by itself, as it does where it clears it. */
  onClosed?(tell: () => void): void;
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
export const BACKUP = 'backup:';
/** What imports and documents were read from (`kept-sources.ts`). */
export const SOURCES = 'source';
/** Who wrote last. Another tab of the page has the same records. */
export const WRITER = 'writer';
/** What was written down and is not stored yet (`redo-log.ts`). */
export const LOG = 'contextscope.unsaved';
/** What is stored of the texts, by the key of the text. */
export type Stored = Map<string, PiecedText>;

/**
 * Brings back the work of the last visit, then saves every change, while this tab has the lock. Never throws: the work goes on in
 * memory. Resolves with whether there was any work.
 */
export async function keepWork(store: AppStore, records: RecordStore, tabId: string, lock?: TabLock): Promise<boolean> {
  const { track, notify, work: initial } = store.getState();
  let stored: Stored;
  let hadWork = false;
  let saveChanges: typeof SaveChanges;
  // While what is stored is read: nothing that is needed for the first picture.
  const saving = import('./saving').catch(() => null);
  const wait = async () => {
    store.setState({ keeping: 'elsewhere' });
    const { waitForTurn } = await import('./tab-holding');
    const reopen = async () => void (await track('restoring', restoreWork(store, records, store.getState().work, false)));
    if (lock !== undefined) waitForTurn({ store, lock, records, reopen });
  };
  let isMine: boolean | undefined;
  const take = async () => (isMine ??= await lock?.take(false, () => store.getState().keeping === 'here' && void wait()));
  const restore = async () => {
    // What the last page had no time to store; another tab that keeps the work has stored its own.
    if (records.log?.getItem(LOG) && (await take()) !== false) await (await import('./redo-log')).redoLog(records);
    return restoreWork(store, records, initial, true);
  };
  try {
    [stored, hadWork] = await track('restoring', restore());
    const loaded = await saving;
    if (loaded === null) throw new Told('what saves it did not load. Reload the page.');
    saveChanges = loaded.saveChanges;
  } catch (error) {
    const reason = error instanceof Told ? error.message : 'the browser does not open its storage for this page.';
    notify({ ...warning(`Work is not kept across reloads here: ${reason}`), action: 'save' });
    return true;
  }
  if (lock !== undefined) {
    if (!(await take())) await wait().catch(() => undefined);
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
 * Takes over what is stored; returns that, and whether it is work. What was changed since `initial` is one Undo away the first time, as
 * saving it would write over what is stored; later it stays.
 */
async function restoreWork(store: AppStore, records: RecordStore, initial: Work, isFirst: boolean): Promise<readonly [Stored, boolean]> {
  const all = await records.read((key) => !key.startsWith(BACKUP) && !key.startsWith(CLOSED) && !key.startsWith(SOURCES));
  // Before the work, which may be of a model among them.
  if (all.has(FIGURES)) await (await import('./change-figures')).restoreFigures(store, records, all.get(FIGURES));
  const named: unknown = all.get(WORKSPACES);
  if (typeof named === 'object' && named !== null && 'openName' in named && typeof named.openName === 'string') store.setState({ workspaceName: named.openName });
  if (!all.has(MANIFEST)) return [new Map(), false];
  const reading = await import('./restored-work').catch(() => null);
  if (reading === null) throw new Told('what reads the saved work did not load. The saved work stays as it is; reload the page to open it.');
  return [await reading.restoreStoredWork({ store, records, all, initial, isFirst }), true];
}

export function warning(text: string): Omit<Notice, 'id'> {
  return { tone: 'warning', text, details: [], action: null };
}

/** A failure whose message is a sentence for the user. */
export class Told extends Error {}
