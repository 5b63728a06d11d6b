// Folders as browsers hand them over. None of them follows links: what is linked is either not listed, or stands as a file.
import { ARCHIVE_CAPS, type ArchiveCaps, archiveReason } from '@/core/importers/archive/archive-error';
import type { RunSteps } from '@/core/importers/archive/zip-directory';
import { isLeftover } from '@/core/importers/archive/leftovers';
import { FILE_LIMIT_BYTES } from '@/core/importers/decode';
import { sanitizeName } from '@/core/importers/names';
import { type FileNode, type FolderNode, nestInSteps, NotOpened, type OpenedFile } from '@/core/importers/repository/folder-node';
import { fail, type Result, succeed } from '@/core/result';
import { bytesOf } from './file-bytes';
import type { FolderOrigin } from './folder-slice';
import { runInSlices } from './slices-of-time';

export type FolderProblem = { readonly kind: 'archive'; readonly words: string };

export async function folderOf(origin: FolderOrigin): Promise<Result<FolderNode, FolderProblem>> {
  switch (origin.kind) {
    case 'entries':
      return succeed(droppedFolder(origin.entries));
    case 'handle':
      return succeed(handleFolder(origin.handle));
    case 'list':
      return succeed(await listedFolder(origin.files));
    case 'archive':
      return archiveFolder(origin.files);
  }
}

/** A file that the browser has, of which nothing is read yet. */
export interface BrowserFile extends OpenedFile {
  readonly blob: Blob;
}

export function isOfBrowser(source: OpenedFile): source is BrowserFile {
  return 'blob' in source;
}

/** A file of the browser as folders have them. */
export function opened(file: File): BrowserFile {
  const { size: sizeBytes } = file;
  return {
    sizeBytes,
    modifiedMs: file.lastModified,
    blob: file,
    read: async (start, end) => new Uint8Array(await bytesOf(file, sizeBytes, start, end)),
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
    // A call gives some of the entries, in Chromium a hundred, in Safari all; the list is at its end when one gives none.
    for (;;) {
      const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return nodes;
      for (const each of some) nodes.push(entryNode(each));
    }
  };
  return { kind: 'folder', name: entry.name, list };
}

/** A directory of 50,000 entries is the work of a tenth of a second; it is always wanted to its end. */
const runSteps: RunSteps = async (steps) => (await runInSlices(steps))!;

/** A repository has more files than a document. */
const CAPS: ArchiveCaps = { ...ARCHIVE_CAPS, entries: 200_000, totalBytes: 1_000_000_000 };

/** The folder that an archive holds; refused where its files come to more than the cap, by the sizes that it states. */
export async function archiveFolder([file]: readonly File[], caps = CAPS): Promise<Result<FolderNode, FolderProblem>> {
  if (file === undefined) return fail({ kind: 'archive', words: 'No archive was chosen.' });
  const [{ openArchive }, { windowed }] = await Promise.all([import('@/core/importers/archive/archive'), import('@/core/importers/archive/windowed')]);
  const archive = await openArchive(windowed(opened(file)), { caps: { ...caps, totalBytes: Number.POSITIVE_INFINITY }, runSteps }).catch(() => null);
  const name = sanitizeName(file.name);
  if (archive === null) return fail({ kind: 'archive', words: `${name} was not opened: it could not be read, perhaps because it was moved, changed or locked.` });
  if (!archive.ok) return fail({ kind: 'archive', words: `${name} was not opened: ${archiveReason(archive.error)}` });
  const { entries, read } = archive.value;
  const listed = entries.filter(({ isFolder, path }) => !isFolder && !isLeftover(path));
  const files = listed.filter(({ isLink }) => !isLink);
  const links = listed.filter(({ isLink }) => isLink).map(({ path }) => [path, 'link'] as const);
  // No entry gives more than it states, and each is unpacked as often as it is counted or built: what is stated is the limit.
  const statedBytes = files.reduce((sum, { sizeBytes }) => sum + (sizeBytes > FILE_LIMIT_BYTES ? 0 : sizeBytes), 0);
  if (statedBytes > caps.totalBytes) return fail({ kind: 'archive', words: `${name} was not opened: ${archiveReason({ kind: 'cap', cap: 'totalBytes', limit: caps.totalBytes, entry: null })}` });
  // Most archives hold one folder with all the rest.
  const top = files[0]?.path.split('/')[0] ?? '';
  const hasTop = files.length > 0 && files.every(({ path }) => path.startsWith(`${top}/`));
  const nodes = files.map((entry) => {
    const open = async (): Promise<OpenedFile> => {
      // Of one that is larger than is read, only its size is told.
      if (entry.sizeBytes > FILE_LIMIT_BYTES) return { sizeBytes: entry.sizeBytes, read: () => Promise.resolve(new Uint8Array()) };
      const content = await read(entry);
      if (!content.ok) throw new NotOpened(`${name}: ${archiveReason(content.error)}`);
      const bytes = content.value;
      return { sizeBytes: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
    };
    return [hasTop ? entry.path.slice(top.length + 1) : entry.path, open] as const;
  });
  return succeed(await runSteps(nestInSteps(hasTop ? top : name.replace(/\.zip$/i, ''), nodes, links)));
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
function listedFolder(files: readonly File[]): Promise<FolderNode> {
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  const paths = files.map((file) => [file.webkitRelativePath.slice(name.length + 1), () => Promise.resolve(opened(file))] as const);
  return runSteps(nestInSteps(name, paths));
}
