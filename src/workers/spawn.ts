import TokenizeWorker from './tokenize.worker?worker&inline';
import type { WorkerPort } from './lane';

/** Starts a tokenizing worker from the code inside the page, so that it inherits the page's security policy. */
export function spawnTokenizeWorker(): WorkerPort {
  const worker = new TokenizeWorker({ name: 'tokenize' });
  const port: WorkerPort = {
    onMessage: undefined,
    onFailure: undefined,
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
  };
  worker.onmessage = (event) => port.onMessage?.(event.data);
  worker.onerror = (event) => port.onFailure?.(event.message || 'The worker did not start');
  worker.onmessageerror = () => port.onFailure?.('A message could not be read');
  return port;
}
