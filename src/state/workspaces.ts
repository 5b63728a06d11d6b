// Named pieces of work. The open one is kept as ever (`keeping.ts`), the others under a prefix of their own, in the same form. A
// piece of work is copied aside before another takes its place, so that whatever ends halfway, nothing is lost.
import * as v from 'valibot';
import { sanitizeName } from '@/core/importers/names';
import { EMPTY_PROMPT } from '@/core/prompt/edit';
import { LONG_UNITS } from '@/core/prompt/long-text';
import type { CaseId } from '@/core/prompt/template-case';
import { cutIntoPieces, pieceList } from '@/core/share/text-pieces';
import { readCase, unpackWork } from '@/core/share/stored-work';
import { caseBeside, packWork } from '@/core/share/pack-work';
import type { Work } from '@/core/share/work';
import { FIRST_NAME } from './kept-slice';
import { CLOSED, MANIFEST, PIECE, type RecordStore, TEXT, WORKSPACES } from './keeping';
import { withoutImportedReserves } from './imported-reserves';
import { withKnownTexts } from './known-texts';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { storedTexts } from './stored-texts';
import { until } from './until';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly parts: number;
  /** When it was put aside; null: it is open. */
  readonly keptAtMs: number | null;
  /** The case in view when it was put aside, null for the text as written; left out: nothing says, or it is open. */
  readonly caseInView?: CaseId | null | undefined;
}

export interface WorkspaceList {
  readonly openId: string;
  readonly openName: string;
  readonly closed: readonly Workspace[];
}

/** A name is cut there. */
export const MOST_NAME_CHARACTERS = 80;
const FIRST: WorkspaceList = { openId: 'first', openName: FIRST_NAME, closed: [] };
/** Of before names were looked at, too. */
const shownName = v.pipe(v.string(), v.transform(plainName));
const schema = v.object({
  openId: v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/)),
  openName: shownName,
  closed: v.array(v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/)), name: shownName, parts: v.number(), keptAtMs: v.nullable(v.number()), caseInView: v.optional(v.pipe(v.unknown(), v.transform(readCase))) })),
});

/** Which pieces of work there are; one that is open and has no other beside it where nothing says so. */
export async function readWorkspaces(records: RecordStore): Promise<WorkspaceList> {
  const parsed = v.safeParse(schema, await records.get(WORKSPACES));
  if (!parsed.success) return FIRST;
  // A change ended halfway: what is open may be another work than the one that was put aside, whose place it must not take.
  return { ...parsed.output, openId: freeId(parsed.output.openId, parsed.output.closed) };
}

/** Puts the open work aside and opens an empty one, or `work`, under a new name, with a number where that is taken. */
export async function addWorkspace(store: AppStore, records: RecordStore, id: string, name: string, work?: Work): Promise<WorkspaceList> {
  const aside = await putAside(store, records);
  const { modelId, settings, calibrations } = store.getState().work;
  return open(store, records, aside, { id, name: freeName(plainName(name), aside.closed) }, work ?? { prompt: EMPTY_PROMPT, modelId, settings: withoutImportedReserves(settings).settings, calibrations, untouchedSample: false });
}

/** null: what was kept of it cannot be read; it stays where it is. */
export async function openWorkspace(store: AppStore, records: RecordStore, id: string): Promise<WorkspaceList | null> {
  const stored = await readWorkspace(records, id);
  if (stored === null) return null;
  const work = await withKnownTexts(stored, store.getState().documents);
  const aside = await putAside(store, records);
  const chosen = aside.closed.find((each) => each.id === id);
  const opened = await open(store, records, aside, { id, name: chosen?.name ?? 'Prompt', caseInView: chosen?.caseInView }, work);
  await records.write([], await keysOf(records, id));
  return opened;
}

export async function renameWorkspace(store: AppStore, records: RecordStore, id: string, name: string): Promise<WorkspaceList> {
  const list = await readWorkspaces(records);
  const free = freeName(plainName(name), allOf(list).filter((each) => each.id !== id));
  const renamed = { ...list, openName: id === list.openId ? free : list.openName, closed: list.closed.map((each) => (each.id === id ? { ...each, name: free } : each)) };
  return saveList(store, records, renamed);
}

