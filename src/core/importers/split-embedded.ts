// A text and the files that stand in it, taken apart for counting and put together again without loss.

import { type EmbeddedFile, findDataUrlsInSteps } from './data-urls';
import { lastOf } from './steps';
import type { FileAttachment } from '@/core/prompt/attachment';

export interface TakenOut {
  readonly attachment: FileAttachment;
  /** Where it stood in the text that is left, as a UTF-16 offset. */
  readonly at: number;
  /** What stood there: a data: URL, or base64. */
  readonly source: string;
}

export interface SplitText {
  /** What is left to be counted as text. */
  readonly text: string;
  /** In order; offsets never fall. */
  readonly takenOut: readonly TakenOut[];
  /** Files that could not be read and so were left in the text. Offsets are those of the original. */
  readonly leftIn: readonly EmbeddedFile[];
}

/**
 * Takes the files out of a text; see `findDataUrls`. What cannot be read as an attachment stays, because nothing else would
 * count it. Linear. `joinText` brings the original back.
 */
export function splitEmbedded(original: string): SplitText {
  return lastOf(splitInSteps(original));
}

/** The same in the steps of `findDataUrlsInSteps`. */
export function* splitInSteps(original: string): Generator<undefined, SplitText, undefined> {
  const kept: string[] = [];
  const takenOut: TakenOut[] = [];
  const leftIn: EmbeddedFile[] = [];
  let from = 0;
  let at = 0;
  for (const file of yield* findDataUrlsInSteps(original)) {
    if (!file.attachment.ok) {
      leftIn.push(file);
      continue;
    }
    kept.push(original.slice(from, file.start));
    at += file.start - from;
    takenOut.push({ attachment: file.attachment.value, at, source: original.slice(file.start, file.end) });
    from = file.end;
  }
  return takenOut.length === 0 ? { text: original, takenOut, leftIn } : { text: kept.join('') + original.slice(from), takenOut, leftIn };
}

/** The original of a text whose remainder was not edited since. */
export function joinText({ text, takenOut }: Pick<SplitText, 'text' | 'takenOut'>): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { at, source } of takenOut) {
    pieces.push(text.slice(from, at), source);
    from = at;
  }
  return pieces.join('') + text.slice(from);
}
