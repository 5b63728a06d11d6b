// Where lines were left out because another text has them, a note names that text. When it is switched off or deleted the note
// names nothing; this says so at once. Loaded with the first text that goes.
import { type CopyNote, copyNotes, isDeletedInNote, namedInNote, nameInNote } from '@/core/prompt/copy-notes';
import type { Prompt } from '@/core/prompt/part';
import { formatInteger } from '@/core/units';
import type { NamedText } from './rewriting';
import { sentTexts } from './rewritings';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';

interface Holder {
  readonly name: string;
  /** Its notes that name what went. */
  readonly notes: readonly CopyNote[];
}

/** Tells, in one message, which texts of the prompt have notes that name what was sent in `before` and is not now; `others`: names of what is gone in notes that say so. `action`: whether Undo takes just that back. False: none have. */
export async function tellNotesGone(before: Prompt, others: ReadonlySet<string>, action: 'undo' | null, { getState }: AppStore): Promise<boolean> {
  const texts = sentTexts(getState().work.prompt);
  const sent = namesOf(texts);
  const gone = new Set([...others, ...[...namesOf(sentTexts(before))].filter((name) => !sent.has(name))]);
  if (gone.size === 0) return false;
  const holders = (await runInSlices(holdersOf(texts, gone))) ?? [];
  if (holders.length === 0) return false;
  getState().notify({ tone: 'warning', ...wordsOf(holders), action });
  return true;
}

function namesOf(texts: readonly NamedText[]): ReadonlySet<string> {
  return new Set(texts.map(({ name }) => nameInNote(name)));
}

function* holdersOf(texts: readonly NamedText[], gone: ReadonlySet<string>): Generator<unknown, readonly Holder[], undefined> {
  const holders: Holder[] = [];
  for (const { name, text } of texts) {
    const notes = (yield* copyNotes(text)).filter((note) => gone.has(note.name));
    if (notes.length > 0) holders.push({ name, notes });
  }
  return holders;
}

function wordsOf(holders: readonly Holder[]): { readonly text: string; readonly details: readonly string[] } {
  const notes = holders.flatMap((holder) => holder.notes);
  const [name, ...others] = new Set(notes.map((note) => note.name));
  const stand = notes.length === 1 ? 'note stands' : 'notes stand';
  const of = others.length === 0 ? (name === undefined || isDeletedInNote(name) ? (name ?? '') : `${name}, which is not sent any more`) : `${formatInteger(others.length + 1)} texts, which are not sent any more`;
  const [holder, ...more] = holders;
  if (holder !== undefined && more.length === 0 && others.length === 0) return { text: `${formatInteger(notes.length)} ${stand} in ${holder.name} for lines of ${of}.`, details: [] };
  return { text: `${formatInteger(notes.length)} ${stand} for lines of ${of}.`, details: holders.map((each) => detailOf(each, others.length > 0)) };
}

/** `isOneOfMany`: several texts went, so that it is said which. */
function detailOf({ name, notes }: Holder, isOneOfMany: boolean): string {
  const count = `${formatInteger(notes.length)} ${notes.length === 1 ? 'note' : 'notes'} in ${name}`;
  return isOneOfMany ? `${count}, of ${[...new Set(notes.map((note) => namedInNote(note.name)))].join(', ')}` : count;
}
