import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LONG_UNITS } from '@/core/prompt/long-text';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { startCounting } from './counting';
import { selectCountingBytes, selectFill, selectOverheadLines, selectPartCounts, selectToolCosts } from './selectors';
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

  it('asks for a tool as one step of undo, which the framing of a model that counts it follows', () => {
    const { store } = open();
    store.getState().chooseModel('anthropic/claude-haiku-4-5' as ModelId);
    const prelude = () => selectOverheadLines(store.getState()).find(({ id }) => id === 'tool-prompt');
    const free = selectFill(store.getState()).freeTokens;
    store.getState().setToolChoice('any');
    expect(prelude()).toMatchObject({ label: 'Tool-use instructions, one must be used', count: { tokens: 588 } });
    expect(selectToolCosts(store.getState()).prelude.tokens).toBe(588);
    expect(selectFill(store.getState()).freeTokens).toBe(free - (588 - 496));
    store.getState().undo();
    expect(prelude()).toMatchObject({ label: 'Tool-use instructions', count: { tokens: 496 } });
    expect(store.getState().work.untouchedSample).toBe(true);
    store.getState().redo();
    store.getState().clear();
    expect(store.getState().work.prompt.toolChoice).toBeUndefined();
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
    // Where it began is gone with what was deleted: it begins where the focus is now.
    store.getState().select(a);
    store.getState().deleteUnits([a]);
    store.getState().select(c, 'range');
    expect([...store.getState().chosenIds]).toEqual([b, c]);
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

  it('tells in bytes how far it is; what is finished stays done until all is', async () => {
    const { store, tokenizer } = open();
    store.getState().clear();
    startCounting(store, tokenizer);
    store.getState().addTexts([
      { name: 'a', text: 'é'.repeat(1000) },
      { name: 'b', text: 'b'.repeat(500) },
    ]);
    const [a, b] = store.getState().work.prompt.parts;
    if (a === undefined || b === undefined) throw new Error('not added');
    const bytes = () => selectCountingBytes(store.getState());
    expect(bytes()).toEqual({ doneBytes: 0, totalBytes: 2500, isEstimate: false });
    tokenizer.tell(a.id, { doneUnits: 400, totalUnits: 1000, doneBytes: 800 });
    await vi.runAllTimersAsync();
    expect(bytes()).toEqual({ doneBytes: 800, totalBytes: 2500, isEstimate: false });
    tokenizer.tell(a.id, { doneUnits: 1000, totalUnits: 1000, doneBytes: 2000 });
    await tokenizer.answer(a.id);
    await vi.runAllTimersAsync();
    expect(bytes()).toEqual({ doneBytes: 2000, totalBytes: 2500, isEstimate: false });
    // A newer text begins from nothing, whatever was told of the older one.
    tokenizer.tell(b.id, { doneUnits: 499, totalUnits: 500, doneBytes: 499 });
    store.getState().setText(b.id, 'newer');
    await vi.runAllTimersAsync();
    expect(bytes()).toEqual({ doneBytes: 2000, totalBytes: 2005, isEstimate: false });
    await tokenizer.answer(b.id);
    await vi.runAllTimersAsync();
    expect(bytes()).toEqual({ doneBytes: 0, totalBytes: 0, isEstimate: false });
  });

  it('guesses the bytes of a long text that is not measured, from what is done', async () => {
    const { store, tokenizer } = open();
    store.getState().clear();
    startCounting(store, tokenizer);
    store.getState().addTexts([{ name: 'long', text: `${'é'.repeat(LONG_UNITS)}${'a'.repeat(LONG_UNITS)}\ud83c` }]);
    const id = store.getState().focusId;
    if (id === null) throw new Error('no focus');
    expect(selectCountingBytes(store.getState())).toMatchObject({ doneBytes: 0, isEstimate: true });
    // A long text is asked for in a task of its own.
    await vi.runAllTimersAsync();
    tokenizer.tell(id, { doneUnits: LONG_UNITS, totalUnits: 2 * LONG_UNITS, doneBytes: 2 * LONG_UNITS });
    await vi.runAllTimersAsync();
    expect(selectCountingBytes(store.getState())).toEqual({ doneBytes: 2 * LONG_UNITS, totalBytes: 4 * LONG_UNITS, isEstimate: true });
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
