import { describe, expect, it, vi } from 'vitest';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { createAppStore } from './store';
import { workFileName, workFileOf } from './work-files';

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `w${(ids += 1)}` as UnitId });
  const drop = async (text: string, name = 'mine.contextscope.json') => {
    await store.getState().addFiles([new File([text], name)]);
    return store.getState().notices.at(-1)?.choices ?? [];
  };
  return { store, drop };
}

describe('saved work', () => {
  it('is called as its workspace, in characters that every file system takes', () => {
    expect(workFileName(null)).toBe('prompt.contextscope.json');
    expect(workFileName('Plan: a/b \u202etxt')).toBe('Plan- a-b txt.contextscope.json');
    expect(workFileName('CON')).toBe('contextscope CON.contextscope.json');
  });

  it('has names that hide and turn nothing, whoever wrote the file', async () => {
    const theirs = open();
    theirs.store.getState().clear();
    theirs.store.getState().addTexts([{ name: 'a.txt', text: 'A note' }]);
    theirs.store.getState().renamePart(theirs.store.getState().work.prompt.parts[0]!.id, 'a\u202etxt.exe');
    const { store, drop } = open();
    (await drop(((await workFileOf(theirs.store)) ?? []).join('')))[0]?.choose();
    await settled(store);
    expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['atxt.exe']);
  });

  it('is asked about when it is dropped, opened in the place of what is there, and undone in one step', async () => {
    const theirs = open();
    theirs.store.getState().clear();
    theirs.store.getState().addTexts([{ name: 'notes.md', text: 'A note' }]);
    theirs.store.getState().setSettings({ reserveTokens: 77 });
    const text = ((await workFileOf(theirs.store)) ?? []).join('');
    const { store, drop } = open();
    const [part] = store.getState().work.prompt.parts;
    store.getState().setImportance(part!.id, 3);
    store.getState().setPinned(part!.id, true);
    const before = store.getState().work;
    const choices = await drop(text);
    expect(store.getState().work).toBe(before);
    expect(choices.map(({ label }) => label)).toEqual(['Open', 'Keep mine', 'Add as a document']);
    choices[0]?.choose();
    await settled(store);
    expect(store.getState().work).toEqual(theirs.store.getState().work);
    expect(store.getState().notices.at(-1)).toMatchObject({ text: 'mine.contextscope.json was opened: 1 part.', action: 'undo' });
    store.getState().undo();
    expect(store.getState().work).toBe(before);
  });

  it('opens in the case that was in view, and says nothing of one where no variable has a value', async () => {
    const theirs = open();
    theirs.store.getState().chooseCase('worst');
    expect(((await workFileOf(theirs.store)) ?? []).join('')).not.toContain('"case"');
    theirs.store.getState().clear();
    theirs.store.getState().addTexts([{ name: 'a.md', text: 'Hi {{name}}' }]);
    theirs.store.getState().setVariable('name', { typical: { kind: 'tokens', size: 5 }, worst: null });
    const text = ((await workFileOf(theirs.store)) ?? []).join('');
    const { store, drop } = open();
    (await drop(text))[0]?.choose();
    await settled(store);
    expect(store.getState().chosenCase).toBe('worst');
    store.getState().undo();
    expect(store.getState().chosenCase).toBeNull();
  });

  it('is never the sample in whose place comes what is added next, whatever it says', async () => {
    const { store, drop } = open();
    store.getState().clear();
    store.getState().addTexts([{ name: 'notes.md', text: 'A note' }]);
    const text = ((await workFileOf(store)) ?? []).join('').replace('"untouchedSample":false', '"untouchedSample":true');
    expect(text).toContain('"untouchedSample":true');
    (await drop(text))[0]?.choose();
    await settled(store);
    store.getState().addTexts([{ name: 'more.md', text: 'More' }]);
    expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['notes.md', 'more.md']);
  });

  it('has the values of variables that stand in it; those of a prompt that was cleared are gone, and are back with it', async () => {
    const { store } = open();
    store.getState().clear();
    store.getState().addTexts([{ name: 'a.md', text: 'Hi {{name}}' }]);
    const value = (text: string) => ({ typical: { kind: 'text', text }, worst: null }) as const;
    store.getState().setVariable('name', value('Ann'));
    store.getState().setVariable('old', value('of a place that is gone'));
    const saved = ((await workFileOf(store)) ?? []).join('');
    expect([saved.includes('Ann'), saved.includes('of a place')]).toEqual([true, false]);
    store.getState().clear();
    expect(store.getState().work.variables).toBeUndefined();
    store.getState().undo();
    expect(Object.keys(store.getState().work.variables ?? {})).toEqual(['name', 'old']);
    store.getState().loadSample();
    expect(store.getState().work.variables).toBeUndefined();
  });

  it('of a newer page is named as such, with what to do, whatever else is in it', async () => {
    const { store, drop } = open();
    const before = store.getState().work;
    const choices = await drop('{"format":"contextscope work","version":1,"work":{"schemaVersion":999}}');
    choices[0]?.choose();
    await settled(store);
    expect(store.getState().work).toBe(before);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: 'mine.contextscope.json was not opened: a newer version of this page wrote it (999); reload this page to have the newest.' });
  });

  it('that is cut off changes nothing and says so', async () => {
    const { store, drop } = open();
    const before = store.getState().work;
    const text = ((await workFileOf(store)) ?? []).join('');
    const choices = await drop(text.slice(0, -20));
    choices[0]?.choose();
    await settled(store);
    expect(store.getState().work).toBe(before);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: expect.stringContaining('cut off or damaged') });
  });

  it('that will not open is refused at once, a large one as far as it is told in front and at its end', async () => {
    const theirs = open();
    theirs.store.getState().clear();
    const labels = async (text: string) => (await open().drop(text)).map(({ label }) => label);
    for (const words of [10, 300_000]) {
      theirs.store.getState().addTexts([{ name: 'notes.md', text: 'A note '.repeat(words) }]);
      const text = ((await workFileOf(theirs.store)) ?? []).join('');
      const { store, drop } = open();
      const refused = async (changed: string) => {
        const choices = await drop(changed);
        return [choices.map(({ label }) => label), store.getState().notices.at(-1)?.text];
      };
      const left = ['Keep mine', 'Add as a document'];
      expect(await labels(text)).toEqual(['Open', ...left]);
      expect(await labels(JSON.stringify(JSON.parse(text), null, 2))).toEqual(['Open', ...left]);
      expect(await refused(text.slice(0, -20))).toEqual([left, expect.stringContaining('mine.contextscope.json was not opened: it is cut off or damaged')]);
      expect(await refused(text.replace('"version":1', '"version":99'))).toEqual([left, expect.stringContaining('was not opened: a newer version of this page wrote it (99)')]);
      expect(await refused(text.replace(/"schemaVersion":\d+/, '"schemaVersion":98'))).toEqual([left, expect.stringContaining('wrote it (98)')]);
    }
    expect(await labels('{"format":"contextscope work","version":1,\n"work":{},\n"texts":[\n\n]}\n')).toEqual(['Keep mine', 'Add as a document']);
  });

  it('that is empty, or ends in its first line, is refused as well, and leaves the sample where it is', async () => {
    const { store, drop } = open();
    const before = store.getState().work;
    expect(before.untouchedSample).toBe(true);
    for (const [text, why] of [['', 'it is empty'], [' \n', 'it is empty'], ['{"format":"contexts', 'it is cut off or damaged']]) {
      expect((await drop(text!)).map(({ label }) => label)).toEqual(['Keep mine', 'Add as a document']);
      expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: expect.stringContaining(`mine.contextscope.json was not opened: ${why}`), details: ['Your work is as it was.'] });
      expect(store.getState().work).toBe(before);
    }
    await store.getState().addFiles([new File([''], 'other (1).contextscope (2).json')]);
    expect(store.getState().work).toBe(before);
    // Another file that is empty, or holds something else, is a document.
    await store.getState().addFiles([new File(['{"a":1}'], 'a.contextscope.json'), new File([''], 'b.json')]);
    await settled(store);
    expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['a.contextscope.json', 'b.json']);
  });

  it('can be added as a document, as any file', async () => {
    const { store, drop } = open();
    const choices = await drop('{"format":"contextscope work","version":1,\n');
    choices.at(-1)?.choose();
    await vi.waitFor(() => expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['mine.contextscope.json']), { timeout: 10_000 });
  });
});
