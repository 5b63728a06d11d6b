// Deletes everything that the page has stored in this browser. Loaded when it is asked for.
import type { AppStore } from '@/state/store';
import { erasedChannel, reopenErased } from './heed-erasing';

/** Empties IndexedDB, the storages and the caches, then opens the page anew: nothing is left in memory either. */
export async function eraseAll(store: AppStore): Promise<void> {
  // First, so that nothing is written again on the way, here or in another tab.
  store.setState({ keeping: 'stopped' });
  erasedChannel()?.postMessage('erased');
  await emptyAll();
  reopenErased('here');
}

/** Empties all that tabs of the page share. */
export async function emptyAll(): Promise<void> {
  for (const { name } of await unlessRefused(() => (globalThis.indexedDB as IDBFactory | undefined)?.databases())) if (name !== undefined) await emptied(name);
  for (const name of await unlessRefused(() => globalThis.caches?.keys())) await caches.delete(name);
  for (const registration of await unlessRefused(() => navigator.serviceWorker?.getRegistrations())) await registration.unregister();
  await unlessRefused(() => localStorage.clear());
}

/** What lies in one of the browser's stores. A page that is refused a store, as where site data is blocked, has put nothing there. */
async function unlessRefused<Kept>(look: () => Promise<readonly Kept[]> | undefined | void): Promise<readonly Kept[]> {
  try {
    return (await look()) ?? [];
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return [];
    throw error;
  }
}

/** Cleared and not deleted: a tab that has it open would hold a deletion up. The empty database goes when the page does. */
function emptied(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error ?? new Error('It could not be opened.'));
    request.onsuccess = () => {
      const database = request.result;
      const names = [...database.objectStoreNames];
      const done = () => {
        database.close();
        indexedDB.deleteDatabase(name);
        resolve();
      };
      if (names.length === 0) {
        done();
        return;
      }
      const transaction = database.transaction(names, 'readwrite');
      for (const each of names) transaction.objectStore(each).clear();
      transaction.oncomplete = done;
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser gave up deleting.'));
    };
  });
}
