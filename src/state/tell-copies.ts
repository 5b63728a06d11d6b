// A file that is added twice is sent and paid for twice. This says so, and takes the copies out for who wants that. Loaded with
// the first text that stands beside another one.
import { isSameText } from '@/core/prompt/long-text';
import type { Part, TextPart } from '@/core/prompt/part';
import { formatInteger } from '@/core/units';
import type { AppState } from './app-state';
import { runInSlices } from './slices-of-time';

interface Copy {
  readonly of: TextPart;
  readonly copy: TextPart;
}

/** Tells which of the documents in `added` have the text of one that was there before, or came with them. */
export async function tellCopies(before: readonly Part[], added: readonly Part[], { notify, deleteUnits }: Pick<AppState, 'notify' | 'deleteUnits'>): Promise<void> {
  const copies = (await runInSlices(copiesIn(before, added))) ?? [];
  const [first, ...others] = copies;
  if (first === undefined) return;
  const ids = copies.map(({ copy }) => copy.id);
  notify({
    tone: 'info',
    text: others.length === 0 ? sentence(first) : `${formatInteger(copies.length)} of these texts are here already.`,
    details: others.length === 0 ? [] : copies.map(sentence),
    action: null,
    choices: [
      { label: others.length === 0 ? 'Remove the copy' : `Remove ${formatInteger(copies.length)} copies`, choose: () => deleteUnits(ids) },
      { label: others.length === 0 ? 'Keep both' : 'Keep all', choose: () => undefined },
    ],
    about: new Set(ids),
  });
}

function* copiesIn(before: readonly Part[], added: readonly Part[]): Generator<undefined, readonly Copy[], undefined> {
  const byLength = new Map<number, TextPart[]>();
  const copies: Copy[] = [];
  const isNew = new Set(added);
  for (const part of [...before.filter((each) => !isNew.has(each)), ...added]) {
    if (part.role !== 'documents' || !('text' in part) || part.text.length === 0) continue;
    yield undefined;
    const sameLength = byLength.get(part.text.length);
    const of = isNew.has(part) ? sameLength?.find(({ text }) => isSameText(text, part.text)) : undefined;
    if (of !== undefined) copies.push({ of, copy: part });
    else if (sameLength === undefined) byLength.set(part.text.length, [part]);
    else sameLength.push(part);
  }
  return copies;
}

function sentence({ of, copy }: Copy): string {
  return of.name === copy.name ? `${copy.name} is here twice, with the same text.` : `${copy.name} is the same text as ${of.name}, which is here too.`;
}
