/** Calls back at once, then at most once in `periodMs`; what comes sooner is dropped. For progress, whose end is told by other means. */
export function nowAndThen<Value>(periodMs: number, callback: (value: Value) => void): (value: Value) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (value) => {
    const now = performance.now();
    if (now < last + periodMs) return;
    last = now;
    callback(value);
  };
}

/** Progress is drawn a few times a second: the page has better things to do while 40 MB are worked on. */
export const PROGRESS_MS = 200;