/** A copy beside the others; it is not opened. null: it cannot be read. */
export async function duplicateWorkspace(store: AppStore, records: RecordStore, id: string, copyId: string): Promise<WorkspaceList | null> {
  const list = await readWorkspaces(records);
  const isOpen = id === list.openId;
  const work = isOpen ? store.getState().work : await readWorkspace(records, id);
  if (work === null) return null;
  const { name, caseInView } = isOpen ? { name: list.openName, caseInView: caseBeside(work, store.getState().chosenCase) } : (list.closed.find((each) => each.id === id) ?? { name: '' });
  return keepClosed(store, records, list, work, { id: copyId, name: freeName(plainName(`${name} copy`), allOf(list)), caseInView });
}

/** Removes one that is not open, and gives back what it held, for an undo; null where it could not be read, and is removed all the same. */
export async function removeWorkspace(store: AppStore, records: RecordStore, id: string): Promise<{ readonly list: WorkspaceList; readonly work: Work | null }> {
  const work = await readWorkspace(records, id);
  const before = await readWorkspaces(records);
  const list = await saveList(store, records, { ...before, closed: without(before.closed, id) });
  await records.write([], await keysOf(records, id));
  return { list, work };
}

/** What a removed one held is there again, with a number behind its name where that was taken meanwhile. */
export async function restoreWorkspace(store: AppStore, records: RecordStore, { id, name, caseInView }: Workspace, work: Work): Promise<WorkspaceList> {
  const list = await readWorkspaces(records);
  return keepClosed(store, records, list, work, { id, name: freeName(name, allOf(list)), caseInView });
}

/** The work of one that is not open; null where it cannot be read. */
export async function readWorkspace(records: RecordStore, id: string): Promise<Work | null> {
  return readUnder(records, prefixOf(id));
}

/** The work that is stored as the open one, maybe by another tab; null where there is none that can be read. */
export async function readStored(records: RecordStore): Promise<Work | null> {
  return readUnder(records, '');
}

/** What this tab shows, as it was last put aside. */
export type ShownCopy = Pick<Workspace, 'id' | 'name'>;

/** Puts the work that another tab has stored as the open one aside; what this tab shows takes its place under the name of its copy, or one of its own. */
export async function keepStoredAside(store: AppStore, records: RecordStore, stored: Work, copy: ShownCopy | null): Promise<{ readonly asideName: string; readonly openName: string }> {
  const shown = store.getState().workspaceName;
  const list = await readWorkspaces(records);
  await keepClosed(store, records, list, stored, { id: list.openId, name: list.openName });
  // With a free id for the open one.
  const aside = await readWorkspaces(records);
  const { openName } = await saveList(store, records, { ...aside, openName: copy?.name ?? freeName(shown, aside.closed) });
  return { asideName: list.openName, openName };
}

/** Puts what this tab shows aside, beside the work that another tab has stored: over its copy of before, where that is still there. */
export async function keepShownAside(store: AppStore, records: RecordStore, shown: Work, copy: ShownCopy | null): Promise<ShownCopy> {
  const list = await readWorkspaces(records);
  const others = allOf(list);
  const { id, name } = list.closed.find((each) => each.id === copy?.id) ?? { id: freeId(list.openId, others), name: freeName(store.getState().workspaceName, others) };
  await keepClosed(store, records, list, shown, { id, name, caseInView: caseBeside(shown, store.getState().chosenCase) });
  return { id, name };
}

/** Removes the copy of what is shown once that is kept itself. */
export async function dropShownCopy(store: AppStore, records: RecordStore, { id }: ShownCopy): Promise<void> {
  if (await isSaved(store)) await removeWorkspace(store, records, id);
}

async function readUnder(records: RecordStore, before: string): Promise<Work | null> {
  const all = await records.read((key) => [MANIFEST, TEXT, PIECE].some((kind) => key.startsWith(before + kind)));
  const unpacked = unpackWork(all.get(before + MANIFEST), await storedTexts(all, before, new Map()));
  return unpacked.ok ? unpacked.value : null;
}

/** The id, or one like it that no other has. */
function freeId(id: string, others: readonly Pick<Workspace, 'id'>[]): string {
  let free = id;
  for (let at = 2; others.some((other) => other.id === free); at += 1) free = `${id.slice(0, 50)}-${at}`;
  return free;
}

function allOf({ openId, openName, closed }: WorkspaceList): readonly Pick<Workspace, 'id' | 'name'>[] {
  return [{ id: openId, name: openName }, ...closed];
}

