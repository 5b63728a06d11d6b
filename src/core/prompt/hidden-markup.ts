// What a page of HTML or Markdown does not show: comments, and elements that are switched off in place.

import type { PartText } from './long-text';
import { placeOf, type Stretch, type StretchSearch } from './stretches';

export const MARKUP_KINDS = ['comment', 'conditional', 'not-displayed'] as const;
export type MarkupKind = (typeof MARKUP_KINDS)[number];

const STEP_UNITS = 32_768;
/** A tag that is longer is none; an element that is longer is told by its tag alone. */
const LONGEST_TAG_UNITS = 1_024;
const LONGEST_ELEMENT_UNITS = 4_096;
const OPENING = /<!--|<([a-z][a-z0-9-]{0,15})(?=[\s/])[^<>]{0,400}?(?:display\s{0,4}:\s{0,4}none|\shidden(?=[\s>/=]))[^<>]{0,400}>/gi;
const CLOSING = '-->';
/** What older browsers of Microsoft read: `<!--[if IE 9]> … <![endif]-->`, and the two that stand around what all read. */
const CONDITIONAL = /^<!--\s{0,8}(?:\[if\b|<!\[endif\])/i;
const CONDITIONAL_UNITS = 24;

/** Comments, ends included, those that are conditional apart, and elements with `display: none` or `hidden` up to their next closing tag. O(n), in steps. */
export function* hiddenMarkup(text: PartText, stepUnits = STEP_UNITS): StretchSearch<MarkupKind> {
  /** From here on no comment ends. */
  let isOpenFrom = Number.POSITIVE_INFINITY;
  for (let from = 0; from < text.length; ) {
    const end = Math.min(text.length, from + stepUnits);
    const window = text.slice(from, Math.min(text.length, end + LONGEST_TAG_UNITS));
    const found: Stretch<MarkupKind>[] = [];
    let next = end;
    OPENING.lastIndex = 0;
    for (let match = OPENING.exec(window); match !== null && from + match.index < end; match = OPENING.exec(window)) {
      const start = from + match.index;
      if (match[1] !== undefined) {
        found.push({ kind: 'not-displayed', start, end: endOfElement(text, start + match[0].length, match[1]) });
      } else if (start < isOpenFrom) {
        const close = yield* placeOf(text, CLOSING, start + match[0].length);
        if (close === -1) isOpenFrom = start;
        else found.push({ kind: CONDITIONAL.test(text.slice(start, start + CONDITIONAL_UNITS)) ? 'conditional' : 'comment', start, end: close + CLOSING.length });
      }
      const last = found.at(-1);
      if (last === undefined || last.start !== start) continue;
      next = Math.max(end, last.end);
      if (last.end >= end) break;
      OPENING.lastIndex = last.end - from;
    }
    yield found;
    from = next;
  }
}

function endOfElement(text: PartText, from: number, name: string): number {
  const window = text.slice(from, Math.min(text.length, from + LONGEST_ELEMENT_UNITS));
  const close = new RegExp(`</${name}\\s{0,8}>`, 'i').exec(window);
  return close === null ? from : from + close.index + close[0].length;
}
