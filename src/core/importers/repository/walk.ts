// Walks a folder and leaves out, on the way, what nobody wants in a prompt: what is pruned is never listed.
import { createIgnoreLevels } from './ignore-levels';
import { type LeftOutReason, pruneOf } from './default-prunes';
import { byName, type FileNode, type FolderNode } from './folder-node';
import type { FolderTree } from './folder-tree';

export interface WalkRules {
  /** Follow the `.gitignore` files. */
  readonly gitignore: boolean;
  /** Leave out dependencies, build outputs and caches by name. Version control is left out in any case. */
  readonly prunes: boolean;
}

/** A folder that links to itself goes on for ever; no source is laid out like this. */
export const MOST_DEPTH = 64;
export const MOST_FILES = 200_000;
/** Rules are a few lines; a larger file is something else. */
const MOST_RULES_BYTES = 1 << 20;
const decoder = new TextDecoder();

/**
 * Fills the tree, whose first node is the folder itself, in the order of names. `pause` is awaited after each folder and now and then within
 * one; false from it ends the walk. What cannot be listed is told as left out. Never rejects.
 */
export async function walkFolder(root: FolderNode, rules: WalkRules, tree: FolderTree, pause: () => Promise<boolean>): Promise<void> {
  const levels = createIgnoreLevels();
  for (const [path, reason] of root.placeless ?? []) tree.leaveOut(path, false, reason);

  const reasonFor = (node: FileNode | FolderNode, path: string, depth: number): LeftOutReason | null => {
    const isFolder = node.kind === 'folder';
    const prune = pruneOf(node.name, isFolder);
    if (prune === 'version-control' || (prune !== null && rules.prunes)) return prune;
    if (rules.gitignore && levels.isIgnored(path, isFolder)) return 'gitignore';
    if (isFolder) return depth >= MOST_DEPTH ? 'too-deep' : null;
    return tree.files >= MOST_FILES ? 'too-many' : null;
  };

  const walk = async (folder: FolderNode, index: number, path: string, depth: number): Promise<boolean> => {
    const listed = await folder.list().catch(() => null);
    if (listed === null) tree.leaveOut(path, true, 'unreadable');
    if (!(await pause())) return false;
    const inOrder = await sorted(listed ?? [], pause);
    if (inOrder === null) return false;
    const ignoreFile = rules.gitignore ? inOrder.find((node) => node.kind === 'file' && node.name === '.gitignore') : undefined;
    if (ignoreFile?.kind === 'file') levels.add(path, await readRules(ignoreFile));
    let sincePause = 0;
    for (const node of inOrder) {
      const own = path === '' ? node.name : `${path}/${node.name}`;
      const reason = reasonFor(node, own, depth);
      if (reason !== null) tree.leaveOut(own, node.kind === 'folder', reason);
      else if (node.kind === 'file') tree.add(index, node.name, own, node);
      else if (!(await walk(node, tree.add(index, node.name, own, null), own, depth + 1))) return false;
      sincePause += 1;
      if (sincePause % 100 === 0 && !(await pause())) return false;
    }
    levels.leave(path);
    return true;
  };
  await walk(root, 0, '', 0);
}

const SORTED_AT_ONCE = 4096;

/** In the order of names, with a pause now and then: 50,000 files of one folder are the work of a tenth of a second. null: not wanted any more. */
async function sorted(nodes: readonly (FileNode | FolderNode)[], pause: () => Promise<boolean>): Promise<readonly (FileNode | FolderNode)[] | null> {
  let runs: (readonly (FileNode | FolderNode)[])[] = [];
  for (let start = 0; start < nodes.length; start += SORTED_AT_ONCE) {
    if (start > 0 && !(await pause())) return null;
    runs.push(nodes.slice(start, start + SORTED_AT_ONCE).sort(byName));
  }
  while (runs.length > 1) {
    const merged: typeof runs = [];
    for (let at = 0; at < runs.length; at += 2) {
      const all: (FileNode | FolderNode)[] = [];
      for (const _ of mergeInSteps(runs[at]!, runs[at + 1] ?? [], all)) if (!(await pause())) return null;
      merged.push(all);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Two that are in order, into one. */
function* mergeInSteps<Node extends { readonly name: string }>(a: readonly Node[], b: readonly Node[], into: Node[]): Generator<undefined, void, undefined> {
  let [inA, inB] = [0, 0];
  while (inA < a.length || inB < b.length) {
    if (into.length % SORTED_AT_ONCE === 0) yield undefined;
    const isOfB = inA === a.length || (inB < b.length && b[inB]!.name < a[inA]!.name);
    into.push(isOfB ? b[inB++]! : a[inA++]!);
  }
}

async function readRules(file: FileNode): Promise<string> {
  try {
    const source = await file.open();
    return source.sizeBytes > MOST_RULES_BYTES ? '' : decoder.decode(await source.read(0, source.sizeBytes));
  } catch {
    // git goes on without rules that it cannot read, too.
    return '';
  }
}
