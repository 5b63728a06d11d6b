// Two tabs of the page have the same records: one keeps the work, the other is told and takes over when that one is closed, or
// when the user wants it. Loaded by the tab that does not keep it.
import { isSameText } from '@/core/prompt/long-text';
import { packWork } from '@/core/share/pack-work';
import type { Work } from '@/core/share/work';
import type { RecordStore, TabLock } from './keeping';
import type { AppStore } from './store';
import { redoLog } from './redo-log';
import { dropShownCopy, keepShownAside, keepStoredAside, readStored, type ShownCopy } from './workspaces';

/** A tab that is loaded anew leaves the lock and comes back for it. */
const RELOAD_MS = 3000;
/** What is shown is copied whole while it is asked about. */
const COPY_EVERY_MS = 2000;
const ELSEWHERE = 'This page is open in another tab, and that one keeps the work. What you change here is not kept.';
const DIFFERS = 'The other tab, which kept the work, is closed. What it kept is not what this tab shows. Nothing is kept until you choose; the other one becomes a workspace.';
const COPIED = 'The other tab, which kept the work, is closed. What it kept is not what this tab shows. Choose which stays open; the other one becomes a workspace. Until then a copy of what is here is kept as one.';
/** Keeping what is here would write over it. */
const REFUSED: Said = { text: 'What the other tab kept could not be opened or put aside, and stays as it is. What you change here is not kept; reload the page to open it.' };

interface Tab {
  readonly store: AppStore;
  readonly lock: TabLock;
  readonly records: RecordStore;
  /** Shows what is stored, unless something is changed meanwhile. */
  readonly reopen: () => Promise<void>;
}

/** For as long as another tab keeps the work: says so, and takes over when that one is closed, or on the user's word. */
export function waitForTurn(tab: Tab): void {
  const { store, lock } = tab;
  // What was changed since is not stored.
  const since = store.getState().keptWork ?? store.getState().work;
  let running: Promise<void> = Promise.resolve();
  let isLooking = false;
  /** Something has changed since it was looked. */
  let isDue = false;
  /** Of what is shown, for as long as it is asked which stays open. */
  let copy: ShownCopy | null = null;
  /** The lock is here, and the work is kept as soon as it is clear which. */
  let isMine = false;
  let hasLeft = false;
  const leave = () => {
    hasLeft = true;
    stop();
    withdraw(store, [ELSEWHERE, DIFFERS, COPIED]);
  };
  const lost = () => {
    leave();
    waitAgain(tab);
  };
  const keep = async (choice: Choice) => {
    const said = await takeOver(tab, since, choice, copy).catch(() => REFUSED);
    if (hasLeft) return;
    if (said === null) {
      // The lock is here, so no other tab writes meanwhile.
      const made = await keepShownAside(store, tab.records, store.getState().work, copy).catch(() => null);
      if (hasLeft) return;
      copy = made ?? copy;
      withdraw(store, [ELSEWHERE, made === null ? COPIED : DIFFERS]);
      ask(store, made === null ? DIFFERS : COPIED, { 'Keep what is here': () => inTurn(() => keep('shown')), 'Open what it kept': () => inTurn(() => keep('stored')) });
      return;
    }
    if (said !== REFUSED) {
      leave();
      store.setState({ keeping: 'here' });
      if (copy !== null && said.isCopyKept !== true) void store.getState().track('removing a copy', dropShownCopy(store, tab.records, copy).catch(() => undefined));
    }
    const { isCopyKept: _, ...words } = said;
    store.getState().notify({ tone: said === REFUSED ? 'error' : 'info', ...words, details: [], action: null });
  };
  const take = async (isForced: boolean, choice: Choice) => {
    isMine ||= await lock.take(isForced, lost);
    if (isMine) await keep(choice);
  };
  const inTurn = (job: () => Promise<void>) => {
    const isOver = () => hasLeft || store.getState().keeping !== 'elsewhere';
    return (running = running.then(() => (isOver() ? undefined : store.getState().track('taking over', job()))));
  };
  const lookAgain = async () => {
    isDue = true;
    if (isLooking) return;
    isLooking = true;
    while (isDue && !hasLeft) {
      isDue = false;
      await inTurn(() => take(false, 'ask'));
      if (isDue && copy !== null) await new Promise((resolve) => setTimeout(resolve, COPY_EVERY_MS));
    }
    isLooking = false;
  };
  const stop = onLookOrChange(store, () => void lookAgain());
  ask(store, ELSEWHERE, { 'Keep it here': () => inTurn(() => take(true, 'shown')), 'Leave it there': () => undefined });
  void whenClosed(lock, () => hasLeft || isMine, lookAgain);
}

