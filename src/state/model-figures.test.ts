import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BYTE_LEVEL_IDS, ENCODING_IDS } from '@/core/tokenize/encoding';
import { compareUsd } from '@/core/pricing/money';
import { priceRequest } from '@/core/pricing/price-request';
import type { ModelId, UnitId } from '@/core/units';
import { type FakeTokenizer, fakeTokenizer } from '@/test/fake-tokenizer';
import { startCounting } from './counting';
import { startCountingFraming } from './framing-counts';
import { createModelFigures, type ModelFigures, modelFigures } from './model-figures';
import { offerOf, selectRequestUsage } from './price-selectors';
import { selectFill } from './selectors';
import { type AppStore, createAppStore } from './store';
import { watchModels } from './watch-models';

const TOOL = JSON.stringify({ name: 'search', description: 'Finds things.', parameters: { type: 'object', properties: { q: { type: 'string', description: 'What' } }, required: ['q'] } });
const AT_MS = Date.parse('2026-11-27T12:00:00Z');

let tokenizer: FakeTokenizer;
let store: AppStore;
let stops: (() => void)[];
const now = () => store.getState();

/** Each encoding has another length, so that a count from the wrong one is seen. */
async function answerAll(): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    const [key] = tokenizer.openKeys();
    if (key === undefined) {
      await vi.advanceTimersByTimeAsync(500);
      if (tokenizer.openKeys().length === 0) return;
      continue;
    }
    const { text, encodingId } = tokenizer.requests.findLast((request) => request.key === key)!;
    await tokenizer.answer(key, text.length * (2 + ENCODING_IDS.indexOf(encodingId)));
    await vi.advanceTimersByTimeAsync(1);
  }
  throw new Error('There is no end of counting.');
}

beforeEach(async () => {
  vi.useFakeTimers();
  tokenizer = fakeTokenizer();
  let ids = 0;
  store = createAppStore({ tokenizer, makeId: () => `m${(ids += 1)}` as UnitId });
  now().clear();
  now().setText(now().addPart('system'), 'You are careful.  \n');
  now().setText(now().addPart('tools'), TOOL);
  now().setText(now().addTurn('user'), '  What is it?');
  now().setText(now().addTurn('assistant'), 'A thing.');
  now().addTexts([{ name: 'doc', text: 'Some words of a document, 123.' }]);
  now().setText(now().addPart('question'), 'And now?');
  now().openCatalogue();
  await vi.waitFor(() => expect(now().catalogue.status).toBe('ready'));
  now().setPricesAt(AT_MS);
  stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
  return () => {
    for (const stop of stops) stop();
    vi.useRealTimers();
  };
});

const rowOf = (figures: readonly ModelFigures[], id: string) => figures.find(({ model }) => model.id === id)!;

