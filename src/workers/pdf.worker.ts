// Reads the text of a PDF. pdf.js would start a worker of its own by address, which the page's policy does not cover; so both
// of its halves are here, in one that can be ended. In the build that brings along what is new in the language: the other one
// asks for methods that Safari has had since version 26 only, and then reads no file at all.
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
// Its other half makes itself known to the first.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { DocumentError, ReadDocument } from '@/core/importers/documents/document';
import { PDF_LIMITS, type PdfLibrary, readPdfText } from '@/core/importers/documents/pdf-text';
import type { Result } from '@/core/result';
import { askedTables } from './asked-tables';
import { answerOf } from './document-answer';
import type { CMapMessage, DocumentMessage, DocumentRequest } from './document-messages';

interface WorkerScope {
  onmessage: ((event: { readonly data: DocumentRequest | CMapMessage }) => void) | null;
  postMessage(message: DocumentMessage, transfer?: readonly ArrayBuffer[]): void;
}
const scope = self as unknown as WorkerScope;
const tables = askedTables((name) => scope.postMessage({ kind: 'cmap', name }));

scope.onmessage = ({ data }) => {
  if ('cmap' in data) tables.answer(data.cmap, data.bytes);
  else if ('file' in data) void answerOf(textOf(data)).then(({ answer, memory }) => scope.postMessage({ kind: 'read', answer }, memory));
};

async function textOf({ file, pdfLimits = PDF_LIMITS }: DocumentRequest): Promise<Result<ReadDocument, DocumentError>> {
  const bytes = new Uint8Array(await file.slice(0, file.size).arrayBuffer());
  scope.postMessage({ kind: 'bytes', bytes: bytes.length });
  const onPage = (page: number, pages: number) => scope.postMessage({ kind: 'page', page, pages });
  return readPdfText(pdfjs as unknown as PdfLibrary, bytes, { loadCMap: tables.load, now: () => performance.now(), onPage, limits: pdfLimits });
}
