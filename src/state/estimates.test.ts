import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { calibrate } from '@/core/tokenize/calibrate';
import { calibratedTokens } from '@/core/tokenize/calibration';
import { estimateTokens } from '@/core/tokenize/estimate-family';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { calibrationInput } from './calibration-input';
import { startCounting } from './counting';
import { selectFill, selectOverhead, selectPartCounts, selectUnitCounts } from './selectors';
import { type AppStore, createAppStore } from './store';

const CLAUDE = 'anthropic/claude-opus-5-5' as ModelId;
const GEMINI = 'google/gemini-2.5-pro' as ModelId;
const FAMILY = ESTIMATE_FAMILIES['claude-new'];
const prose = (tokens: number) => ({ ...EMPTY_TALLY, prose: tokens });

let lastId = 0;
const makeId = () => `estimate${(lastId += 1)}` as UnitId;

async function open(texts: readonly string[], modelId: ModelId) {
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId });
  store.getState().clear();
  store.getState().chooseModel(modelId);
  startCounting(store, tokenizer);
  store.getState().addTexts(texts.map((text, index) => ({ name: `text ${index}`, text })));
  const ids = store.getState().work.prompt.parts.map((part) => part.id);
  return { store, tokenizer, ids };
}

async function counted(texts: readonly string[], modelId = CLAUDE) {
  const all = await open(texts, modelId);
  for (const id of all.ids) await all.tokenizer.answer(id);
  await vi.runAllTimersAsync();
  return all;
}

/** Types a count into the form, so to say. */
function report(store: AppStore, reportedTokens: number) {
  const input = calibrationInput(store.getState());
  if (input === null) throw new Error('no family');
  const result = calibrate({ ...input, reportedTokens, date: '2026-11-20' });
  if (result.ok) store.getState().calibrate(result.value);
  return result;
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a model without a public tokenizer', () => {
  it('is estimated from the tally of each text', async () => {
    const { store, tokenizer, ids } = await counted(['a'.repeat(1000)]);
    expect(tokenizer.requests.at(-1)).toMatchObject({ encodingId: 'o200k_base', tally: true });
    expect(selectPartCounts(store.getState()).get(ids[0]!)).toMatchObject({ ...estimateTokens(FAMILY, prose(1000)), status: 'ready' });
  });

  it('takes the tokens of the same encoding for a guess until the tally is there', async () => {
    const { store, tokenizer, ids } = await counted(['a'.repeat(1000)], 'openai/gpt-5.5' as ModelId);
    store.getState().chooseModel(CLAUDE);
    expect(selectPartCounts(store.getState()).get(ids[0]!)).toMatchObject({ status: 'pending', tokens: Math.round(1000 * FAMILY.document.mid) });
    await tokenizer.answer(ids[0]!);
    await vi.runAllTimersAsync();
    expect(selectPartCounts(store.getState()).get(ids[0]!)).toMatchObject({ status: 'ready', tokens: 1600 });
    // The tally is more than the tokens: going back asks for nothing.
    const asked = tokenizer.requests.length;
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    expect(tokenizer.requests).toHaveLength(asked);
    expect(selectPartCounts(store.getState()).get(ids[0]!)).toMatchObject({ tokens: 1000, exactness: 'exact' });
  });

  it('tallies a long text that is edited when the typing pauses', async () => {
    const { store, tokenizer, ids } = await counted(['a'.repeat(300_000)]);
    const asked = tokenizer.requests.length;
    for (const end of ['b', 'bc', 'bcd']) store.getState().setText(ids[0]!, 'a'.repeat(300_000) + end);
    await vi.advanceTimersByTimeAsync(100);
    expect(tokenizer.requests).toHaveLength(asked);
    await vi.advanceTimersByTimeAsync(200);
    expect(tokenizer.requests.slice(asked).map(({ text }) => text.length)).toEqual([300_003]);
  });
});

