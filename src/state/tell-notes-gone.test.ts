import { expect, it, vi } from 'vitest';
import { copyNote } from '@/core/prompt/copy-notes';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { createAppStore } from './store';

const note = copyNote(12, 'a.md');

/** The documents, whose names are their ids; `told` is what was said since it was asked last. */
function open(documents: Readonly<Record<string, string>>) {
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'other' as UnitId });
  const parts = Object.entries(documents).map(([name, text]) => ({ id: name as UnitId, role: 'documents' as const, name, text, enabled: true }));
  store.getState().restore({ ...store.getState().work, prompt: { ...store.getState().work.prompt, parts } });
  const told = async () => {
    await vi.waitFor(() => expect(store.getState().activities.size).toBe(0));
    return store.getState().notices.map(({ text, details, action }) => [text, ...details, action]);
  };
  const ids = (...names: readonly string[]) => names.map((name) => name as UnitId);
  return { store, told, ids, enabled: () => store.getState().work.prompt.parts.filter((part) => part.enabled).map(({ name }) => name) };
}

it('a text that is switched off is told where a note names it, and one Undo switches it on again', async () => {
  const { store, told, ids, enabled } = open({ 'a.md': 'lines', 'b.md': `first\n${note}\nlast`, 'c.md': 'no note' });
  store.getState().setEnabled(ids('c.md'), false);
  expect(await told()).toEqual([]);
  store.getState().setEnabled(ids('a.md'), false);
  expect(await told()).toEqual([['1 note stands in b.md for lines of a.md, which is not sent any more.', 'undo']]);
  store.getState().undo();
  expect([enabled(), await told()]).toEqual([['a.md', 'b.md'], []]);
  store.getState().deleteUnits(ids('a.md'));
  expect(await told()).toEqual([['1 note stands in b.md for lines of a.md, which is not sent any more.', 'undo']]);
});

it('many that go at once are one message, which names what notes point to and where they are', async () => {
  const { store, told, ids } = open({ 'a.md': 'lines', 'b.md': `${note}\n${note}`, 'c.md': `${copyNote(1, 'd.md')}\n${note}`, 'd.md': 'lines', 'e.md': copyNote(3, 'gone before.md') });
  store.getState().setEnabled(ids('a.md', 'd.md'), false);
  expect(await told()).toEqual([['4 notes stand for lines of 2 texts, which are not sent any more.', '2 notes in b.md, of a.md', '2 notes in c.md, of d.md, a.md', 'undo']]);
  store.getState().setEnabled(ids('a.md', 'd.md'), true);
  store.getState().deleteUnits(ids('a.md'));
  expect(await told()).toEqual([['3 notes stand for lines of a.md, which is not sent any more.', '2 notes in b.md', '1 note in c.md', 'undo']]);
});

it('nothing is told where the notes go too, where another text of the name is sent, or of what was off already', async () => {
  const { store, told, ids } = open({ 'a.md': 'lines', 'b.md': note });
  store.getState().setEnabled(ids('a.md', 'b.md'), false);
  expect(await told()).toEqual([]);
  store.getState().setEnabled(ids('b.md'), true);
  store.getState().deleteUnits(ids('a.md'));
  expect(await told()).toEqual([]);
  store.getState().undo();
  store.getState().setEnabled(ids('a.md'), true);
  store.getState().duplicate(ids('a.md'));
  store.getState().renamePart('other' as UnitId, 'a.md');
  store.getState().deleteUnits(ids('a.md'));
  expect(await told()).toEqual([]);
});

it('there is no Undo beside it where something else was done before it could be told', async () => {
  const { store, told, ids } = open({ 'a.md': 'lines', 'b.md': note, 'c.md': 'lines' });
  store.getState().deleteUnits(ids('a.md'));
  store.getState().deleteUnits(ids('c.md'));
  expect(await told()).toEqual([['1 note stands in b.md for lines of a.md, which is not sent any more.', null]]);
});
