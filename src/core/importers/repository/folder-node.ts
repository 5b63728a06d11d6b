// A folder as it is walked, wherever it comes from: dropped, chosen, or unpacked from an archive.
import type { ByteSource } from '@/core/importers/read-media';
import type { LeftOutReason } from './default-prunes';

export interface OpenedFile extends ByteSource {
  /** When it was last changed, in milliseconds since 1970, as far as that is known. */
  readonly modifiedMs?: number;
}

/** A file cannot be opened, and it is known why: the message is what to say of it. */
export class NotOpened extends Error {}

export interface FileNode {
  readonly kind: 'file';
  readonly name: string;
  /** Opens it for reading; rejects where it is gone, changed or locked, with `NotOpened` where more is known. */
  open(): Promise<OpenedFile>;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly name: string;
  /** What stands in it, in any order; rejects where it cannot be listed. */
  list(): Promise<readonly (FileNode | FolderNode)[]>;
  /** Of the folder that is opened: files that have no place in it, by path. */
  readonly placeless?: ReadonlyMap<string, LeftOutReason>;
}

/** The order in which what stands in a folder is told. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

const NESTED_AT_ONCE = 500;

/**
 * Files with their paths as folders, as an archive or a file input lists them: "a/b.txt" becomes b.txt in the folder a.
 * Paths that lead out of the folder, or nowhere, and files that a later one of their path replaces are told with what is `placeless` anyway. A step is some hundred files.
 */
export function* nestInSteps(name: string, files: Iterable<readonly [path: string, open: FileNode['open']]>, placeless: Iterable<readonly [path: string, reason: LeftOutReason]> = []): Generator<undefined, FolderNode, undefined> {
  interface Level {
    readonly folders: Map<string, Level>;
    readonly files: Map<string, FileNode>;
  }
  const without = new Map(placeless);
  const root: Level = { folders: new Map(), files: new Map() };
  let nested = 0;
  for (const [path, open] of files) {
    if (nested % NESTED_AT_ONCE === 0) yield undefined;
    nested += 1;
    const names = path.split('/');
    const fileName = names.pop() ?? '';
    if ([...names, fileName].some((each) => each === '' || each === '.' || each === '..')) {
      without.set(path, 'bad-path');
      continue;
    }
    let level = root;
    for (const each of names) {
      const next = level.folders.get(each) ?? { folders: new Map(), files: new Map() };
      level.folders.set(each, next);
      level = next;
    }
    // An archive may hold a path several times; what unpacks it writes the last one over the others.
    if (level.files.has(fileName)) without.set(path, 'repeated');
    level.files.set(fileName, { kind: 'file', name: fileName, open });
  }
  const folderOf = (folderName: string, { folders, files: own }: Level): FolderNode => ({
    kind: 'folder',
    name: folderName,
    list: () => Promise.resolve([...own.values(), ...[...folders].map(([each, level]) => folderOf(each, level))]),
  });
  return { ...folderOf(name, root), placeless: without };
}
