import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Part, Prompt } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';
import { keptFields, secretFields } from './kept-fields';

const part = (message?: object): Part => ({ id: 'a' as UnitId, role: 'question', name: 'a', text: 'T', enabled: true, ...(message === undefined ? {} : { asSent: { format: 'anthropic', json: JSON.stringify({ messages: [message] }) } }) });
const promptOf = (fields: object, message?: object): Prompt => ({ freeOrder: false, parts: [part(message)], requestFields: { format: 'anthropic', json: JSON.stringify(fields) } });

it('fields and what messages say beside their texts are named', () => {
  expect(keptFields({ freeOrder: false, parts: [part()] })).toEqual([]);
  expect(keptFields(promptOf({ temperature: 0, 'meta\u202edata': {} }, { role: 'user', name: 'ann', content: 'T' }))).toEqual(['temperature', 'metadata', 'name of 1 message']);
  const asSent = { format: 'anthropic' as const, json: '{"model":"ft:mine","max_tokens":9}', modelId: 'some/model' as ModelId, reserveTokens: null };
  expect(keptFields({ freeOrder: false, parts: [], asSent })).toEqual(['model', 'max_tokens']);
  const namedModel = { name: 'ft:mine', modelId: 'some/model' as ModelId };
  expect(keptFields({ freeOrder: false, parts: [], namedModel, asSent })).toEqual(['model', 'max_tokens']);
  expect(keptFields({ freeOrder: false, parts: [], namedModel })).toEqual(['model']);
});

it.each([
  [{ mcp_servers: [{ url: 'https://example.org', authorization_token: 'x' }] }, ['authorization_token in mcp_servers']],
  [{ mcp_servers: [{ authorization_token: 'x' }, { authorization_token: 'y' }] }, ['authorization_token in mcp_servers']],
  [{ tools: [{ type: 'mcp', headers: { Authorization: 'Bearer x', 'X-API-Key': 'y', accept: 'z' } }] }, ['Authorization in tools', 'X-API-Key in tools']],
  [{ apiKey: 'x' }, ['apiKey']],
  [{ extra: { secrets: { a: 'x', b: ['y'] } } }, ['a in extra', 'b in extra']],
  [{ password: '' }, []],
  [{ max_tokens: 9, thinking: { budget_tokens: 1024 }, stream_options: { include_token: true }, metadata: { user_id: 'ann' } }, []],
])('what is called like a secret and says something is found: %j', (fields, found) => {
  expect(secretFields(promptOf(fields))).toEqual(found);
});

it('a secret beside the text of a message is found; the arguments of a call stand in the part anyway', () => {
  expect(secretFields(promptOf({}, { role: 'user', x_auth: { token: 'x' }, content: [{ type: 'tool_use', input: { password: 'y' } }, { type: 'text', text: 'T', access_token: 'z' }] }))).toEqual(['token in messages', 'access_token in messages']);
});

it('never throws, whatever was kept', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (json) => void secretFields({ freeOrder: false, parts: [], requestFields: { format: 'anthropic', json } })));
});
