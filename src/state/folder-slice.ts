import type { FolderSketch } from '@/core/importers/repository/folder-sketch';
import type { Shape } from '@/core/importers/repository/prompt-shape';
import type { Slice } from './store';
import type { FolderBuild } from './folder-build';
import type { FolderWork } from './folder-session';

/** What the user chose for a folder; absent: as ever. */
export interface FolderChoices {
  /** What stood in it when that was chosen, as folders of the same name are told apart; absent: kept by an earlier version, for any of that name. */
  readonly holds?: FolderSketch;
  /** Files and folders that were taken out or put back, by path. */
  readonly said?: Readonly<Record<string, boolean>>;
  readonly include?: string;
  readonly exclude?: string;
  readonly gitignore?: boolean;
  readonly prunes?: boolean;
  readonly shape?: Shape;
  readonly isPerFile?: boolean;
  /** What pages of HTML count as: their source, or the text that a reader sees. */
  readonly pages?: 'source' | 'text';
}

/** Where a folder comes from: entries of a drop, a handle of a picker, what an input lists, or an archive. */
export type FolderOrigin =
  | { readonly kind: 'entries'; readonly entries: readonly FileSystemEntry[] }
  | { readonly kind: 'handle'; readonly handle: FileSystemDirectoryHandle }
  | { readonly kind: 'list' | 'archive'; readonly files: readonly File[] };

export interface FolderSlice {
  /** The folder that is open, and how far it is read. */
  readonly folder: FolderWork | null;
  /** The prompt that is built of it, or what was said of its files when it was. */
  readonly folderBuild: FolderBuild | null;
  /** What was chosen, by the key of the folder (`keyOfFolder`), the one that was changed last behind the others. */
  readonly folderChoices: Readonly<Record<string, FolderChoices>>;
  /** Opens a folder in the place of the one before, and shows it. */
  openFolder(origin: FolderOrigin): void;
  closeFolder(): void;
}

export const createFolderSlice: Slice<FolderSlice> = (set, get, api) => {
  let openings = 0;
  return {
    folder: null,
    folderBuild: null,
    folderChoices: {},
    openFolder: (origin) => {
      openings += 1;
      const mine = openings;
      set({ view: 'folder' });
      const open = async () => {
        const [session, sources, sketches] = await Promise.all([import('./folder-session'), import('./folder-sources'), import('@/core/importers/repository/folder-sketch')]);
        const root = await sources.folderOf(origin);
        const holds = root.ok ? await sketches.sketchOf(root.value) : [];
        // What was asked for last is opened, whichever is read first.
        if (mine !== openings) return;
        if (root.ok) session.startFolder(api, root.value, holds);
        else get().notify({ tone: 'error', text: root.error.words, details: [], action: null });
      };
      const failed = () => get().notify({ tone: 'error', text: 'The part of this page that reads folders did not load; open the folder again when you are online.', details: [], action: null });
      void get().track('opening a folder', open().catch(failed));
    },
    closeFolder: () => {
      get().folder?.session.stop();
      get().folderBuild?.stop();
      set({ folder: null, folderBuild: null });
    },
  };
};
