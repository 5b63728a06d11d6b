/** Thrown where a job is not wanted any more. */
export class Cancelled extends Error {}

/** The job's answer, or `Cancelled` as soon as the signal says so, whatever the job is waiting for. */
export function unlessCancelled<Value>(job: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Cancelled());
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    job.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** Told where reading files was not wanted any more. */
export const CANCELLED_WORDS = { text: 'Adding files was cancelled. Nothing was added.', details: [], action: null } as const;
