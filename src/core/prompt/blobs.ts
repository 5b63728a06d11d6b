// Data in a text that takes many tokens for what it says: base64, minified code, lines without an end.

import type { PartText } from './long-text';
import { isMinified } from './minified';
import type { Stretch, StretchSearch } from './stretches';

export const BLOB_KINDS = ['base64', 'minified', 'long-line'] as const;
export type BlobKind = (typeof BLOB_KINDS)[number];

const STEP_UNITS = 65_536;
/** Digits of base64 that are no word and no key. */
export const LEAST_BASE64_UNITS = 256;
/** Base64 in lines has 64 or 76 digits in each (RFC 7468, RFC 2045). */
const LEAST_LINE_DIGITS = 60;
export const LEAST_MINIFIED_UNITS = 2_000;
export const LEAST_LONG_LINE_UNITS = 5_000;
/** Prose in most scripts, and code that was written by hand, have one blank in some six characters. */
const MOST_BLANKS_OF_MINIFIED = 0.08;

const [UPPER, LOWER, DIGIT, OTHER] = [1, 2, 4, 8];
const ALL = UPPER | LOWER | DIGIT;
const CLASSES = new Uint8Array(128);
for (let code = 0x41; code <= 0x5a; code += 1) CLASSES[code] = UPPER;
for (let code = 0x61; code <= 0x7a; code += 1) CLASSES[code] = LOWER;
for (let code = 0x30; code <= 0x39; code += 1) CLASSES[code] = DIGIT;
for (const sign of '+/-_=') CLASSES[sign.charCodeAt(0)] = OTHER;

/**
 * Runs of base64 (line ends inside count, where the lines are as base64 is cut), lines of minified code, and long lines of
 * anything else. A line that is JSON is no minified code: it is as short as it can be. O(n), in steps.
 */
export function* blobs(text: PartText, stepUnits = STEP_UNITS): StretchSearch<BlobKind> {
  let found: Stretch<BlobKind>[] = [];
  let [lineStart, blanks, base64InLine, opener] = [0, 0, 0, 0];
  let [runStart, runClasses, runLineStart, runEnd] = [-1, 0, 0, 0];

  const endRun = () => {
    if (runStart >= 0 && runEnd - runStart >= LEAST_BASE64_UNITS && (runClasses & ALL) === ALL) {
      found.push({ kind: 'base64', start: runStart, end: runEnd });
      base64InLine += runEnd - Math.max(runStart, lineStart);
    }
    runStart = -1;
  };
  const endLine = (end: number) => {
    const units = end - lineStart;
    const isJson = opener === 0x7b || opener === 0x5b;
    if (units >= LEAST_MINIFIED_UNITS && base64InLine < units / 2 && !isJson) {
      const kind = blanks < units * MOST_BLANKS_OF_MINIFIED && isMinified(text, lineStart, end) ? 'minified' : units >= LEAST_LONG_LINE_UNITS ? 'long-line' : null;
      if (kind !== null) found.push({ kind, start: lineStart, end });
    }
    [lineStart, blanks, base64InLine, opener] = [end + 1, 0, 0, 0];
  };

  for (let from = 0; from < text.length; from += stepUnits) {
    const slice = text.slice(from, Math.min(text.length, from + stepUnits));
    for (let index = 0; index < slice.length; index += 1) {
      const code = slice.charCodeAt(index);
      const digit = code < 128 ? CLASSES[code]! : 0;
      if (digit !== 0) {
        if (runStart < 0) [runStart, runClasses, runLineStart] = [from + index, 0, from + index];
        runClasses |= digit;
        runEnd = from + index + 1;
        if (opener === 0) opener = code;
      } else if (code === 0x0a) {
        const at = from + index;
        // A run goes on over the end of a line that is as long as a line of base64 is.
        if (runStart >= 0 && (runLineStart > lineStart || runEnd - runLineStart < LEAST_LINE_DIGITS || runEnd - runLineStart > 80)) endRun();
        endLine(at);
        runLineStart = at + 1;
      } else if (code !== 0x0d) {
        if (runStart >= 0) endRun();
        if (code === 0x20 || code === 0x09) blanks += 1;
        else if (opener === 0) opener = code;
      }
    }
    yield found;
    found = [];
  }
  endRun();
  endLine(text.length);
  yield found;
}
