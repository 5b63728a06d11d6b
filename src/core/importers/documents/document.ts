// What reading a document gives: its text, and what was found on the way.
import { type ArchiveError, archiveReason } from '@/core/importers/archive/archive-error';
import { formatBytes, formatInteger } from '@/core/units';

export type DocumentFormat = 'docx' | 'pptx' | 'xlsx' | 'epub' | 'html' | 'notebook' | 'zip' | 'pdf' | 'encoded';

export interface ReadText {
  /** Of a file in an archive; null: the text is that of the document itself. */
  readonly name: string | null;
  readonly text: string;
  /** Of a file in an archive: what is to be said of it alone. The notes of the whole say it under its name. */
  readonly notes?: readonly string[];
  /** Of a file in an archive that is not in UTF-8: how it was read, and its bytes, so that it can be read in another way. */
  readonly encoded?: { readonly encoding: string; readonly bytes: Uint8Array<ArrayBuffer> };
  /** Of a page or a notebook in an archive: what it is, and the source that its text was read from. */
  readonly markup?: { readonly label: string; readonly source: string };
}

export interface ReadDocument {
  readonly format: DocumentFormat;
  /** "Word document, 3 pages": what it is, for a sentence that begins with it. */
  readonly label: string;
  readonly texts: readonly ReadText[];
  /** Sentences: what is shown in brackets, what was left out. */
  readonly notes: readonly string[];
  /** PDFs that are in it, for a reader of their own; the notes do not yet say what else was left out. */
  readonly unread?: UnreadPdfs;
  /** How the bytes were read as characters, as `TextDecoder` calls it, where that was a guess or a choice. */
  readonly encoding?: string;
  /** The bytes say themselves that they are in it. */
  readonly isStated?: true;
  /** Of a page or a notebook that is not in UTF-8: what it was read from, in that encoding. */
  readonly source?: string;
}

export interface UnreadPdfs {
  /** `at`: how many of the texts stand before it. */
  readonly pdfs: readonly { readonly name: string; readonly at: number; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** Of the other files that are no text: a sentence each. */
  readonly leftOut: readonly string[];
}

export type DocumentError =
  | ArchiveError
  /** `doctype`: entities can make a small file endless, and no such document needs any. */
  | { readonly kind: 'xml'; readonly entry: string; readonly fault: 'doctype' | 'malformed' | 'depth' }
  | { readonly kind: 'too-much-text'; readonly limitUnits: number }
  /** Of bytes that were read as text though they are none. */
  | { readonly kind: 'text-bytes'; readonly limitBytes: number }
  | { readonly kind: 'no-text'; readonly what: string }
  /** An archive of more than a list of documents is good for. */
  | { readonly kind: 'many-files'; readonly files: number; readonly limitFiles: number }
  /** `instead`: as what it can be saved to be read, ".docx". */
  | { readonly kind: 'not-read'; readonly format: string; readonly instead?: string }
  | { readonly kind: 'no-encoding' }
  | { readonly kind: 'password' }
  | { readonly kind: 'broken'; readonly format: string }
  | { readonly kind: 'pages'; readonly pages: number; readonly limitPages: number }
  | { readonly kind: 'time'; readonly limitMs: number }
  /** What tells the characters of a CJK font did not load. */
  | { readonly kind: 'no-tables' }
  | { readonly kind: 'no-answer' }
  /** Moved, changed or locked since it was chosen. */
  | { readonly kind: 'unreadable' };

/** A text of more is not made: one shared string can be in a million cells. */
export const TEXT_LIMIT_UNITS = 100_000_000;

/** The rest of a sentence that says why a document gave no text. */
export function documentReason(error: DocumentError): string {
  switch (error.kind) {
    case 'xml':
      return error.fault === 'doctype' ? `${error.entry} in it declares entities, which are not read.` : `${error.entry} in it is ${error.fault === 'depth' ? 'nested too deeply' : 'damaged'}.`;
    case 'too-much-text':
      return `its text has more than ${formatInteger(error.limitUnits)} characters.`;
    case 'text-bytes':
      return `as text it would take more than ${formatBytes(error.limitBytes)}; split it and add the pieces.`;
    case 'no-text':
      return `it has no text: ${error.what}.`;
    case 'many-files':
      return `it holds ${formatInteger(error.files)} files, and up to ${formatInteger(error.limitFiles)} are read as documents; open it as a folder.`;
    case 'not-read':
      return `it is ${error.format}, which is not read here${error.instead === undefined ? '' : `; save it as ${error.instead} and add it again`}.`;
    case 'no-encoding':
      return 'it is not text in any encoding that browsers know.';
    case 'password':
      return 'it is protected by a password; save it without one and add it again.';
    case 'broken':
      return `it is no complete ${error.format}; it is damaged or cut off.`;
    case 'pages':
      return `it has ${formatInteger(error.pages)} pages, and the limit is ${formatInteger(error.limitPages)}; split it.`;
    case 'time':
      return `reading it took more than ${formatInteger(error.limitMs / 1000)} seconds.`;
    case 'no-tables':
      return 'the tables of its characters did not load; add it again when you are online.';
    case 'unreadable':
      return 'it could not be read, perhaps because it was moved, changed or locked; add it again.';
    case 'no-answer':
      return 'reading it did not end; it may be damaged.';
    default:
      return archiveReason(error);
  }
}

/** What is said of a page that has more text than is read, or nests too deeply, and so counts as its source; null: it has none, or is no page. */
export function notTakenWords(error: DocumentError): string | null {
  return error.kind === 'xml' || error.kind === 'too-much-text' ? `Its readable text was not taken: ${documentReason(error)}` : null;
}

/** Collects a text up to the limit; what comes after it is not kept. */
export interface TextOut {
  write(text: string): void;
  readonly isFull: boolean;
  text(): string;
}

export function createTextOut(limitUnits: number = TEXT_LIMIT_UNITS): TextOut {
  const pieces: string[] = [];
  let units = 0;
  return {
    write: (text) => {
      units += text.length;
      if (units <= limitUnits) pieces.push(text);
    },
    get isFull() {
      return units > limitUnits;
    },
    text: () => pieces.join(''),
  };
}

/** "3 comments", "1 picture". */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${formatInteger(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
