// Where code stands in Markdown: in fences (CommonMark 0.31, 4.5, whatever their indentation and quote marks) and in code spans (6.1).

import type { PartText } from './long-text';

const STEP_UNITS = 65_536;
const FENCE = /^[ \t>]*(`{3,}|~{3,})([^\n]*)$/gm;

/** Goes through a text once, from its beginning on. */
export interface FenceScanner {
  /** Whether the line that begins at a place stands in a fence, one that is not closed included. Places must not fall. In steps. */
  isFencedAt(lineStart: number): Generator<readonly [], boolean, undefined>;
}

export function fencesOf(text: PartText): FenceScanner {
  let at = 0;
  let open: string | null = null;
  const readLines = (lines: string) => {
    for (const [, mark = '', rest = ''] of lines.matchAll(FENCE)) {
      if (open === null) {
        // An info string of back-ticks has none: "```x```" is a span.
        if (mark[0] === '~' || !rest.includes('`')) open = mark;
      } else if (mark[0] === open[0] && mark.length >= open.length && rest.trim() === '') open = null;
    }
  };
  return {
    *isFencedAt(lineStart) {
      while (at < lineStart) {
        const window = text.slice(at, Math.min(lineStart, at + STEP_UNITS));
        // A line that is cut goes with the next window; one that is longer than a window is no fence.
        const whole = at + window.length >= lineStart ? window.length : window.lastIndexOf('\n') + 1 || window.length;
        readLines(window.slice(0, whole));
        at += whole;
        if (at < lineStart) yield [];
      }
      return open !== null;
    },
  };
}

/** Whether what stands between two stretches of a line is in a code span, which back-ticks open and as many close. O(line). */
export function isInCodeSpan(before: string, after: string): boolean {
  const ticks = [...`${before} ${after}`.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  for (let from = 0; from < ticks.length; ) {
    const open = ticks[from]!;
    const close = ticks.findIndex(({ length }, at) => at > from && length === open.length);
    if (close === -1) from += 1;
    else if (open.index < before.length && ticks[close]!.index > before.length) return true;
    else from = close + 1;
  }
  return false;
}
