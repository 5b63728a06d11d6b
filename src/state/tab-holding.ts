// Two tabs of the page have the same records: one keeps the work, the other is told and may take over. Loaded by the tab that
// does not keep it.
import type { TabLock } from './keeping';
import type { AppStore } from './store';

/** For as long as another tab keeps the work: says so, and looks again when this tab is looked at or changed. */
export function waitForTurn(store: AppStore, lock: TabLock, reopen: () => Promise<void>): void {
  const since = store.getState().work;
  let isLooking = false;
  /** The lock is here, and the work is kept as soon as it is clear which. */
  let isMine = false;
  const leave = () => {
    stop();
    document.removeEventListener('visibilitychange', onVisible);
  };
  const here = () => {
    leave();
    store.setState({ keeping: 'here' });
  };
  const lost = () => {
    leave();
    waitAgain(store, lock, reopen);
  };
  const open = async () => {
    try {
      await reopen();
      here();
    } catch {
      // Keeping what is here would write over it.
      const text = 'What the other tab kept could not be opened, and stays as it is. What you change here is not kept; reload the page to open it.';
      store.getState().notify({ tone: 'error', text, details: [], action: null });
    }
  };
  const ask = () => {
    const text = 'The other tab, which kept the work, is closed. What it kept is not what this tab shows.';
    if (store.getState().notices.some((notice) => notice.text === text)) return;
    const choices = [
      { label: 'Keep what is here', choose: here },
      { label: 'Open what it kept', choose: () => void open() },
    ];
    store.getState().notify({ tone: 'warning', text, details: [], action: null, choices });
  };
  const lookAgain = async () => {
    if (isLooking || store.getState().keeping !== 'elsewhere') return;
    isLooking = true;
    isMine ||= await lock.take(false, lost);
    if (isMine && store.getState().work === since) await open();
    else if (isMine) ask();
    isLooking = false;
  };
  const onVisible = () => document.visibilityState === 'visible' && void lookAgain();
  document.addEventListener('visibilitychange', onVisible);
  const stop = store.subscribe((state, before) => {
    if (state.work !== before.work) void lookAgain();
  });
  const takeOver = async () => {
    if (store.getState().keeping === 'elsewhere' && (isMine || (await lock.take(true, lost)))) here();
  };
  store.getState().notify({
    tone: 'warning',
    text: 'This page is open in another tab, and that one keeps the work. What you change here is not kept.',
    details: [],
    action: null,
    choices: [
      { label: 'Keep it here', choose: () => void takeOver() },
      { label: 'Leave it there', choose: () => {} },
    ],
  });
}

/** Another tab has taken over. */
function waitAgain(store: AppStore, lock: TabLock, reopen: () => Promise<void>): void {
  if (store.getState().keeping === 'stopped') return;
  store.setState({ keeping: 'elsewhere' });
  waitForTurn(store, lock, reopen);
}
