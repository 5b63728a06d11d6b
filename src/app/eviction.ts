import type { AppStore } from '@/state/store';

const KEY = 'contextscope.keptWork';

/** Says so where work was kept here and is gone: browsers clear what a page keeps when space is short, or after weeks without a visit. */
export function tellEviction(store: AppStore, hadWork: boolean): void {
  try {
    if (!hadWork && localStorage.getItem(KEY) !== null) {
      localStorage.removeItem(KEY);
      const text = 'The browser has cleared the work that was kept here. Save work as a file to have it safe.';
      store.getState().notify({ tone: 'warning', text, details: [], action: null });
    }
    if (hadWork) note();
    let clearings = -1;
    store.subscribe(({ keptWork, clearings: now }) => {
      if (keptWork === null || clearings === now) return;
      clearings = now;
      note();
    });
  } catch {
    // Without storage there is nothing to tell of it.
  }
}

function note(): void {
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // It is full: the next visit does not know.
  }
}
