import { useEffect, useState } from 'react';
import { MemoryView } from '@/features/memory/MemoryView';
import { keepMemory } from '@/state/memory-defaults';
import { useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { openBrowserRecords } from './browser-records';

const kept = new WeakMap<AppStore, Promise<void>>();

/** Memory and time, once what was set at the last visit is back. */
export function MemoryPage() {
  const store = useAppStore();
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    const back = kept.get(store) ?? keepMemory(store, openBrowserRecords());
    kept.set(store, back);
    void store.getState().track('restoring what was set', back.then(() => setIsBack(true)));
  }, [store]);
  return isBack ? <MemoryView /> : null;
}
