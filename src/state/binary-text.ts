// A file that was refused as it is no text, added as one because the user says so. Loaded with the first of them.
import { documentReason } from '@/core/importers/documents/document';
import { unpackTexts } from '@/core/importers/documents/packed-document';
import { binaryFormatOf } from '@/core/importers/magic';
import { type Refusal, withArticle } from '@/core/importers/refusal';
import { fail, type Result, succeed } from '@/core/result';
import { type ReadInWorker, readInWorker } from './arrived-document';
import type { Arrival, ArrivedDocument } from './arrivals';

const HEAD_BYTES = 4096;

/** The file's bytes as one text, with what they are and how many are no characters. `signal` ends it. */
export async function readAsText(file: File, name: string, signal: AbortSignal, read: ReadInWorker = readInWorker): Promise<Result<readonly Arrival[], Refusal>> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const format = binaryFormatOf(head, name) ?? 'binary file';
  const answer = await read({ file, encoding: null, asText: true, signal, onBytes: () => {}, onPage: () => {} }, false).catch(() => null);
  if (answer === null) return fail({ kind: 'reader', format });
  if (!answer.ok) return fail({ kind: 'document', reason: documentReason(answer.error) });
  const { label, notes, encoding } = answer.value;
  return succeed(
    unpackTexts(answer.value).map(({ text }): Arrival => {
      const words = `${name} was added as ${label}.`;
      const document: ArrivedDocument = { file, label, words, notes: [`It is ${withArticle(format)}, not text.`, ...notes], undoWords: null, plain: null, encodings: new Map(encoding === undefined ? [] : [[text, encoding]]) };
      return { name, text, takenOut: null, imported: null, document };
    }),
  );
}
