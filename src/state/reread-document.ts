// A document that is there already, read in another way: its text, the file itself, or in an encoding that the user chooses.
import { documentReason } from '@/core/importers/documents/document';
import { type PackedDocument, unpackTexts } from '@/core/importers/documents/packed-document';
import type { PartText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';
import type { DocumentJob } from '@/workers/read-document';
import { type ReadInWorker, readInWorker } from './arrived-document';
import type { AppStore } from './store';

/** Counts the file, or the text as it came, in place of the text that was read from it. */
export function showPlain(store: AppStore, id: UnitId): void {
  const plain = store.getState().documents.get(id)?.plain ?? null;
  if (plain !== null) store.getState().setContent(id, plain);
}

/** What is being read again, by part: what was asked for last holds, whichever is read first. */
const readings = new Map<UnitId, AbortController>();

/** Reads the file once more, in an encoding or, with null, as what it is; says so where that fails. One step of undo. */
export async function readAgain(store: AppStore, id: UnitId, encoding: string | null, read: ReadInWorker = readInWorker): Promise<void> {
  const document = store.getState().documents.get(id);
  if (document === undefined) return;
  const { file, plain } = document;
  const isPdf = plain !== null && 'attachment' in plain;
  readings.get(id)?.abort();
  const reading = new AbortController();
  readings.set(id, reading);
  const found = await readFirst(store, { file, encoding, signal: reading.signal }, isPdf, read);
  if (reading.signal.aborted) return;
  readings.delete(id);
  if (found === null) return;
  const { text, document: answer } = found;
  const encodings = answer.encoding === undefined ? document.encodings : new Map(document.encodings).set(text, answer.encoding);
  // What was said of it may have been why it could not be read.
  const { label, notes } = encoding === null ? answer : document;
  store.getState().knowDocuments([[id, { ...document, label, notes, encodings }]]);
  store.getState().setContent(id, { text });
}

/** The first text of a file, and what was found on the way; null: it was cancelled, or cannot be read, which is told. */
export async function readFirst(
  store: AppStore,
  order: Pick<DocumentJob, 'encoding' | 'signal'> & { readonly file: File },
  isPdf: boolean,
  read: ReadInWorker,
): Promise<{ readonly text: PartText; readonly document: PackedDocument } | null> {
  const job = { ...order, onBytes: () => {}, onPage: () => {} };
  const answer = await store.getState().track('reading again', read(job, isPdf)).catch(() => null);
  if (order.signal.aborted) return null;
  const [first] = answer?.ok === true ? unpackTexts(answer.value) : [];
  if (answer?.ok === true && first !== undefined) return { text: first.text, document: answer.value };
  const reason = answer?.ok === false ? documentReason(answer.error) : 'what reads it did not load; try again when you are online.';
  store.getState().notify({ tone: 'error', text: `${order.file.name} was not read: ${reason}`, details: [], action: null });
  return null;
}
