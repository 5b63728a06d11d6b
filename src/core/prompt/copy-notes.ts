// The notes that stand in place of blocks which were dropped, as another text of the prompt has them.

import { formatInteger } from '@/core/units';
import type { PartText } from './long-text';

const LONGEST_NAME_UNITS = 80;

/** What takes the place of a block: without it a reader could not tell that something is meant here, nor where to look. `name`: of the text that has it; null: the same, further up. */
export function copyNote(lines: number, name: string | null): string {
  const what = lines === 1 ? 'The same line stands' : `The same ${formatInteger(lines)} lines stand`;
  return `[${what} ${name === null ? 'above' : `in ${nameInNote(name)}`}.]`;
}

/** How a note names a text: in one line that is not too long. */
export function nameInNote(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_NAME_UNITS ? `${line.slice(0, LONGEST_NAME_UNITS)}…` : line;
}

/** In UTF-16 units, end exclusive. */
export interface CopyNote {
  readonly start: number;
  readonly end: number;
  /** As the note has it. */
  readonly name: string;
}

const STEP_UNITS = 65_536;
const LONGEST_NOTE_UNITS = 160;
const NOTE = /\[The same (?:line stands|[\d,]+ lines stand) in ([^\n]{1,81})\.\]/g;

/** The notes of a text that name another one. O(n), in steps. */
export function* copyNotes(text: PartText): Generator<unknown, readonly CopyNote[], undefined> {
  const found: CopyNote[] = [];
  for (let from = 0; from < text.length; from += STEP_UNITS) {
    const window = text.slice(from, Math.min(text.length, from + STEP_UNITS + LONGEST_NOTE_UNITS));
    for (const { index, 0: note, 1: name } of window.matchAll(NOTE)) if (index < STEP_UNITS) found.push({ start: from + index, end: from + index + note.length, name: name! });
    yield from;
  }
  return found;
}
