import type { NewerFileAnswer, NewerFileRequest } from './newer-file-messages';
import NewerFileWorker from './newer-file.worker?worker&inline';

/** Reads a file of newer data apart from the page. Rejects where the worker does not start. */
export function readInWorker(file: File, providers: readonly string[], today: string): Promise<NewerFileAnswer> {
  const worker = new NewerFileWorker({ name: 'newer-file' });
  return new Promise<NewerFileAnswer>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<NewerFileAnswer>) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message || 'The worker did not start'));
    worker.postMessage({ file, providers, today } satisfies NewerFileRequest);
  }).finally(() => worker.terminate());
}
