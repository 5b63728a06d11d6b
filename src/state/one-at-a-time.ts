export interface OneAtATime {
  /** Runs the job, once more where it runs already; resolves when the last run has ended. */
  run(): Promise<void>;
  isRunning(): boolean;
}

/** A job that never runs twice at a time, such as summing up what goes on changing. */
export function oneAtATime(job: () => Promise<void>): OneAtATime {
  let isStale = false;
  let running: Promise<void> | null = null;
  const runAll = async () => {
    while (isStale) {
      isStale = false;
      await job();
    }
    running = null;
  };
  return {
    run: () => {
      isStale = true;
      return (running ??= runAll());
    },
    isRunning: () => running !== null,
  };
}
