import { expect, it } from 'vitest';
import type { ModelId } from '@/core/units';
import { openQuickStore } from '@/test/quick-store';
import { startCounting } from './counting';
import { fillOf } from './fill-of';
import { startCountingFraming } from './framing-counts';
import { selectFill, selectModel, selectPartCounts } from './selectors';

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
