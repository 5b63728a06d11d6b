import FormatWorker from './format.worker?worker&inline';
import type { ReadYaml } from '@/core/importers/formats/from-yaml';
import type { FileAnswer, FileRequest, FormatAnswer, FormatRequest } from './format-messages';
import { type FormatPiece, FormatPieces, type TurnsShare } from './format-pieces';

/**
 * Reads a text as formats, apart from the page. Rejects where the worker does not start, and as soon as it is not wanted any more.
 * `onTurns` is told now and then how many turns have come: null while it is looked at what the text is.
 */
export function readFormatInWorker(request: FormatRequest, isWanted: () => boolean, onTurns: (share: TurnsShare | null) => void = () => {}): Promise<FormatAnswer> {
  const pieces = new FormatPieces();
  let share: TurnsShare | null = null;
  const take = (piece: FormatPiece) => {
    if (piece.kind === 'turns') onTurns((share = piece.share));
    return pieces.add(piece);
  };
  return askWorker(new FormatWorker({ name: 'format' }), request, () => {
    onTurns(share);
    return isWanted();
  }, take);
}

/** The bytes of a PDF in a text, as `readFormatInWorker` reads it. */
export function readFileInWorker(request: FileRequest, isWanted: () => boolean): Promise<FileAnswer> {
  return askWorker(new FormatWorker({ name: 'format' }), request, isWanted, (answer: FileAnswer) => answer);
}

/** Reads an OpenAPI document or a request in YAML so, and what is wrong with its YAML. */
export async function readYamlInWorker(request: FormatRequest, isWanted: () => boolean): Promise<ReadYaml> {
  const { default: YamlWorker } = await import('./yaml.worker?worker&inline');
  return askWorker(new YamlWorker({ name: 'yaml' }), request, isWanted, (answer: ReadYaml) => answer);
}

/** `take` makes the answer of what comes; null: more is to come. */
function askWorker<Message, Answer>(worker: Worker, request: FormatRequest | FileRequest, isWanted: () => boolean, take: (message: Message) => Answer | null): Promise<Answer> {
  let asking: ReturnType<typeof setInterval> | undefined;
  return new Promise<Answer>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Message>) => {
      const answer = take(event.data);
      if (answer !== null) resolve(answer);
    };
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
