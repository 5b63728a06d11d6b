import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CaseId, CASES, type VariableCases } from '@/core/prompt/template-case';
import { calibrate } from '@/core/tokenize/calibrate';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import { addCounts } from '@/core/tokenize/count';
import { fail, succeed } from '@/core/result';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import type { CountRequest, Tokenizer } from '@/workers/tokenizer';
import { calibrationInput } from './calibration-input';
import { type ShownCases, watchCases } from './case-plan';
import { startCounting } from './counting';
import { startCountingFraming } from './framing-counts';
import { modelFigures, type ModelFigures } from './model-figures';
import { openSnapshot } from './open-snapshot';
import { selectRequestUsage } from './price-selectors';
import { selectPartSpans } from './recall-selectors';
import { scenarioRequestsWith, selectScenarioRequests } from './scenario-selectors';
import { asWritten, selectCountedParts, selectFill, selectFramingTexts, selectModel, selectOverhead, selectPartCounts, selectToolCosts } from './selectors';
import { type AppStore, createAppStore } from './store';
import { watchModels } from './watch-models';

const TOOL = JSON.stringify({ name: 'search', description: 'Finds {{docs}} for {{name}}.', parameters: { type: 'object', properties: { q: { type: 'string', description: 'What' } } } });
const SNAPSHOT = openSnapshot();
const MODELS = ['openai/gpt-5.5', 'openai/gpt-4', 'anthropic/claude-opus-5', 'meta/llama-3.3-70b-instruct', 'google/gemma-3-27b-it'] as const;

/** Answers at once. Another length in each encoding, and what is put together is not as long as its parts: a count of the wrong text is seen. */
function countText({ encodingId, text, tally }: Pick<CountRequest, 'encodingId' | 'text' | 'tally'>) {
  const tokens = Math.ceil((text.length * (5 + ENCODING_IDS.indexOf(encodingId))) / 7) + (text.length % 3);
  return Promise.resolve(succeed(tally === true ? { tokens, tally: { ...EMPTY_TALLY, prose: tokens } } : { tokens }));
}

const stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

function open(fill: (text: string) => string = (text) => text, modelId: string = MODELS[0], count: Tokenizer['count'] = countText): AppStore {
  let ids = 0;
  const tokenizer = { ...fakeTokenizer(), count };
  const store = createAppStore({ tokenizer, makeId: () => `s${(ids += 1)}` as UnitId });
  const now = () => store.getState();
  store.setState({ catalogue: { status: 'ready', value: SNAPSHOT, reason: null }, pricesAtMs: Date.parse('2026-11-27T12:00:00Z') });
  now().clear();
  now().setText(now().addPart('system'), fill('You are careful with {{name}}.  \n'));
  now().setText(now().addPart('tools'), fill(TOOL));
  now().setText(now().addTurn('user'), fill('  What of {{docs}}?'));
  now().setText(now().addTurn('assistant'), 'A thing.');
  now().addTexts([{ name: 'doc', text: fill('About {{docs}}, and once more {{docs}} by {{name}}; {{open}} stays.') }]);
  now().addTexts([{ name: 'off', text: fill('Not sent: {{docs}}') }]);
  now().setEnabled([now().work.prompt.parts.find(({ name }) => name === 'off')!.id], false);
  now().setText(now().addPart('question'), fill('And {{kind}}?'));
  now().chooseModel(modelId as ModelId);
  stops.push(startCounting(store, tokenizer), startCountingFraming(store, tokenizer));
  return store;
}

/** What is told of texts that come twice or go: it is loaded first, by another clock than that of the test, and counts nothing. */
const ASIDE: ReadonlySet<string> = new Set(['looking for copies', 'looking for notes']);

async function settle(store: AppStore): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    await vi.advanceTimersByTimeAsync(260);
    const running = [...store.getState().activities.keys()].filter((name) => !ASIDE.has(name));
    if (running.length === 0 && store.getState().counting.size === 0) return;
  }
  throw new Error(`There is no end of ${[...store.getState().activities.keys()].join()}.`);
}

function watch(store: AppStore): () => ShownCases {
  let plan: ShownCases | null = null;
  stops.push(watchCases(store, (next) => (plan = next)));
  return () => plan!;
}

