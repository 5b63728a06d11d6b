import { release } from '@/core/release';
import { createStore, type UseStore } from 'idb-keyval';
import type { RecordStore } from '@/state/keeping';

/** Units of text, or bytes, that are stored or read in one task: a few milliseconds. */
const TASK_UNITS = 1 << 18;
/** What a record costs beside its text, in units of one. */
const RECORD_UNITS = 1 << 10;

/**
 * IndexedDB behind the state's record store. Opening is lazy, so a browser without it fails at the first read, not here.
 * A value is copied on the main thread when it is handed over, so long ones go one after the other.
 */
export function openBrowserRecords(): RecordStore {
  let store: UseStore | null = null;
  // Absent where the page does not come from a secure origin.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  let heard: IDBDatabase | null = null;
  let tellClosed = () => {};
  const open: UseStore = (mode, job) =>
    (store ??= createStore('contextscope', 'work'))(mode, (records) => {
      const { db } = records.transaction;
      if (heard !== db) {
        db.addEventListener('close', () => tellClosed());
        // Another page deletes it, or brings it to a newer version, and waits for this one.
        db.addEventListener('versionchange', () => {
          db.close();
          store = null;
          tellClosed();
        });
      }
      heard = db;
      return job(records);
    });
  return {
    read: async (isWanted) => open('readonly', (records) => readInTasks(records, isWanted)),
    get: async (key) => open('readonly', (records) => readOne(records, key)),
    write: async (entries, removed = [], isLast = false) => open('readwrite', (records) => writeInTasks(records, entries, removed, isLast)),
    onClosed: (tell) => {
      tellClosed = tell;
    },
    log: browserLog(),
    ...(locks === undefined ? {} : { alone: (name, job) => locks.request(`contextscope ${name}`, job) }),
  };
}

/** undefined where the browser refuses the page a storage. */
function browserLog(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** It ends by itself: what is written as the page goes would wait for it, and with it for the page. */
async function readOne(records: IDBObjectStore, key: string): Promise<unknown> {
  const request = records.get(key);
  records.transaction.commit();
  await ended(records.transaction);
  return request.result;
}

/** One after the other: results that are ready together are delivered together, whatever their size. */
function readInTasks(records: IDBObjectStore, isWanted: (key: string) => boolean): Promise<ReadonlyMap<string, unknown>> {
  const all = new Map<string, unknown>();
  const keys = records.getAllKeys();
  keys.onsuccess = () => {
    const wanted = keys.result.map(String).filter(isWanted);
    const readNext = (at: number) => {
      const key = wanted[at];
      if (key === undefined) return;
      const request = records.get(key);
      request.onsuccess = () => {
        all.set(key, request.result);
        readNext(at + 1);
      };
    };
    readNext(0);
  };
  return ended(records.transaction).then(() => all);
}

async function writeInTasks(records: IDBObjectStore, entries: Iterable<readonly [string, unknown]>, removed: readonly string[], isLast: boolean): Promise<void> {
  const { transaction } = records;
  let failure: unknown = null;
  const waiting = entries[Symbol.iterator]();
  const writeOn = () => {
    let units = 0;
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      const [key, value] = next.value;
      const request = records.put(value, key);
      units += RECORD_UNITS + (typeof value === 'string' || value instanceof Uint8Array ? value.length : 0);
      // It was copied; the engine would collect the megabytes much later.
      if (value instanceof Uint8Array) release(value.buffer as ArrayBuffer);
      if (isLast || units < TASK_UNITS) continue;
      request.onsuccess = () => attempt(writeOn);
      return;
    }
    // Else it would not be stored where the page ends meanwhile.
    transaction.commit();
  };
  const attempt = (job: () => void) => {
    try {
      job();
    } catch (error) {
      // What was handed over before must not be stored without the rest.
      failure = error;
      transaction.abort();
    }
  };
  attempt(() => {
    for (const key of removed) records.delete(key);
    writeOn();
  });
  await ended(transaction).catch((error: unknown) => {
    throw failure ?? error;
  });
}

/** Rejects with what ended the transaction before its time: nothing of it is stored then. */
function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser gave up storing.'));
  });
}
