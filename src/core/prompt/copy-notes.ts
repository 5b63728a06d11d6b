// The notes that stand in place of blocks which were dropped, as another text of the prompt has them.

import { formatInteger } from '@/core/units';
import type { PartText } from './long-text';
import { type Stretch, type StretchSearch, withReplaced } from './stretches';

const LONGEST_NAME_UNITS = 80;

/** What takes the place of a block: without it a reader could not tell that something is meant here, nor where to look. `name`: of the text that has it; null: the same, further up. */
export function copyNote(lines: number, name: string | null): string {
  const what = lines === 1 ? 'The same line stands' : `The same ${formatInteger(lines)} lines stand`;
  return `[${what} ${name === null ? 'above' : `in ${nameInNote(name)}`}.]`;
}

/** How a note names a text: in one line that is not too long, without what ends a note. */
export function nameInNote(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').replaceAll(/\.+\]/g, ']');
  return line.length > LONGEST_NAME_UNITS ? `${line.slice(0, LONGEST_NAME_UNITS)}…` : line;
}

const DELETED = ', which was deleted';

/** How a note names a turn that is gone, as another one has its number. */
export function deletedInNote(name: string): string {
  return isDeletedInNote(name) ? name : `${name}${DELETED}`;
}

/** Whether a note says of what it names that it is gone. */
export function isDeletedInNote(name: string): boolean {
  return name.endsWith(DELETED);
}

/** What a note names, without what it says of it. */
export function namedInNote(name: string): string {
  return isDeletedInNote(name) ? name.slice(0, -DELETED.length) : name;
}

/** In UTF-16 units, end exclusive. */
export interface CopyNote {
  readonly start: number;
  readonly end: number;
  /** As the note has it. */
  readonly name: string;
}

const STEP_UNITS = 65_536;
/** Behind the name. */
const END = '.]';
const LONGEST_NOTE_UNITS = 160;
const NOTE = /\[The same (?:line stands|[\d,]+ lines stand) in ([^\n]{1,81}?)\.\]/g;

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

/** The text with other names in its notes; null: none has another. `newName`: null where one stays. In steps. */
export function* withRenamedNotes(text: PartText, newName: (name: string) => string | null): Generator<unknown, PartText | null, undefined> {
  const places = (yield* copyNotes(text)).flatMap(({ end, name }) => {
    const kind = newName(name);
    return kind === null ? [] : [{ kind, start: end - END.length - name.length, end: end - END.length }];
  });
  return places.length === 0 ? null : yield* withReplaced(text, inOneStep(places), ({ kind }) => kind);
}

function* inOneStep(places: readonly Stretch<string>[]): StretchSearch<string> {
  yield places;
}
