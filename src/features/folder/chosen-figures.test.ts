import { describe, expect, it } from 'vitest';
import { FolderTree, treeSumsInSteps } from '@/core/importers/repository/folder-tree';
import { globFlags } from '@/core/importers/repository/globs';
import { lastOf } from '@/core/importers/steps';
import type { Exactness } from '@/core/tokenize/count';
import { chosenWords, figuresOf, figureText } from './chosen-figures';

type File = readonly [folder: string, name: string, sizeBytes: number, tokens: number | null, exactness?: Exactness];

/** The figures of a node, as text, where `exclude` is out. */
function figures(files: readonly File[], exclude: string) {
  const tree = new FolderTree('root');
  for (const [folder, name, sizeBytes, tokens, exactness = 'exact'] of files) {
    const parent = tree.indexOf(folder) < 0 ? tree.add(0, folder, folder, null) : tree.indexOf(folder);
    const index = tree.add(parent, name, `${folder}/${name}`, { kind: 'file', name, open: () => Promise.reject(new Error('not opened')) });
    tree.nodes[index]!.sizeBytes = sizeBytes;
    tree.nodes[index]!.count = tokens === null ? null : { tokens, low: tokens, high: tokens, exactness };
  }
  const sums = lastOf(treeSumsInSteps(tree, new Map(), lastOf(globFlags(tree, { include: '', exclude }))?.flags));
  const of = (path: string) => {
    const { checked, files: own, size, tokens } = figuresOf(sums, tree.indexOf(path));
    return [checked, ...[own, size, tokens].map((figure) => (figure === null ? null : figureText(figure)))];
  };
  return { of, words: chosenWords(sums) };
}

const FILES: readonly File[] = [
  ['src', 'a.ts', 88, 22],
  ['src', 'b.ts', 130, 45],
  ['docs', 'c.md', 6, 2],
  ['lib', 'd.ts', 999, 300],
  ['lib', 'e.ts', 1_001, 400, 'estimate'],
];

describe('figures of a folder', () => {
  it('are of what is chosen beside all where a part is, and of all where all of it is in or out', () => {
    const { of, words } = figures(FILES, 'a.ts, docs, e.ts');
    expect(of('src')).toEqual(['mixed', '1 of 2', '130 of 218 B', '45 of 67']);
    expect(of('docs')).toEqual([false, '1', '6 B', '2']);
    expect(of('src/a.ts')).toEqual([false, '1', '88 B', '22']);
    expect(of('src/b.ts')).toEqual([true, '1', '130 B', '45']);
    // Each with its own unit and its own sureness.
    expect(of('lib')).toEqual(['mixed', '1 of 2', '999 B of 2.0 KB', '300 of ~700']);
    expect(words).toBe('2 of 5 files, 1.1 of 2.2 KB');
  });

  it('of the whole say what is chosen where nothing is, too', () => {
    expect(figures(FILES, '').words).toBe('5 files, 2.2 KB');
    expect(figures(FILES, '*').words).toBe('0 of 5 files, 0 B of 2.2 KB');
    expect(figures([FILES[0]!], '').words).toBe('1 file, 88 B');
    expect(figures([FILES[0]!], '*').words).toBe('0 of 1 file, 0 of 88 B');
  });

  it('say that files wait to be counted', () => {
    const waiting: readonly File[] = [...FILES, ['src', 'f.ts', 0, null], ['new', 'g.ts', 0, null]];
    expect(figures(waiting, 'a.ts').of('src')).toEqual(['mixed', '2 of 3', '130 of 218 B', '45 of 67 +']);
    expect(figures(waiting, '').of('src')).toEqual([true, '3', '218 B', '67 +']);
    expect(figures(waiting, '').of('new')).toEqual([true, '1', null, null]);
  });
});