/** Asks, unless it is asked already. */
function ask(store: AppStore, text: string, answers: Readonly<Record<string, () => unknown>>): void {
  if (store.getState().notices.some((notice) => notice.text === text)) return;
  const choices = Object.entries(answers).map(([label, answer]) => ({ label, choose: () => void answer() }));
  store.getState().notify({ tone: 'warning', text, details: [], action: null, choices });
}

function withdraw(store: AppStore, texts: readonly string[]): void {
  store.setState(({ notices }) => ({ notices: notices.filter(({ text }) => !texts.includes(text)) }));
}

/** Tells when this tab is looked at or its work changed. Returns what ends it. */
function onLookOrChange(store: AppStore, tell: () => void): () => void {
  const onVisible = () => document.visibilityState === 'visible' && tell();
  document.addEventListener('visibilitychange', onVisible);
  const stop = store.subscribe((state, before) => {
    if (state.work !== before.work) tell();
  });
  return () => {
    stop();
    document.removeEventListener('visibilitychange', onVisible);
  };
}

async function whenClosed(lock: TabLock, isOver: () => boolean, tell: () => Promise<void>): Promise<void> {
  while (!isOver()) {
    await lock.whenFree();
    await new Promise((resolve) => setTimeout(resolve, RELOAD_MS));
    if (!isOver()) await tell();
  }
}

/** Another tab has taken over. */
function waitAgain(tab: Tab): void {
  if (tab.store.getState().keeping === 'stopped') return;
  tab.store.setState({ keeping: 'elsewhere' });
  waitForTurn(tab);
}

/** What stays open where both were changed. */
type Choice = 'shown' | 'stored' | 'ask';

interface Said {
  readonly text: string;
  readonly choices?: readonly { readonly label: string; readonly choose: () => void }[];
  /** The copy of what was shown is a workspace from now on. */
  readonly isCopyKept?: true;
}

/**
 * Makes what is shown and what is stored one, so that saving loses neither: where both were changed since this tab showed what
 * is stored, the one that is not chosen becomes a workspace. Returns what to tell; null: it has to be asked which.
 */
async function takeOver(tab: Tab, since: Work, choice: Choice, copy: ShownCopy | null): Promise<Said | null> {
  const { store, records, reopen } = tab;
  // The other one may have had no time to store all.
  await redoLog(records);
  const stored = await readStored(records);
  const isUnchanged = store.getState().work === since;
  // Nothing is stored, or what cannot be read: that is told, and a copy is kept.
  if (stored === null) await reopen();
  if (stored === null || isSameWork(stored, since) || isSameWork(stored, store.getState().work)) return { text: 'This tab keeps the work now.' };
  if (isUnchanged) {
    await reopen();
    if (isSameWork(stored, store.getState().work)) return { text: 'This tab keeps the work now. What the other tab had kept is open.' };
  }
  if (choice === 'ask') return null;
  const list = { label: 'Workspaces', choose: () => store.getState().open('workspaces') };
  if (choice === 'shown') {
    const { asideName, openName } = await keepStoredAside(store, records, stored, copy);
    return { text: `This tab keeps the work now. What the other tab had kept is the workspace “${asideName}”; what is here is “${openName}”.`, choices: [list] };
  }
  const { work } = store.getState();
  const shown = await keepShownAside(store, records, work, copy);
  if (store.getState().work === work) await reopen();
  // It was changed meanwhile.
  if (!isSameWork(stored, store.getState().work)) return takeOver(tab, since, 'shown', copy);
  return { text: `What the other tab had kept is open. What was here is the workspace “${shown.name}”.`, choices: [list], isCopyKept: true };
}

function isSameWork(a: Work, b: Work): boolean {
  if (a === b) return true;
  const [one, other] = [packWork(a), packWork(b)];
  return inOrder(one.manifest) === inOrder(other.manifest) && [...one.texts].every(([id, text]) => isSameText(text, other.texts.get(id) ?? ''));
}

/** As JSON, the same whichever field was set first. */
function inOrder(manifest: object): string {
  return JSON.stringify(manifest, (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value));
}
