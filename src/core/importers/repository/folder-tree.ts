// The files of a folder and the folders they lie in, as they are found: every node stands behind its folder, so sums over all
// of 50,000 are one pass backwards.
import type { Count, Exactness } from '@/core/tokenize/count';
import { isPage } from './folder-documents';
import type { FileNode } from './folder-node';
import type { LeftOutReason } from './default-prunes';
import { hasSecretName } from './secret-names';
import { NO_MARKS, type ShapeMark } from './shape-traits';

export interface TreeNode {
  readonly name: string;
  /** From the folder that was opened, "" for itself. */
  readonly path: string;
  /** Index of the folder that it lies in; −1 for the first node. */
  readonly parent: number;
  readonly depth: number;
  /** null: a folder. */
  readonly file: FileNode | null;
  /** Indices, in the order of names; empty for a file. */
  readonly children: number[];
  /** 0 until the file was opened. */
  sizeBytes: number;
  modifiedMs: number | undefined;
  /** The longest run of backticks in its text, whether that ends with a line break, and the marks of shapes in it: `shapeTraits`. */
  fence: number;
  endsInBreak: boolean;
  marks: readonly ShapeMark[];
  /** null: a folder, a file that waits, or one that was left out. */
  count: Count | null;
  /** Why a file turned out not to be text that can be counted. */
  leftOut: LeftOutReason | null;
}

export interface LeftOut {
  readonly path: string;
  readonly isFolder: boolean;
  readonly reason: LeftOutReason;
  /** What else is known of it: a sentence, or the rest of one. */
  readonly words?: string;
}

/** Paths that are kept to be shown for each reason; all are counted. */
const MOST_SHOWN = 500;

export class FolderTree {
  readonly nodes: TreeNode[] = [];
  readonly leftOut = new Map<LeftOutReason, { files: number; folders: number; readonly shown: LeftOut[] }>();
  files = 0;
  /** Whether any file is called a page of HTML. */
  hasPages = false;
  /** Indices of the files that are named as those are that hold secrets. */
  readonly secrets: number[] = [];
  private readonly indices = new Map<string, number>();

  constructor(name: string) {
    this.add(-1, name, '', null);
  }

  add(parent: number, name: string, path: string, file: FileNode | null): number {
    const above = this.nodes[parent];
    const index = this.nodes.push({ name, path, parent, depth: above === undefined ? 0 : above.depth + 1, file, children: [], sizeBytes: 0, modifiedMs: undefined, fence: 0, endsInBreak: false, marks: NO_MARKS, count: null, leftOut: null }) - 1;
    above?.children.push(index);
    this.indices.set(path, index);
    if (file !== null) {
      this.files += 1;
      this.hasPages ||= isPage(file);
      if (hasSecretName(name)) this.secrets.push(index);
    }
    return index;
  }

  /** Of the node with this path; −1: there is none. */
  indexOf(path: string): number {
    return this.indices.get(path) ?? -1;
  }

  leaveOut(path: string, isFolder: boolean, reason: LeftOutReason, words?: string): void {
    const sum = this.leftOut.get(reason) ?? { files: 0, folders: 0, shown: [] };
    this.leftOut.set(reason, sum);
    if (isFolder) sum.folders += 1;
    else sum.files += 1;
    if (sum.shown.length < MOST_SHOWN) sum.shown.push({ path, isFolder, reason, ...(words === undefined ? {} : { words }) });
  }

  /** A file that was found turned out not to be countable. */
  refuse(index: number, reason: LeftOutReason, words?: string): void {
    const node = this.nodes[index];
    if (node === undefined || node.leftOut !== null) return;
    node.leftOut = reason;
    this.leaveOut(node.path, false, reason, words);
  }
}

/** What the user took out or put back, by path. The nearest that was said of a path or of a folder around it holds; nothing: in. */
export type Choices = ReadonlyMap<string, boolean>;

/** Choices with a file or folder in or out, and all that it holds with it. */
export function chosen(choices: Choices, path: string, isIn: boolean): Choices {
  const next = new Map<string, boolean>();
  for (const [other, value] of choices) if (other !== path && !(path === '' || other.startsWith(`${path}/`))) next.set(other, value);
  return next.set(path, isIn);
}

const EXACTNESSES: readonly Exactness[] = ['exact', 'mapping-assumed', 'calibrated', 'estimate'];

