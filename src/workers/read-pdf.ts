import type { DocumentAnswer } from './document-messages';
import { loadCMap } from './pdf-tables';
import PdfWorker from './pdf.worker?worker&inline';
import { type DocumentJob, readWith } from './read-document';

/** Reads the text of a PDF in a worker of its own, which is by far the largest; as `readInWorker`. */
export function readPdfInWorker(job: DocumentJob): Promise<DocumentAnswer> {
  return readWith(new PdfWorker({ name: 'pdf' }), job, loadCMap);
}