/** What sums of the page say, for the case that is shown. */
function sums(store: AppStore) {
  const state = store.getState();
  return {
    fill: selectFill(state),
    parts: selectCountedParts(state).map(({ name, count, characters, turns }) => ({ name, count, characters, turns: turns.map((turn) => turn.count) })),
    tools: selectToolCosts(state),
    usage: selectRequestUsage(state),
    scenario: selectScenarioRequests(state),
    models: modelFigures(state).map(({ model, fill, cost }) => ({ id: model.id, fill, cost })),
  };
}

const value = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('Ann', '', 'two "words"\n', '文書 '.repeat(40)) }),
  fc.record({ kind: fc.constantFrom('tokens' as const, 'characters' as const), size: fc.integer({ min: 0, max: 300_000 }) }),
);
const cases: fc.Arbitrary<VariableCases> = fc.record({ typical: value, worst: value });
const anyVariables = fc.record({ name: cases, docs: cases, kind: cases });

/** A model that is estimated by a family, scaled to what was reported. */
async function calibrated(store: AppStore): Promise<void> {
  await settle(store);
  const made = calibrate({ ...calibrationInput(store.getState())!, reportedTokens: Math.round(selectFill(store.getState()).input.tokens * 1.05), date: '2026-11-20' });
  if (!made.ok) throw new Error('It could not be calibrated.');
  store.getState().calibrate(made.value);
}

