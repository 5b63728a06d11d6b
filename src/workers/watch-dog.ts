/** Calls back once after `delayMs`; returns how to stop. */
export type After = (delayMs: number, callback: () => void) => () => void;

export interface WatchDog {
  /** There was a sign of life, or work has begun: the silence starts anew. */
  feed(): void;
  stop(): void;
}

/** The silence is measured in parts: a page that was asleep has missed one timer, not all of them. */
const QUIET_PARTS = 5;

/** Calls `onQuiet` after every fifth of `limitMs` without a sign of life; `isLimit` is true once all of it has passed. */
export function createWatchDog(after: After, limitMs: number, onQuiet: (isLimit: boolean) => void): WatchDog {
  let quietParts = 0;
  let stopTimer: (() => void) | undefined;

  function wait(): void {
    stopTimer = after(limitMs / QUIET_PARTS, () => {
      quietParts += 1;
      wait();
      onQuiet(quietParts >= QUIET_PARTS);
    });
  }

  function stop(): void {
    stopTimer?.();
    stopTimer = undefined;
  }

  return {
    feed() {
      stop();
      quietParts = 0;
      wait();
    },
    stop,
  };
}

export function afterTimeout(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}