/** Sums of each node over the files in it, by index; a file has its own. */
export interface TreeSums {
  /** Files that are, or may turn out to be, text. */
  readonly files: Uint32Array;
  readonly chosenFiles: Uint32Array;
  /** Files whose tokens are not known yet. */
  readonly waiting: Uint32Array;
  readonly bytes: Float64Array;
  readonly chosenBytes: Float64Array;
  /** Indices of the chosen files whose texts have marks of a shape. */
  readonly marked: readonly number[];
  /** Those of the chosen files that are named as secrets are. */
  readonly secrets: readonly number[];
  /** Of all files, chosen or not. */
  readonly all: CountColumns;
  readonly chosen: CountColumns;
}

export interface CountColumns {
  readonly tokens: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How unsure, by index in rising order. */
  readonly unsure: Uint8Array;
}

export function countAt({ tokens, low, high, unsure }: CountColumns, index: number): Count {
  return { tokens: tokens[index] ?? 0, low: low[index] ?? 0, high: high[index] ?? 0, exactness: EXACTNESSES[unsure[index] ?? 0] ?? 'estimate' };
}

/** Nodes that are looked at in one step. */
const A_STEP = 4096;

/** Sums over the tree under the user's choices; `isWanted` (by index, absent: all) is what globs leave in. O(nodes), in steps. */
export function* treeSumsInSteps(tree: FolderTree, choices: Choices, isWanted?: Uint8Array): Generator<undefined, TreeSums, undefined> {
  const { nodes } = tree;
  // What is added while the steps run belongs to the next sums.
  const size = nodes.length;
  const said = new Map([...choices].flatMap(([path, isIn]) => (tree.indexOf(path) < 0 ? [] : [[tree.indexOf(path), isIn] as const])));
  const isIn = new Uint8Array(size);
  const [files, chosenFiles, waiting] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const [bytes, chosenBytes] = [new Float64Array(size), new Float64Array(size)];
  const [all, chosenCounts] = [columns(size), columns(size)];
  const marked: number[] = [];
  for (let index = 0; index < size; index += 1) {
    if (index % A_STEP === 0) yield undefined;
    const node = nodes[index]!;
    isIn[index] = (said.get(index) ?? (node.parent < 0 || isIn[node.parent] === 1)) ? 1 : 0;
    if (node.file === null || node.leftOut !== null) continue;
    files[index] = 1;
    bytes[index] = node.sizeBytes;
    if (node.count === null) waiting[index] = 1;
    else setCount(all, index, node.count);
    if (isIn[index] === 0 || (isWanted !== undefined && isWanted[index] === 0)) continue;
    chosenFiles[index] = 1;
    chosenBytes[index] = node.sizeBytes;
    if (node.marks.length > 0) marked.push(index);
    if (node.count !== null) setCount(chosenCounts, index, node.count);
  }
  const secrets = tree.secrets.filter((index) => index < size && chosenFiles[index] === 1);
  for (let index = size - 1; index > 0; index -= 1) {
    if (index % A_STEP === 0) yield undefined;
    const { parent } = nodes[index]!;
    files[parent]! += files[index]!;
    chosenFiles[parent]! += chosenFiles[index]!;
    waiting[parent]! += waiting[index]!;
    bytes[parent]! += bytes[index]!;
    chosenBytes[parent]! += chosenBytes[index]!;
    addCount(all, parent, index);
    addCount(chosenCounts, parent, index);
  }
  return { files, chosenFiles, waiting, bytes, chosenBytes, marked, secrets, all, chosen: chosenCounts };
}

function columns(size: number): CountColumns {
  return { tokens: new Float64Array(size), low: new Float64Array(size), high: new Float64Array(size), unsure: new Uint8Array(size) };
}

function setCount(own: CountColumns, index: number, count: Count): void {
  own.tokens[index] = count.tokens;
  own.low[index] = count.low;
  own.high[index] = count.high;
  own.unsure[index] = EXACTNESSES.indexOf(count.exactness);
}

function addCount(own: CountColumns, parent: number, index: number): void {
  if (own.high[index] === 0) return;
  own.tokens[parent]! += own.tokens[index]!;
  own.low[parent]! += own.low[index]!;
  own.high[parent]! += own.high[index]!;
  if (own.unsure[index]! > own.unsure[parent]!) own.unsure[parent] = own.unsure[index]!;
}
