import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAt, FolderTree, treeSumsInSteps } from '@/core/importers/repository/folder-tree';
import type { FileNode } from '@/core/importers/repository/folder-node';
import { lastOf } from '@/core/importers/steps';
import { treemapMarks } from '@/ui/treemap-layout';
import { drilledPath, MOST_MARKS, type TreemapNode } from '@/ui/treemap-nodes';
import { FolderMap } from './folder-map';
import { fileTable, printedTree, treeMove, treeRows } from './tree-rows';

function made(): FolderTree {
  const tree = new FolderTree('root');
  const add = (parent: number, name: string, tokens: number | null) => {
    const above = tree.nodes[parent]!.path;
    const file: FileNode | null = tokens === null ? null : { kind: 'file', name, open: () => Promise.reject(new Error('not opened')) };
    const index = tree.add(parent, name, above === '' ? name : `${above}/${name}`, file);
    if (tokens !== null) tree.nodes[index]!.count = { tokens, low: tokens, high: tokens, exactness: 'exact' };
    return index;
  };
  const a = add(0, 'a', null);
  add(a, 'x.ts', 5);
  const deep = add(a, 'deep', null);
  add(deep, 'y.ts', 50);
  add(0, 'b.ts', 20);
  add(0, 'empty', null);
  return tree;
}

const BY_NAME = { by: 'name', isDescending: false } as const;

describe('rows of the tree', () => {
  const tree = made();
  const sums = lastOf(treeSumsInSteps(tree, new Map()));
  const names = (...asked: [ReadonlySet<number>, Parameters<typeof treeRows>[3]]) => treeRows(tree, sums, ...asked).map(({ index }) => tree.nodes[index]?.path);

  it('are those of open folders, sorted within each, without folders that have nothing', () => {
    expect(names(new Set(), BY_NAME)).toEqual(['a', 'b.ts']);
    expect(names(new Set([1, 3]), BY_NAME)).toEqual(['a', 'a/x.ts', 'a/deep', 'a/deep/y.ts', 'b.ts']);
    expect(names(new Set([1, 3]), { by: 'tokens', isDescending: true })).toEqual(['a', 'a/deep', 'a/deep/y.ts', 'a/x.ts', 'b.ts']);
    // What is out keeps its place.
    const chosen = lastOf(treeSumsInSteps(tree, new Map([['a', false]])));
    expect(treeRows(tree, chosen, new Set(), { by: 'tokens', isDescending: true })).toEqual(treeRows(tree, sums, new Set(), { by: 'tokens', isDescending: true }));
    expect(treeRows(tree, sums, new Set([1]), BY_NAME)[2]).toEqual({ index: 3, place: 2, siblings: 2 });
  });

  it('are walked by keys: right opens and goes in, left goes out and closes, and no key leads out of the list', () => {
    const expanded = new Set([1]);
    const rows = treeRows(tree, sums, expanded, BY_NAME);
    expect(treeMove('ArrowRight', rows, 0, tree, expanded, 5)).toEqual({ kind: 'to', row: 1 });
    expect(treeMove('ArrowRight', rows, 2, tree, expanded, 5)).toEqual({ kind: 'open', index: 3 });
    expect(treeMove('ArrowLeft', rows, 2, tree, expanded, 5)).toEqual({ kind: 'to', row: 0 });
    expect(treeMove('ArrowLeft', rows, 0, tree, expanded, 5)).toEqual({ kind: 'close', index: 1 });
    fc.assert(
      fc.property(fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'Enter', 'q'), fc.nat(3), (key, at) => {
        const move = treeMove(key, rows, at, tree, expanded, 5);
        if (move?.kind === 'to') expect(rows[move.row]).toBeDefined();
      }),
    );
  });

  it('are a table of all files, with what is not known left empty', () => {
    const grown = made();
    grown.nodes[2]!.count = null;
    grown.nodes[4]!.count = { tokens: 1250, low: 1000, high: 1500, exactness: 'estimate' };
    grown.nodes[4]!.sizeBytes = 5000;
    expect(fileTable(grown, lastOf(treeSumsInSteps(grown, new Map([['b.ts', false]]))), BY_NAME)).toEqual([
      ['Path', 'Bytes', 'Tokens', 'In the prompt', 'Bytes in the prompt', 'Tokens in the prompt'],
      ['a/x.ts', '', '', 'yes', '', ''],
      ['a/deep/y.ts', '5,000', '~1,250', 'yes', '5,000', '~1,250'],
      ['b.ts', '0', '20', 'no', '0', '0'],
    ]);
  });

  it('stand on paper as in the list, deeper ones further in', () => {
    const chosen = lastOf(treeSumsInSteps(tree, new Map([['a/deep', false]])));
    expect(printedTree(tree, chosen, treeRows(tree, chosen, new Set([1]), BY_NAME))).toEqual([
      ['Name', 'Files', 'Size', 'Tokens', 'In the prompt'],
      ['a/', '1 of 2', '0 of 0 B', '5 of 55', 'in part'],
      ['\u2003x.ts', '', '0 B', '5', 'yes'],
      ['\u2003deep/', '1', '0 B', '50', 'no'],
      ['b.ts', '', '0 B', '20', 'yes'],
    ]);
  });

  it('have areas that are those of the files that are chosen, made when they are looked at', () => {
    const root = FolderMap.of(tree, lastOf(treeSumsInSteps(tree, new Map([['a/deep', false]]))));
    expect(root.count.tokens).toBe(25);
    expect(root.children.map(({ name, count }) => [name, count.tokens])).toEqual([['a', 5], ['b.ts', 20]]);
    expect(root.children[0]?.children.map(({ name }) => name)).toEqual(['x.ts']);
  });

  it('have the same areas where a folder has more files than are drawn, of which only those are made that are', () => {
    const many = new FolderTree('root');
    const figures = fc.sample(fc.integer({ min: 0, max: 40 }), { numRuns: 2_000, seed: 7 });
    figures.forEach((tokens, at) => {
      const index = many.add(0, `${at}.ts`, `${at}.ts`, { kind: 'file', name: `${at}.ts`, open: () => Promise.reject(new Error('not opened')) });
      many.nodes[index]!.count = { tokens, low: tokens, high: tokens + 1, exactness: at === 1_999 ? 'estimate' : 'exact' };
    });
    const sums = lastOf(treeSumsInSteps(many, new Map()));
    const leaf = (index: number): TreemapNode => ({ key: `folder/${index - 1}.ts`, name: `${index - 1}.ts`, role: 'documents', unitId: null, count: countAt(sums.chosen, index), children: [] });
    const naive: TreemapNode = { key: 'folder/', name: 'root', role: 'documents', unitId: null, count: countAt(sums.chosen, 0), children: figures.flatMap((tokens, at) => (tokens > 0 ? [leaf(at + 1)] : [])) };
    const root = FolderMap.of(many, sums);
    const areasOf = (nodes: readonly [TreemapNode, ...TreemapNode[]]) => treemapMarks(nodes.at(-1)!, 400, 300).map(({ node: { key, name, count }, ...place }) => ({ key, name, count, ...place }));
    expect(root.children).toHaveLength(MOST_MARKS);
    // Into what is gathered, and into what is gathered there.
    for (const keys of [[], ['more:folder/'], ['more:folder/', 'more:more:folder/']]) expect(areasOf(drilledPath(root, keys, MOST_MARKS))).toEqual(areasOf(drilledPath(naive, keys, MOST_MARKS)));
  });
});
