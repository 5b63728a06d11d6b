// Whether it is worth looking for files inside a text: most texts have none, and say so at a glance.

import type { PartText } from '@/core/prompt/long-text';

/** What `findDataUrls` needs at least: the end of a URL's head, or the key of a block. */
const TELLTALE = /;base64,|"data\\{0,8}"/i;
/** The longest telltale, less one. */
const OVERLAP_UNITS = 14;
const WINDOW_UNITS = 1 << 18;

/** Whether a text may hold files as base64; true for some that hold none. In steps of some 100 µs each. */
export function* mayHoldFilesInSteps(text: PartText): Generator<undefined, boolean, undefined> {
  for (let start = 0; start < text.length; start += WINDOW_UNITS) {
    if (TELLTALE.test(text.slice(Math.max(0, start - OVERLAP_UNITS), start + WINDOW_UNITS))) return true;
    yield undefined;
  }
  return false;
}

const BEGINS_LIKE_JSON = /^\s*(?:[[{]|data:)/i;
const BEGINNING_UNITS = 1024;

/**
 * Whether a text is a request, or a URL by itself. In code, style sheets and prose a `data:` URL is part of what is sent as
 * text: only in JSON does it stand for a file that is sent as one.
 */
export function mayBeRequest(text: PartText): boolean {
  return BEGINS_LIKE_JSON.test(text.slice(0, BEGINNING_UNITS));
}
