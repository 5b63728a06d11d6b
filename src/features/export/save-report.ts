import type { AppStore } from '@/state/store';
import type * as MakeReport from './make-report';

/** Makes a report of what is on the screen and hands it over; a failure is told to the user. */
export async function saveReport(store: AppStore, how: keyof typeof MakeReport): Promise<void> {
  const make = async () => {
    const module = await import('./make-report').catch(() => null);
    if (module !== null) return module[how](store);
    const words = 'The report could not be made: a script of this page did not load. Reloading usually helps; your work is kept.';
    store.getState().notify({ tone: 'error', text: words, details: [], action: null });
  };
  await store.getState().track('preparing the report', make());
}
