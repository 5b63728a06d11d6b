import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Count } from '@/core/tokenize/count';
import { packText } from '@/core/prompt/long-text';
import { lastOf } from '@/core/importers/steps';
import type { FileNode, FolderNode } from './folder-node';
import { nestedFolder } from '@/test/nested-folder';
import { chosen, countAt, FolderTree, treeSumsInSteps } from './folder-tree';
import { globFlags } from './globs';
import { frameOf, outerFrame, SHAPES } from './prompt-shape';
import { longestFence } from './shape-traits';
import { walkFolder } from './walk';

const go = () => Promise.resolve(true);
const ALL = { gitignore: true, prunes: true };
const madeFolders: string[] = [];
afterAll(() => madeFolders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function onDisk(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'contextscope-folder-'));
  madeFolders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function diskFolder(path: string, name = 'root'): FolderNode {
  return {
    kind: 'folder',
    name,
    list: () =>
      Promise.resolve(
        readdirSync(path, { withFileTypes: true }).map((entry): FileNode | FolderNode =>
          entry.isDirectory() ? diskFolder(join(path, entry.name), entry.name) : { kind: 'file', name: entry.name, open: () => Promise.resolve(sourceOf(readFileSync(join(path, entry.name)))) },
        ),
      ),
  };
}

const sourceOf = (bytes: Uint8Array) => ({ sizeBytes: bytes.length, read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end)) });

function inMemory(files: Readonly<Record<string, string>>): FolderNode {
  return nestedFolder('root', Object.entries(files).map(([path, text]) => [path, () => Promise.resolve(sourceOf(new TextEncoder().encode(text)))] as const));
}

async function walked(root: FolderNode, rules = ALL): Promise<FolderTree> {
  const tree = new FolderTree('root');
  await walkFolder(root, rules, tree, go);
  return tree;
}

const filesOf = (tree: FolderTree) => tree.nodes.flatMap(({ file, path }) => (file === null ? [] : [path])).sort();

/** What git itself does not ignore of a folder without anything tracked. */
function gitFiles(folder: string): string[] {
  const git = (...args: string[]) => execFileSync('git', ['-c', 'core.ignorecase=false', '-c', 'core.excludesFile=/dev/null', ...args], { cwd: folder, encoding: 'utf8' });
  git('init', '-q', '.');
  return git('ls-files', '-z', '--others', '--exclude-standard').split('\0').filter((path) => path !== '').sort();
}

