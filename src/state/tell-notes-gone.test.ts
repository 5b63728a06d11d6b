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

const turn = (text: string) => ({ id: text.slice(0, 1) as UnitId, speaker: 'user' as const, text });
const history = (...texts: readonly string[]) => ({ id: 'history' as UnitId, role: 'history' as const, name: 'Conversation', enabled: true, turns: texts.map(turn) });

/** Beside a document that has a note for a turn. */
function openTurns(note: string) {
  const opened = open({ 'b.md': note });
  const { restore, work } = opened.store.getState();
  restore({ ...work, prompt: { ...work.prompt, parts: [history('x lines', `y ${copyNote(2, 'turn 3')}, ${copyNote(1, 'turn 1')}`, 'z lines'), ...work.prompt.parts] } });
  const texts = () => opened.store.getState().work.prompt.parts.flatMap((part) => ('turns' in part ? part.turns.map(({ text }) => text) : 'text' in part ? [part.text] : []));
  return { ...opened, texts };
}

it('notes follow turns that are moved and those behind a turn that is deleted, in the same step of undo, and say of that one that it is', async () => {
  const { store, told, ids, texts } = openTurns(copyNote(5, 'turn 3'));
  const before = texts();
  store.getState().move(ids('z'), -1);
  expect(await told()).toEqual([['2 notes for lines that stand elsewhere now name turn 2, which was turn 3.', 'undo']]);
  expect(texts()).toEqual(['x lines', 'z lines', `y ${copyNote(2, 'turn 2')}, ${copyNote(1, 'turn 1')}`, copyNote(5, 'turn 2')]);
  store.getState().undo();
  expect([texts(), store.getState().past.length]).toEqual([before, 0]);
  store.getState().deleteUnits(ids('x'));
  expect(await told()).toEqual([['1 note stands in turn 1 for lines of turn 1, which was deleted.', 'undo']]);
  expect(texts()).toEqual([`y ${copyNote(2, 'turn 2')}, ${copyNote(1, 'turn 1, which was deleted')}`, 'z lines', copyNote(5, 'turn 2')]);
  store.getState().undo();
  expect([texts(), store.getState().past.length]).toEqual([before, 0]);
  // Those that come close together are one.
  store.getState().move(ids('z'), -1);
  store.getState().move(ids('z'), -1);
  await told();
  expect(texts()).toEqual(['z lines', 'x lines', `y ${copyNote(2, 'turn 1')}, ${copyNote(1, 'turn 2')}`, copyNote(5, 'turn 1')]);
  // Undone before it was looked for, nothing is to be followed.
  const now = texts();
  store.getState().move(ids('z'), 1);
  store.getState().undo();
  await told();
  expect(texts()).toEqual(now);
});

it('notes follow a part that is renamed, once its name is typed', async () => {
  const { store, told, ids } = open({ 'a.md': 'lines', 'b.md': `${note} ${copyNote(1, 'c.md')}`, 'c.md': 'lines' });
  const text = () => store.getState().work.prompt.parts.flatMap((part) => ('text' in part && part.name === 'b.md' ? [part.text] : []))[0];
  for (const name of ['a', '', 'n.md']) store.getState().renamePart(ids('a.md')[0]!, name);
  expect([await told(), text()]).toEqual([[], `${note} ${copyNote(1, 'c.md')}`]);
  store.getState().closeEdit();
  expect(await told()).toEqual([['1 note for lines that stand elsewhere now names n.md, which was a.md.', 'undo']]);
  expect(text()).toBe(`${copyNote(12, 'n.md')} ${copyNote(1, 'c.md')}`);
  store.getState().undo();
  expect([text(), store.getState().past.length]).toEqual([`${note} ${copyNote(1, 'c.md')}`, 0]);
});
