// Notes in place of blocks that were dropped, where the text that has them is not sent any more.
import { type CopyNote, copyNotes, namedInNote, nameInNote } from '@/core/prompt/copy-notes';
import { lineNumbers } from '@/core/prompt/line-numbers';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger } from '@/core/units';
import type { NamedText } from './rewriting';
import { runInSlices } from './slices-of-time';
import type { Finding, FindingPlace } from './waste-finding';
import { MOST_PLACES } from './waste-stretches';

/** The notes of each text, while it stands. */
export type NotesMemory = Map<PartText, readonly CopyNote[]>;

/** The finding of them, if there are any; undefined as soon as it is not wanted any more. */
export async function copiesGone(texts: readonly NamedText[], memory: NotesMemory, isWanted: () => boolean): Promise<readonly Finding[] | undefined> {
  const sent = new Set(texts.map(({ name }) => nameInNote(name)));
  const names = new Set<string>();
  const places: FindingPlace[] = [];
  let count = 0;
  for (const { id, name, text } of texts) {
    const notes = memory.get(text) ?? (await runInSlices(copyNotes(text), isWanted));
    if (notes === undefined) return undefined;
    memory.set(text, notes);
    const own = notes.filter((note) => !sent.has(note.name));
    if (own.length === 0) continue;
    count += own.length;
    for (const note of own) names.add(namedInNote(note.name));
    const first = own.slice(0, MOST_PLACES - places.length);
    const lines = await runInSlices(lineNumbers(text, first.map(({ start }) => start)), isWanted);
    if (lines === undefined) return undefined;
    for (const [index, { start, end }] of first.entries()) places.push({ unitId: id, start, end, name, line: lines[index] ?? 1, excerpt: text.slice(start, end) });
  }
  const stand = new Set(texts.map(({ text }) => text));
  for (const text of memory.keys()) if (!stand.has(text)) memory.delete(text);
  return count === 0 ? [] : [findingOf(count, names, places)];
}

function findingOf(count: number, names: ReadonlySet<string>, places: readonly FindingPlace[]): Finding {
  const [only] = names;
  const notes = `${formatInteger(count)} ${count === 1 ? 'note stands' : 'notes stand'} for lines of`;
  return {
    id: 'copies gone',
    title: 'Notes of lines that are not sent',
    detail: names.size === 1 ? `${notes} ${only}, which is switched off, renamed or gone.` : `${notes} ${formatInteger(names.size)} texts, which are switched off, renamed or gone.`,
    fix: null,
    why: 'What they stand for is not in the request: switch on what they name, or undo the fix.',
    isInfo: false,
    places,
    count,
    texts: new Map(),
  };
}