describe('.gitignore', () => {
  it('at every level leaves out what git leaves out: negation, anchors, CRLF, trailing blanks, a folder put back further down', async () => {
    const folder = onDisk({
      '.gitignore': '\ufeff# rules\r\n*.log\r\n!keep.log\r\n/only-here\r\nspaces.txt   \r\nkept\\ \r\nsub/deep/\r\na/**/z\r\n[Tt]mp?\r\n\\#hash\r\n\\!bang\r\ngen/*\r\n!gen/kept.ts\r\nwhole/\r\n!whole/inner.txt\r\n**/secret\r\nb/c\r\n',
      'b/.gitignore': '!c\n/local\n*.md\n!/docs/*.md\n',
      'b/c/f.txt': '', 'b/c/x.log': '', 'b/local': '', 'b/other/local': '', 'b/read.md': '', 'b/docs/read.md': '', 'b/docs/deep/read.md': '',
      'x.log': '', 'keep.log': '', 'n/keep.log': '', 'n/x.log': '', 'only-here': '', 'n/only-here': '', 'spaces.txt': '', 'kept ': '', kept: '',
      'sub/deep/f': '', 'sub/shallow/f': '', 'a/z': '', 'a/b/z': '', 'a/b/c/z': '', Tmp1: '', tmp: '', '#hash': '', '!bang': '', 'gen/a.ts': '', 'gen/kept.ts': '',
      'whole/inner.txt': '', 'whole2/inner.txt': '', 'n/secret/f': '', 'secret': '', 'UPPER.LOG': '',
      'n/.gitignore': '!x.log\nsub/\n', 'n/sub/f': '', 'n/m/sub/f': '', 'n/m/.gitignore': '!sub/\n', 'größe.txt': '', '..odd': '',
    });
    expect(filesOf(await walked(diskFolder(folder)))).toEqual(gitFiles(folder));
  });

  it('of any patterns, at two levels, agrees with git', async () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.b', 'c');
    const pattern = fc
      .tuple(fc.constantFrom('', '!'), fc.constantFrom('', '/', '**/'), fc.constantFrom('a', 'b', '*', 'a*', '?', 'a/b', 'a/*', 'a/**', '[ab]', '*.b', 'b/c', '**/c'), fc.constantFrom('', '/'), fc.constantFrom('', ' ', '\r'))
      .map((parts) => parts.join(''));
    const rules = fc.array(pattern, { maxLength: 4 }).map((lines) => lines.join('\n'));
    const paths = fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => [...names.slice(0, -1).map((each) => `${each}`), `${names.at(-1)}.f`].join('/')), { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rules, rules, paths, async (top, inner, files) => {
        const folder = onDisk({ '.gitignore': top, 'a/.gitignore': inner, ...Object.fromEntries(files.map((path) => [path, ''])) });
        expect(filesOf(await walked(diskFolder(folder), { gitignore: true, prunes: false }))).toEqual(gitFiles(folder));
      }),
      { numRuns: 12 },
    );
  });
});

describe('a walk', () => {
  const FILES = { '.git/config': '', 'src/a.ts': 'a', 'node_modules/x/i.js': '', 'x/dist/o.js': '', 'x/.git': 'gitdir: elsewhere', '.gitignore': 'src/*.tmp', 'src/b.tmp': '' };

  it('tells what was left out and why, and lists nothing of it', async () => {
    const tree = await walked(inMemory(FILES));
    expect(filesOf(tree)).toEqual(['.gitignore', 'src/a.ts']);
    expect(Object.fromEntries([...tree.leftOut].map(([reason, { files, folders, shown }]) => [reason, [folders, files, shown.map(({ path }) => path)]]))).toEqual({
      'version-control': [1, 1, ['.git', 'x/.git']],
      dependencies: [1, 0, ['node_modules']],
      'build-output': [1, 0, ['x/dist']],
      gitignore: [0, 1, ['src/b.tmp']],
    });
    expect(filesOf(await walked(inMemory(FILES), { gitignore: false, prunes: false }))).toEqual(['.gitignore', 'node_modules/x/i.js', 'src/a.ts', 'src/b.tmp', 'x/dist/o.js']);
  });

  it('goes on over a folder that cannot be listed, ends in one that links to itself, and when it is told to', async () => {
    const loop: FolderNode = { kind: 'folder', name: 'loop', list: () => Promise.resolve([loop, { kind: 'folder', name: 'locked', list: () => Promise.reject(new Error('locked')) }]) };
    const tree = await walked(loop);
    expect(tree.leftOut.get('too-deep')?.folders).toBe(2);
    expect(tree.leftOut.get('unreadable')?.folders).toBe(64);
    const stopped = new FolderTree('root');
    await walkFolder(inMemory(FILES), ALL, stopped, () => Promise.resolve(false));
    expect(filesOf(stopped)).toEqual([]);
  });

  it('takes no path of an archive that leads out of it, and tells of it and of links', async () => {
    const open = () => Promise.resolve(sourceOf(new Uint8Array()));
    const tree = await walked(nestedFolder('z', ['../x', 'a//b', './c', 'ok/d'].map((path) => [path, open] as const), [['l', 'link']]));
    const told = [...tree.leftOut].map(([reason, { files, shown }]) => [reason, files, shown.map(({ path }) => path)]);
    expect([filesOf(tree), told]).toEqual([['ok/d'], [['link', 1, ['l']], ['bad-path', 3, ['../x', 'a//b', './c']]]]);
  });

  it('takes the last of several files of one path, as what unpacks an archive does, and tells of the others', async () => {
    const files = ['one', 'two', 'three'].map((text) => ['a/b.txt', () => Promise.resolve(sourceOf(new TextEncoder().encode(text)))] as const);
    const tree = await walked(nestedFolder('z', [...files.slice(0, 2), ['a/c.txt', files[0]![1]], files[2]!]));
    const opened = await tree.nodes.find(({ path }) => path === 'a/b.txt')?.file?.open();
    expect([filesOf(tree), await opened?.read(0, 9)]).toEqual([['a/b.txt', 'a/c.txt'], new TextEncoder().encode('three')]);
    expect([...tree.leftOut].map(([reason, { shown }]) => [reason, shown.map(({ path }) => path)])).toEqual([['repeated', ['a/b.txt']]]);
  });
});

