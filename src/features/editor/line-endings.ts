// A file keeps its line endings through the editor. CodeMirror splits a document at one separator and joins it with the
// same one, so the separator is chosen such that no other break is lost.

export type LineEnding = 'LF' | 'CRLF' | 'Mixed';

/** How the lines of a text end. `Mixed` also for a lone carriage return; null for a text of one line. */
export function lineEndingOf(text: string): LineEnding | null {
  let pairs = 0;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) return 'Mixed';
    pairs += 1;
  }
  if (pairs === 0) return text.includes('\n') ? 'LF' : null;
  let feeds = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) feeds += 1;
  return feeds === pairs ? 'CRLF' : 'Mixed';
}

/**
 * The separator with which splitting and joining give back exactly the text: "\r\n" where every break is one, else "\n",
 * which leaves the carriage returns of a mixed text in its lines.
 */
export function lineSeparatorFor(text: string): '\n' | '\r\n' {
  return lineEndingOf(text) === 'CRLF' ? '\r\n' : '\n';
}

/** Text from elsewhere with the breaks of the document that it is put into. */
export function withSeparator(text: string, separator: string): string {
  return text.replace(/\r\n?|\n/g, separator);
}
