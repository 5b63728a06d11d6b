// From counting to the file or the clipboard. Loaded with the first report: until then nothing of it is needed.
import type { AppState } from '@/state/app-state';
import type { AppStore } from '@/state/store';
import { saveFile } from '@/ui/save-file';
import { jsonOf, markdownOf } from './current-report';

const JSON_NAME = 'contextscope-report.json';
const MARKDOWN_NAME = 'contextscope-report.md';

/**
 * The text of the report once everything is counted: a report should not hold estimates that a second later are exact.
 * Null: it was cancelled, which the user has been told.
 */
async function prepare(store: AppStore, textOf: typeof jsonOf): Promise<string | null> {
  if (await everythingCounted(store)) return textOf(store.getState(), __APP_VERSION__);
  store.getState().notify({ tone: 'info', text: 'The report was cancelled.', details: [], action: null });
  return null;
}

/** False: the user has cancelled. A text that changes meanwhile is counted too. */
async function everythingCounted(store: AppStore): Promise<boolean> {
  for (;;) {
    await countingDone(store);
    if (!(await store.getState().countForReport())) return false;
    if (isCounted(store.getState())) return true;
  }
}

function isCounted(state: AppState): boolean {
  return state.counting.size === 0 && !state.activities.has('measuring') && !state.activities.has('counting framing');
}

function countingDone(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    if (isCounted(store.getState())) {
      resolve();
      return;
    }
    const stop = store.subscribe((state) => {
      if (!isCounted(state)) return;
      stop();
      resolve();
    });
  });
}

export async function saveJson(store: AppStore): Promise<void> {
  const text = await prepare(store, jsonOf);
  if (text !== null) saveFile(JSON_NAME, 'application/json', text);
}

export async function saveMarkdown(store: AppStore): Promise<void> {
  const text = await prepare(store, markdownOf);
  if (text !== null) saveFile(MARKDOWN_NAME, 'text/markdown', text);
}

export async function copyMarkdown(store: AppStore): Promise<void> {
  const text = await prepare(store, markdownOf);
  if (text === null) return;
  try {
    await navigator.clipboard.writeText(text);
    store.getState().notify({ tone: 'info', text: 'The report was copied as Markdown.', details: [], action: null });
  } catch {
    saveFile(MARKDOWN_NAME, 'text/markdown', text);
    const words = 'The browser did not allow copying, so the report was saved as a file.';
    store.getState().notify({ tone: 'info', text: words, details: [], action: null });
  }
}
