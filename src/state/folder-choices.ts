// What the user chose for folders, by their names and what stands in them, filled in, changed and kept between visits.
import * as v from 'valibot';
import { SHAPES, type Shape } from '@/core/importers/repository/prompt-shape';
import { type FolderSketch, isSameFolder, likeness, SKETCH_SIZE } from '@/core/importers/repository/folder-sketch';
import type { Choices } from '@/core/importers/repository/folder-tree';
import type { AppState } from './app-state';
import type { FolderSession, FolderWork } from './folder-session';
import type { FolderChoices } from './folder-slice';
import { keepRecord, readFields } from './keep-record';
import type { RecordStore } from './keeping';
import type { AppStore } from './store';

export interface FilledChoices {
  readonly said: Choices;
  readonly include: string;
  readonly exclude: string;
  readonly gitignore: boolean;
  readonly prunes: boolean;
  readonly shape: Shape;
  readonly isPerFile: boolean;
  readonly pages: 'source' | 'text';
}

const NONE: FolderChoices = {};
const filled = new WeakMap<FolderChoices, FilledChoices>();

/** The choices under a key. The same value as long as nothing changes. */
export function selectFolderChoices({ folderChoices }: Pick<AppState, 'folderChoices'>, key: string): FilledChoices {
  const own = Object.hasOwn(folderChoices, key) ? folderChoices[key]! : NONE;
  const known = filled.get(own);
  if (known !== undefined) return known;
  const { said = {}, include = '', exclude = '', gitignore = true, prunes = true, shape = 'xml', isPerFile = false, pages = 'source' } = own;
  const all = { said: new Map(Object.entries(said)), include, exclude, gitignore, prunes, shape, isPerFile, pages };
  filled.set(own, all);
  return all;
}

/**
 * The key of a folder's choices: its name, and a number behind a slash where there are others of that name. It has those of the
 * folder that it is most like, or those of its name that do not say for which they were made; else its own.
 */
export function keyOfFolder(all: AppState['folderChoices'], name: string, holds: FolderSketch): string {
  const ofName = Object.keys(all).filter((key) => isOfName(key, name)).toReversed();
  const known = (key: string) => all[key]?.holds ?? [];
  const [likest] = ofName.filter((key) => isSameFolder(known(key), holds)).toSorted((a, b) => likeness(known(b), holds) - likeness(known(a), holds));
  const found = likest ?? ofName.find((key) => holds.length === 0 || known(key).length === 0);
  if (found !== undefined) return found;
  for (let number = 2, key = name; ; number += 1) {
    if (!Object.hasOwn(all, key)) return key;
    key = `${name}/${number}`;
  }
}

/** No name of a folder has a slash. */
function isOfName(key: string, name: string): boolean {
  return key === name || (key.startsWith(`${name}/`) && /^\d+$/.test(key.slice(name.length + 1)));
}

/** Folders that are remembered. */
const MOST_FOLDERS = 40;
const MOST_SAID = 5_000;

export function changeFolderChoices(store: AppStore, key: string, change: FolderChoices): void {
  const { folder, folderChoices } = store.getState();
  const { [key]: own, ...others } = folderChoices;
  const rest = Object.entries(others).slice(1 - MOST_FOLDERS);
  const holds = folder?.key === key && folder.holds.length > 0 ? { holds: folder.holds } : {};
  const next = { ...own, ...change, ...holds };
  // A change leaves the rest of what was recalled as it is.
  if (folder !== null && !isRecalled(own, folder)) knownIn.set(next, folder.session);
  store.setState({ folderChoices: Object.fromEntries([...rest, [key, next]]) });
}

/** The sessions in which the user made choices, or was told of them. */
const knownIn = new WeakMap<FolderChoices, FolderSession>();

/**
 * Whether choices of an earlier time decide which files of the folder that is open are in: they may have been meant for another
 * one, so that is told until the user answers. `own`: those under its key.
 */
export function isRecalled(own: FolderChoices | undefined, folder: FolderWork): boolean {
  return own !== undefined && knownIn.get(own) !== folder.session && decides(own, folder);
}

/** Whether they say something of which files of this folder are in. */
function decides(own: FolderChoices, { session }: FolderWork): boolean {
  const { said = {}, include = '', exclude = '', gitignore = true, prunes = true } = own;
  return include !== '' || exclude !== '' || !gitignore || !prunes || Object.entries(said).some(([path, isIn]) => !isIn && session.tree.indexOf(path) >= 0);
}

/** They are meant for this folder, too. */
export function keepRecalled(store: AppStore, { key, session }: FolderWork): void {
  const own = store.getState().folderChoices[key];
  if (own !== undefined) knownIn.set(own, session);
  changeFolderChoices(store, key, {});
}

/** What was chosen last for another folder of this name and would decide here too, as long as nothing is chosen for this one; null: nothing. */
export function choiceOfOther(all: AppState['folderChoices'], folder: FolderWork): FolderChoices | null {
  if (Object.hasOwn(all, folder.key)) return null;
  const others = Object.entries(all).filter(([key]) => isOfName(key, folder.name));
  return others.findLast(([, own]) => decides(own, folder))?.[1] ?? null;
}

/** Nothing is chosen for this folder. The message offers the way back. */
export function startAfresh(store: AppStore, { key, name }: Pick<FolderWork, 'key' | 'name'>): void {
  const { [key]: own = {}, ...others } = store.getState().folderChoices;
  store.setState({ folderChoices: others });
  const choices = [{ label: 'Apply it again', choose: () => changeFolderChoices(store, key, own) }];
  store.getState().notify({ tone: 'info', text: `Nothing of the last choice for “${name}” applies now.`, details: [], action: null, choices });
}

const text = v.pipe(v.string(), v.maxLength(2_000));
const FIELDS = {
  holds: v.pipe(v.array(v.number()), v.maxLength(SKETCH_SIZE)),
  said: v.pipe(v.record(v.string(), v.boolean()), v.check((said) => Object.keys(said).length <= MOST_SAID)),
  include: text,
  exclude: text,
  gitignore: v.boolean(),
  prunes: v.boolean(),
  shape: v.picklist(SHAPES),
  isPerFile: v.boolean(),
  pages: v.picklist(['source', 'text']),
} satisfies { [Name in keyof FolderChoices]-?: v.GenericSchema<unknown, NonNullable<FolderChoices[Name]>> };

/** Keeps what was chosen between visits; names and paths of files, never their texts. */
export function keepFolderChoices(store: AppStore, records: RecordStore): Promise<void> {
  return keepRecord(store, records, {
    key: 'folders',
    activity: 'saving what was chosen',
    keptOf: ({ folderChoices }) => ({ folderChoices }),
    read: (value) => ({ folderChoices: Object.fromEntries(Object.entries(Object(value) as object).slice(-MOST_FOLDERS).map(([name, own]) => [name, readFields<FolderChoices>(FIELDS, own) as FolderChoices])) }),
    write: ({ folderChoices }) => folderChoices,
  });
}
