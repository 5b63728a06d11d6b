import type { Imported, ReadHow } from '@/core/importers/formats/imported';

export interface FormatRequest {
  /** Well-formed UTF-8. */
  readonly utf8: Uint8Array<ArrayBuffer>;
  readonly how: ReadHow;
  /** Every format that makes something of the text, instead of the one that it is. */
  readonly all: boolean;
}

/** Asks for a file that a text read in this way holds. */
export interface FileRequest extends Omit<FormatRequest, 'all'> {
  /** As in `pdfAt`. */
  readonly place: number;
}

/** null: there is none. */
export type FileAnswer = Uint8Array | null;

/** What the text was read as: none, one, or all. */
export type FormatAnswer = readonly Imported[];
