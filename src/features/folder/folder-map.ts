// The chosen files as areas. Nodes are made when they are looked at, and of many files of one folder those of the largest alone:
// a folder of 50,000 files shows a few hundred.
import { countAt, type FolderTree, type TreeSums } from '@/core/importers/repository/folder-tree';
import { addCounts, type Count } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { MOST_MARKS, type TreemapNode } from '@/ui/treemap-nodes';

export const FolderMap = {
  of(tree: FolderTree, sums: TreeSums): TreemapNode {
    const { tokens } = sums.chosen;
    const nodeOf = (index: number): TreemapNode => {
      const { name, path, children } = tree.nodes[index]!;
      const key = `folder/${path}`;
      // What was found since the sums were made has no figures yet.
      return area(key, name, countAt(sums.chosen, index), () => nodesOf(key, children.filter((child) => child < sums.files.length && tokens[child]! > 0)));
    };
    /** In their order; the smallest of too many in one, as the treemap gathers them. */
    const nodesOf = (key: string, indices: readonly number[]): readonly TreemapNode[] => {
      if (indices.length <= MOST_MARKS) return indices.map(nodeOf);
      const isLarge = largest(indices, tokens, MOST_MARKS - 1);
      const rest = indices.filter((_, at) => isLarge[at] === 0);
      const more = `more:${key}`;
      const count = addCounts(rest.map((index) => countAt(sums.chosen, index)));
      return [...indices.filter((_, at) => isLarge[at] === 1).map(nodeOf), area(more, `${formatInteger(rest.length)} more`, count, () => nodesOf(more, rest))];
    };
    return nodeOf(0);
  },
};

function area(key: string, name: string, count: Count, makeChildren: () => readonly TreemapNode[]): TreemapNode {
  let inside: readonly TreemapNode[] | null = null;
  return {
    key,
    name,
    role: 'documents',
    unitId: null,
    count,
    get children() {
      inside ??= makeChildren();
      return inside;
    },
  };
}

/** By place, 1 for the `most` that have the largest figures, the first of equal ones. */
function largest(indices: readonly number[], figures: Float64Array, most: number): Uint8Array {
  const least = Float64Array.from(indices, (index) => figures[index]!).sort()[indices.length - most] ?? 0;
  let places = most - indices.reduce((sum, index) => sum + (figures[index]! > least ? 1 : 0), 0);
  return Uint8Array.from(indices, (index) => {
    if (figures[index]! !== least) return figures[index]! > least ? 1 : 0;
    places -= 1;
    return places >= 0 ? 1 : 0;
  });
}
