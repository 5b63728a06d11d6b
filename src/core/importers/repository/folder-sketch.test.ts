import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestedFolder } from '@/test/nested-folder';
import { isSameFolder, likeness, SKETCH_SIZE, sketchOf } from './folder-sketch';

const folder = (...paths: readonly string[]) => nestedFolder('src', paths.map((path) => [path, () => Promise.reject(new Error('never read'))] as const));
const sketch = (...paths: readonly string[]) => sketchOf(folder(...paths));
const SITE = ['package.json', 'README.md', 'src/main.ts', 'src/page.ts', 'src/menu/item.ts', 'docs/a.md'];

describe('a sketch of a folder', () => {
  it('is like itself whatever is built, installed or edited deeper down, and like it after small edits', async () => {
    const own = await sketch(...SITE);
    expect(await sketch(...SITE.toReversed(), 'node_modules/x/index.js', 'dist/app.js', '.git/HEAD', 'src/menu/other.ts')).toEqual(own);
    expect(isSameFolder(own, await sketch(...SITE.slice(1), 'src/new.ts', 'LICENSE'))).toBe(true);
    expect(isSameFolder(own, await sketch('package.json', 'README.md', 'src/engine.ts', 'src/wheel.ts', 'src/door.ts', 'test/x.ts'))).toBe(false);
  });

  it('of nothing, or of a folder that cannot be listed, is like none', async () => {
    const unreadable = await sketchOf({ kind: 'folder', name: 'src', list: () => Promise.reject(new Error('no')) });
    expect(unreadable).toEqual([]);
    expect(isSameFolder(unreadable, unreadable)).toBe(false);
  });

  it('says the share of names that two folders share, exactly for small ones and nearly for large ones', async () => {
    const names = (from: number, count: number) => Array.from({ length: count }, (_, at) => `file ${from + at}.ts`);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(40), async (a, b, shift) => {
        const shared = Math.max(0, Math.min(a, shift + b) - shift);
        expect(likeness(await sketch(...names(0, a)), await sketch(...names(shift, b)))).toBeCloseTo((2 * shared) / (a + b), 10);
      }),
    );
    const large = await sketch(...names(0, 1_800));
    expect(large).toHaveLength(SKETCH_SIZE);
    expect(likeness(large, await sketch(...names(450, 1_800)))).toBeCloseTo(0.75, 0);
    expect(isSameFolder(large, await sketch(...names(180, 1_800)))).toBe(true);
    expect(isSameFolder(large, await sketch(...names(1_500, 1_800)))).toBe(false);
  });

  it('is of the first names in order, however many there are and however they are listed', async () => {
    const names = Array.from({ length: 9_000 }, (_, at) => `${(at * 7919) % 9_000}.ts`);
    const first = names.toSorted().slice(0, 2_000);
    const own = await sketch(...first);
    for (const listed of [names, names.toSorted(), names.toSorted().toReversed()]) expect(await sketch(...listed, 'node_modules/x.js')).toEqual(own);
  });

  it('looks at most names of many a few times each, as sorting them all would hold a page up', async () => {
    let looks = 0;
    const nodes = Array.from({ length: 50_000 }, (_, at) => ({
      kind: 'file' as const,
      get name() {
        looks += 1;
        return `${(at * 7919) % 50_000}.ts`;
      },
      open: () => Promise.reject(new Error('never read')),
    }));
    await sketchOf({ kind: 'folder', name: 'src', list: () => Promise.resolve(nodes) });
    expect(looks).toBeLessThan(10 * nodes.length);
  });
});
