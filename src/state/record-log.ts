// What of a record is not stored yet as the page goes, written down where that is done at once, as `redo-log.ts` does it for the
// work. Whoever reads or saves the record next takes it in, this tab or another.
import type { RecordStore } from './keeping';
import { mergeRecords } from './merge-records';

/** A change of a record, from what it was to what it is. */
interface Change {
  readonly base: object;
  readonly mine: object;
}

/** The changes of tabs that went, each as JSON, in the order in which they went. */
type Log = RecordStore['log'];

/** Adds a change to what is written down; where there is no room for it, it is as lost as without this. */
export function noteChange(log: Log, key: string, { base, mine }: Change): void {
  const change = JSON.stringify({ base, mine });
  const noted = notesOf(log, key);
  // The page may be hidden and go without a change between.
  if (noted.at(-1) !== change) put(log, key, [...noted, change]);
}

/** A record with what was written down of it, and what takes that away once it is stored; `dropNotes` null: nothing was. */
export function withNotes(log: Log, key: string, record: unknown): { readonly record: unknown; readonly dropNotes: (() => void) | null } {
  const notes = notesOf(log, key);
  if (notes.length === 0) return { record, dropNotes: null };
  const merged = notes.reduce<unknown>((so_far, note) => {
    const change = readChange(note);
    return change === null ? so_far : mergeRecords(change.base, change.mine, so_far);
  }, record);
  // Another tab may have gone meanwhile.
  return { record: merged, dropNotes: () => put(log, key, notesOf(log, key).filter((note) => !notes.includes(note))) };
}

function notesOf(log: Log, key: string): readonly string[] {
  try {
    const notes = JSON.parse(log?.getItem(nameOf(key)) ?? '[]') as unknown;
    return Array.isArray(notes) ? notes.filter((note) => typeof note === 'string') : [];
  } catch {
    return [];
  }
}

function put(log: Log, key: string, notes: readonly string[]): void {
  try {
    if (notes.length === 0) log?.removeItem(nameOf(key));
    else log?.setItem(nameOf(key), JSON.stringify(notes));
  } catch {
    // The browser has no room, or refuses the page a storage.
  }
}

function readChange(note: string): Change | null {
  try {
    const { base, mine } = JSON.parse(note) as Partial<Change>;
    return typeof base === 'object' && base !== null && typeof mine === 'object' && mine !== null ? { base, mine } : null;
  } catch {
    return null;
  }
}

function nameOf(key: string): string {
  return `contextscope.unsaved.${key}`;
}
