import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LONG_UNITS } from '@/core/prompt/long-text';
import { packWork } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { type RecordStore, keepWork } from './keeping';
import { type AppStore, createAppStore } from './store';

let lastId = 0;
const makeId = () => `id${(lastId += 1)}` as UnitId;

function open() {
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId });
  return { store, tokenizer };
}

const names = (store: AppStore) => store.getState().work.prompt.parts.map((part) => part.name);

function memory(): RecordStore & { readonly records: Map<string, unknown>; failWith: Error | null } {
  const records = new Map<string, unknown>();
  return {
    records,
    failWith: null,
    read: async (isWanted) => new Map([...records].filter(([key]) => isWanted(key))),
    get: async (key) => records.get(key),
    async write(entries, removed = []) {
      if (this.failWith !== null) throw this.failWith;
      for (const key of removed) records.delete(key);
      for (const [key, value] of entries) records.set(key, structuredClone(value));
    },
  };
}

/** Varied, so that no two pieces of it are equal. */
function longText(units: number): string {
  const lines: string[] = [];
  for (let length = 0, line = 0; length < units; line += 1) {
    lines.push(`line ${line} of a long text, é\n`);
    length += lines.at(-1)?.length ?? 0;
  }
  return lines.join('').slice(0, units);
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe('keeping', () => {
  it('brings the work back, and writes only the texts that changed', async () => {
    const records = memory();
    const { store } = open();
    await keepWork(store, records, 'tab 1');
    store.getState().clear();
    store.getState().addTexts([
      { name: 'a.md', text: 'alpha\r\n' },
      { name: 'b.md', text: 'beta' },
    ]);
    await vi.runAllTimersAsync();
    expect([...records.records.keys()].filter((key) => key.startsWith('text:'))).toHaveLength(2);
    const again = open();
    await keepWork(again.store, records, 'tab 1');
    expect(again.store.getState().work).toEqual(store.getState().work);

    const write = vi.spyOn(records, 'write');
    const [first] = again.store.getState().work.prompt.parts;
    if (first === undefined) throw new Error('nothing restored');
    again.store.getState().setText(first.id, 'gamma');
    await vi.runAllTimersAsync();
    expect(write.mock.calls[0]?.[0].map(([key]) => key)).toEqual(['manifest', 'writer', `text:${first.id}`]);
    expect(again.store.getState().activities.size).toBe(0);
  });

  it('keeps one whole work when two tabs write', async () => {
    const records = memory();
    const one = open();
    await keepWork(one.store, records, 'tab 1');
    one.store.getState().clear();
    one.store.getState().addTexts([
      { name: 'a.md', text: 'alpha' },
      { name: 'b.md', text: 'beta' },
    ]);
    await vi.runAllTimersAsync();
    const two = open();
    await keepWork(two.store, records, 'tab 2');
    const b = two.store.getState().work.prompt.parts[1];
    if (b === undefined) throw new Error('nothing restored');
    two.store.getState().deleteUnits([b.id]);
    await vi.runAllTimersAsync();
    one.store.getState().addPastedText('gamma');
    await vi.runAllTimersAsync();
    expect(one.store.getState().notices.at(-1)?.text).toContain('another tab');
    const three = open();
    await keepWork(three.store, records, 'tab 3');
    expect(names(three.store)).toEqual(['a.md', 'b.md', 'Pasted text']);
  });

  it('saves the first change at once and a run of changes every so often', async () => {
    const records = memory();
    const { store } = open();
    await keepWork(store, records, 'tab 1');
    const write = vi.spyOn(records, 'write');
    const id = store.getState().addPart('documents');
    await vi.advanceTimersByTimeAsync(1);
    expect(write).toHaveBeenCalledTimes(1);
    for (let key = 0; key < 20; key += 1) {
      store.getState().setText(id, 'x'.repeat(key + 1));
      await vi.advanceTimersByTimeAsync(90);
    }
    expect(write.mock.calls.length).toBeGreaterThan(3);
    expect(write.mock.calls.length).toBeLessThan(8);
  });

  it('tells a full store and goes on in memory', async () => {
    const records = memory();
    const { store } = open();
    await keepWork(store, records, 'tab 1');
    records.failWith = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    store.getState().clear();
    await vi.runAllTimersAsync();
    expect(store.getState().notices.at(-1)?.text).toContain('full');
    expect(store.getState().work.prompt.parts).toEqual([]);
    expect(store.getState().activities.size).toBe(0);
  });

  it('keeps a copy of what it cannot read and starts with the sample', async () => {
    const records = memory();
    records.records.set('manifest', { schemaVersion: 1, nonsense: true });
    const { store } = open();
    await keepWork(store, records, 'tab 1');
    expect(store.getState().work.untouchedSample).toBe(true);
    expect(store.getState().notices.at(-1)?.tone).toBe('warning');
    expect(records.records.has('backup:manifest')).toBe(true);
  });

  describe('a long text', () => {
    const text = longText(LONG_UNITS * 3.2);
    const keysWith = (records: ReadonlyMap<string, unknown>, prefix: string) => [...records.keys()].filter((key) => key.startsWith(prefix));

    async function keep() {
      const records = memory();
      const { store } = open();
      await keepWork(store, records, 'tab 1');
      store.getState().addTexts([{ name: 'long.txt', text, measure: { characters: text.length, bytes: text.length + 1 } }]);
      await vi.runAllTimersAsync();
      const id = store.getState().work.prompt.parts[0]?.id;
      if (id === undefined) throw new Error('not added');
      return { records, store, id };
    }

    it('is stored in pieces, and comes back with what it measures', async () => {
      const { records, store } = await keep();
      const values = [...records.records.values()].filter((value) => typeof value === 'string');
      expect(Math.max(...values.map((value) => value.length))).toBeLessThanOrEqual(LONG_UNITS * 1.5);
      expect(keysWith(records.records, 'piece:')).toHaveLength(3);
      const again = open();
      const restored = keepWork(again.store, records, 'tab 2');
      await vi.runAllTimersAsync();
      await restored;
      expect(again.store.getState().work).toEqual(store.getState().work);
      expect([...again.store.getState().measures.values()]).toEqual([{ text, characters: text.length, bytes: text.length + 1 }]);
    });

    it('is rewritten only where an edit has changed it, and nothing is left behind', async () => {
      const { records, store, id } = await keep();
      const before = new Map(records.records);
      const write = vi.spyOn(records, 'write');
      store.getState().setText(id, `${text.slice(0, 1000)}an edit${text.slice(1000)}`);
      await vi.runAllTimersAsync();
      const written = write.mock.calls.flatMap(([entries]) => entries.filter(([key]) => key.startsWith('piece:')));
      expect(written).toHaveLength(1);
      expect(keysWith(records.records, 'piece:')).toHaveLength(3);
      expect(keysWith(records.records, 'piece:').filter((key) => before.has(key))).toHaveLength(2);
      store.getState().deleteUnits([id]);
      await vi.runAllTimersAsync();
      expect([...keysWith(records.records, 'piece:'), ...keysWith(records.records, 'text:')]).toEqual([]);
    });

    it('that the first version stored in one record is read, and cut with the next change', async () => {
      const records = memory();
      const { store } = open();
      store.getState().addTexts([{ name: 'long.txt', text }]);
      const { manifest, texts } = packWork(store.getState().work);
      await records.write([['manifest', { ...manifest, schemaVersion: 1 }], ...[...texts].map(([id, value]) => [`text:${id}`, value] as const)]);
      const again = open();
      await keepWork(again.store, records, 'tab 1');
      expect(again.store.getState().work).toEqual(store.getState().work);
      again.store.getState().addPart('question');
      await vi.runAllTimersAsync();
      expect(keysWith(records.records, 'piece:')).toHaveLength(3);
    });

    it('of which a piece is missing is not opened, and what is left is kept', async () => {
      const { records } = await keep();
      records.records.delete(keysWith(records.records, 'piece:')[1] ?? '');
      const { store } = open();
      const restored = keepWork(store, records, 'tab 2');
      await vi.runAllTimersAsync();
      await restored;
      expect(store.getState().work.untouchedSample).toBe(true);
      expect(store.getState().notices.at(-1)?.tone).toBe('warning');
      expect(keysWith(records.records, 'backup:piece:')).toHaveLength(2);
    });
  });
});
