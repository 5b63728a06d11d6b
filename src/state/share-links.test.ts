import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import type { AppState } from './app-state';
import { filledCases } from './case-plan';
import { startCounting } from './counting';
import { startCountingFraming } from './framing-counts';
import { openSharedWork } from './open-shared';
import { selectFill, selectModel, selectOverhead, selectOverheadLines, selectPartCounts } from './selectors';
import { figuresOfParts, makeLink, readLink } from './share-links';
import { createAppStore } from './store';

let lastId = 0;
const makeId = () => `link${(lastId += 1)}` as UnitId;

/** The sample, or what `change` makes of it, with everything counted at one token a UTF-16 unit. */
async function counted(change: (store: ReturnType<typeof createAppStore>) => void = () => undefined, tokenizers: ReturnType<typeof fakeTokenizer>[] = []) {
  const tokenizer = fakeTokenizer();
  tokenizers.push(tokenizer);
  const store = createAppStore({ tokenizer, makeId });
  change(store);
  vi.useFakeTimers();
  const stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
  await vi.advanceTimersByTimeAsync(1_000);
  for (let keys = tokenizer.openKeys(); keys.length > 0; keys = tokenizer.openKeys()) {
    for (const key of keys) await tokenizer.answer(key);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  stops.forEach((stop) => stop?.());
  return store;
}

async function opened(state: AppState, included: ReadonlySet<UnitId> = new Set(), tokenizers: ReturnType<typeof fakeTokenizer>[] = []) {
  vi.useRealTimers();
  const made = await makeLink(state, { included, withScenario: false, withKept: true, withFigures: true }, '1');
  const read = made.ok ? await readLink(made.value.fragment) : made;
  if (!read.ok) throw new Error(read.error.kind);
  return counted((store) => openSharedWork(store, read.value, false), tokenizers);
}

/** Of every part in order. */
function countsOf(state: AppState) {
  return state.work.prompt.parts.map(({ id }) => {
    const { tokens, low, high, exactness } = selectPartCounts(state).get(id)!;
    return { tokens, low, high, exactness };
  });
}

const toolsOf = (state: AppState) => state.work.prompt.parts.filter(({ role }) => role === 'tools');

afterEach(() => {
  vi.useRealTimers();
});

/** The input in each case of the variables. */
async function casesOf(store: ReturnType<typeof createAppStore>, tokenizer: ReturnType<typeof fakeTokenizer>) {
  const cases = filledCases(store);
  for (let open = true; open; ) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    for (const key of tokenizer.openKeys()) await tokenizer.answer(key);
    open = store.getState().activities.has('planning');
  }
  const filled = await cases;
  for (const { fill, shown } of filled) expect(selectFill({ ...store.getState(), shownCase: shown })).toEqual(fill);
  return Object.fromEntries(filled.map(({ id, fill, unset }) => [id, { fill, unset }]));
}

it('names in a link are shown as names of files are: nothing turns or hides what stands around them', async () => {
  const sender = await counted((store) => {
    store.getState().clear();
    store.getState().addTexts([{ name: 'a.txt', text: 'a' }, { name: 'b.txt', text: 'b' }]);
    const [first, second] = store.getState().work.prompt.parts;
    store.getState().renamePart(first!.id, 'invoice\u202excod.exe\u2066');
    store.getState().renamePart(second!.id, '');
  });
  const [first, second] = (await opened(sender.getState())).getState().work.prompt.parts;
  expect(first).toMatchObject({ name: 'invoicexcod.exe', attachment: { fileName: 'invoicexcod.exe' } });
  expect(second).toMatchObject({ name: '' });
  const made = await makeLink(sender.getState(), { included: new Set(), withScenario: false, withKept: true, withFigures: true }, '1\u202e9');
  expect(await readLink(made.ok ? made.value.fragment : '')).toMatchObject({ ok: true, value: { madeBy: '19' } });
});

describe('the variables of a template', () => {
  it('count with their values where the text is left out: the cases of the sender are in the range of the receiver', async () => {
    const tokenizers: ReturnType<typeof fakeTokenizer>[] = [];
    const sender = await counted((store) => {
      store.getState().clear();
      store.getState().addTexts([{ name: 'mail.txt', text: 'Answer {{name}} about {{docs}}, {{ docs | trim }} and {{other}} in some words.' }]);
      store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 200 }, worst: { kind: 'tokens', size: 2_000_000 } });
      store.getState().setVariable('name', { typical: { kind: 'text', text: 'Ann' }, worst: null });
    }, tokenizers);
    const receiver = await opened(sender.getState(), new Set(), tokenizers);
    vi.useRealTimers();
    const parts = receiver.getState().work.prompt.parts;
    expect(parts[0]).toMatchObject({ attachment: { kind: 'withheld', places: [{ name: 'name', times: 1, units: 8 }, { name: 'docs', times: 2, units: 25 }] } });
    expect(JSON.stringify(parts)).not.toContain('other');
    const [own, theirs] = [await casesOf(sender, tokenizers[0]!), await casesOf(receiver, tokenizers[1]!)];
    for (const id of ['typical', 'worst'] as const) {
      const [exact, { low, tokens, high, exactness }] = [own[id]!.fill.input.tokens, theirs[id]!.fill.input];
      expect([low <= exact, exact <= high, low < tokens, tokens <= high], id).toEqual([true, true, true, true]);
      expect(Math.abs(tokens - exact), id).toBeLessThan(40);
      expect(exactness).toBe('estimate');
      expect(theirs[id]!.fill.verdict).toBe(own[id]!.fill.verdict);
    }
    expect(theirs['worst']!.fill.verdict).toBe('over');
    receiver.getState().setEnabled([parts[0]!.id], false);
    expect((await casesOf(receiver, tokenizers[1]!))['worst']!.fill.verdict).toBe('fits');
  });

  it('are looked for in no text where none has a value', async () => {
    const sender = await counted((store) => store.getState().addTexts([{ name: 'mail.txt', text: 'Answer {{name}}' }]));
    expect(JSON.stringify((await opened(sender.getState())).getState().work.prompt)).not.toContain('places');
  });
});

