import { expect, it } from 'vitest';
import type { ModelId } from '@/core/units';
import { CALLS_NOTE } from '@/core/prompt/call-count';
import { openQuickStore } from '@/test/quick-store';
import { startCounting } from './counting';
import { fillOf } from './fill-of';
import { startCountingFraming } from './framing-counts';
import { selectFill, selectModel, selectPartCounts, selectUnitCounts } from './selectors';

it('counts functions alike beside a tool of another kind, which makes the part and the window an estimate with a reason', async () => {
  const { store, tokenizer, settled } = openQuickStore();
  const stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
  store.getState().chooseModel('openai/gpt-4o' as ModelId);
  const functions = Array.from({ length: 8 }, (_, at) => ({ type: 'function', function: { name: `tool_${at}`, description: `Does thing ${at}`, parameters: { type: 'object', properties: { a: { type: 'string' } } } } }));
  const toolsOf = async (tools: readonly unknown[]) => {
    store.getState().clear();
    store.getState().addPastedText(JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'go' }], tools }));
    await settled();
    const part = store.getState().work.prompt.parts.find(({ role }) => role === 'tools')!;
    // Of a prompt that would be, the same.
    expect(fillOf(store.getState(), store.getState().work.prompt, selectModel(store.getState()), { get: () => undefined }).fill.input).toEqual(selectFill(store.getState()).input);
    return selectPartCounts(store.getState()).get(part.id)!;
  };
  const alone = await toolsOf(functions);
  const mixed = await toolsOf([...functions, { type: 'custom', custom: { name: 'sql', description: 'SQL' } }, { type: 'web_search' }]);
  expect([alone.exactness, alone.reason, mixed.exactness, mixed.reason]).toEqual(['exact', null, 'estimate', 'Custom tools, estimated by their words: sql. Not counted: web_search.']);
  expect([mixed.tokens - alone.tokens, selectFill(store.getState()).input.exactness]).toEqual([Math.ceil('sql\nSQL'.length / 2), 'estimate']);
  stops.forEach((stop) => stop?.());
});

it('counts a turn that calls tools as its text, but not as sure, wherever no vendor says how calls are written', async () => {
  const { store, tokenizer, settled } = openQuickStore();
  const stops = [startCounting(store, tokenizer), startCountingFraming(store, tokenizer)];
  const call = { id: 'c', type: 'function', function: { name: 'find', arguments: '{"q":"x"}' } };
  const messages = [{ role: 'user', content: 'go' }, { role: 'assistant', content: 'Yes.', tool_calls: [call] }, { role: 'tool', tool_call_id: 'c', content: 'x' }, { role: 'user', content: 'and now' }];
  store.getState().clear();
  store.getState().addPastedText(JSON.stringify({ model: 'gpt-4o', messages }));
  await settled();
  const countsWith = async (modelId: string) => {
    store.getState().chooseModel(modelId as ModelId);
    await settled();
    const state = store.getState();
    const [history] = state.work.prompt.parts;
    if (history === undefined || !('turns' in history)) throw new Error('The request has no history.');
    expect(fillOf(state, state.work.prompt, selectModel(state), { get: () => undefined }).fill).toEqual(selectFill(state));
    const turns = history.turns.map(({ id, text }) => ({ ...selectUnitCounts(state).get(id)!, units: text.length }));
    for (const { tokens, low, high, units, exactness } of turns) if (exactness !== 'estimate' || low === high) expect([tokens, low, high]).toEqual(Array.from({ length: 3 }, () => Math.ceil(units / 2)));
    return { turns: turns.map(({ exactness, reason }) => [exactness, reason]), part: selectPartCounts(state).get(history.id)! };
  };
  const { turns, part } = await countsWith('openai/gpt-4o');
  expect(turns).toEqual([['exact', null], ['estimate', CALLS_NOTE], ['exact', null], ...turns.slice(3)]);
  expect([part.exactness, part.low === part.high, part.reason]).toEqual(['estimate', true, CALLS_NOTE]);
  // An estimate has a range of its own.
  expect((await countsWith('anthropic/claude-opus-5')).turns.map(([, reason]) => reason)).not.toContain(CALLS_NOTE);
  stops.forEach((stop) => stop?.());
});
