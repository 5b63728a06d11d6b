// Long work on the main thread, done in slices: between two of them the page draws and answers.

const SLICE_MS = 8;
/** Work that begins so soon after other work is mostly of the same task. */
const GAP_MS = 2;
/** Of the slice that was begun last, and when it was looked whether it is over. */
let [lastEndsAt, lookedAt] = [0, Number.NEGATIVE_INFINITY];

/** Resolves in a task of its own, after what is waiting now. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * The time that a piece of work takes of a task. What is awaited goes on in the task in which it is done, so ten pieces of work, one
 * behind the other, would be one long task: what begins where other work has ended shares its slice.
 */
export class Slices {
  private endsAt: number;

  constructor() {
    const now = performance.now();
    const goesOn = now >= lookedAt && now - lookedAt <= GAP_MS;
    this.endsAt = goesOn ? lastEndsAt : now + SLICE_MS;
    [lastEndsAt, lookedAt] = [this.endsAt, now];
  }

  /** Whether it is time for `next`. */
  isOver(): boolean {
    lookedAt = performance.now();
    return lookedAt >= this.endsAt;
  }

  /** Resolves in a task of its own, in which a slice begins. */
  async next(): Promise<void> {
    await nextTask();
    this.endsAt = lastEndsAt = performance.now() + SLICE_MS;
  }
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
  const slices = new Slices();
  for (;;) {
    if (slices.isOver()) {
      await slices.next();
      if (!isWanted()) return undefined;
    }
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
