import { createStore, delMany, entries, get, setMany, type UseStore } from 'idb-keyval';
import type { RecordStore } from '@/state/keeping';

/** IndexedDB behind the state's record store. Opening is lazy, so a browser without it fails at the first read, not here. */
export function openBrowserRecords(): RecordStore {
  let store: UseStore | null = null;
  const open = () => (store ??= createStore('contextscope', 'work'));
  return {
    read: async () => new Map((await entries(open())).map(([key, value]) => [String(key), value as unknown])),
    get: (key) => get(key, open()),
    write: (records) => setMany(records.map(([key, value]) => [key, value]), open()),
    remove: (keys) => delMany([...keys], open()),
  };
}