describe('a link without texts', () => {
  const FUNCTION = '{"type":"function","name":"f","parameters":{"type":"object"}}';
  it('says how many tools of the vendor are not counted: what fits for no one to say does not begin to fit', async () => {
    const sender = await counted((store) => {
      store.getState().clear();
      store.getState().addPart('tools');
      const id = store.getState().work.prompt.parts.find(({ role }) => role === 'tools')!.id;
      store.getState().setText(id, `[${FUNCTION},{"type":"web_search"},{"type":"code_interpreter"}]`);
    });
    expect(selectFill(sender.getState())).toMatchObject({ verdict: 'uncertain', uncountedTools: 2 });
    const receiver = await opened(sender.getState());
    expect(receiver.getState().work.prompt.parts.find(({ role }) => role === 'tools')).toMatchObject({ attachment: { kind: 'withheld', uncountedTools: 2 } });
    expect(selectFill(receiver.getState())).toMatchObject({ verdict: 'uncertain', uncountedTools: 2 });
    receiver.getState().setEnabled(receiver.getState().work.prompt.parts.map(({ id }) => id), false);
    expect(selectFill(receiver.getState())).toMatchObject({ verdict: 'fits', uncountedTools: 0 });
  });

  it.each([
    ['anthropic', [{ type: 'web_search_20250305', name: 'web_search', allowed_domains: ['secret.example'] }], 1],
    ['gemini', [{ googleSearch: {}, codeExecution: { note: 'secret' } }], 2],
  ] as const)('keeps the names of tools that are in no part, and nothing else of them: %s', async (format, tools, count) => {
    const sender = await counted((store) => {
      const { work } = store.getState();
      store.getState().replaceWork({ ...work, prompt: { ...work.prompt, requestFields: { format, json: JSON.stringify({ metadata: { user_id: 'secret' }, tools }) } } });
    });
    const receiver = await opened(sender.getState());
    for (const store of [sender, receiver]) expect(selectFill(store.getState())).toMatchObject({ verdict: 'uncertain', uncountedTools: count });
    expect(JSON.stringify(receiver.getState().work.prompt)).not.toContain('secret');
  });

  it.each(['openai/gpt-5.5', 'anthropic/claude-opus-5-5', 'google/gemini-3.1-pro-preview', 'mistral/open-mistral-nemo'])('states of each part what the page shows, and comes to the same total: %s', async (modelId) => {
    const sender = (await counted((store) => store.getState().chooseModel(modelId as ModelId))).getState();
    expect(selectModel(sender).id).toBe(modelId);
    const receiver = (await opened(sender)).getState();
    expect(countsOf(receiver)).toEqual(countsOf(sender));
    expect(selectOverhead(receiver)).toEqual(selectOverhead(sender));
    expect(selectFill(receiver).input).toEqual(selectFill(sender).input);
    expect([...figuresOfParts(sender).values()].map(({ count }) => count.tokens)).toEqual(countsOf(receiver).map(({ tokens }) => tokens));
  });

  it('keeps what stands around tools with their parts: switched off, switched on, beside a text that goes along', async () => {
    const sender = await counted((store) => store.getState().setEnabled([toolsOf(store.getState())[1]!.id], false));
    const [first, second] = toolsOf(sender.getState());
    const receiver = await opened(sender.getState());
    expect(selectOverhead(receiver.getState())).toEqual(selectOverhead(sender.getState()));
    const mixed = await opened(sender.getState(), new Set([first!.id]));
    expect(selectOverhead(mixed.getState())).toEqual(selectOverhead(sender.getState()));
    for (const store of [sender, receiver]) {
      const [one, other] = toolsOf(store.getState());
      store.getState().setEnabled([other!.id], true);
      store.getState().setEnabled([one!.id], false);
    }
    expect(toolsOf(sender.getState())[1]!.id).toBe(second!.id);
    expect(selectOverhead(receiver.getState())).toEqual(selectOverhead(sender.getState()));
    for (const store of [sender, receiver]) store.getState().setEnabled(toolsOf(store.getState()).map(({ id }) => id), false);
    expect(selectOverhead(receiver.getState())).toEqual(selectOverhead(sender.getState()));
  });

  it('is a wider estimate for a model that writes tools in another way', async () => {
    const receiver = await opened((await counted()).getState());
    receiver.getState().chooseModel('anthropic/claude-opus-5-5' as ModelId);
    const toolLines = selectOverheadLines(receiver.getState()).filter(({ id }) => id.startsWith('tool-'));
    expect(toolLines.length).toBeGreaterThan(0);
    for (const { count } of toolLines) expect([count.exactness, count.low < count.tokens, count.high > count.tokens]).toEqual(['estimate', true, true]);
  });
});
