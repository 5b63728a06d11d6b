/**
 * Lets rows draw their tokens one after the other, as many as a frame has time for: a screen of a thousand tokens at once
 * would hold up a frame, and the rows are there as plain text meanwhile.
 */
export interface RowQueue {
  /** Calls `draw` when it is its turn; returns how to step back. `draw` must have drawn when it returns. */
  add(draw: () => void): () => void;
  /** The view has moved by a good part of what is in sight. In a run of such moves rows are gone before they are read. */
  moved(): void;
}

/** Of a frame's 16 ms; layout and paint of what was drawn take about as long again. */
const DRAW_MS = 5;

/** Moves that follow each other this closely are one run, and it ends when there is none for as long. */
const RUN_MS = 100;

export interface RowQueueOptions {
  /** Whether rows are waiting; told when it changes. */
  readonly onWaiting: (isWaiting: boolean) => void;
  readonly nextFrame?: (callback: () => void) => void;
  readonly now?: () => number;
}

export function createRowQueue({
  onWaiting,
  nextFrame = (callback) => requestAnimationFrame(callback),
  now = () => performance.now(),
}: RowQueueOptions): RowQueue {
  const waiting = new Set<() => void>();
  let isRunning = false;
  let movedAtMs = -Infinity;
  let restsAtMs = -Infinity;

  const run = () => {
    if (now() < restsAtMs) {
      nextFrame(run);
      return;
    }
    const endsAt = now() + DRAW_MS;
    for (const draw of waiting) {
      waiting.delete(draw);
      draw();
      if (now() >= endsAt) break;
    }
    if (waiting.size > 0) {
      nextFrame(run);
      return;
    }
    isRunning = false;
    onWaiting(false);
  };

  return {
    add: (draw) => {
      // The same function may wait twice.
      const turn = () => draw();
      waiting.add(turn);
      if (!isRunning) {
        isRunning = true;
        onWaiting(true);
        nextFrame(run);
      }
      return () => waiting.delete(turn);
    },
    moved: () => {
      const at = now();
      if (at - movedAtMs < RUN_MS) restsAtMs = at + RUN_MS;
      movedAtMs = at;
    },
  };
}
