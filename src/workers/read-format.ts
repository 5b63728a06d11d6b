import FormatWorker from './format.worker?worker&inline';
import type { FormatAnswer, FormatRequest } from './format-messages';

/** Reads a text as formats, apart from the page. Rejects where the worker does not start, and as soon as it is not wanted any more. */
export async function readFormatInWorker(request: FormatRequest, isYaml: boolean, isWanted: () => boolean): Promise<FormatAnswer> {
  const worker = isYaml ? new (await import('./yaml.worker?worker&inline')).default({ name: 'yaml' }) : new FormatWorker({ name: 'format' });
  let asking: ReturnType<typeof setInterval> | undefined;
  return new Promise<FormatAnswer>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<FormatAnswer>) => resolve(event.data);
    worker.onerror = (event: ErrorEvent) => reject(new Error(event.message || 'The worker did not start'));
    asking = setInterval(() => {
      if (!isWanted()) reject(new Error('No longer wanted'));
    }, ASKED_EVERY_MS);
    worker.postMessage(request, [request.utf8.buffer]);
  }).finally(() => {
    clearInterval(asking);
    worker.terminate();
  });
}

const ASKED_EVERY_MS = 200;