describe('sums', () => {
  const treeSums = (...asked: Parameters<typeof treeSumsInSteps>) => lastOf(treeSumsInSteps(...asked));
  const exact = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'exact' });

  it('of every folder are those of its files, chosen or not, whatever was chosen in which order', async () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }).map((names) => `${names.join('/')}.f`);
    const choice = fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((names) => names.join('/')), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(path, { minLength: 1, maxLength: 20 }), fc.array(choice, { maxLength: 5 }), async (paths, said) => {
        const tree = await walked(inMemory(Object.fromEntries(paths.map((each) => [each, '']))), { gitignore: false, prunes: false });
        tree.nodes.forEach((node, index) => {
          if (node.file !== null) node.count = index % 3 === 0 ? { tokens: index, low: index - 1, high: index + 1, exactness: 'estimate' } : exact(index);
        });
        const choices = said.reduce((all, [each, isIn]) => chosen(all, each, isIn), new Map() as ReadonlyMap<string, boolean>);
        const isIn = (own: string) => said.reduce((value, [each, next]) => (each === '' || own === each || own.startsWith(`${each}/`) ? next : value), true);
        const sums = treeSums(tree, choices);
        for (const [index, folder] of tree.nodes.entries()) {
          const inside = tree.nodes.filter(({ file, path: own }) => file !== null && (folder.path === '' || own === folder.path || own.startsWith(`${folder.path}/`)));
          const of = (files: typeof inside) => files.reduce((sum, { count }) => sum + (count?.tokens ?? 0), 0);
          expect(sums.files[index]).toBe(inside.length);
          expect(countAt(sums.all, index).tokens).toBe(of(inside));
          expect(countAt(sums.chosen, index).tokens).toBe(of(inside.filter(({ path: own }) => isIn(own))));
          expect(countAt(sums.all, index).exactness).toBe(inside.some(({ count }) => count?.exactness === 'estimate') ? 'estimate' : 'exact');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leaves out what turned out to be no text, and what globs leave out', async () => {
    const tree = await walked(inMemory({ 'a.ts': '', 'b.md': '', 'src/c.ts': '', 'src/d.test.ts': '', 'e.png': '' }));
    tree.nodes.forEach((node) => node.file !== null && (node.count = exact(1)));
    tree.refuse(tree.nodes.findIndex(({ path }) => path === 'e.png'), 'binary');
    const { flags } = lastOf(globFlags(tree, { include: '*.ts', exclude: '*.test.ts,\n a.ts' }))!;
    expect([treeSums(tree, new Map()).chosen.tokens[0], treeSums(tree, new Map(), flags).chosenFiles[0], lastOf(globFlags(tree, { include: ' ', exclude: '' }))]).toEqual([4, 1, undefined]);
  });

  it('go by braces and by ./, and say which patterns match no file', async () => {
    const tree = await walked(inMemory({ 'a.ts': '', 'b.md': '', 'src/c.ts': '', 'src/deep/d.js': '', 'lib/src/e.md': '' }));
    const chosenBy = (include: string, exclude = '') => {
      const read = lastOf(globFlags(tree, { include, exclude }))!;
      return { files: tree.nodes.flatMap(({ path }, index) => (read.flags[index] === 1 ? [path] : [])).toSorted(), ...read.unmatched };
    };
    expect(chosenBy('*.{md,js}')).toEqual({ files: ['b.md', 'lib/src/e.md', 'src/deep/d.js'], include: [], exclude: [] });
    expect(chosenBy('./src/**').files).toEqual(['src/c.ts', 'src/deep/d.js']);
    expect(chosenBy('./*.ts').files).toEqual(['a.ts']);
    expect(chosenBy('{a,b')).toEqual({ files: [], include: ['{a,b'], exclude: [] });
    // What leaves nothing together is told as a whole.
    expect(chosenBy('!x')).toEqual({ files: [], include: ['!x'], exclude: [] });
    expect(chosenBy('*.ts, !*.ts')).toEqual({ files: [], include: ['*.ts', '!*.ts'], exclude: [] });
    expect(chosenBy('*.py, !x')).toEqual({ files: [], include: ['*.py'], exclude: [] });
    expect(chosenBy('', '!x')).toMatchObject({ include: [], exclude: ['!x'] });
    expect(chosenBy('*.ts', '*.{ts,py}, *.lock')).toEqual({ files: [], include: [], exclude: ['*.lock'] });
    const leavesNone = (include: string, exclude: string) => lastOf(globFlags(tree, { include, exclude }))!.leavesNone;
    expect([leavesNone('*.ts', '*.ts'), leavesNone('', '*'), leavesNone('*.py', ''), leavesNone('*.ts', 'src')]).toEqual([true, true, false, false]);
    expect(chosenBy('*.ts *.{py,rb} !x.ts', '*.lock, *.md')).toEqual({ files: ['a.ts', 'src/c.ts'], include: ['*.{py,rb}'], exclude: ['*.lock'] });
  });

  it('of 50,000 files come in short steps', async () => {
    const tree = new FolderTree('root');
    const open = () => Promise.reject(new Error('not opened'));
    for (let folder = 0; folder < 500; folder += 1) {
      const index = tree.add(0, `f${folder}`, `f${folder}`, null);
      for (let file = 0; file < 100; file += 1) tree.add(index, `${file}.ts`, `f${folder}/${file}.ts`, { kind: 'file', name: `${file}.ts`, open });
    }
    tree.nodes.forEach((node) => node.file !== null && (node.count = exact(3)));
    const steps = treeSumsInSteps(tree, chosen(new Map(), 'f7', false));
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(step.value.chosen.tokens[0]).toBe(3 * 49_900);
    expect(count).toBeGreaterThan(2 * (50_000 / 5_000));
  });
});

describe('a shape', () => {
  it('holds every text as it is, in a fence that it does not end', () => {
    const text = fc.array(fc.constantFrom('`', '```', '\n', 'a', '~~~', '``````')).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom(...SHAPES), (content, shape) => {
        const { before, after } = frameOf(shape, 'src/a<b>.ts', 1, longestFence(content), content.endsWith('\n'));
        expect(before).toContain(shape === 'xml' ? 'src/a&lt;b&gt;.ts' : 'src/a<b>.ts');
        expect(`${content}${after}`).toMatch(/\n$/);
        if (shape !== 'markdown') return;
        const fence = /(`{3,})ts\n$/.exec(before)?.[1] ?? '';
        expect(content.includes(fence)).toBe(false);
        expect(after.replace(/^\n/, '')).toBe(`${fence}\n\n`);
      }),
    );
    expect(outerFrame('xml').before + outerFrame('xml').after).toBe('<documents>\n</documents>\n');
    expect(longestFence(packText(`${'a'.repeat((1 << 16) - 2)}${'`'.repeat(7)}${'b'.repeat(1 << 20)}`))).toBe(7);
  });
});
