import type { AppStore } from '@/state/store';
import type * as SavePrompt from './save-prompt';
import type * as SaveView from './save-view';

/** Runs a way of saving that is loaded now; a failure is told to the user. */
async function run(store: AppStore, load: () => Promise<(store: AppStore) => Promise<void>>): Promise<void> {
  const save = async () => {
    const loaded = await load().catch(() => null);
    if (loaded !== null) return loaded(store);
    const words = 'It could not be saved: a script of this page did not load. Reloading usually helps; your work is kept.';
    store.getState().notify({ tone: 'error', text: words, details: [], action: null });
  };
  await store.getState().track('saving as a file', save());
}

type Saves<Module> = { [Name in keyof Module]: Module[Name] extends (store: AppStore) => Promise<void> ? Name : never }[keyof Module];

export function saveView(store: AppStore, how: Saves<typeof SaveView>): Promise<void> {
  return run(store, async () => (await import('./save-view'))[how]);
}

export function savePrompt(store: AppStore, how: Saves<typeof SavePrompt>): Promise<void> {
  return run(store, async () => (await import('./save-prompt'))[how]);
}
