import type { Draft } from './draft';
import { isRecord, textField } from './shape';

/** Tells what a record holds beside the fields that were read. A list holds nothing else. */
export function tellUnread(value: unknown, read: readonly string[], draft: Draft): void {
  for (const key of isRecord(value) ? Object.keys(value) : []) if (!read.includes(key)) draft.leftOut(`field (${key})`);
}

/** Tells of the lines of a transcript that are neither read nor of the client's own bookkeeping. */
export function tellUnreadLines(lines: readonly unknown[], own: ReadonlySet<string>, draft: Draft): void {
  for (const line of lines) {
    const type = textField(line, 'type');
    if (!own.has(type)) draft.leftOut(type === '' ? 'line without a type' : `line of the type ${type}`);
  }
}
