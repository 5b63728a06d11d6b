// What the user chose for folders, by their names, filled in, changed and kept between visits.
import * as v from 'valibot';
import { SHAPES, type Shape } from '@/core/importers/repository/prompt-shape';
import type { Choices } from '@/core/importers/repository/folder-tree';
import type { AppState } from './app-state';
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
  const { [name]: own, ...others } = store.getState().folderChoices;
  const rest = Object.entries(others).slice(1 - MOST_FOLDERS);
  store.setState({ folderChoices: Object.fromEntries([...rest, [name, { ...own, ...change }]]) });
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
