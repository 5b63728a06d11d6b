import { countedWith } from '@/core/catalog/mappings';
import { reportMarkdown } from '@/core/share/markdown';
import { buildReport, type Report, REPORT_FILE_NAME } from '@/core/share/report';
import type { AppState } from '@/state/app-state';
import type { AppStore } from '@/state/store';
import { selectCountedParts, selectFill, selectModel, selectOverheadLines, selectSettings } from '@/state/selectors';

/** The report of what is on the screen once counting is done: a report should not hold estimates that a second later are exact. */
export async function currentReport(store: AppStore): Promise<Report> {
  await store.getState().track('preparing the report', countingDone(store));
  const state = store.getState();
  const model = selectModel(state);
  return buildReport({
    model,
    tokenizerId: countedWith(model.tokenizer),
    parts: selectCountedParts(state),
    fill: selectFill(state),
    overheadLines: selectOverheadLines(state),
    servedWindowTokens: selectSettings(state).servedWindowTokens,
    version: __APP_VERSION__,
  });
}

function countingDone(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    const isDone = (state: AppState) => state.counting.size === 0 && !state.activities.has('measuring') && !state.activities.has('counting framing');
    if (isDone(store.getState())) {
      resolve();
      return;
    }
    const stop = store.subscribe((state) => {
      if (!isDone(state)) return;
      stop();
      resolve();
    });
  });
}

export async function saveJson(store: AppStore): Promise<void> {
  saveFile(REPORT_FILE_NAME, 'application/json', `${JSON.stringify(await currentReport(store), null, 2)}\n`);
}

export async function saveMarkdown(store: AppStore): Promise<void> {
  saveFile(REPORT_FILE_NAME.replace('.json', '.md'), 'text/markdown', reportMarkdown(await currentReport(store)));
}

export async function copyMarkdown(store: AppStore): Promise<void> {
  const text = reportMarkdown(await currentReport(store));
  try {
    await navigator.clipboard.writeText(text);
    store.getState().notify({ tone: 'info', text: 'The report was copied as Markdown.', details: [], action: null });
  } catch {
    saveFile(REPORT_FILE_NAME.replace('.json', '.md'), 'text/markdown', text);
    const words = 'The browser did not allow copying, so the report was saved as a file.';
    store.getState().notify({ tone: 'info', text: words, details: [], action: null });
  }
}

function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own reference by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