describe('the figures of all models', () => {
  it('are, for the chosen model, those of the window, at every moment of the counting', async () => {
    for (const id of ['openai/gpt-5.5', 'anthropic/claude-opus-5', 'meta/llama-3.3-70b-instruct', 'google/gemma-3-27b-it']) {
      now().chooseModel(id as ModelId);
      expect(rowOf(modelFigures(now()), id).fill).toEqual(selectFill(now()));
      await answerAll();
      expect(rowOf(modelFigures(now()), id)).toMatchObject({ fill: selectFill(now()), isChosen: true, isCounting: false });
    }
  });

  it('are, for every other model, what the window says once that model is chosen', async () => {
    let figures: readonly ModelFigures[] = [];
    stops.push(watchModels(store, (made) => (figures = made)));
    await answerAll();
    expect(figures).toHaveLength(now().catalogue.value!.models.length);
    expect(figures.filter(({ isCounting }) => isCounting)).toEqual([]);
    const before = figures;
    // One of each way of counting and framing, and each with the settings that the window has for it.
    const seen = new Set<unknown>();
    for (const { model, fill } of before) {
      const key = `${model.tokenizer.kind} ${JSON.stringify(model.tokenizer)} ${JSON.stringify(model.framing)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      now().chooseModel(model.id);
      await answerAll();
      expect(fill, model.id).toEqual(selectFill(now()));
      expect(offerOf(now(), model.id)?.id ?? null).toBe(rowOf(before, model.id).offer?.id ?? null);
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  it('cost what the request costs with the offer that is shown', async () => {
    await answerAll();
    const chosen = modelFigures(now()).find(({ isChosen }) => isChosen)!;
    const expected = priceRequest(selectRequestUsage(now()), offerOf(now(), chosen.model.id)!, AT_MS);
    expect(chosen.cost).toMatchObject({ kind: 'priced' });
    if (chosen.cost.kind === 'priced' && expected.ok) {
      expect(compareUsd(chosen.cost.priced.totalUsd, expected.value.totalUsd)).toBe(0);
      expect(chosen.cost.priced.rules.map(({ sentence }) => sentence)).toEqual(expected.value.rules.map(({ sentence }) => sentence));
    }
  });

  it('are of equal answers: as long as the reserve of the chosen model, shorter only where a model can give less', async () => {
    await answerAll();
    now().chooseModel('openai/gpt-5.5' as ModelId);
    now().setSettings({ reserveTokens: 20_000 });
    await answerAll();
    const equal = modelFigures(now());
    expect(new Set(equal.filter(({ isAnswerCapped }) => !isAnswerCapped).map(({ answerTokens }) => answerTokens))).toEqual(new Set([20_000]));
    expect(rowOf(equal, 'openai/gpt-5.5')).toMatchObject({ isAnswerCapped: false, fill: { reserveTokens: 20_000 } });
    expect(rowOf(equal, 'openai/gpt-4o')).toMatchObject({ answerTokens: 16_384, isAnswerCapped: true });
    for (const { model, answerTokens, isAnswerCapped, fill } of equal) {
      expect(answerTokens < 20_000, model.id).toBe(isAnswerCapped);
      expect(answerTokens, model.id).toBeLessThanOrEqual(fill.limits.maxOutputTokens ?? Infinity);
    }
    now().setModelTable({ answer: 'own' });
    for (const { fill, answerTokens, isAnswerCapped } of modelFigures(now())) {
      expect(answerTokens).toBeLessThanOrEqual(fill.reserveTokens);
      expect(isAnswerCapped).toBe(answerTokens < fill.reserveTokens);
    }
    expect(rowOf(modelFigures(now()), 'meta/llama-4-scout')).toMatchObject({ answerTokens: 8_192, isAnswerCapped: true, answerNote: expect.stringMatching(/^Billed 8,192 tokens of answer, not the 2,500,000 reserved/) });
    expect(rowOf(modelFigures(now()), 'openai/gpt-5.5').cost).toEqual(rowOf(equal, 'openai/gpt-5.5').cost);
    now().setModelTable({ answer: 300 });
    expect(modelFigures(now()).every(({ answerTokens }) => answerTokens <= 300)).toBe(true);
    expect(rowOf(modelFigures(now()), 'openai/gpt-5.5').answerTokens).toBe(300);
  });

  it('take the settings of each model, and the offer of a region that is asked for', async () => {
    await answerAll();
    const id = 'openai/gpt-4o' as ModelId;
    now().chooseModel(id);
    now().setSettings({ reserveTokens: 1234, servedWindowTokens: 50_000 });
    now().chooseModel('openai/gpt-5.5' as ModelId);
    expect(rowOf(modelFigures(now()), id).fill).toMatchObject({ reserveTokens: 1234, limits: { windowTokens: 50_000 } });
    const opus = 'anthropic/claude-opus-5-5';
    expect(rowOf(modelFigures(now()), opus).offer?.region).toBeNull();
    now().setModelTable({ filters: { fitsOnly: false, openWeights: false, vision: false, mostUsd: null, leastWindowTokens: null, region: 'EU', vendor: null } });
    expect(rowOf(modelFigures(now()), opus).offer?.region).toBe('EU');
  });

  it('of a vocabulary that is missing are an estimate from the base tokens, as in the window', async () => {
    stops.push(watchModels(store, () => {}));
    for (let round = 0; round < 500; round += 1) {
      const [key] = tokenizer.openKeys();
      if (key === undefined) {
        await vi.advanceTimersByTimeAsync(500);
        if (tokenizer.openKeys().length === 0) break;
        continue;
      }
      const { encodingId, text } = tokenizer.requests.findLast((request) => request.key === key)!;
      await tokenizer.answer(key, encodingId === 'tekken' ? { kind: 'vocabulary', encodingId, reason: 'gone' } : text.length);
      await vi.advanceTimersByTimeAsync(1);
    }
    const id = 'mistral/open-mistral-nemo' as ModelId;
    const { fill, isCounting } = rowOf(modelFigures(now()), id);
    expect(fill.input.exactness).toBe('estimate');
    expect(fill.input.high).toBeGreaterThan(fill.input.low);
    expect(isCounting).toBe(false);
  });

  it('say of all models which texts a link states', () => {
    expect(new Set(modelFigures(now()).map(({ stated }) => stated))).toEqual(new Set(['none']));
    const figures = { kind: 'withheld' as const, fileName: 'w', mediaType: 'text/plain', sizeBytes: 9, characters: 9, tokens: 3, low: 3, high: 3, exactness: 'exact' as const, countedWith: 'o200k_base' };
    const { work } = now();
    now().replaceWork({ ...work, prompt: { ...work.prompt, parts: [...work.prompt.parts, { id: 'w' as UnitId, role: 'question', name: 'w', enabled: true, attachment: figures }] } });
    expect(new Set(modelFigures(now()).map(({ stated }) => stated))).toEqual(new Set(['some']));
  });

  it('are remembered: what has not changed is the same object, and a text that changed is counted anew', async () => {
    await answerAll();
    const maker = createModelFigures();
    const all = () => {
      const steps = maker.steps(now());
      for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
    };
    const [first, second] = [all(), all()];
    for (const [index, { cost, fill }] of first.entries()) {
      expect(second[index]!.cost).toBe(cost);
      expect(second[index]!.fill).toEqual(fill);
    }
    now().addTexts([{ name: 'more', text: 'more and more' }]);
    await answerAll();
    expect(all().map(({ fill }) => fill.input)).toEqual(modelFigures(now()).map(({ fill }) => fill.input));
  });
});

describe('watching the models', () => {
  it('counts texts and framing in all encodings of models, and lets go of them when it stops', async () => {
    const stop = watchModels(store, () => {});
    await answerAll();
    const counted = new Set([...now().comparison.counts.values()].map(({ encodingId }) => encodingId));
    expect([...counted].toSorted()).toEqual(ENCODING_IDS.filter((id) => id !== 'p50k_base').toSorted());
    const framed = new Set([...now().framingCounts.keys()].map((key) => key.split(' ')[0]));
    for (const id of BYTE_LEVEL_IDS.filter((each) => each !== 'p50k_base' && each !== 'r50k_base')) expect(framed, id).toContain(id);
    expect(now().activities.size).toBe(0);
    stop();
    expect(now().framingWanted.size).toBe(0);
    const asked = tokenizer.requests.length;
    now().addTexts([{ name: 'later', text: 'later' }]);
    await answerAll();
    expect(tokenizer.requests.length).toBe(asked + 1);
  });

  it('waits for a pause in the typing, and keeps the page busy until the rows are there', async () => {
    let made = 0;
    stops.push(watchModels(store, () => (made += 1)));
    await answerAll();
    const [before, asked] = [made, tokenizer.requests.length];
    const id = now().work.prompt.parts[0]!.id;
    for (const text of ['a', 'ab', 'abc']) {
      now().setText(id, text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(made).toBe(before);
    expect(now().activities.has('pricing models')).toBe(true);
    expect(tokenizer.requests.slice(asked).filter(({ key }) => key.startsWith('compare'))).toEqual([]);
    await answerAll();
    expect(made).toBeGreaterThan(before);
    expect(now().activities.size).toBe(0);
  });
});
