// Who is next in the worker: one step at a time, and the event loop runs in between.

export interface Turn {
  /** Goes before what is not. */
  readonly urgent: boolean;
  /** Does the next step and tells whether it was the last one. Must not throw. */
  step(): boolean;
}

export interface Turns {
  /** Puts work behind what is equally urgent; the first step is done at once where nothing else is at work. */
  add(turn: Turn): void;
}

/** `tick` lets the event loop run, so that messages can arrive between two steps. */
export function createTurns(tick: () => Promise<void>): Turns {
  const urgent: Turn[] = [];
  const others: Turn[] = [];
  let isAtWork = false;

  async function work(): Promise<void> {
    isAtWork = true;
    for (;;) {
      const queue = urgent.length > 0 ? urgent : others;
      const turn = queue[0];
      if (!turn) break;
      if (turn.step()) queue.shift();
      await tick();
    }
    isAtWork = false;
  }

  return {
    add(turn) {
      (turn.urgent ? urgent : others).push(turn);
      if (!isAtWork) void work();
    },
  };
}
