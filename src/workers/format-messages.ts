import type { Imported } from '@/core/importers/formats/imported';
import type { ReadHow } from '@/core/importers/formats/registry';

export interface FormatRequest {
  /** Well-formed UTF-8. */
  readonly utf8: Uint8Array<ArrayBuffer>;
  readonly how: ReadHow;
  /** Every format that makes something of the text, instead of the one that it is. */
  readonly all: boolean;
}

/** What the text was read as: none, one, or all. */
export type FormatAnswer = readonly Imported[];
