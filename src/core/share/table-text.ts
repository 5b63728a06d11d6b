// A table as text: for a spreadsheet, and for a pull request.
import { isFigureColumn } from './figure-columns';

/** Figures as the page writes them: digits with separators, nothing else. */
const FIGURE = /^[+\-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

/**
 * The rows as comma-separated values after RFC 4180, the head first. A figure that the page wrote loses its separators and stays a
 * number; any other text that a spreadsheet would take for a formula has an apostrophe in front.
 */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return [...rows.map((cells) => cells.map((cell) => csvField(FIGURE.test(cell) ? cell.replaceAll(',', '').replace('−', '-') : guarded(cell))).join(',')), ''].join('\r\n');
}

/** The rows as a table in GitHub-flavoured Markdown, the head first; columns of figures stand at the right, but for those whose head is among `words`. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[], words: readonly string[] = []): string {
  const rule = head.map((name, column) => (!words.includes(name) && isFigureColumn(rows.map((cells) => cells[column] ?? ''), column === 0) ? '--:' : ':--'));
  const lines = [head, rule, ...rows.map((cells) => head.map((_, column) => markdownText(cells[column] ?? '')))];
  return [...lines.map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n');
}

/** A field after RFC 4180: quoted where it holds a comma, a quote, a line break, or white space at an end. */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  const field = String(value);
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** What came from outside, such as a name: nothing in it may begin a formula. */
export function guarded(value: string): string {
  return /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
}

/** On one line of a table, and with nothing in it read as Markdown, HTML or a mention. */
export function markdownText(value: string): string {
  return value
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#~]/g, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`))
    .replaceAll('@', '&#64;');
}
