// Whether a text may be a document: asked of each text that arrives, so quick and small.
import type { PartText } from '@/core/prompt/long-text';

const ENDS_UNITS = 1 << 12;
const HTML = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
const FRAGMENT = /^\s*(?:<!--[^]*?-->\s*)*<[a-z][^<]*>/i;

/** Whether a text begins like a page of HTML, or in a file with the name of one with any of its elements. */
export function mayBeHtml(text: PartText, name = ''): boolean {
  const head = text.slice(0, ENDS_UNITS);
  return HTML.test(head) || (/\.x?html?$/i.test(name) && FRAGMENT.test(head));
}

/** Whether a text begins and ends like a Jupyter notebook, by itself or in a fence of Markdown. Its version is the last of its fields or the first; what its widgets show may stand before its cells. */
export function mayBeNotebook(text: PartText): boolean {
  const head = text.slice(0, ENDS_UNITS);
  return /^\s*(?:```\w*\s*)?\{/.test(head) && (head + text.slice(Math.max(0, text.length - ENDS_UNITS))).includes('"nbformat"') && /"(?:cells|worksheets|kernelspec|language_info)"/.test(head);
}

/** Whether what is ASCII to the eye has escapes into the tables of JIS. */
export function mayBeIso2022(text: PartText): boolean {
  return /\u001b\$[@B]/.test(text.slice(0, 1 << 16));
}
