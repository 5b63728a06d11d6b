// Reads a document apart from the page: unpacking and parsing take seconds for a large one, and may meet anything.
import { windowed } from '@/core/importers/archive/windowed';
import { readDocument } from '@/core/importers/documents/read-document';
import { answerOf } from './document-answer';
import type { DocumentMessage, DocumentRequest } from './document-messages';

interface WorkerScope {
  onmessage: ((event: { readonly data: DocumentRequest }) => void) | null;
  postMessage(message: DocumentMessage, transfer?: readonly ArrayBuffer[]): void;
}
const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data: { file, encoding, asText = false } }) => {
  const source = windowed({ sizeBytes: file.size, read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()) });
  const options = { asText, name: file.name ?? '', now: () => performance.now(), onBytes: (bytes: number) => scope.postMessage({ kind: 'bytes', bytes }) };
  void answerOf(readDocument(source, encoding === null ? options : { ...options, encoding })).then(({ answer, memory }) => scope.postMessage({ kind: 'read', answer }, memory));
};
