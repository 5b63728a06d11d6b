import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { startCounting } from './counting';
import { type RecordStore, keepWork } from './keeping';
import { selectFill, selectPartCounts } from './selectors';
import { type AppStore, createAppStore } from './store';

let lastId = 0;
const makeId = () => `id${(lastId += 1)}` as UnitId;

function open() {
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId });
  return { store, tokenizer };
}

const names = (store: AppStore) => store.getState().work.prompt.parts.map((part) => part.name);

beforeEach(() => {
  vi.useFakeTimers();
});

describe('the work', () => {
  it('starts with the sample, which the first text replaces and a later one does not', () => {
    const { store } = open();
    expect(names(store).length).toBeGreaterThan(5);
    store.getState().addPastedText('one');
    expect(names(store)).toEqual(['Pasted text']);
    expect(store.getState().notices.at(-1)?.action).toBe('undo');
    store.getState().addPastedText('two');
    expect(names(store)).toEqual(['Pasted text', 'Pasted text 2']);
    store.getState().undo();
    store.getState().undo();
    expect(names(store).length).toBeGreaterThan(5);
    expect(store.getState().work.untouchedSample).toBe(true);
    store.getState().redo();
    expect(names(store)).toEqual(['Pasted text']);
  });

  it('appends to a sample that was touched', () => {
    const { store } = open();
    const first = store.getState().work.prompt.parts[0];
    if (first === undefined) throw new Error('no sample');
    store.getState().setEnabled([first.id], false);
    const before = names(store).length;
    store.getState().addPastedText('one');
    expect(names(store)).toHaveLength(before + 1);
  });

  it('undoes a run of typing as one step, and a change of model or reserve too', () => {
    const { store } = open();
    const id = store.getState().addPart('documents');
    for (const text of ['a', 'ab', 'abc']) store.getState().setText(id, text);
    store.getState().closeEdit();
    store.getState().setText(id, 'abcd');
    store.getState().undo();
    expect(store.getState().work.prompt.parts.find((part) => part.id === id)).toMatchObject({ text: 'abc' });
    store.getState().undo();
    expect(store.getState().work.prompt.parts.find((part) => part.id === id)).toMatchObject({ text: '' });
    const { modelId } = store.getState().work;
    store.getState().setSettings({ reserveTokens: 10 });
    store.getState().setSettings({ reserveTokens: 20 });
    store.getState().undo();
    expect(store.getState().work.settings[modelId]?.reserveTokens ?? null).toBeNull();
  });

  it('lets an editor undo its typing without making steps of it', () => {
    const { store } = open();
    store.getState().clear();
    const id = store.getState().addPart('documents');
    const text = () => store.getState().work.prompt.parts[0];
    store.getState().setText(id, 'one');
    store.getState().closeEdit();
    store.getState().setText(id, 'one two');
    // The editor goes back over both bursts, in three steps of its own.
    store.getState().setText(id, 'one t', 'undo');
    store.getState().setText(id, 'one', 'undo');
    store.getState().setText(id, '', 'undo');
    expect(text()).toMatchObject({ text: '' });
    // What follows is the work's own undo: the part goes.
    store.getState().undo();
    expect(text()).toBeUndefined();
    store.getState().redo();
    store.getState().redo();
    expect(text()).toMatchObject({ text: 'one' });
    store.getState().redo();
    expect(text()).toMatchObject({ text: expect.stringContaining('one t') });
    store.getState().setText(id, 'one', 'undo');
    store.getState().setText(id, 'one t', 'redo');
    expect(text()).toMatchObject({ text: 'one t' });
  });

  it('withdraws the offer to undo when something else has changed', () => {
    const { store } = open();
    store.getState().addPastedText('one');
    expect(store.getState().notices.map((notice) => notice.action)).toEqual(['undo']);
    store.getState().addPastedText('two');
    expect(store.getState().notices).toEqual([]);
  });

  it('extends the selection from where it began, both ways', () => {
    const { store } = open();
    const ids = store.getState().work.prompt.parts.map((part) => part.id);
    const [a, b, c] = ids;
    if (a === undefined || b === undefined || c === undefined) throw new Error('sample too small');
    store.getState().select(a);
    store.getState().select(b, 'range');
    store.getState().select(c, 'range');
    expect([...store.getState().chosenIds]).toEqual([a, b, c]);
    store.getState().select(b, 'range');
    expect([...store.getState().chosenIds]).toEqual([a, b]);
  });

  it('moves the focus to a neighbour when the focused part is deleted', () => {
    const { store } = open();
    const parts = store.getState().work.prompt.parts;
    const [, second, third] = parts;
    if (second === undefined || third === undefined) throw new Error('sample too small');
    store.getState().select(second.id);
    store.getState().deleteUnits([second.id]);
    expect(store.getState().focusId).toBe(third.id);
    store.getState().clear();
    expect(store.getState().focusId).toBeNull();
    expect(selectFill(store.getState()).input.tokens).toBe(0);
  });
});

