import { formatsOf, importText } from '@/core/importers/formats/registry';
import { WORKER_VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { lastOf } from '@/core/importers/steps';
import { pdfAt } from '@/core/importers/formats/imported-files';
import type { FileAnswer, FileRequest, FormatAnswer, FormatRequest } from './format-messages';
import type { FormatPiece } from './format-pieces';

export interface FormatScope {
  onmessage: ((event: { readonly data: FormatRequest | FileRequest }) => void) | null;
  postMessage(answer: FormatPiece | FileAnswer): void;
}

/** Reads the text of a request as formats; of files the figures come back, and never their bytes. */
export function answerFormat({ utf8, how, all }: FormatRequest): FormatAnswer {
  const text = textOf(utf8);
  if (all) return lastOf(formatsOf(text, WORKER_VALUE_LIMIT_UNITS));
  const imported = importText(text, how);
  return imported === null ? [] : [imported];
}

/** The bytes of the PDF that an import became a part of; null: it is no such import, or there is none. */
export function answerFile({ utf8, how, place }: FileRequest): FileAnswer {
  const imported = importText(textOf(utf8), how);
  return imported === null ? null : pdfAt(imported, place);
}

function textOf(utf8: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8);
}
