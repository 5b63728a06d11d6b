import type { AppStore } from '@/state/store';
import { saveFile } from '@/ui/save-file';

/** Saves the work, texts included, as a file that this page opens again. */
export async function saveWork(store: AppStore): Promise<void> {
  const save = async () => {
    const files = await import('@/state/work-files').catch(() => null);
    const lines = await files?.workFileOf(store);
    if (files !== null && lines != null) {
      saveFile(files.workFileName(store.getState().workspaceName), 'application/json', lines);
      return files.tellLeftBehind(store);
    }
    store.getState().notify({ tone: 'error', text: 'The work could not be saved: a script of this page did not load. Reloading usually helps; your work is kept.', details: [], action: null });
  };
  await store.getState().track('saving as a file', save());
}
