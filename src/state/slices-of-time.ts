// Long work on the main thread, done in slices: between two of them the page draws and answers.

const SLICE_MS = 8;
/** Of the slice that was begun in this task; null: none was yet. */
let sliceEndsAt: number | null = null;
let isEndAwaited = false;

/** Resolves in a task of its own, after what is waiting now. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function beginSlice(): number {
  if (!isEndAwaited) {
    isEndAwaited = true;
    setTimeout(() => ([sliceEndsAt, isEndAwaited] = [null, false]));
  }
  sliceEndsAt = performance.now() + SLICE_MS;
  return sliceEndsAt;
}

/**
 * Whether it is time for `nextSlice`. A slice begins with the first in a task that asks, and all that runs in that task shares it:
 * what is awaited goes on in the task in which it is done, so ten pieces of work, one behind the other, would be one long task.
 */
export function isSliceOver(): boolean {
  return performance.now() >= (sliceEndsAt ?? beginSlice());
}

/** Resolves in a task of its own, in which a slice begins. */
export async function nextSlice(): Promise<void> {
  await nextTask();
  beginSlice();
}

/** A page that is hidden is not painted. */
const UNPAINTED_MS = 100;

/** Resolves when what has changed is painted, or could have been. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, UNPAINTED_MS);
    globalThis.requestAnimationFrame?.(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

/** Runs the steps to their end, a few milliseconds at a time; undefined as soon as the result is not wanted any more. */
export async function runInSlices<Value>(
  steps: Generator<unknown, Value, undefined>,
  isWanted: () => boolean = () => true,
): Promise<Value | undefined> {
  for (;;) {
    if (isSliceOver()) {
      await nextSlice();
      if (!isWanted()) return undefined;
    }
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
