import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LONG_UNITS, packText, wholeText } from '@/core/prompt/long-text';
import type { Part } from '@/core/prompt/part';
import { DEFAULT_SETTINGS } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { memory } from '@/test/memory-records';
import { keepWork } from './keeping';
import { createAppStore } from './store';
import { addWorkspace, duplicateWorkspace, openWorkspace, readWorkspace, readWorkspaces, removeWorkspace, renameWorkspace, restoreWorkspace } from './workspaces';

const [startClock, stopClock] = [setInterval, clearInterval];
let clock: ReturnType<typeof setInterval>;
beforeEach(() => {
  vi.useFakeTimers();
  // Time passes faster than on the wall, as saving waits for pauses.
  clock = startClock(() => vi.advanceTimersByTime(20), 1);
});
afterEach(() => stopClock(clock));

let tabs = 0;

async function visit(records: ReturnType<typeof memory>) {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `w${(ids += 1)}` as UnitId });
  await keepWork(store, records, `tab ${(tabs += 1)}`);
  return store;
}

it('names turn and hide nothing, those of before included', async () => {
  const records = memory();
  const store = await visit(records);
  expect(await renameWorkspace(store, records, (await readWorkspaces(records)).openId, 'pay\u202egpj.exe')).toMatchObject({ openName: 'paygpj.exe' });
  await records.write(new Map([['workspaces', { openId: 'first', openName: '\u2066a\u202eb', closed: [{ id: 'x', name: '\u202ec', parts: 1, keptAtMs: 1 }] }]]), []);
  expect(await readWorkspaces(records)).toMatchObject({ openName: 'ab', closed: [{ name: 'c' }] });
});

it('pieces of work are put aside and opened again whole, and the names come back with a reload', async () => {
  const records = memory();
  const store = await visit(records);
  expect(await readWorkspaces(records)).toMatchObject({ openName: 'My prompt', closed: [] });
  store.getState().addTexts([{ name: 'long.txt', text: packText('x\u{1f98a}'.repeat(LONG_UNITS)) }, { name: 'a.md', text: 'alpha' }]);
  const textsOf = (parts: readonly Part[]) => parts.map((part) => ('text' in part ? [part.name, wholeText(part.text)] : []));
  const mine = textsOf(store.getState().work.prompt.parts);
  store.setState(({ work }) => ({ work: { ...work, settings: { 'a/b': { ...DEFAULT_SETTINGS, reserveTokens: 7, imported: { reserveTokens: 7, before: 5 } } } } }));
  await addWorkspace(store, records, 'two', '  Second\n one ');
  expect(store.getState().work.prompt.parts).toEqual([]);
  // What a request brought stays with it.
  expect(store.getState().work.settings).toEqual({ 'a/b': { ...DEFAULT_SETTINGS, reserveTokens: 5 } });
  expect(store.getState().past).toEqual([]);
  store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);

  const again = await openWorkspace(store, records, 'first');
  expect(textsOf(store.getState().work.prompt.parts)).toEqual(mine);
  expect(again).toMatchObject({ openName: 'My prompt', closed: [{ id: 'two', name: 'Second one', parts: 1 }] });
  await renameWorkspace(store, records, 'first', 'Long');
  const back = await visit(records);
  expect(back.getState().workspaceName).toBe('Long');
  expect(back.getState().work.prompt.parts).toHaveLength(2);
  // What is open is kept once, and what was closed is nowhere else.
  expect([...records.records.keys()].filter((key) => key.startsWith('workspace:first'))).toEqual([]);
}, 20_000);

it('each opens in the case that was in view in it; one of before, or without values, in the one that is', async () => {
  const records = memory();
  const store = await visit(records);
  const chosen = () => store.getState().chosenCase;
  const value = { typical: { kind: 'tokens', size: 5 }, worst: null } as const;
  store.getState().setVariable('docs', value);
  store.getState().chooseCase('worst');
  await addWorkspace(store, records, 'two', 'Two');
  store.getState().setVariable('docs', value);
  store.getState().chooseCase(null);
  await addWorkspace(store, records, 'three', 'Three');
  store.getState().chooseCase('typical');
  await duplicateWorkspace(store, records, 'first', 'copy');
  expect((await readWorkspaces(records)).closed.map(({ id, caseInView }) => [id, caseInView])).toEqual([['copy', 'worst'], ['two', null], ['first', 'worst']]);
  const copy = (await readWorkspaces(records)).closed[0]!;
  const { work } = await removeWorkspace(store, records, 'copy');
  await restoreWorkspace(store, records, copy, work!);
  const seen: unknown[] = [];
  for (const id of ['two', 'first', 'three', 'two', 'copy']) {
    await openWorkspace(store, records, id);
    seen.push(chosen());
  }
  // Three has no values.
  expect(seen).toEqual([null, 'worst', 'worst', null, 'worst']);
  const list = records.records.get('workspaces') as { closed: object[] };
  await records.write([['workspaces', { ...list, closed: list.closed.map((each) => ({ ...each, caseInView: { of: 'a newer page' } })) }]]);
  await openWorkspace(store, records, 'two');
  expect(chosen()).toBe('worst');
}, 20_000);

