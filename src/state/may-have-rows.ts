// Whether a text or a file may have a prompt in each row, by how it begins.
import type { PartText } from '@/core/prompt/long-text';

/** The beginning of a text that may have a prompt in each row: two values of JSON, a list, or a first line that names a column of texts. */
const MAY_HAVE_ROWS = /^\s*\{[^]*(?:[\n\r]|\}[ \t]*)\{|^\s*(?:\{\s*"requests"\s*:\s*)?\[\s*[{"]|^[^\n]{0,2000}\b(?:prompt|text|content|input|question|message|query|instruction|body|document|request)\b["\w .,-]{0,2000}\r?\n/i;
/** As much of a long text is looked at. */
export const HEAD_UNITS = 1 << 14;

/** A first line of JSON may be longer than what is looked at. */
export function mayHaveRows(text: PartText): boolean {
  const head = text.slice(0, HEAD_UNITS);
  return MAY_HAVE_ROWS.test(head) || (head.length === HEAD_UNITS && /^\s*\{/.test(head));
}