describe('counting', () => {
  it('shows an estimate first, then the exact count; a newer text wins', async () => {
    const { store, tokenizer } = open();
    store.getState().clear();
    startCounting(store, tokenizer);
    const id = store.getState().addPart('documents');
    store.getState().setText(id, 'hello');
    expect(selectPartCounts(store.getState()).get(id)).toMatchObject({ status: 'pending', exactness: 'estimate' });
    store.getState().setText(id, 'hello world');
    expect(tokenizer.openKeys()).toEqual([id]);
    await tokenizer.answer(id, 2);
    await vi.runAllTimersAsync();
    expect(selectPartCounts(store.getState()).get(id)).toMatchObject({ tokens: 2, low: 2, high: 2, exactness: 'exact', status: 'ready' });
    expect(store.getState().counting.size).toBe(0);
  });

  it('keeps a flagged estimate with the reason when the worker fails, and counts again on Retry', async () => {
    const { store, tokenizer } = open();
    store.getState().clear();
    startCounting(store, tokenizer);
    store.getState().addPastedText('some text');
    const id = store.getState().focusId;
    if (id === null) throw new Error('no focus');
    await tokenizer.answer(id, { kind: 'unavailable', reason: 'blocked' });
    await vi.runAllTimersAsync();
    expect(store.getState().workerFault).toContain('blocked');
    expect(selectPartCounts(store.getState()).get(id)).toMatchObject({ status: 'failed', exactness: 'estimate' });
    store.getState().retryCounts();
    await tokenizer.answer(id, 2);
    await vi.runAllTimersAsync();
    expect(store.getState().workerFault).toBeNull();
    expect(selectPartCounts(store.getState()).get(id)).toMatchObject({ status: 'ready', tokens: 2 });
  });

  it('drops what was deleted and can be cancelled', async () => {
    const { store, tokenizer } = open();
    store.getState().clear();
    startCounting(store, tokenizer);
    store.getState().addTexts([
      { name: 'a', text: 'a' },
      { name: 'b', text: 'b' },
    ]);
    const [a, b] = store.getState().work.prompt.parts;
    if (a === undefined || b === undefined) throw new Error('not added');
    store.getState().deleteUnits([a.id]);
    expect(tokenizer.openKeys()).toEqual([b.id]);
    store.getState().cancelCounts();
    await vi.runAllTimersAsync();
    expect(tokenizer.openKeys()).toEqual([]);
    expect(selectPartCounts(store.getState()).get(b.id)?.reason).toContain('cancelled');
  });

  it('counts again with the encoding of another model', async () => {
    const { store, tokenizer } = open();
    store.getState().clear();
    startCounting(store, tokenizer);
    store.getState().addPastedText('text');
    const id = store.getState().focusId;
    if (id === null) throw new Error('no focus');
    await tokenizer.answer(id, 1);
    await vi.runAllTimersAsync();
    store.getState().chooseModel('openai/gpt-4' as never);
    expect(tokenizer.requests.at(-1)?.encodingId).toBe('cl100k_base');
  });
});

describe('keeping', () => {
  function memory(): RecordStore & { readonly records: Map<string, unknown>; failWith: Error | null } {
    const records = new Map<string, unknown>();
    return {
      records,
      failWith: null,
      read: async () => new Map(records),
      get: async (key) => records.get(key),
      async write(entries) {
        if (this.failWith !== null) throw this.failWith;
        for (const [key, value] of entries) records.set(key, structuredClone(value));
      },
      remove: async (keys) => {
        for (const key of keys) records.delete(key);
      },
    };
  }

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
});
