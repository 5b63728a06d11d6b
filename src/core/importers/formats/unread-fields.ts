import type { Draft } from './draft';
import { textField } from './shape';

/** Tells of the lines of a transcript that are neither read nor of the client's own bookkeeping. */
export function tellUnreadLines(lines: readonly unknown[], own: ReadonlySet<string>, draft: Draft): void {
  for (const line of lines) {
    const type = textField(line, 'type');
    if (!own.has(type)) draft.leftOut(type === '' ? 'line without a type' : `line of the type ${type}`);
  }
}
