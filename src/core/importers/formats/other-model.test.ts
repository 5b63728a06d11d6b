// Requests in mixed styles: read by their form, and a model that is not of its vendor is told and not asked for.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText } from './registry';
import { sentSettings } from '@/core/share/sent-settings';
import type { ModelId } from '@/core/units';

const read = (value: unknown) => importText(JSON.stringify(value))!;
const said = (value: unknown) => read(value).notes.map(noteWords);
const user = { role: 'user', content: 'Q' };
const result = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: 'R' }] };
const asOf = (value: unknown) => sentSettings({ asSent: { ...read(value).settings!, modelId: 'm' as ModelId, reserveTokens: null } }, 'anthropic', { modelId: 'm' as ModelId, reserveTokens: null });

describe('a request in the form of Anthropic’s API', () => {
  it.each([
    ['blocks of its tools', { messages: [user, result] }],
    ['a system text in blocks', { system: [{ type: 'text', text: 'S' }], messages: [user] }],
    ['definitions of its tools', { messages: [user], tools: [{ name: 'f', input_schema: { type: 'object' } }] }],
  ])('with %s that names another vendor’s model says so, and a request for Anthropic does not', (_what, request) => {
    const value = { model: 'gpt-4o', max_tokens: 5, ...request };
    expect(read(value)).toMatchObject({ format: 'anthropic', modelId: 'gpt-4o' });
    expect(said(value)).toEqual(['It has the form of Anthropic’s Messages and names gpt-4o, a model of another vendor: a request that is saved for Anthropic does not name it.']);
    expect(asOf(value)).toEqual({ modelName: null, limit: { max_tokens: 5 } });
  });

  it('names its own models, those of routers, and what nobody knows as they are', () => {
    for (const model of ['claude-opus-5-5', 'openai/gpt-4o', 'deepseek-chat', 'kimi-k2', 'us.anthropic.claude-opus-5-v1:0']) {
      expect(said({ model, max_tokens: 5, messages: [user, result] }), model).toEqual([]);
      expect(asOf({ model, max_tokens: 5, messages: [user, result] }).modelName, model).toBe(model);
    }
  });
});

it('a request in the form of Gemini’s API that names another vendor’s model says so', () => {
  const contents = [{ role: 'user', parts: [{ text: 'Q' }] }];
  expect(said({ model: 'claude-opus-5-5', contents })).toEqual(['It has the form of Gemini’s API and names claude-opus-5-5, a model of another vendor.']);
  expect(said({ model: 'models/gemini-3.5-flash', contents })).toEqual([]);
  // A text as system beside OpenAI's messages is a router's.
  expect(read({ model: 'gpt-4o', system: 'S', messages: [user] })).toMatchObject({ format: 'openai-chat', system: [{ text: 'S' }], notes: [] });
});
