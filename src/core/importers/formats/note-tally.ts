// What the user has to know of an import, each thing once with how often it was.
import type { ImportNote, NotCounted } from './imported';

/** The field of a note that says what it is of. */
const NAMED_BY = { 'kept-as-json': 'type', 'not-counted': 'what', 'file-not-counted': 'name', 'vendor-tool': 'name', 'left-out': 'what', 'kept-aside': 'what', 'outside-ref': 'ref', 'cut-ref': 'ref', 'unknown-parent': null, 'system-moved': null, compacted: null, 'compacted-system': null, 'deferred-tools': null, 'base64-texts': null, 'documents-alone': null, 'messages-too-long': null } as const;
/** Of one kind of note so many are told by name; the rest together. */
const MOST_NAMES = 20;
const NAME_UNITS = 60;

/** Keeps the notes in the order in which each came first. */
export class NoteTally {
  private readonly notes = new Map<string, ImportNote>();
  private readonly namesOfKind = new Map<string, number>();

  get all(): readonly ImportNote[] {
    return [...this.notes.values()];
  }

  add(note: ImportNote): void {
    this.notes.set(JSON.stringify(note), note);
  }

  /** Forgets those that are so, and says which they were. */
  takeOut(isSo: (note: ImportNote) => boolean): readonly ImportNote[] {
    const taken = [...this.notes].filter(([, note]) => isSo(note));
    for (const [key, { kind }] of taken) {
      this.notes.delete(key);
      this.namesOfKind.set(kind, (this.namesOfKind.get(kind) ?? 1) - 1);
    }
    return taken.map(([, note]) => note);
  }

  /** `more`: what the note says beside its name; notes that differ in it stay apart. */
  count(kind: keyof typeof NAMED_BY, name = '', by = 1, more: Partial<Pick<NotCounted, 'why' | 'detail'>> & { readonly statedTokens?: number } = {}): void {
    const short = name.length > NAME_UNITS ? `${name.slice(0, NAME_UNITS - 1)}…` : name;
    const keyOf = (about: string) => JSON.stringify({ kind, about, ...more });
    const told = this.namesOfKind.get(kind) ?? 0;
    const about = this.notes.has(keyOf(short)) || told < MOST_NAMES ? short : '';
    const key = keyOf(about);
    const before = this.notes.get(key);
    if (before === undefined) this.namesOfKind.set(kind, told + 1);
    const count = (before !== undefined && 'count' in before ? before.count : 0) + by;
    const field = NAMED_BY[kind];
    this.notes.set(key, { kind, ...(field === null ? {} : { [field]: about }), ...more, count } as ImportNote);
  }
}
