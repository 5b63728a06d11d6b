import type { AppStore } from '@/state/store';
import { copyText } from '@/ui/copy-text';
import type * as MakeReport from './make-report';

/** Makes a report of what is on the screen and saves it; a failure is told to the user. */
export async function saveReport(store: AppStore, how: 'saveJson' | 'saveMarkdown'): Promise<void> {
  await store.getState().track('preparing the report', load(store).then((module) => module?.[how](store)));
}

/** The same for the clipboard, which is promised the text at once. */
export async function copyReport(store: AppStore): Promise<void> {
  const loaded = load(store);
  const made = loaded.then((module) => module?.reportAsMarkdown(store) ?? null);
  const copied = copyText(made);
  const finish = async () => {
    const [module, text] = [await loaded, await made];
    if (module !== null && text !== null) module.handOver(store, text, await copied);
  };
  await store.getState().track('preparing the report', finish());
}

async function load(store: AppStore): Promise<typeof MakeReport | null> {
  const module = await import('./make-report').catch(() => null);
  const words = 'The report could not be made: a script of this page did not load. Reloading usually helps; your work is kept.';
  if (module === null) store.getState().notify({ tone: 'error', text: words, details: [], action: null });
  return module;
}
