import { formatsOf, importText } from '@/core/importers/formats/registry';
import { WORKER_VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import { lastOf } from '@/core/importers/steps';
import type { FormatAnswer, FormatRequest } from './format-messages';

export interface FormatScope {
  onmessage: ((event: { readonly data: FormatRequest }) => void) | null;
  postMessage(answer: FormatAnswer): void;
}

/** Reads the text of a request as formats; of files the figures come back, and never their bytes. */
export function answerFormat({ utf8, how, all }: FormatRequest): FormatAnswer {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8);
  if (all) return lastOf(formatsOf(text, WORKER_VALUE_LIMIT_UNITS));
  const imported = importText(text, how);
  return imported === null ? [] : [imported];
}
