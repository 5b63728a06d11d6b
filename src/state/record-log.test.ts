import { afterEach, expect, it, vi } from 'vitest';
import { memory, type Memory } from '@/test/memory-records';
import { openFakeStore } from '@/test/fake-store';
import type { RecordStore } from './keeping';
import { keepMemory, selectMemory } from './memory-defaults';
import { withNotes } from './record-log';
import type { AppStore } from './store';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Records = Memory & { readonly noted: Map<string, string> };

/** Records beside a place where a few things are written at once. */
function withLog(): Records {
  const noted = new Map<string, string>();
  const log: RecordStore['log'] = { getItem: (key) => noted.get(key) ?? null, setItem: (key, text) => void noted.set(key, text), removeItem: (key) => void noted.delete(key) };
  return { ...memory(), noted, log };
}

/** A page that keeps what is set for memory; `leave`: it goes. */
async function visit(records: Records): Promise<{ readonly store: AppStore; leave(): void }> {
  const listeners = new Map<string, () => void>();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
  const { store } = openFakeStore();
  await keepMemory(store, records);
  vi.unstubAllGlobals();
  return { store, leave: () => listeners.get('pagehide')?.() };
}

const settled = (store: AppStore) => vi.waitFor(() => expect(store.getState().activities.size).toBe(0), { timeout: 5000 });
/** From now on nothing that is written arrives. */
const loseWrites = (records: Records) => vi.spyOn(records, 'write').mockImplementation(() => new Promise(() => {}));

it('what was set as the page went is there at the next visit, and stored by it', async () => {
  const records = withLog();
  const { store, leave } = await visit(records);
  store.getState().setMemory({ batch: 8 });
  await settled(store);
  leave();
  expect(records.noted.size).toBe(0);
  const lost = loseWrites(records);
  store.getState().setMemory({ gpus: 2 });
  leave();
  // Hidden first, then gone: once is enough.
  leave();
  lost.mockRestore();
  expect(selectMemory((await visit(records)).store.getState())).toMatchObject({ batch: 8, gpus: 2 });
  expect(records.noted.size).toBe(0);
  expect(records.records.get('memory')).toMatchObject({ batch: 8, gpus: 2 });
});

it('two tabs that go one after the other lose nothing of each other, nor does one that stays', async () => {
  const records = withLog();
  const [first, second, third] = [await visit(records), await visit(records), await visit(records)];
  const lost = loseWrites(records);
  first.store.getState().setMemory({ batch: 8 });
  second.store.getState().setMemory({ gpus: 2 });
  first.leave();
  second.leave();
  lost.mockRestore();
  third.store.getState().setMemory({ mfuPercent: 30 });
  await settled(third.store);
  expect(records.noted.size).toBe(0);
  expect(selectMemory((await visit(records)).store.getState())).toMatchObject({ batch: 8, gpus: 2, mfuPercent: 30 });
});

it('a page that stays after all stores it, and nothing is written down where all was deleted', async () => {
  const records = withLog();
  const { store, leave } = await visit(records);
  store.getState().setMemory({ batch: 8 });
  leave();
  expect(records.noted.size).toBe(1);
  await settled(store);
  expect([records.noted.size, records.records.get('memory')]).toEqual([0, { batch: 8 }]);
  store.getState().setMemory({ batch: 9 });
  store.setState({ keeping: 'stopped' });
  leave();
  expect(records.noted.size).toBe(0);
});

it('what cannot be read of it, or written, costs nothing else', async () => {
  for (const text of ['', '{', '7', '["{", 3, "null"]']) {
    const records = withLog();
    records.records.set('memory', { batch: 8 });
    records.noted.set('contextscope.unsaved.memory', text);
    expect(selectMemory((await visit(records)).store.getState()), text).toMatchObject({ batch: 8 });
  }
  const full: RecordStore['log'] = { getItem: () => { throw new Error('refused'); }, setItem: () => { throw new Error('full'); }, removeItem: () => { throw new Error('refused'); } };
  expect(withNotes(full, 'memory', { batch: 8 })).toEqual({ record: { batch: 8 }, dropNotes: null });
  const { store, leave } = await visit({ ...withLog(), log: full });
  store.getState().setMemory({ batch: 9 });
  leave();
  await settled(store);
});