describe('the case that is shown', () => {
  it('has in all sums what the cases of the template say, for any values and models', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyVariables, fc.constantFrom(...MODELS), fc.constantFrom(...CASES), fc.boolean(), async (variables, modelId, id, isCalibrated) => {
        const store = open(undefined, modelId);
        if (isCalibrated && modelId.startsWith('anthropic')) await calibrated(store);
        await settle(store);
        const written = selectFill(store.getState());
        const plan = watch(store);
        for (const [name, own] of Object.entries(variables)) store.getState().setVariable(name, own);
        await settle(store);
        expect(selectFill(store.getState())).toEqual(written);
        store.getState().chooseCase(id);
        await settle(store);
        const state = store.getState();
        const chosen = plan().cases.find((each) => each.id === id)!;
        if (!chosen.isFilled) expect(state.shownCase).toBeNull();
        const fill = selectFill(state);
        expect(fill).toEqual(chosen.fill);
        const parts = selectCountedParts(state).filter(({ enabled }) => enabled);
        expect(new Map(parts.map((part) => [part.id, part.count.tokens]))).toEqual(chosen.partTokens);
        expect(addCounts([...parts.map(({ count }) => count), selectOverhead(state)]).tokens).toBe(fill.input.tokens);
        expect(modelFigures(state).find(({ isChosen }) => isChosen)!.fill).toEqual(fill);
        expect(scenarioRequestsWith(state, chosen)).toEqual(selectScenarioRequests(state));
        // What looks at the text itself has the text as it is written.
        expect(selectFill(asWritten(state))).toEqual(written);
        expect(selectPartSpans(state)).toHaveLength(parts.length);
        expect(selectPartSpans(state).reduce((sum, { tokens }) => sum + tokens, 0)).toBe(written.parts.tokens);
        for (const stop of stops.splice(0)) stop();
      }),
      { numRuns: 20 },
    );
  });

  it('with texts as values counts and costs in every view what the prompt does that is sent', { timeout: 60_000 }, async () => {
    // None of them spoils the JSON of the tools.
    const values = { name: 'Ann the first', docs: 'all the documents, '.repeat(30), kind: '種類' } as const;
    const written = (text: string) => Object.entries(values).reduce((all, [name, own]) => all.replaceAll(`{{${name}}}`, own), text);
    for (const modelId of MODELS) {
      const [template, sent] = [open(undefined, modelId), open(written, modelId)];
      let figures: readonly ModelFigures[] = [];
      stops.push(watchModels(template, (made) => (figures = made)), watchModels(sent, () => undefined));
      watch(template);
      for (const [name, own] of Object.entries(values)) template.getState().setVariable(name, { typical: { kind: 'text', text: own }, worst: null });
      template.getState().chooseCase('typical');
      for (const store of [template, sent]) await settle(store);
      const wanted = sums(sent);
      if (modelId === MODELS[0]) expect(wanted.models.length).toBeGreaterThan(100);
      expect(sums(template)).toEqual(wanted);
      expect(figures.map(({ model, fill, cost }) => ({ id: model.id, fill, cost }))).toEqual(wanted.models);
      for (const stop of stops.splice(0)) stop();
    }
  });

  it.each([
    ['tokens', 7_000],
    ['characters', 250_000],
  ] as const)('with a size in %s has it in every model, as a range where it is in characters', async (kind, size) => {
    const store = open();
    let figures: readonly ModelFigures[] = [];
    stops.push(watchModels(store, (made) => (figures = made)));
    const plan = watch(store);
    store.getState().setVariable('kind', { typical: { kind: 'tokens', size: 1 }, worst: { kind, size } });
    store.getState().chooseCase('worst');
    await settle(store);
    expect(figures.filter(({ isCounting }) => isCounting)).toEqual([]);
    const before = figures;
    for (const id of MODELS) {
      store.getState().chooseModel(id as ModelId);
      await settle(store);
      const { fill } = before.find(({ model }) => model.id === id)!;
      expect(fill, id).toEqual(selectFill(store.getState()));
      expect(fill, id).toEqual(plan().cases[1]!.fill);
      if (kind === 'tokens') expect(fill.parts.exactness, id).toBe(selectFill(asWritten(store.getState())).parts.exactness);
      else {
        expect(fill.parts.exactness, id).toBe('estimate');
        // From 6 characters a token to 1.2.
        expect(fill.input.tokens - fill.input.low, id).toBeGreaterThan(size / 20);
        expect(fill.input.high - fill.input.tokens, id).toBeGreaterThan(size / 3);
      }
    }
    // The question alone has it, with characters where these are what is given.
    const question = selectCountedParts(store.getState()).at(-1)!;
    expect([question.givenTokens, question.characters]).toEqual(kind === 'tokens' ? [size, 'And ?'.length] : [undefined, 'And ?'.length + size]);
    const tokensOf = (state: ReturnType<AppStore['getState']>) => selectCountedParts(state).map(({ count }) => count.tokens);
    const state = store.getState();
    const added = tokensOf(state).map((tokens, index) => tokens - tokensOf(asWritten(state))[index]!);
    expect(added.filter((tokens) => tokens !== 0)).toHaveLength(1);
    expect(added.at(-1)).toBeGreaterThan(6_000);
  });

  it('has its values in what is switched off too, which changes nothing of what is sent', async () => {
    const store = open();
    watch(store);
    const counted = () => new Map(selectCountedParts(store.getState()).map(({ name, count }) => [name, count]));
    await settle(store);
    const written = counted().get('off')!;
    store.getState().chooseCase('worst');
    for (const value of [{ kind: 'tokens', size: 5_000 }, { kind: 'characters', size: 20_000 }, { kind: 'text', text: 'some of it '.repeat(90) }] as const) {
      store.getState().setVariable('docs', { typical: null, worst: value });
      await settle(store);
      const off = counted().get('off')!;
      const before = selectFill(store.getState());
      if (value.kind === 'tokens') expect(off.tokens - written.tokens).toBeGreaterThan(4_990);
      else expect(off.tokens - written.tokens).toBeGreaterThan(400);
      if (value.kind !== 'characters') expect(off.exactness).toBe('exact');
      const offId = store.getState().work.prompt.parts.find(({ name }) => name === 'off')!.id;
      // Prose of that length is counted for what is sent and for what is not, each by itself.
      if (value.kind !== 'characters') {
        store.getState().setEnabled([offId], true);
        await settle(store);
        expect(counted().get('off')).toEqual(off);
        expect(selectFill(store.getState()).parts.tokens).toBe(before.parts.tokens + off.tokens);
        store.getState().setEnabled([offId], false);
        await settle(store);
      }
      store.getState().deleteUnits([offId]);
      await settle(store);
      expect(selectFill(store.getState())).toEqual(before);
      store.getState().undo();
      await settle(store);
    }
    // Where nothing that is sent has a value there is no case.
    for (const part of store.getState().work.prompt.parts) if (part.name !== 'off' && !('turns' in part)) store.getState().setText(part.id, 'plain');
    store.getState().setText(store.getState().work.prompt.parts.flatMap((part) => ('turns' in part ? part.turns : []))[0]!.id, 'plain');
    await settle(store);
    expect(store.getState().shownCase).toBeNull();
  });

  it('with a size in tokens is as many tokens more at both ends of a calibrated range', async () => {
    const store = open(undefined, 'anthropic/claude-opus-5');
    await calibrated(store);
    const plan = watch(store);
    store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 10 }, worst: { kind: 'tokens', size: 9_010 } });
    await settle(store);
    const [typical, worst] = plan().cases.map(({ fill }) => fill.parts);
    expect(Object.keys(store.getState().work.calibrations)).toHaveLength(1);
    for (const end of ['low', 'tokens', 'high'] as const) expect(worst![end] - typical![end], end).toBe(4 * 9_000);
  });

  it('is no step of the work, and ends with the last value or variable', async () => {
    const store = open();
    const plan = watch(store);
    const now = () => store.getState();
    await settle(store);
    const written = selectFill(now());
    now().setVariable('docs', { typical: { kind: 'tokens', size: 500 }, worst: { kind: 'tokens', size: 900 } });
    await settle(store);
    const past = now().past.length;
    const inputOf = async (id: CaseId | null) => {
      now().chooseCase(id);
      await settle(store);
      return selectFill(now()).input.tokens;
    };
    const [typical, worst] = [await inputOf('typical'), await inputOf('worst')];
    expect([typical, worst]).toEqual(plan().cases.map(({ fill }) => fill.input.tokens));
    expect(worst - typical).toBe(4 * 400);
    expect(await inputOf(null)).toBe(written.input.tokens);
    await inputOf('worst');
    expect(now().past).toHaveLength(past);
    // A part that goes takes its values along at once.
    const doc = now().work.prompt.parts.find(({ name }) => name === 'doc')!;
    now().deleteUnits([doc.id]);
    expect(selectCountedParts(now()).some(({ id }) => id === doc.id)).toBe(false);
    expect(selectFill(now()).input.tokens).toBeLessThan(worst - 2 * 900);
    now().undo();
    await settle(store);
    expect(selectFill(now()).input.tokens).toBe(worst);
    // With the value goes the case, at once; and comes back with it, as it is still chosen.
    now().undo();
    expect(now().shownCase).toBeNull();
    expect(selectFill(now())).toEqual(written);
    now().redo();
    await settle(store);
    expect(now().shownCase?.id).toBe('worst');
    // And with the variables.
    for (const part of now().work.prompt.parts) if (!('turns' in part)) now().setText(part.id, 'plain');
    now().setText(now().work.prompt.parts.flatMap((part) => ('turns' in part ? part.turns : []))[0]!.id, 'plain');
    await settle(store);
    expect(now().shownCase).toBeNull();
    expect(selectFill(now())).toEqual(selectFill(asWritten(now())));
  });

  it('says of a text that no tokenizer can count why, and does not wait for it', async () => {
    const store = open(undefined, MODELS[0], () => Promise.resolve(fail({ kind: 'unavailable', reason: 'Nothing counts here.' })));
    watch(store);
    store.getState().setVariable('docs', { typical: { kind: 'text', text: 'all of it' }, worst: null });
    store.getState().chooseCase('typical');
    await settle(store);
    expect(store.getState().shownCase?.id).toBe('typical');
    const counts = [...selectPartCounts(store.getState()).values()];
    expect(counts.map(({ status }) => status)).toEqual([...selectPartCounts(asWritten(store.getState())).values()].map(({ status }) => status));
    expect(counts.filter(({ reason }) => reason?.includes('Nothing counts here.') === true)).not.toEqual([]);
    expect(counts.some(({ status }) => status === 'pending')).toBe(false);
  });

  it('costs a prompt without variables nothing: selectors answer with the same objects', async () => {
    const store = open();
    await settle(store);
    const state = store.getState();
    expect(asWritten(state)).toBe(state);
    expect(selectFill({ ...state })).toBe(selectFill(state));
    expect(selectFramingTexts(state).every((text) => text.length < 1_000)).toBe(true);
    expect(selectModel(state).id).toBe(MODELS[0]);
  });
});
