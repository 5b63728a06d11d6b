// What the user chose for folders, by their names, filled in, changed and kept between visits.
import * as v from 'valibot';
import { SHAPES, type Shape } from '@/core/importers/repository/prompt-shape';
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
}

const NONE: FolderChoices = {};
const filled = new WeakMap<FolderChoices, FilledChoices>();

/** The choices for folders of this name. The same value as long as nothing changes. */
export function selectFolderChoices({ folderChoices }: Pick<AppState, 'folderChoices'>, name: string): FilledChoices {
  const own = Object.hasOwn(folderChoices, name) ? folderChoices[name]! : NONE;
  const known = filled.get(own);
  if (known !== undefined) return known;
  const { said = {}, include = '', exclude = '', gitignore = true, prunes = true, shape = 'xml', isPerFile = false } = own;
  const all = { said: new Map(Object.entries(said)), include, exclude, gitignore, prunes, shape, isPerFile };
  filled.set(own, all);
  return all;
}

/** Folders that are remembered. */
const MOST_FOLDERS = 40;
const MOST_SAID = 5_000;

export function changeFolderChoices(store: AppStore, name: string, change: FolderChoices): void {
  const { folder, folderChoices } = store.getState();
  const { [name]: own, ...others } = folderChoices;
  const rest = Object.entries(others).slice(1 - MOST_FOLDERS);
  const next = { ...own, ...change };
  // A change leaves the rest of what was recalled as it is.
  if (folder !== null && !isRecalled(own, folder)) knownIn.set(next, folder.session);
  store.setState({ folderChoices: Object.fromEntries([...rest, [name, next]]) });
}

/** The sessions in which the user made choices, or was told of them. */
const knownIn = new WeakMap<FolderChoices, FolderSession>();

/**
 * Whether choices of an earlier time decide which files of the folder that is open are in: another one of the same name may have
 * been meant, so that is told until the user answers. `own`: those for its name.
 */
export function isRecalled(own: FolderChoices | undefined, { session }: FolderWork): boolean {
  if (own === undefined || knownIn.get(own) === session) return false;
  const { said = {}, include = '', exclude = '', gitignore = true, prunes = true } = own;
  return include !== '' || exclude !== '' || !gitignore || !prunes || Object.entries(said).some(([path, isIn]) => !isIn && session.tree.indexOf(path) >= 0);
}

/** They are meant for this folder, too. */
export function keepRecalled(store: AppStore, { name, session }: FolderWork): void {
  const own = store.getState().folderChoices[name];
  if (own !== undefined) knownIn.set(own, session);
  changeFolderChoices(store, name, {});
}

/** Nothing is chosen for folders of this name. The message offers the way back. */
export function startAfresh(store: AppStore, name: string): void {
  const { [name]: own = {}, ...others } = store.getState().folderChoices;
  store.setState({ folderChoices: others });
  const choices = [{ label: 'Apply it again', choose: () => changeFolderChoices(store, name, own) }];
  store.getState().notify({ tone: 'info', text: `Nothing of the last choice for “${name}” applies now.`, details: [], action: null, choices });
}

const text = v.pipe(v.string(), v.maxLength(2_000));
const FIELDS = {
  said: v.pipe(v.record(v.string(), v.boolean()), v.check((said) => Object.keys(said).length <= MOST_SAID)),
  include: text,
  exclude: text,
  gitignore: v.boolean(),
  prunes: v.boolean(),
  shape: v.picklist(SHAPES),
  isPerFile: v.boolean(),
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
