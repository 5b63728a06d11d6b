// Which nodes of a folder stand in the list, and in which order.
import { sanitizeName } from '@/core/importers/names';
import { countAt, type FolderTree, type TreeSums } from '@/core/importers/repository/folder-tree';
import { formatCount } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { figuresOf, figureText } from './chosen-figures';

export type SortKey = 'name' | 'files' | 'size' | 'tokens';
export interface Sort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

export interface TreeRow {
  readonly index: number;
  /** Place among the rows of its folder, from 1, and how many these are. */
  readonly place: number;
  readonly siblings: number;
}

/**
 * The rows of all folders that are open, those without a countable file left out. They go by the figures of all files: a row stays where
 * it is when its box is pressed, and a large folder that is out is found. O(rows · log rows).
 */
export function treeRows(tree: FolderTree, sums: TreeSums, expanded: ReadonlySet<number>, { by, isDescending }: Sort): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const figures = by === 'size' ? sums.bytes : by === 'files' ? sums.files : sums.all.tokens;
  const add = (index: number) => {
    const shown = tree.nodes[index]!.children.filter((child) => child < sums.files.length && sums.files[child]! > 0);
    // Children come in the order of names.
    if (by !== 'name') shown.sort((a, b) => (isDescending ? figures[b]! - figures[a]! : figures[a]! - figures[b]!) || a - b);
    else if (isDescending) shown.reverse();
    shown.forEach((child, at) => {
      rows.push({ index: child, place: at + 1, siblings: shown.length });
      if (expanded.has(child)) add(child);
    });
  };
  if (sums.files.length > 0) add(0);
  return rows;
}

/** All files of the list, in open folders or not, as a table: folders are no rows, so that a sum of a column is right. What is not known yet is empty. */
export function fileTable(tree: FolderTree, sums: TreeSums, sort: Sort): readonly (readonly string[])[] {
  const all = new Set(tree.nodes.keys());
  const files = treeRows(tree, sums, all, sort).filter(({ index }) => tree.nodes[index]?.file !== null);
  const lines = files.map(({ index }) => {
    const isKnown = sums.waiting[index] === 0;
    const ofAll = [formatInteger(sums.bytes[index] ?? 0), formatCount(countAt(sums.all, index))];
    const ofChosen = [formatInteger(sums.chosenBytes[index] ?? 0), formatCount(countAt(sums.chosen, index))];
    return [tree.nodes[index]?.path ?? '', ...(isKnown ? ofAll : ['', '']), sums.chosenFiles[index] === 0 ? 'no' : 'yes', ...(isKnown ? ofChosen : ['', ''])];
  });
  return [['Path', 'Bytes', 'Tokens', 'In the prompt', 'Bytes in the prompt', 'Tokens in the prompt'], ...lines];
}

/** The rows of the list as they stand, a level to the right for each folder that they are in, for paper. */
export function printedTree(tree: FolderTree, sums: TreeSums, rows: readonly TreeRow[]): readonly (readonly string[])[] {
  const lines = rows.map(({ index }) => {
    const { name, depth, file } = tree.nodes[index]!;
    const { checked, files, size, tokens } = figuresOf(sums, index);
    const isFolder = file === null;
    const figures = [isFolder ? files : null, size, tokens].map((figure) => (figure === null ? '' : figureText(figure)));
    return [`${'\u2003'.repeat(depth - 1)}${sanitizeName(name)}${isFolder ? '/' : ''}`, ...figures, checked === 'mixed' ? 'in part' : checked ? 'yes' : 'no'];
  });
  return [['Name', 'Files', 'Size', 'Tokens', 'In the prompt'], ...lines];
}

export type TreeMove = { readonly kind: 'to'; readonly row: number } | { readonly kind: 'open' | 'close'; readonly index: number };

/** What a key does in the list, after the ARIA tree pattern; null: nothing. */
export function treeMove(key: string, rows: readonly TreeRow[], at: number, tree: FolderTree, expanded: ReadonlySet<number>, pageRows: number): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return null;
  const to = (target: number): TreeMove => ({ kind: 'to', row: Math.min(rows.length - 1, Math.max(0, target)) });
  const isFolder = tree.nodes[row.index]?.file === null;
  const isOpen = expanded.has(row.index);
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'PageDown':
      return to(at + pageRows);
    case 'PageUp':
      return to(at - pageRows);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows.length - 1);
    case 'ArrowRight':
      if (!isFolder) return null;
      return isOpen ? to(at + 1) : { kind: 'open', index: row.index };
    case 'ArrowLeft': {
      if (isFolder && isOpen) return { kind: 'close', index: row.index };
      const above = rows.findLastIndex((other, index) => index < at && other.index === tree.nodes[row.index]?.parent);
      return above < 0 ? null : to(above);
    }
    case 'Enter':
      return isFolder ? { kind: isOpen ? 'close' : 'open', index: row.index } : null;
    default:
      return null;
  }
}
