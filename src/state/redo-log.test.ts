import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LONG_UNITS, packText } from '@/core/prompt/long-text';
import { openFakeStore, partNames } from '@/test/fake-store';
import { type Memory, memory } from '@/test/memory-records';
import { keepWork, LOG, type RecordStore, type TabLock } from './keeping';
import { selectCountedParts } from './selectors';
import type { AppStore } from './store';

beforeEach(() => {
  vi.useFakeTimers();
});

const mine: TabLock = { take: async () => true, whenFree: () => new Promise(() => {}) };
const theirs: TabLock = { take: async () => false, whenFree: () => new Promise(() => {}) };

/** Records beside a place where a few things are written at once. */
function withLog(): Memory & { readonly noted: Map<string, string> } {
  const noted = new Map<string, string>();
  const log: RecordStore['log'] = { getItem: (key) => noted.get(key) ?? null, setItem: (key, text) => void noted.set(key, text), removeItem: (key) => void noted.delete(key) };
  return { ...memory(), noted, log };
}

/** A page that keeps its work; `leave`: it goes. */
async function visit(records: Memory, tabId: string, lock = mine) {
  const listeners = new Map<string, () => void>();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
  const { store } = openFakeStore();
  await Promise.all([keepWork(store, records, tabId, lock), vi.runAllTimersAsync()]);
  vi.unstubAllGlobals();
  return { store, leave: () => listeners.get('pagehide')?.() };
}

/** From now on nothing that is written arrives. */
const loseWrites = (records: Memory) => vi.spyOn(records, 'write').mockImplementation(() => new Promise(() => {}));
const charactersOf = (store: AppStore) => selectCountedParts(store.getState()).map(({ characters }) => characters);

describe('what was not stored when the page went', () => {
  it.each([
    ['typed', (store: AppStore) => store.getState().setText(store.getState().work.prompt.parts[0]!.id, 'alpha and a lone \ud83c')],
    ['a long text', (store: AppStore) => store.getState().addTexts([{ name: 'long.txt', text: packText(`${'x'.repeat(LONG_UNITS)}é`) }])],
    ['deleted', (store: AppStore) => store.getState().deleteUnits([store.getState().work.prompt.parts[0]!.id])],
  ])('is stored by the next one: %s', async (_what, change) => {
    const records = withLog();
    const { store, leave } = await visit(records, 'tab 1');
    store.getState().clear();
    store.getState().addTexts([{ name: 'a.md', text: 'alpha' }, { name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    expect(records.noted.has(LOG)).toBe(false);
    const lost = loseWrites(records);
    change(store);
    leave();
    lost.mockRestore();
    const next = await visit(records, 'tab 2');
    expect(partNames(next.store)).toEqual(partNames(store));
    expect(charactersOf(next.store)).toEqual(charactersOf(store));
    expect(records.noted.has(LOG)).toBe(false);
    // It was stored, and is not only shown.
    expect(charactersOf((await visit(records, 'tab 3')).store)).toEqual(charactersOf(store));
  });

  it('is there even where the page ended without a word, on a first visit too', async () => {
    const records = withLog();
    const { store } = await visit(records, 'tab 1');
    loseWrites(records);
    store.getState().addPastedText('of a page that crashed');
    vi.restoreAllMocks();
    expect(partNames((await visit(records, 'tab 2')).store)).toEqual(['Pasted text']);
  });

  it('is left alone while another tab keeps the work, and where another one has stored since', async () => {
    const records = withLog();
    const { store, leave } = await visit(records, 'tab 1');
    store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
    await vi.runAllTimersAsync();
    const lost = loseWrites(records);
    store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    leave();
    lost.mockRestore();
    expect(partNames((await visit(records, 'tab 2', theirs)).store)).toEqual(['a.md']);
    expect(records.noted.has(LOG)).toBe(true);
    records.records.set('writer', 'tab 9');
    expect(partNames((await visit(records, 'tab 3')).store)).toEqual(['a.md']);
    expect(records.noted.has(LOG)).toBe(false);
  });

  it('takes back nothing newer: what is too much to be written down leaves nothing older', async () => {
    const records = withLog();
    const { store } = await visit(records, 'tab 1');
    store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
    expect(records.noted.has(LOG)).toBe(true);
    store.getState().addTexts([{ name: 'b.md', text: 'x'.repeat(100_000) }]);
    expect(records.noted.has(LOG)).toBe(false);
  });

  it('is whole whether what was on its way arrives or not', async () => {
    for (const arrives of [true, false]) {
      const records = withLog();
      const { store, leave } = await visit(records, 'tab 1');
      store.getState().clear();
      store.getState().addTexts([{ name: 'a.md', text: 'alpha' }, { name: 'b.md', text: 'beta' }]);
      await vi.runAllTimersAsync();
      const { write } = records;
      const lost = vi.spyOn(records, 'write').mockImplementation((entries, removed) => {
        if (arrives) void write.call(records, entries, removed);
        return new Promise(() => {});
      });
      store.getState().deleteUnits([store.getState().work.prompt.parts[0]!.id]);
      await vi.advanceTimersByTimeAsync(1000);
      lost.mockImplementation(() => new Promise(() => {}));
      store.getState().undo();
      store.getState().renamePart(store.getState().work.prompt.parts[1]!.id, 'c.md');
      leave();
      lost.mockRestore();
      const next = await visit(records, 'tab 2');
      expect(partNames(next.store)).toEqual(['a.md', 'c.md']);
      expect(charactersOf(next.store)).toEqual([5, 4]);
    }
  });
});
