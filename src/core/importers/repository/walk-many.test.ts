import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FileNode, FolderNode } from './folder-node';
import { FolderTree } from './folder-tree';
import { walkFolder } from './walk';

const rules = new TextEncoder().encode('*.log\n!keep.log\n');
const open = () => Promise.resolve({ sizeBytes: rules.length, read: (start: number, end: number) => Promise.resolve(rules.subarray(start, end)) });
const file = (name: string): FileNode => ({ kind: 'file', name, open });
const folder = (name: string, list: FolderNode['list']): FolderNode => ({ kind: 'folder', name, list });

it('50,000 files are walked with a pause after a hundred at most, and what is pruned is never listed', async () => {
  const listed: string[] = [];
  const pruned = ['node_modules', '.git', 'dist', '__pycache__'].map((name) => folder(name, () => Promise.resolve(void listed.push(name) as never)));
  const files = (at: number) => [file('.gitignore'), ...pruned, ...Array.from({ length: 100 }, (_, index) => file(`${at}-${index}.ts`)), file('x.log'), file('keep.log')];
  const root = folder('root', () => Promise.resolve(Array.from({ length: 500 }, (_, at) => folder(`f${at}`, () => Promise.resolve(files(at))))));
  const tree = new FolderTree('root');
  let [pauses, seen, most] = [0, 0, 0];
  await walkFolder(root, { gitignore: true, prunes: true }, tree, () => {
    pauses += 1;
    most = Math.max(most, tree.nodes.length - seen);
    seen = tree.nodes.length;
    return Promise.resolve(true);
  });
  expect([tree.files, tree.leftOut.get('gitignore')?.files, listed]).toEqual([51_000, 500, []]);
  expect([pauses > 500, most <= 102]).toEqual([true, true]);
});

it('files of one folder, in any order, are found in the order of their names, and sorted with a pause after some thousand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), async (size, step) => {
      const names = Array.from({ length: size }, (_, at) => `${(at * step * 2 + 1) % 40_009}.ts`);
      const tree = new FolderTree('root');
      let pausesBefore = 0;
      await walkFolder(folder('root', () => Promise.resolve(names.map(file))), { gitignore: false, prunes: true }, tree, () => {
        if (tree.files === 0) pausesBefore += 1;
        return Promise.resolve(true);
      });
      expect(tree.nodes.slice(1).map(({ name }) => name)).toEqual(names.toSorted());
      expect(pausesBefore).toBeGreaterThan(size / 4096);
    }),
    { numRuns: 20 },
  );
});
