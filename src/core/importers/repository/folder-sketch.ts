// Which folder one is, of those with the same name: known by the names that stand in it, down to the second level. Kept as the
// smallest of their hashes, which are as good a sample of a large folder as of a small one, and name no file.
import { pruneOf } from './default-prunes';
import { byName, type FileNode, type FolderNode } from './folder-node';

/** Hashes, rising; empty: nothing is known of what stands in it. */
export type FolderSketch = readonly number[];

export const SKETCH_SIZE = 128;
/** Folders of the first level that are looked into, and names of each that are taken. */
const MOST_FOLDERS = 50;
const MOST_NAMES = 2_000;

/** What is pruned comes and goes with a build, and is not looked into. Never rejects. */
export async function sketchOf(root: FolderNode): Promise<FolderSketch> {
  const top = await namesIn(root);
  const folders = top.flatMap((node) => (node.kind === 'folder' ? [node] : [])).slice(0, MOST_FOLDERS);
  const inner = await Promise.all(folders.map(async (folder) => (await namesIn(folder)).map(({ name }) => hashOf(`${folder.name}/${name}`))));
  return [...new Set([...top.map(({ name }) => hashOf(name)), ...inner.flat()])].toSorted((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** Whether at least half of the names are the same. Of one of which nothing is known it is not. */
export function isSameFolder(a: FolderSketch, b: FolderSketch): boolean {
  return likeness(a, b) >= 0.5;
}

/** The share of names that both have (Dice's coefficient), 0 … 1, as the smallest hashes of both together estimate it: exact for small folders. */
export function likeness(a: FolderSketch, b: FolderSketch): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [inA, inB] = [new Set(a), new Set(b)];
  const sample = [...new Set([...a, ...b])].toSorted((x, y) => x - y).slice(0, SKETCH_SIZE);
  const shared = sample.filter((hash) => inA.has(hash) && inB.has(hash)).length / sample.length;
  return (2 * shared) / (1 + shared);
}

/** The first in the order of names. Most of many stand behind those that are known to be first, so that they need not be sorted. */
async function namesIn(folder: FolderNode) {
  let first: (FileNode | FolderNode)[] = [];
  const cut = () => (first = first.toSorted(byName).slice(0, MOST_NAMES));
  let last: string | undefined;
  for (const node of await folder.list().catch(() => [])) {
    if ((last !== undefined && node.name >= last) || pruneOf(node.name, node.kind === 'folder') !== null) continue;
    if (first.push(node) === 2 * MOST_NAMES) last = cut().at(-1)?.name;
  }
  return cut();
}

/** 32 bits: FNV-1a, with the last step of MurmurHash3, as the smallest are to be any. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
