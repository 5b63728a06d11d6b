import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import type { AppState } from './app-state';
import { startCounting } from './counting';
import { startCountingFraming } from './framing-counts';
import { openSharedWork } from './open-shared';
import { selectFill, selectModel, selectOverhead, selectOverheadLines, selectPartCounts } from './selectors';
import { figuresOfParts, makeLink, readLink } from './share-links';
import { createAppStore } from './store';

let lastId = 0;
const makeId = () => `link${(lastId += 1)}` as UnitId;

/** The sample, or what `change` makes of it, with everything counted at one token a UTF-16 unit. */
async function counted(change: (store: ReturnType<typeof createAppStore>) => void = () => undefined) {
  const tokenizer = fakeTokenizer();
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

async function opened(state: AppState, included: ReadonlySet<UnitId> = new Set()) {
  vi.useRealTimers();
  const made = await makeLink(state, { included, withScenario: false }, '1');
  const read = made.ok ? await readLink(made.value.fragment) : made;
  if (!read.ok) throw new Error(read.error.kind);
  return counted((store) => openSharedWork(store, read.value, false));
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

describe('a link without texts', () => {
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
