// What messages of a request say beside their texts: left out, unless a message is kept as it came.
import type { ImportNote } from './imported';
import type { NoteTally } from './note-tally';

export class Asides {
  private readonly all: { readonly what: string; readonly isField: boolean; isKept: boolean; isGone?: true }[] = [];

  get length(): number {
    return this.all.length;
  }

  /** `isField`: it is told with the others by name. */
  add(what: string, isField: boolean): void {
    this.all.push({ what, isField, isKept: false });
  }

  keep(from: number, to = this.all.length): void {
    for (const aside of this.all.slice(from, to)) aside.isKept = aside.isGone !== true;
  }

  /** What is said from there on is left out, whatever is kept around it. */
  lose(from: number): void {
    for (const aside of this.all.slice(from)) aside.isGone = true;
  }

  /** Each with how often it was; of fields one line for those that are kept with their messages, and one for those that are not. */
  tell(notes: NoteTally): void {
    for (const { what, isField, isKept } of this.all) if (!isField) notes.count(isKept ? 'kept-aside' : 'left-out', what);
    for (const kind of ['fields-kept', 'fields-left-out'] as const) {
      const names = [...new Set(this.all.flatMap(({ what, isField, isKept }) => (isField && isKept === (kind === 'fields-kept') ? [what] : [])))];
      if (names.length > 0) notes.add({ kind, names } satisfies ImportNote);
    }
  }
}
