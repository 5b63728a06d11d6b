// The chosen files as areas. Nodes are made when they are looked at: a folder of 50,000 files shows a few hundred.
import { countAt, type FolderTree, type TreeSums } from '@/core/importers/repository/folder-tree';
import type { TreemapNode } from '@/ui/treemap-nodes';

export const FolderMap = {
  of(tree: FolderTree, sums: TreeSums): TreemapNode {
    const nodeOf = (index: number): TreemapNode => {
      const { name, path, children } = tree.nodes[index]!;
      let inside: readonly TreemapNode[] | null = null;
      return {
        key: `folder/${path}`,
        name,
        role: 'documents',
        unitId: null,
        count: countAt(sums.chosen, index),
        get children() {
          // What was found since the sums were made has no figures yet.
          inside ??= children.filter((child) => child < sums.files.length && sums.chosen.tokens[child]! > 0).map(nodeOf);
          return inside;
        },
      };
    };
    return nodeOf(0);
  },
};