/** The name, or one like it that no other has. */
function freeName(name: string | null, others: readonly Pick<Workspace, 'name'>[]): string {
  const wanted = name ?? FIRST.openName;
  let free = wanted;
  for (let at = 2; others.some((other) => other.name === free); at += 1) free = `${[...wanted].slice(0, MOST_NAME_CHARACTERS - 5).join('')} ${at}`;
  return free;
}

type Named = Pick<Workspace, 'id' | 'name' | 'caseInView'>;

async function putAside(store: AppStore, records: RecordStore): Promise<WorkspaceList> {
  const list = await readWorkspaces(records);
  const { work } = store.getState();
  return keepClosed(store, records, list, work, { id: list.openId, name: list.openName, caseInView: caseBeside(work, store.getState().chosenCase) });
}

/** Stores work beside the open one and lists it. */
async function keepClosed(store: AppStore, records: RecordStore, list: WorkspaceList, work: Work, { id, name, caseInView }: Named): Promise<WorkspaceList> {
  const stale = new Set(await keysOf(records, id));
  const entries: (readonly [string, unknown])[] = [];
  const before = prefixOf(id);
  const { manifest, texts } = packWork(work);
  let pieces = 0;
  for (const [unitId, text] of texts) {
    if (text.length <= LONG_UNITS) {
      entries.push([before + TEXT + unitId, text]);
      continue;
    }
    const cut = await runInSlices(cutIntoPieces(text, null, () => `${before}${PIECE}${(pieces += 1)}`));
    for (const piece of cut?.added ?? []) entries.push([piece.key, piece.read()]);
    entries.push([before + TEXT + unitId, pieceList({ text, pieces: cut?.pieces ?? [] })]);
  }
  entries.push([`${before}manifest`, manifest]);
  for (const [key] of entries) stale.delete(key);
  await records.write(entries, [...stale]);
  const kept: Workspace = { id, name: plainName(name), parts: work.prompt.parts.length, keptAtMs: Date.now(), ...(caseInView === undefined ? {} : { caseInView }) };
  return saveList(store, records, { ...list, closed: [kept, ...without(list.closed, id)] });
}

/** Shows work in the place of what was put aside. The list is saved when the work is; where it cannot be, all is as it was, and it rejects. */
async function open(store: AppStore, records: RecordStore, aside: WorkspaceList, { id, name, caseInView }: Named, work: Work): Promise<WorkspaceList> {
  const { work: before, past, future, chosenCase } = store.getState();
  store.getState().restore(work);
  if (caseInView !== undefined) store.getState().chooseCase(caseInView);
  if (await isSaved(store)) return saveList(store, records, { openId: id, openName: name, closed: without(aside.closed, id) });
  store.getState().restore(before);
  store.setState({ past, future, chosenCase });
  // Its copy goes where it is kept itself.
  if (await isSaved(store)) {
    await saveList(store, records, { ...aside, closed: without(aside.closed, aside.openId) });
    await records.write([], await keysOf(records, aside.openId));
  }
  throw new Error('The work could not be stored.');
}

function without(closed: readonly Workspace[], id: string): readonly Workspace[] {
  return closed.filter((each) => each.id !== id);
}

/** Waits for what is being saved; whether the work as it is then is kept. */
async function isSaved(store: AppStore): Promise<boolean> {
  await until(store, ({ activities }) => !activities.has('saving'));
  const { keptWork, work } = store.getState();
  return keptWork === work;
}

async function saveList(store: AppStore, records: RecordStore, list: WorkspaceList): Promise<WorkspaceList> {
  await records.write([[WORKSPACES, list]]);
  store.setState({ workspaceName: list.closed.length === 0 && list.openName === FIRST.openName ? null : list.openName });
  return list;
}

async function keysOf(records: RecordStore, id: string): Promise<readonly string[]> {
  const before = prefixOf(id);
  return [...(await records.read((key) => key.startsWith(before))).keys()];
}

function prefixOf(id: string): string {
  return `${CLOSED}${id}:`;
}

function plainName(name: string): string {
  if (name.trim() === '') return 'Prompt';
  return [...sanitizeName(name.replace(/\s+/g, ' '))].slice(0, MOST_NAME_CHARACTERS).join('');
}