it('copies, deletes, and brings back what was deleted', async () => {
  const records = memory();
  const store = await visit(records);
  store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
  await duplicateWorkspace(store, records, 'first', 'copy');
  const copy = (await readWorkspaces(records)).closed[0]!;
  expect(copy).toMatchObject({ id: 'copy', name: 'My prompt copy' });
  expect(await readWorkspace(records, 'copy')).toEqual(store.getState().work);
  const { list, work } = await removeWorkspace(store, records, 'copy');
  expect(list.closed).toEqual([]);
  expect([...records.records.keys()].some((key) => key.startsWith('workspace:copy'))).toBe(false);
  await restoreWorkspace(store, records, copy, work!);
  expect(await readWorkspace(records, 'copy')).toEqual(store.getState().work);
});

it('no two have one name, however they come by it', async () => {
  const records = memory();
  const store = await visit(records);
  await renameWorkspace(store, records, 'first', 'Plan');
  expect(await addWorkspace(store, records, 'two', ' Plan ')).toMatchObject({ openName: 'Plan 2' });
  // Its own name is not another's.
  expect(await renameWorkspace(store, records, 'two', 'Plan 2')).toMatchObject({ openName: 'Plan 2' });
  expect(await renameWorkspace(store, records, 'first', 'Plan 2')).toMatchObject({ closed: [{ name: 'Plan 2 2' }] });
  for (const copy of ['a', 'b']) await duplicateWorkspace(store, records, 'two', copy);
  expect((await readWorkspaces(records)).closed.map(({ name }) => name)).toEqual(['Plan 2 copy 2', 'Plan 2 copy', 'Plan 2 2']);
  const removed = (await readWorkspaces(records)).closed[0]!;
  const { work } = await removeWorkspace(store, records, removed.id);
  await renameWorkspace(store, records, 'first', removed.name);
  expect((await restoreWorkspace(store, records, removed, work!)).closed.map(({ name }) => name)).toEqual(['Plan 2 copy 2 2', 'Plan 2 copy', 'Plan 2 copy 2']);
  const longest = '\u{1f98a}'.repeat(90);
  await renameWorkspace(store, records, 'first', longest);
  expect([...(await renameWorkspace(store, records, 'two', longest)).openName].at(-3)).toBe('\u{1f98a}');
}, 20_000);

it('what cannot be read stays where it is, and the open work too', async () => {
  const records = memory();
  const store = await visit(records);
  const before = store.getState().work;
  records.records.set('workspace:bad:manifest', { schemaVersion: 99 });
  records.records.set('workspaces', { openId: 'first', openName: 'Mine', closed: [{ id: 'bad', name: 'Bad', parts: 1, keptAtMs: 1 }] });
  expect(await openWorkspace(store, records, 'bad')).toBeNull();
  expect(store.getState().work).toBe(before);
  expect(records.records.has('workspace:bad:manifest')).toBe(true);
  records.records.set('workspaces', { openId: '../', closed: 'no' });
  expect(await readWorkspaces(records)).toMatchObject({ openName: 'My prompt' });
});

/** Records that end before a change is whole: `isEnd` sees the keys of a write. */
function endsAt(records: ReturnType<typeof memory>, isEnd: (keys: readonly string[]) => boolean) {
  const write = records.write.bind(records);
  return vi.spyOn(records, 'write').mockImplementation(async (entries, removed) => {
    const all = [...entries];
    if (isEnd(all.map(([key]) => key))) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    return write(all, removed);
  });
}

it('what cannot be stored is not opened, and its copy stays', async () => {
  const records = memory();
  const store = await visit(records);
  store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
  await addWorkspace(store, records, 'two', 'Second');
  store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
  const [mine, past] = [store.getState().work, store.getState().past];
  let isFull = true;
  const spy = endsAt(records, (keys) => keys.includes('manifest') && isFull && !(isFull = false));
  await vi.waitFor(() => expect(store.getState().activities.has('saving')).toBe(false), 10_000);
  isFull = true;
  await expect(openWorkspace(store, records, 'first')).rejects.toThrow('stored');
  spy.mockRestore();
  expect(store.getState().work).toBe(mine);
  expect(store.getState().past).toBe(past);
  expect((await readWorkspace(records, 'first'))?.prompt.parts).toHaveLength(1);
  expect(await readWorkspaces(records)).toMatchObject({ openId: 'two', closed: [{ id: 'first' }] });
  expect([...records.records.keys()].some((key) => key.startsWith('workspace:two'))).toBe(false);
});

it.each([0, 1, 2, 3])('a page that closes after write %i of a change loses nothing, whatever comes then', async (most) => {
  const records = memory();
  const store = await visit(records);
  store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
  await addWorkspace(store, records, 'two', 'Second');
  store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
  await vi.waitFor(() => expect(store.getState().activities.has('saving')).toBe(false), 10_000);
  let writes = 0;
  const spy = endsAt(records, () => (writes += 1) > most);
  await openWorkspace(store, records, 'first').catch(() => null);
  spy.mockRestore();

  const again = await visit(records);
  const { closed } = await readWorkspaces(records);
  const texts: unknown[] = [];
  const note = () => texts.push(...again.getState().work.prompt.parts.map((part) => ('text' in part ? part.text : '')));
  note();
  for (const { id } of closed.toReversed()) {
    await openWorkspace(again, records, id);
    note();
  }
  expect(texts).toEqual(expect.arrayContaining(['alpha', 'beta']));
});
