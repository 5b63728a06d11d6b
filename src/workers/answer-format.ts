import { formatsOf, importText } from '@/core/importers/formats/registry';
import { lastOf } from '@/core/importers/steps';
import type { FormatAnswer, FormatRequest } from './format-messages';

export interface FormatScope {
  onmessage: ((event: { readonly data: FormatRequest }) => void) | null;
  postMessage(answer: FormatAnswer): void;
}

/** Reads the text of a request as formats; of files the figures come back, and never their bytes. */
export function answerFormat({ utf8, how, all }: FormatRequest): FormatAnswer {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8);
  if (all) return lastOf(formatsOf(text));
  const imported = importText(text, how);
  return imported === null ? [] : [imported];
}
