// A text on its way to a worker: UTF-8, and where it may be counted in steps.
import type { PartText } from '@/core/prompt/long-text';
import { scanCuts } from '@/core/tokenize/cut-scanner';
import type { SourceText } from '@/core/tokenize/source-text';
import type { Done } from './protocol';

export interface SentText {
  readonly utf8: Uint8Array<ArrayBuffer>;
  /** Ends of steps, the last one the end of the text; none for ''. */
  readonly steps: readonly Done[];
}

/** Less than 10 ms of work also where each unit is three bytes. */
const STEP_UNITS = 32_768;
const MOST_BYTES_A_UNIT = 3;
/** Buffers are made in these sizes, so that those that come back fit the next stretch too. */
const ROOM_BYTES = 65_536;
const encoder = new TextEncoder();

/**
 * The units `start` … `end` − 1 of a text as UTF-8; a half of a surrogate pair is U+FFFD, so neither may lie inside a pair.
 * Steps end where every pre-tokenizer cuts. `spare` is written to where it is large enough.
 */
export function sentText(text: PartText, start: number, end: number, spare?: ArrayBuffer): SentText {
  const utf8 = utf8Of(text, start, end, spare);
  const stretch: SourceText = { length: end - start, slice: (from, to) => text.slice(start + from, start + Math.min(to, end - start)) };
  const firstByte = typeof text === 'string' ? 0 : text.byteAt(start);
  const steps: Done[] = [];
  let doneUnits = 0;
  let doneBytes = 0;
  for (const cut of scanCuts(stretch, STEP_UNITS, STEP_UNITS)) {
    if (cut === undefined) continue;
    doneBytes =
      typeof text === 'string'
        ? doneBytes + encoder.encodeInto(text.slice(start + doneUnits, start + cut), utf8.subarray(doneBytes)).written
        : text.byteAt(start + cut) - firstByte;
    doneUnits = cut;
    steps.push({ doneUnits, doneBytes });
  }
  return { utf8: utf8.subarray(0, doneBytes), steps };
}

/**
 * A short text, in no more room than it may need: they come in tens of thousands and none of their buffers is used again, so
 * rounded up they would be gigabytes for the garbage collector.
 */
export function sentWhole(text: PartText): SentText {
  return sentText(text, 0, text.length, new ArrayBuffer(text.length * MOST_BYTES_A_UNIT));
}

/** The bytes of a long text; room for those of a string, which are written with the steps. */
function utf8Of(text: PartText, start: number, end: number, spare: ArrayBuffer | undefined): Uint8Array<ArrayBuffer> {
  const room = (bytes: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(spare !== undefined && spare.byteLength >= bytes ? spare : new ArrayBuffer(Math.ceil(bytes / ROOM_BYTES) * ROOM_BYTES));
  if (typeof text === 'string') return room((end - start) * MOST_BYTES_A_UNIT);
  const [firstByte, endByte] = [text.byteAt(start), text.byteAt(end)];
  const utf8 = room(endByte - firstByte);
  text.copyBytes(firstByte, endByte, utf8);
  return utf8;
}
