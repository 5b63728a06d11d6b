import { expect, it } from 'vitest';
import type { ModelId } from '@/core/units';
import { startCounting } from '@/state/counting';
import { openQuickStore } from '@/test/quick-store';
import { promptPosition } from './prompt-position';

it('is exact up to the part that calls tools, and an estimate in it and behind it', async () => {
  const { store, tokenizer, settled } = openQuickStore();
  const stop = startCounting(store, tokenizer);
  const call = { id: 'c', type: 'function', function: { name: 'find', arguments: '{"q":"x"}' } };
  const messages = [{ role: 'system', content: 'Be short.' }, { role: 'user', content: 'go' }, { role: 'assistant', content: null, tool_calls: [call] }, { role: 'tool', tool_call_id: 'c', content: 'x' }, { role: 'user', content: 'and now' }];
  store.getState().clear();
  store.getState().chooseModel('openai/gpt-4o' as ModelId);
  store.getState().addPastedText(JSON.stringify({ model: 'gpt-4o', messages }));
  await settled();
  const state = store.getState();
  expect(state.work.prompt.parts.map(({ role }) => role)).toEqual(['system', 'history', 'question']);
  expect(state.work.prompt.parts.map((part) => promptPosition(state, part, 0)?.approximate)).toEqual([false, true, true]);
  stop();
});

it('has none among the tokens of tools, which a request has in the words of their vendor', async () => {
  const { store, tokenizer, settled } = openQuickStore();
  const stop = startCounting(store, tokenizer);
  await settled();
  const state = store.getState();
  const places = state.work.prompt.parts.map((part) => [part.role === 'tools', promptPosition(state, part, 0) === null]);
  expect(places.filter(([isTools]) => isTools).length).toBeGreaterThan(1);
  for (const [isTools, isNone] of places) expect(isNone).toBe(isTools);
  stop();
});
