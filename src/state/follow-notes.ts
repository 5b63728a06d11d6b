// Notes in place of lines name the text that has them: a part by its name, a turn by its number. When a part is renamed, or turns
// are moved or deleted, the notes are made to name it as it is called now. Loaded with the first such change.
import { deletedInNote, nameInNote, withRenamedNotes } from '@/core/prompt/copy-notes';
import type { PartText } from '@/core/prompt/long-text';
import { type Prompt, turnNumber, unitsOf } from '@/core/prompt/part';
import { formatInteger, type UnitId } from '@/core/units';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { tellNotesGone } from './tell-notes-gone';

interface Change {
  /** The prompt before the first change that is not heeded yet. */
  readonly before: Prompt;
  /** Of the step of undo that made the last one. */
  readonly editKey: string;
  readonly isOne: boolean;
}

const WAITING = new WeakMap<AppStore, Change>();
const RUNNING = new WeakSet<AppStore>();

/** Heeds a change since `before` that may have renamed or taken what notes name; those that come close together as one. */
export async function followNotes(before: Prompt, editKey: string, store: AppStore): Promise<void> {
  const waiting = WAITING.get(store);
  WAITING.set(store, { before: waiting?.before ?? before, editKey, isOne: waiting === undefined });
  if (RUNNING.has(store)) return;
  RUNNING.add(store);
  try {
    for (let change = WAITING.get(store); change !== undefined; change = WAITING.get(store)) {
      // Another change while it was looked for: from the same beginning on.
      if (await follow(change, store)) WAITING.delete(store);
    }
  } finally {
    RUNNING.delete(store);
    WAITING.delete(store);
  }
}

/** False: the prompt, or what is to be heeded, is another by now. */
async function follow(change: Change, store: AppStore): Promise<boolean> {
  const { work: { prompt }, past, lastEditKey } = store.getState();
  const isStill = () => store.getState().work.prompt === prompt && WAITING.get(store) === change;
  // Undo went back to before it, and the notes with it.
  if (!past.some((step) => step.prompt === change.before)) return true;
  const found = await runInSlices(newNames(change.before, prompt), isStill);
  if (found === undefined) return false;
  const { names, gone } = found;
  const made = names.size === 0 ? new Map<UnitId, Renamed>() : await runInSlices(renamedNotes(prompt, names), isStill);
  if (made === undefined || !isStill()) return false;
  const isOneStep = lastEditKey === change.editKey;
  if (made.size > 0) store.getState().replaceTexts(new Map([...made].map(([id, { text }]) => [id, text])), isOneStep ? change.editKey : undefined);
  const undo = isOneStep && change.isOne ? 'undo' : null;
  if (!(await tellNotesGone(change.before, gone, undo, store)) && made.size > 0) {
    store.getState().notify({ tone: 'info', text: followedWords([...made.values()], names), details: [], action: undo });
  }
  return true;
}

interface NewNames {
  /** By the names of before in notes: those of now, where they are others. */
  readonly names: ReadonlyMap<string, string>;
  /** Those of turns that are gone, as notes have them now. */
  readonly gone: ReadonlySet<string>;
}

/** In steps. */
function* newNames(before: Prompt, now: Prompt): Generator<unknown, NewNames, undefined> {
  const names = new Map<string, string>();
  const gone = new Set<string>();
  if (isCalledAlike(before, now)) return { names, gone };
  const [old, current] = [yield* namesIn(before), yield* namesIn(now)];
  const times = new Map<string, number>();
  for (const { name } of old.values()) times.set(name, (times.get(name) ?? 0) + 1);
  for (const [id, { name, isTurn }] of old) {
    const is = current.get(id)?.name;
    // Another turn has the number now, or may have it later.
    if (is === undefined && isTurn) {
      gone.add(deletedInNote(name));
      names.set(name, deletedInNote(name));
      continue;
    }
    // Of two that had one name it is not known which was meant.
    if (is !== undefined && is !== name && times.get(name) === 1) names.set(name, is);
  }
  return { names, gone };
}

/** Whether all that is in one is called so in the other: parts may have moved, been added, and switched on and off. */
function isCalledAlike(before: Prompt, now: Prompt): boolean {
  const byId = new Map(now.parts.map((part) => [part.id, part]));
  return before.parts.every((part) => {
    const is = byId.get(part.id);
    if (is === undefined) return !('turns' in part);
    return is.name === part.name && (!('turns' in part) || ('turns' in is && is.turns === part.turns));
  });
}

interface Named {
  readonly name: string;
  readonly isTurn: boolean;
}

const STEP_TURNS = 256;

function* namesIn({ parts }: Prompt): Generator<unknown, ReadonlyMap<UnitId, Named>, undefined> {
  const names = new Map<UnitId, Named>();
  for (const part of parts) {
    if (!('turns' in part)) names.set(part.id, { name: nameInNote(part.name), isTurn: false });
    else {
      for (const [index, { id }] of part.turns.entries()) {
        names.set(id, { name: `turn ${formatInteger(turnNumber(part, index))}`, isTurn: true });
        if (index % STEP_TURNS === 0) yield index;
      }
    }
  }
  return names;
}

interface Renamed {
  readonly text: PartText;
  /** Names that its notes had, one for each note. */
  readonly names: readonly string[];
}

/** The texts, those that are switched off too, whose notes have other names. In steps. */
function* renamedNotes({ parts }: Prompt, names: ReadonlyMap<string, string>): Generator<unknown, ReadonlyMap<UnitId, Renamed>, undefined> {
  const made = new Map<UnitId, Renamed>();
  for (const { id, text } of parts.flatMap(unitsOf)) {
    const renamed: string[] = [];
    const next = yield* withRenamedNotes(text, (name) => {
      const is = names.get(name);
      if (is !== undefined) renamed.push(name);
      return is ?? null;
    });
    if (next !== null) made.set(id, { text: next, names: renamed });
    yield id;
  }
  return made;
}

/** "2 notes follow: turn 3 is turn 2 now." */
function followedWords(made: readonly Renamed[], names: ReadonlyMap<string, string>): string {
  const all = made.flatMap((each) => each.names);
  const [name, ...others] = new Set(all);
  const notes = `${formatInteger(all.length)} ${all.length === 1 ? 'note' : 'notes'} for lines that stand elsewhere`;
  return others.length === 0 ? `${notes} now ${all.length === 1 ? 'names' : 'name'} ${names.get(name ?? '') ?? ''}, which was ${name ?? ''}.` : `${notes} now name ${formatInteger(others.length + 1)} texts as they are called now.`;
}
