import { createContext, useContext, useEffect } from 'react';
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
