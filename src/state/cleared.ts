// The browser has cleared what was kept, while the page is open: by the user's wish, or as a disk was full. Loaded when it has.
import { type RecordStore, WORKSPACES } from './keeping';
import type { AppStore } from './store';

/** Says so, and keeps again what is at hand beside the work. Rejects with the browser's error. */
export async function keepAgain(store: AppStore, records: RecordStore): Promise<void> {
  const { workspaceName, figures, notify, clearings } = store.getState();
  if (workspaceName !== null) await records.write([[WORKSPACES, { openId: 'first', openName: workspaceName, closed: [] }]]);
  if (figures !== null) await (await import('./change-figures')).saveFigures(store, records);
  // Who keeps something else keeps it again.
  store.setState({ clearings: clearings + 1, keptWork: null });
  const others = workspaceName === null ? '' : ' Other workspaces are gone.';
  notify({ tone: 'warning', text: `The browser has cleared what this page kept. What is open is kept again.${others}`, details: ['Save work as a file to have it safe.'], action: null });
}
