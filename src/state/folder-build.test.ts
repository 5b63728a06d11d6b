import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it, vi } from 'vitest';
import { countAt } from '@/core/importers/repository/folder-tree';
import { SHAPES } from '@/core/importers/repository/prompt-shape';
import { addCounts } from '@/core/tokenize/count';
import { nestedFolder } from '@/test/nested-folder';
import { succeed } from '@/core/result';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { openQuickStore } from '@/test/quick-store';
import { startFolderBuild } from './folder-build';
import { changeFolderChoices } from './folder-choices';
import { startFolder } from './folder-session';
import { createAppStore } from './store';

/** A folder of three files that is counted, and whose files wait to be let through when they are read for the prompt. */
async function open() {
  let ids = 0;
  const tokenizer = { ...fakeTokenizer(), count: ({ text }: { text: { length: number } }) => Promise.resolve(succeed({ tokens: text.length })) };
  const store = createAppStore({ tokenizer, makeId: () => `i${(ids += 1)}` as UnitId });
  store.getState().clear();
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const file = (name: string, text: string): [string, () => Promise<{ sizeBytes: number; read: (start: number, end: number) => Promise<Uint8Array> }>] => [
    name,
    async () => {
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
      if (isHeld && name === 'b.txt') throw new Error('gone');
      const bytes = new TextEncoder().encode(text);
      return { sizeBytes: bytes.length, read: async (start, end) => bytes.slice(start, end) };
    },
  ];
  store.getState().show('folder');
  startFolder(store, nestedFolder('project', ['a.txt', 'b.txt', 'c.txt'].map((name) => file(name, `text of ${name}\n`))));
  const settled = () => vi.waitFor(() => expect(store.getState().activities.size).toBe(0), { timeout: 5_000 });
  await settled();
  isHeld = true;
  /** Lets the next file be read. */
  const next = async () => {
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting.pop()!();
  };
  return { store, settled, next, build: () => startFolderBuild(store, store.getState().folder!) };
}

describe('the prompt of a folder', () => {
  it('is built whatever view is open, tells how far it is, and has its problems for who comes back', async () => {
    const { store, settled, next, build } = await open();
    // As if each file took a while.
    const now = performance.now.bind(performance);
    let awayMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + awayMs);
    build();
    expect(store.getState().folderBuild).toMatchObject({ doneFiles: 0, files: 3, problems: null });
    store.getState().show('tokens');
    awayMs += 500;
    await next();
    await vi.waitFor(() => expect(store.getState().folderBuild).toMatchObject({ doneFiles: 1, files: 3, problems: null }));
    await next();
    await next();
    await settled();
    clock.mockRestore();
    expect(store.getState().folderBuild?.problems).toEqual([expect.stringContaining('b.txt is not in the prompt')]);
    expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['project']);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'warning', text: '2 files were added to the prompt.', details: [expect.stringContaining('b.txt')], action: 'undo' });
  });

  it('is not built any more once it is cancelled, whoever does it, and when its folder is closed', async () => {
    const { store, settled, next, build } = await open();
    build();
    const first = store.getState().folderBuild!;
    first.stop();
    expect(store.getState().folderBuild).toBeNull();
    await next();
    await settled();
    build();
    const second = store.getState().folderBuild;
    // What was cancelled before takes nothing away from what is built now.
    first.stop();
    expect(store.getState().folderBuild).toBe(second);
    store.getState().closeFolder();
    await next();
    await settled();
    expect([store.getState().folderBuild, store.getState().work.prompt.parts]).toEqual([null, []]);
  });

  it('is of the files that the patterns leave which were typed in the moment before', async () => {
    const { store, settled } = openQuickStore();
    const bytes = new TextEncoder().encode('text\n');
    const open = () => Promise.resolve({ sizeBytes: bytes.length, read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)) });
    startFolder(store, nestedFolder('project', Array.from({ length: 600 }, (_, index) => [index < 2 ? `kept${index}.ts` : `f${index}.py`, open] as const)));
    await settled();
    // Each look at the clock finds a slice over, as in a folder of thousands.
    let nowMs = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 10));
    for (const exclude of ['*', '*.', '*.p', '*.py']) changeFolderChoices(store, 'project', { exclude });
    startFolderBuild(store, store.getState().folder!);
    await settled();
    clock.mockRestore();
    expect(store.getState().folderBuild).toMatchObject({ files: 2, problems: [] });
    const [part] = store.getState().work.prompt.parts;
    expect(part !== undefined && 'text' in part && String(part.text).match(/<source>.*<\/source>/g)).toEqual(['<source>kept0.ts</source>', '<source>kept1.ts</source>']);
  });

  it('is of a text as it is, and says which files have marks of the shape in theirs', async () => {
    const { store, settled } = openQuickStore();
    const open = (text: string) => async () => ({ sizeBytes: text.length, read: (start: number, end: number) => Promise.resolve(new TextEncoder().encode(text).slice(start, end)) });
    startFolder(store, nestedFolder('project', [['a.xml', open('<document>one</document>\n')], ['b.ts', open('two\n')], ['out.xml', open('</document>')]]));
    changeFolderChoices(store, 'project', { said: { 'out.xml': false } });
    await settled();
    const { session, sums } = store.getState().folder!;
    expect(sums!.marked.map((index) => session.tree.nodes[index]!.path)).toEqual(['a.xml']);
    store.getState().show('tokens');
    startFolderBuild(store, store.getState().folder!);
    await settled();
    const words = expect.stringContaining('a.xml contains </document>, which the XML tags use too');
    expect(store.getState().folderBuild?.problems).toEqual([words]);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'warning', details: [words] });
    const [part] = store.getState().work.prompt.parts;
    expect(part !== undefined && 'text' in part && String(part.text)).toContain('\n<document>one</document>\n');
    changeFolderChoices(store, 'project', { shape: 'markdown' });
    startFolderBuild(store, store.getState().folder!);
    await settled();
    expect(store.getState().folderBuild?.problems).toEqual([]);
  });

  it.each(SHAPES.flatMap((shape) => [false, true].map((isPerFile) => [shape, isPerFile] as const)))('in the shape %s, files as parts of their own: %s, has the tokens that were announced', async (shape, isPerFile) => {
    const { store, tokenizer, settled } = openQuickStore();
    tokenizer.count = ({ text }) => Promise.resolve(succeed({ tokens: countTokens(String(text)) }));
    const open = (text: string) => async () => ({ sizeBytes: text.length, read: (start: number, end: number) => Promise.resolve(new TextEncoder().encode(text).slice(start, end)) });
    changeFolderChoices(store, 'project', { shape, isPerFile });
    startFolder(store, nestedFolder('project', Array.from({ length: 30 }, (_, index) => [`src/f${index}.ts`, open(`export const v${index} = ${index};\n`)] as const)));
    await settled();
    const { sums, framing } = store.getState().folder!;
    const announced = addCounts([countAt(sums!.chosen, 0), framing!]);
    store.getState().clear();
    startFolderBuild(store, store.getState().folder!);
    await settled();
    const { parts } = store.getState().work.prompt;
    expect(parts).toHaveLength(isPerFile ? 30 : 1);
    const tokens = parts.reduce((sum, part) => sum + ('text' in part ? countTokens(String(part.text)) : 0), 0);
    expect({ tokens, isWithin: announced.low <= tokens && tokens <= announced.high, announced }).toMatchObject({ isWithin: true });
  });
});
