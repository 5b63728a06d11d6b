// Long work on the main thread, done in slices: between two of them the page draws and answers.

const SLICE_MS = 8;

/** Resolves in a task of its own, after what is waiting now. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
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
  let sliceEndsAt = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < sliceEndsAt) continue;
    await nextTask();
    if (!isWanted()) return undefined;
    sliceEndsAt = performance.now() + SLICE_MS;
  }
}
