import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AppState } from './app-state';
import type { AppStore } from './store';

export const AppStoreContext = createContext<AppStore | null>(null);

/** The store itself, for event handlers that read the state of the moment. */
export function useAppStore(): AppStore {
  const store = useContext(AppStoreContext);
  if (store === null) throw new Error('AppStoreContext is missing');
  return store;
}

/** A value of the state; the component renders again when it changes (`Object.is`). */
export function useApp<Value>(selector: (state: AppState) => Value): Value {
  return useStore(useAppStore(), selector);
}

/** Keeps the page from being idle while the calling component is drawn and busy, such as a stand-in for a view on its way. */
export function useBusy(activity: string, isBusy = true): void {
  const store = useAppStore();
  useEffect(() => {
    if (!isBusy) return undefined;
    let end = () => {};
    void store.getState().track(activity, new Promise<void>((resolve) => (end = resolve)));
    return () => end();
  }, [store, activity, isBusy]);
}

const LOADED = new WeakMap<() => Promise<unknown>, unknown>();

/** What is loaded when it is first wanted; null until then. `otherwise` stands in where it cannot be loaded. */
export function useLoaded<Value extends NonNullable<unknown>>(isWanted: boolean, load: () => Promise<Value>, otherwise: Value): Value | null {
  const store = useAppStore();
  const [value, setValue] = useState(() => (LOADED.get(load) as Value | undefined) ?? null);
  useEffect(() => {
    if (!isWanted || value !== null) return;
    const loading = load().then((loaded) => (LOADED.set(load, loaded), loaded), () => otherwise);
    void store.getState().track('opening a part', loading.then((loaded) => setValue(() => loaded)));
  }, [isWanted, value, load, otherwise, store]);
  return value;
}
