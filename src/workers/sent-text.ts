// A text on its way to a worker: UTF-8, and where it may be counted in steps.
import { partsOf } from '@/core/prompt/long-text';
import { scanCuts } from '@/core/tokenize/cut-scanner';
import type { SourceText } from '@/core/tokenize/source-text';
import { isHighSurrogate } from '@/core/tokenize/utf8';
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
 * The units `start` … `end` − 1 of a text as UTF-8; a half of a surrogate pair is U+FFFD, so neither may lie inside a pair.
 * Steps end where every pre-tokenizer cuts. `spare` is written to where it is large enough.
 */
export function sentText(text: SourceText, start: number, end: number, spare?: ArrayBuffer): SentText {
  const most = (end - start) * MOST_BYTES_A_UNIT;
  const utf8 = new Uint8Array(spare && spare.byteLength >= most ? spare : new ArrayBuffer(most));
  const stretch: SourceText = { length: end - start, slice: (from, to) => text.slice(start + from, start + Math.min(to, end - start)) };
  const steps: Done[] = [];
  let doneUnits = 0;
  let doneBytes = 0;
  for (const cut of scanCuts(stretch, STEP_UNITS, STEP_UNITS)) {
    if (cut === undefined) continue;
    doneBytes += writeUtf8(partsOf(text, start + doneUnits, start + cut), utf8.subarray(doneBytes));
    doneUnits = cut;
    steps.push({ doneUnits, doneBytes });
  }
  return { utf8: utf8.subarray(0, doneBytes), steps };
}

/** Writes parts one by one, as joining them would copy them; returns the bytes written. */
function writeUtf8(parts: Iterable<string>, into: Uint8Array): number {
  let written = 0;
  let half = '';
  for (const part of parts) {
    const text = half + part;
    half = isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.slice(-1) : '';
    const whole = half === '' ? text : text.slice(0, -1);
    written += encoder.encodeInto(whole, into.subarray(written)).written;
  }
  return written + encoder.encodeInto(half, into.subarray(written)).written;
}
