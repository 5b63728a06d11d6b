import type { AppStore } from '@/state/store';
import { saveFile } from '@/ui/save-file';

/** Saves the work, texts and own figures of its models included, as a file that this page opens again. */
export async function saveWork(store: AppStore, withFigures = true): Promise<void> {
  const save = async () => {
    const files = await import('@/state/work-files').catch(() => null);
    const lines = await files?.workFileOf(store, withFigures);
    if (files !== null && lines != null) {
      saveFile(files.workFileName(store.getState().workspaceName), 'application/json', lines);
      return files.tellSaved(store, withFigures, () => void saveWork(store, false));
    }
    store.getState().notify({ tone: 'error', text: 'The work could not be saved: a script of this page did not load. Reloading usually helps; your work is kept.', details: [], action: null });
  };
  await store.getState().track('saving as a file', save());
}
