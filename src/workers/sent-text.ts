// A text on its way to a worker: UTF-8, and where it may be counted in steps.
import { safeCuts } from '@/core/tokenize/safe-cuts';
import type { Done } from './protocol';

export interface SentText {
  readonly utf8: Uint8Array<ArrayBuffer>;
  /** Ends of steps, the last one the end of the text; none for ''. */
  readonly steps: readonly Done[];
}

/** Less than 10 ms of work also where each unit is three bytes. */
const STEP_UNITS = 32_768;
export const MOST_BYTES_A_UNIT = 3;
const encoder = new TextEncoder();

/**
 * The text as UTF-8; a half of a surrogate pair is U+FFFD, so the text must not end inside a pair. Steps end where every
 * pre-tokenizer cuts. `spare` is written to where it is large enough.
 */
export function sentText(text: string, spare?: ArrayBuffer): SentText {
  const most = text.length * MOST_BYTES_A_UNIT;
  const utf8 = new Uint8Array(spare && spare.byteLength >= most ? spare : new ArrayBuffer(most));
  const steps: Done[] = [];
  let doneUnits = 0;
  let doneBytes = 0;
  for (const cut of safeCuts(text, STEP_UNITS)) {
    doneBytes += encoder.encodeInto(text.slice(doneUnits, cut), utf8.subarray(doneBytes)).written;
    doneUnits = cut;
    steps.push({ doneUnits, doneBytes });
  }
  return { utf8: utf8.subarray(0, doneBytes), steps };
}
