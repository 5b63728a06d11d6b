import type { AppStore } from '@/state/store';

const EVERY_MS = 60_000;

/** Tells the state what time it is, by the minute: prices begin, end, and differ by the hour. */
export function keepTime(store: AppStore): void {
  const tell = () => store.getState().setPricesAt(Date.now());
  tell();
  setInterval(tell, EVERY_MS);
}
