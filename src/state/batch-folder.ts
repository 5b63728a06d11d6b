// A folder whose files are prompts: walked by the rules of the Folder view, without its choices.
import { FolderTree } from '@/core/importers/repository/folder-tree';
import { LEFT_OUT_REASONS } from '@/core/importers/repository/default-prunes';
import { walkFolder } from '@/core/importers/repository/walk';
import { sanitizeName } from '@/core/importers/names';
import { formatInteger } from '@/core/units';
import type { BatchFile } from './batch-slice';
import { folderOf } from './folder-sources';
import { Slices } from './slices-of-time';

/** Its files, and what of it was left out. */
export async function batchFolder(entries: readonly FileSystemEntry[], signal: AbortSignal): Promise<{ readonly name: string; readonly files: readonly BatchFile[]; readonly notes: readonly string[] }> {
  const root = await folderOf({ kind: 'entries', entries });
  if (!root.ok) return { name: root.error.words, files: [], notes: [] };
  const name = sanitizeName(root.value.name);
  const tree = new FolderTree(name);
  const slices = new Slices();
  const pause = async () => {
    if (slices.isOver()) await slices.next();
    return !signal.aborted;
  };
  await walkFolder(root.value, { gitignore: true, prunes: true }, tree, pause);
  const files = tree.nodes.flatMap(({ path, file }) => (file === null ? [] : [{ path, file }]));
  return { name, files, notes: leftOutWords(tree) };
}

function leftOutWords({ leftOut }: FolderTree): readonly string[] {
  const of = (count: number, one: string) => (count === 0 ? [] : [`${formatInteger(count)} ${one}${count === 1 ? '' : 's'}`]);
  const each = [...leftOut].map(([reason, { files, folders }]) => `${[...of(files, 'file'), ...of(folders, 'folder')].join(' and ')} (${LEFT_OUT_REASONS[reason]})`);
  return each.length === 0 ? [] : [`Left out: ${each.join(', ')}.`];
}
