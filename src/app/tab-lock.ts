import type { TabLock } from '@/state/keeping';

const NAME = 'contextscope work';

/** The browser's lock between tabs; undefined where it has none, as on a page that is not served securely. */
export function browserTabLock(): TabLock | undefined {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  if (locks === undefined) return undefined;
  return {
    take: (isForced, onLost) =>
      new Promise((resolve) => {
        const hold = (lock: Lock | null) => {
          resolve(lock !== null);
          // Held until the tab is closed.
          return lock === null ? undefined : new Promise<void>(() => {});
        };
        const lose = () => {
          resolve(false);
          onLost();
        };
        locks.request(NAME, isForced ? { steal: true } : { ifAvailable: true }, hold).catch(lose);
      }),
    // Given back at once; it rejects where it is taken by force meanwhile.
    whenFree: () => locks.request(NAME, () => {}).catch(() => {}),
  };
}
