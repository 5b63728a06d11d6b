// Folders as browsers hand them over. None of them follows links: what is linked is either not listed, or stands as a file.
import { type FileNode, type FolderNode, nestedFolder, type OpenedFile } from '@/core/importers/repository/folder-node';
import { fail, type Result, succeed } from '@/core/result';
import type { FolderOrigin } from './folder-slice';

export type FolderProblem = { readonly kind: 'archive'; readonly words: string };

export async function folderOf(origin: FolderOrigin): Promise<Result<FolderNode, FolderProblem>> {
  switch (origin.kind) {
    case 'entries':
      return succeed(droppedFolder(origin.entries));
    case 'handle':
      return succeed(handleFolder(origin.handle));
    case 'list':
      return succeed(listedFolder(origin.files));
    case 'archive':
      return fail({ kind: 'archive', words: 'Archives are not read yet.' });
  }
}

function opened(file: File): OpenedFile {
  return {
    sizeBytes: file.size,
    modifiedMs: file.lastModified,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}

function droppedFolder(entries: readonly FileSystemEntry[]): FolderNode {
  const [only] = entries;
  if (entries.length === 1 && only?.isDirectory === true) return entryFolder(only as FileSystemDirectoryEntry);
  return { kind: 'folder', name: `${entries.length} items`, list: () => Promise.resolve(entries.map(entryNode)) };
}

function entryNode(entry: FileSystemEntry): FileNode | FolderNode {
  if (entry.isDirectory) return entryFolder(entry as FileSystemDirectoryEntry);
  const fileOf = () => new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
  return { kind: 'file', name: entry.name, open: async () => opened(await fileOf()) };
}

function entryFolder(entry: FileSystemDirectoryEntry): FolderNode {
  const list = async () => {
    const reader = entry.createReader();
    const nodes: (FileNode | FolderNode)[] = [];
    // A call gives some of the entries, in Chromium a hundred; the list is at its end when one gives none.
    for (;;) {
      const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return nodes;
      nodes.push(...some.map(entryNode));
    }
  };
  return { kind: 'folder', name: entry.name, list };
}

type Listed = FileSystemDirectoryHandle & { values(): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle> };

function handleFolder(handle: FileSystemDirectoryHandle): FolderNode {
  const list = async () => {
    const nodes: (FileNode | FolderNode)[] = [];
    for await (const each of (handle as Listed).values()) {
      nodes.push(each.kind === 'directory' ? handleFolder(each) : { kind: 'file', name: each.name, open: async () => opened(await each.getFile()) });
    }
    return nodes;
  };
  return { kind: 'folder', name: handle.name, list };
}

/** Each path begins with the name of the folder that was chosen. */
function listedFolder(files: readonly File[]): FolderNode {
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  const paths = files.map((file) => [file.webkitRelativePath.slice(name.length + 1), () => Promise.resolve(opened(file))] as const);
  return nestedFolder(name, paths);
}
