import { useEffect, useState } from 'react';
import type { RecordStore } from '@/state/keeping';
import { useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { openBrowserRecords } from './browser-records';

type Keep = (store: AppStore, records: RecordStore) => Promise<void>;

const kept = new WeakMap<AppStore, Map<Keep, Promise<void>>>();

/** Whether what was set at the last visit is back; from the first call on it is kept. */
export function useKept(keep: Keep): boolean {
  const store = useAppStore();
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    const known = kept.get(store) ?? new Map<Keep, Promise<void>>();
    const back = known.get(keep) ?? keep(store, openBrowserRecords());
    kept.set(store, known.set(keep, back));
    void store.getState().track('restoring what was set', back.then(() => setIsBack(true)));
  }, [store, keep]);
  return isBack;
}
