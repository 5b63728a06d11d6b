// Two tabs of the page have the same records: one keeps the work, the other is told and may take over. Loaded by the tab that
// does not keep it.
import type { TabLock } from './keeping';
import type { AppStore } from './store';

/** For as long as another tab keeps the work: says so, and looks again when this tab is looked at or changed. */
export function waitForTurn(store: AppStore, lock: TabLock, reopen: () => Promise<void>): void {
  const since = store.getState().work;
  let isAsking = false;
  const here = () => {
    stop();
    document.removeEventListener('visibilitychange', onVisible);
    store.setState({ keeping: 'here' });
  };
  const lost = () => waitAgain(store, lock, reopen);
  const lookAgain = async () => {
    if (isAsking || store.getState().keeping !== 'elsewhere') return;
    isAsking = true;
    const isMine = await lock.take(false, lost);
    if (!isMine) {
      isAsking = false;
      return;
    }
    if (store.getState().work === since) {
      await reopen();
      here();
      return;
    }
    store.getState().notify({
      tone: 'warning',
      text: 'The other tab, which kept the work, is closed. What it kept is not what this tab shows.',
      details: [],
      action: null,
      choices: [
        { label: 'Keep what is here', choose: here },
        { label: 'Open what it kept', choose: () => void reopen().then(here) },
      ],
    });
  };
  const onVisible = () => document.visibilityState === 'visible' && void lookAgain();
  document.addEventListener('visibilitychange', onVisible);
  const stop = store.subscribe((state, before) => {
    if (state.work !== before.work) void lookAgain();
  });
  const takeOver = async () => {
    if (store.getState().keeping === 'elsewhere' && (await lock.take(true, lost))) here();
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
