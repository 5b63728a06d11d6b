// Lines of a transcript of Claude Code: which of them are messages, what they name, and in which order they were written.
import { field, isRecord, listField, textField } from './shape';

/** The client's summary of what it left out. */
export const isSummary = (line: unknown): boolean => field(line, 'isCompactSummary') === true;
/** The line that the client writes where it makes the history shorter. */
export const isBoundary = (line: unknown): boolean => textField(line, 'subtype') === 'compact_boundary';
/** What the client shows in the place of an answer that did not come; it is not sent. */
export const isApiError = (line: unknown): boolean => field(line, 'isApiErrorMessage') === true;
export const isMessage = (line: unknown): boolean => !isApiError(line) && isRecord(field(line, 'message')) && (textField(line, 'type') === 'user' || textField(line, 'type') === 'assistant');

export const uuidOf = (line: unknown): string => textField(line, 'uuid');
export const parentOf = (line: unknown): string => textField(line, 'parentUuid');
/** Of the answer of the API that the line is a part of; '' for the user's. */
export const answerIdOf = (line: unknown): string => (textField(line, 'type') === 'assistant' ? textField(field(line, 'message'), 'id') : '');
export const callsIn = (line: unknown): readonly string[] => idsOf(line, 'tool_use', 'id');
export const resultsIn = (line: unknown): readonly string[] => idsOf(line, 'tool_result', 'tool_use_id');

/** The ids in the blocks of this type of a line's message. */
function idsOf(line: unknown, type: string, key: string): readonly string[] {
  return listField(field(line, 'message'), 'content').flatMap((block) => (textField(block, 'type') === type && textField(block, key) !== '' ? [textField(block, key)] : []));
}

/** Milliseconds since 1970, or NaN. */
export function timeOf(line: unknown): number {
  return Date.parse(textField(line, 'timestamp'));
}

/** The lines as they were written, where each that another may name says when; else as they stand. What is of one moment stays as it stands. */
export function inTime(lines: readonly unknown[]): readonly unknown[] {
  const named = lines.filter((line) => uuidOf(line) !== '');
  if (named.some((line) => Number.isNaN(timeOf(line)))) return lines;
  return [...lines.filter((line) => uuidOf(line) === ''), ...named.toSorted((a, b) => timeOf(a) - timeOf(b))];
}

/** Each once: a file that others were put together in may repeat some. */
export function onceEach(lines: readonly unknown[]): readonly unknown[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const uuid = uuidOf(line);
    const isNew = uuid === '' || !seen.has(uuid);
    seen.add(uuid);
    return isNew;
  });
}
