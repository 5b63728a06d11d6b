import type { DocumentError, ReadDocument } from '@/core/importers/documents/document';
import { packDocument } from '@/core/importers/documents/packed-document';
import { fail, type Result } from '@/core/result';
import type { DocumentAnswer } from './document-messages';

/** What a worker answers, and the memory that goes with it. A rejection does not leave a worker by itself, so there is none. */
export async function answerOf(reading: Promise<Result<ReadDocument, DocumentError>>): Promise<{ readonly answer: DocumentAnswer; readonly memory: readonly ArrayBuffer[] }> {
  // The browser refuses a file that has changed; anything else is a fault of a reader on bytes that nobody thought of.
  const read = await reading.catch((error: unknown) => fail<DocumentError>(error instanceof DOMException ? { kind: 'unreadable' } : { kind: 'broken', format: 'document' }));
  if (!read.ok) return { answer: read, memory: [] };
  const { packed, memory } = packDocument(read.value);
  return { answer: { ok: true, value: packed }, memory };
}
