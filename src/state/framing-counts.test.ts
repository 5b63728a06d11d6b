import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addCounts } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { type FakeTokenizer, fakeTokenizer } from '@/test/fake-tokenizer';
import { startCountingFraming } from './framing-counts';
import { selectFramingTexts, selectOverhead, selectOverheadLines, selectPartCounts, selectToolCosts } from './selectors';
import { createAppStore } from './store';

let lastId = 0;
const makeId = () => `framing${(lastId += 1)}` as UnitId;
const TOOL = JSON.stringify({ name: 'f', description: 'Finds.', parameters: { type: 'object', properties: { q: { type: 'string' } } } });

function open() {
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId });
  store.getState().clear();
  const id = store.getState().addPart('tools');
  store.getState().setText(id, TOOL);
  startCountingFraming(store, tokenizer);
  return { store, tokenizer, id };
}

/** One token a UTF-16 unit, until nothing is asked for any more. */
async function answerAll(tokenizer: FakeTokenizer) {
  for (let keys = tokenizer.openKeys(); keys.length > 0; keys = tokenizer.openKeys()) {
    for (const key of keys) await tokenizer.answer(key);
    await vi.advanceTimersByTimeAsync(1);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe('the texts of framing', () => {
  it('are estimates until they are counted, and each is asked for once', async () => {
    const { store, tokenizer, id } = open();
    expect(selectPartCounts(store.getState()).get(id)?.exactness).toBe('estimate');
    expect(store.getState().activities.has('counting framing')).toBe(true);
    await answerAll(tokenizer);
    expect(store.getState().activities.has('counting framing')).toBe(false);
    expect(selectPartCounts(store.getState()).get(id)?.tokens).toBe('f:Finds'.length + 'q:string:'.length);
    expect(tokenizer.requests.map(({ text }) => text).toSorted()).toEqual([...selectFramingTexts(store.getState())].toSorted());
    store.getState().addPart('question');
    await answerAll(tokenizer);
    expect(new Set(tokenizer.requests.map(({ text }) => text)).size).toBe(tokenizer.requests.length);
  });

  it('make lines that are the overhead, and tools whose costs close with it', async () => {
    const { store, tokenizer, id } = open();
    await answerAll(tokenizer);
    const state = store.getState();
    const lines = selectOverheadLines(state);
    expect(addCounts(lines.map(({ count }) => count))).toEqual(selectOverhead(state));
    const part = selectPartCounts(state).get(id);
    const toolLines = lines.filter((line) => line.id.startsWith('tool-')).map(({ count }) => count.tokens);
    expect(toolLines.reduce((sum, tokens) => sum + tokens, part?.tokens ?? 0)).toBe(selectToolCosts(state).total.tokens);
  });

  it('stay estimates where they cannot be counted, until the user asks again', async () => {
    const { store, tokenizer, id } = open();
    const asked = tokenizer.requests.length;
    for (const key of tokenizer.openKeys()) await tokenizer.answer(key, { kind: 'unavailable', reason: 'no worker' });
    await vi.advanceTimersByTimeAsync(1);
    expect(tokenizer.openKeys()).toEqual([]);
    expect(selectPartCounts(store.getState()).get(id)?.exactness).toBe('estimate');
    store.setState({ counts: new Map([[id, { status: 'failed', encodingId: 'o200k_base', text: TOOL, reason: 'no worker', isVocabularyMissing: false }]]) });
    store.getState().retryCounts();
    expect(tokenizer.openKeys().length).toBeGreaterThan(0);
    await answerAll(tokenizer);
    expect(tokenizer.requests.length).toBe(asked * 2);
  });

  it('of all models come after those of the chosen one, and one that is not wanted any more is called back', async () => {
    const { store, tokenizer } = open();
    await answerAll(tokenizer);
    store.setState({ framingWanted: new Map([['gemma3', ['slow']]]) });
    await vi.advanceTimersByTimeAsync(1);
    expect(tokenizer.requests.at(-1)).toMatchObject({ encodingId: 'gemma3', text: 'slow' });
    expect(tokenizer.openKeys()).toHaveLength(1);
    store.setState({ framingWanted: new Map() });
    await vi.advanceTimersByTimeAsync(1);
    expect(tokenizer.openKeys()).toEqual([]);
    expect(store.getState().activities.has('counting framing')).toBe(false);
    // It is no failure: wanted again, it is asked for again.
    store.setState({ framingWanted: new Map([['gemma3', ['slow']]]) });
    await answerAll(tokenizer);
    expect(store.getState().framingCounts.get('gemma3 slow')).toMatchObject({ tokens: 4 });
  });
});
