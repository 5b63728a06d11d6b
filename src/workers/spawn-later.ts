import type { WorkerPort } from './lane';

/**
 * Starts workers whose code is not here yet: what is sent to one waits until it runs. So the page's first picture does not
 * wait for code that it does not need. A failure to load is one of the worker to start, and the next spawn tries again.
 */
export function spawnLater(load: () => Promise<() => WorkerPort>): () => WorkerPort {
  let loading: Promise<() => WorkerPort> | null = null;
  let spawnNow: (() => WorkerPort) | null = null;

  const loaded = (): Promise<() => WorkerPort> =>
    (loading ??= load().then(
      (spawn) => (spawnNow = spawn),
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
  // The code is fetched at once, beside all else that the page does at the start.
  loaded().catch(() => {});

  return () => spawnNow?.() ?? waitingPort(loaded());
}

function waitingPort(loaded: Promise<() => WorkerPort>): WorkerPort {
  let worker: WorkerPort | null = null;
  let isEnded = false;
  let waiting: Parameters<WorkerPort['postMessage']>[] = [];
  const port: WorkerPort = {
    onMessage: undefined,
    onFailure: undefined,
    postMessage: (message, transfer) => {
      if (worker === null) waiting.push([message, transfer]);
      else worker.postMessage(message, transfer);
    },
    terminate: () => {
      isEnded = true;
      waiting = [];
      worker?.terminate();
    },
  };
  const start = (spawn: () => WorkerPort): void => {
    if (isEnded) return;
    worker = spawn();
    worker.onMessage = (message) => port.onMessage?.(message);
    worker.onFailure = (reason) => port.onFailure?.(reason);
    for (const sent of waiting) worker.postMessage(...sent);
    waiting = [];
  };
  // Where no worker can run at all, starting one throws.
  loaded.then(start).catch((error: unknown) => {
    if (!isEnded) port.onFailure?.(error instanceof Error ? error.message : String(error));
  });
  return port;
}
