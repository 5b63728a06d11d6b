import { fail } from '@/core/result';
import type { CMapMessage, DocumentAnswer, DocumentMessage, DocumentRequest } from './document-messages';
import DocumentWorker from './document.worker?worker&inline';
import { afterTimeout, createWatchDog } from './watch-dog';

export interface DocumentJob extends DocumentRequest {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  readonly onPage: (page: number, pages: number) => void;
}

/** Longer than any one step of a document that can be read. */
const QUIET_MS = 30_000;

/** Reads a document, other than a PDF, in a worker. Rejects where it does not start, and when the signal says so. */
export function readInWorker(job: DocumentJob): Promise<DocumentAnswer> {
  return readWith(new DocumentWorker({ name: 'document' }), job);
}

/** After which a worker that has nothing to read is ended. */
const IDLE_MS = 5_000;

/** Reads many documents one after the other in one worker: for thousands of small ones, starting it takes longer than reading. */
export function createKeptReader(start: () => Worker): (job: DocumentJob) => Promise<DocumentAnswer> {
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const readNext = async (job: DocumentJob) => {
    clearTimeout(idle);
    const own = (worker ??= start());
    // One that was ended is not asked again.
    const answer = await readWith(own, job, undefined, true).catch((error: unknown) => {
      worker = null;
      throw error;
    });
    if (!answer.ok && answer.error.kind === 'no-answer') worker = null;
    idle = setTimeout(() => {
      worker?.terminate();
      worker = null;
    }, IDLE_MS);
    return answer;
  };
  return (job) => {
    const mine = turn.then(() => readNext(job));
    turn = mine.catch(() => {});
    return mine;
  };
}

/** As `readInWorker`, in a worker that stays for the next one. */
export const readInKeptWorker = createKeptReader(() => new DocumentWorker({ name: 'documents' }));

/** Has a worker read one document and ends it, whatever comes of it: one that gives no sign of life for long is ended too. `isKept`: one that has answered stays. */
export function readWith(worker: Worker, { file, encoding, asText = false, pdfLimits, signal, onBytes, onPage }: DocumentJob, loadCMap: (name: string) => Promise<Uint8Array | null> = async () => null, isKept = false): Promise<DocumentAnswer> {
  let end = () => {};
  let hasAnswered = false;
  return new Promise<DocumentAnswer>((resolve, reject) => {
    const dog = createWatchDog(afterTimeout, QUIET_MS, (isLimit) => isLimit && resolve(fail({ kind: 'no-answer' })));
    const cancel = () => reject(new Error('cancelled'));
    signal.addEventListener('abort', cancel);
    // Loading the worker took time, in which nobody would have ended it.
    if (signal.aborted) cancel();
    end = () => {
      dog.stop();
      signal.removeEventListener('abort', cancel);
      if (!isKept || !hasAnswered) worker.terminate();
    };
    worker.onmessage = ({ data }: MessageEvent<DocumentMessage>) => {
      dog.feed();
      hasAnswered = data.kind === 'read';
      if (data.kind === 'read') resolve(data.answer);
      else if (data.kind === 'bytes') onBytes(data.bytes);
      else if (data.kind === 'page') onPage(data.page, data.pages);
      else if (data.kind === 'cmap') void loadCMap(data.name).then((bytes) => worker.postMessage({ cmap: data.name, bytes } satisfies CMapMessage));
    };
    worker.onerror = (event) => reject(new Error(event.message || 'The worker did not start'));
    if (signal.aborted) return;
    worker.postMessage({ file, encoding, asText, ...(pdfLimits === undefined ? {} : { pdfLimits }) } satisfies DocumentRequest);
    dog.feed();
  }).finally(() => end());
}
