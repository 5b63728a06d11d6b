import type { DocumentError } from '@/core/importers/documents/document';
import type { PdfLimits } from '@/core/importers/documents/pdf-text';
import type { PackedDocument } from '@/core/importers/documents/packed-document';
import type { Result } from '@/core/result';

/** A file as workers get it. */
export interface SentFile {
  readonly size: number;
  readonly name?: string;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface DocumentRequest {
  readonly file: SentFile;
  /** The encoding that was chosen for a text; null: what the file looks like. */
  readonly encoding: string | null;
  /** Read as text though it is none. */
  readonly asText?: boolean;
  /** Of a PDF that is one of several, what is left for it. */
  readonly pdfLimits?: PdfLimits;
}

export type DocumentAnswer = Result<PackedDocument, DocumentError>;

export type DocumentMessage =
  | { readonly kind: 'read'; readonly answer: DocumentAnswer }
  /** A sign of life, with the bytes read since the last one. */
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'page'; readonly page: number; readonly pages: number }
  /** Asks the page for a table, as a worker of the page can load nothing by itself. */
  | { readonly kind: 'cmap'; readonly name: string };

/** The answer to `cmap`; null: it did not load. */
export interface CMapMessage {
  readonly cmap: string;
  readonly bytes: Uint8Array | null;
}
