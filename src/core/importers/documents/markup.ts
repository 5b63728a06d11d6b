import type { Result } from '@/core/result';
import type { DocumentError, ReadDocument } from './document';
import { readHtml } from './html';
import { readNotebook } from './notebook';
import { mayBeHtml, mayBeNotebook } from './telltale';

/** A page or a notebook as what it says; null: the text is neither. `name`: the file's, as in `mayBeHtml`. */
export function readMarkup(text: string, name?: string): Result<ReadDocument, DocumentError> | null {
  return mayBeHtml(text, name) ? readHtml(text, name) : mayBeNotebook(text) ? readNotebook(text) : null;
}