describe('a calibration', () => {
  it('makes the input what was reported, and the range that of all texts together', async () => {
    const sizes = [1000, 777, 3331, 5];
    const { store } = await counted(sizes.map((size) => 'a'.repeat(size)));
    const before = selectFill(store.getState());
    const result = report(store, 9000);
    if (!result.ok) throw new Error(result.error.kind);
    const fill = selectFill(store.getState());
    expect(Math.abs(fill.input.tokens - 9000)).toBeLessThanOrEqual(sizes.length / 2);
    const together = calibratedTokens(FAMILY, result.value, prose(sizes.reduce((sum, size) => sum + size, 0)));
    expect(fill.parts).toMatchObject({ low: together.low, high: together.high, exactness: 'calibrated' });
    expect(fill.parts.high - fill.parts.low).toBeLessThan((before.parts.high - before.parts.low) / 2);
  });

  it('leaves parts and overhead adding up to the input, whatever is reported and switched off', async () => {
    const { store, ids } = await counted(['a'.repeat(1000), 'b'.repeat(411), 'c'.repeat(73)]);
    fc.assert(
      fc.property(fc.integer({ min: 700, max: 9000 }), fc.subarray(ids), (reportedTokens, off) => {
        store.getState().setEnabled(ids, true);
        expect(report(store, reportedTokens).ok).toBe(true);
        store.getState().setEnabled(off, false);
        const state = store.getState();
        const { parts, input } = selectFill(state);
        const on = ids.filter((id) => !off.includes(id)).map((id) => selectPartCounts(state).get(id)!);
        expect(on.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(parts.tokens);
        expect(parts.tokens + selectOverhead(state).tokens).toBe(input.tokens);
        expect(parts.low).toBeLessThanOrEqual(parts.tokens);
        expect(parts.high).toBeGreaterThanOrEqual(parts.tokens);
        expect(parts.low).toBeGreaterThanOrEqual(on.reduce((sum, { low }) => sum + low, 0));
        expect(parts.high).toBeLessThanOrEqual(on.reduce((sum, { high }) => sum + high, 0));
      }),
      { numRuns: 50 },
    );
  });

  it('is a step of undo, goes by reset, and does not touch other families', async () => {
    const { store, ids } = await counted(['a'.repeat(1000)]);
    const exactness = () => selectUnitCounts(store.getState()).get(ids[0]!)?.exactness;
    report(store, 1500);
    expect(exactness()).toBe('calibrated');
    store.getState().undo();
    expect(exactness()).toBe('estimate');
    store.getState().redo();
    store.getState().chooseModel('anthropic/claude-sonnet-4-6' as ModelId);
    expect(exactness()).toBe('estimate');
    store.getState().chooseModel(CLAUDE);
    store.getState().resetCalibration('claude-new');
    expect(exactness()).toBe('estimate');
    expect(store.getState().work.calibrations).toEqual({});
  });

  it('needs all texts counted, and a model that is estimated', async () => {
    const { store, tokenizer, ids } = await open(['one', 'two'], CLAUDE);
    await tokenizer.answer(ids[0]!);
    await vi.runAllTimersAsync();
    expect(report(store, 100)).toEqual({ ok: false, error: { kind: 'no-text' } });
    store.getState().chooseModel(GEMINI);
    expect(calibrationInput(store.getState())).toBeNull();
  });
});

describe('a vocabulary that does not load', () => {
  const failure = { kind: 'vocabulary', encodingId: 'gemma3', reason: 'offline' } as const;

  it('leaves a labelled estimate from the tally of the base encoding, and other models as they are', async () => {
    const { store, tokenizer, ids } = await open(['a'.repeat(1000)], GEMINI);
    const id = ids[0]!;
    await tokenizer.answer(id, failure);
    expect(tokenizer.requests.at(-1)).toMatchObject({ key: id, encodingId: 'o200k_base', tally: true });
    await tokenizer.answer(id);
    await vi.runAllTimersAsync();
    const count = selectPartCounts(store.getState()).get(id);
    expect(count).toMatchObject({ ...estimateTokens(ESTIMATE_FAMILIES.unknown, prose(1000)), status: 'failed', reason: expect.stringContaining('gemma3') });
    expect(store.getState().workerFault).toBeNull();
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    await tokenizer.answer(id);
    await vi.runAllTimersAsync();
    expect(selectPartCounts(store.getState()).get(id)).toMatchObject({ tokens: 1000, exactness: 'exact', status: 'ready' });
  });

  it('is asked for again on Retry, and characters stand in where the base is missing too', async () => {
    const { store, tokenizer, ids } = await open(['some words of a text'], GEMINI);
    const id = ids[0]!;
    await tokenizer.answer(id, failure);
    await tokenizer.answer(id, { ...failure, encodingId: 'o200k_base' });
    await vi.runAllTimersAsync();
    expect(selectPartCounts(store.getState()).get(id)).toMatchObject({ status: 'failed', exactness: 'estimate' });
    store.getState().retryCounts();
    expect(tokenizer.requests.at(-1)).toMatchObject({ encodingId: 'gemma3' });
    await tokenizer.answer(id, 5);
    await vi.runAllTimersAsync();
    expect(selectPartCounts(store.getState()).get(id)).toMatchObject({ tokens: 5, exactness: 'exact', status: 'ready' });
  });
});

it('is exactly nothing of a text without a character, in a part or a turn of any model', async () => {
  for (const modelId of [CLAUDE, GEMINI]) {
    const { store } = await open([''], modelId);
    const part = store.getState().addPart('system');
    const turn = store.getState().addTurn('assistant');
    for (const counts of [selectPartCounts(store.getState()).get(part), selectUnitCounts(store.getState()).get(turn)]) {
      expect(counts).toMatchObject({ tokens: 0, low: 0, high: 0, exactness: 'exact' });
    }
  }
});
