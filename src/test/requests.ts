// Requests as clients send them: valid, with everything in their messages that is no text.
import fc from 'fast-check';
import { isServerCall } from '@/core/importers/formats/anthropic-server-tools';

export type Message = Record<string, unknown>;

/** Also what could be taken for a call, for the text of another message, or for a place in JSON. */
const text = fc.oneof(
  fc.constantFrom('Hi', 'a\nb', '""', '{"name":"f","arguments":"{}"}', 'Look.\n{"name":"f","input":{}}', '"content":"Hi"', 'user', ' \n'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const value = fc.jsonValue({ maxDepth: 2, noUnicodeString: false });
/** Keys that no API has now. */
const extras = fc.array(fc.tuple(fc.constantFrom('x_trace', '__proto__', 'constructor', 'metadata', '7'), value), { maxLength: 2 }).map((pairs) => Object.fromEntries(pairs) as Message);
const mostly = <Value>(common: Value, ...rest: fc.Arbitrary<Value>[]) => fc.oneof({ weight: 3, arbitrary: fc.constant(common) }, ...rest.map((arbitrary) => ({ weight: 1, arbitrary })));
const some = (record: Record<string, fc.Arbitrary<unknown>>) => fc.record(record, { requiredKeys: [] }) as fc.Arbitrary<Message>;
const merged = (...all: fc.Arbitrary<Message>[]) => fc.tuple(...all).map((records) => Object.fromEntries(records.flatMap((record) => Object.entries(record))));
const flat = (all: readonly (readonly Message[])[]) => all.flat();

const textPart = merged(fc.record({ type: fc.constant('text'), text }), mostly({}, extras));
const content = fc.oneof(text, fc.array(textPart, { minLength: 1, maxLength: 3 }));
const image = fc.constant({ type: 'image_url', image_url: { url: 'https://example.org/a.png', detail: 'low' } });
const beside = mostly({}, some({ name: fc.constantFrom('ann', 'content') }), extras);

const openaiUser = merged(fc.record({ role: fc.constant('user'), content: fc.oneof(text, fc.array(fc.oneof(textPart, image), { minLength: 1, maxLength: 3 })) }), beside);
const openaiSystem = merged(fc.record({ role: fc.constantFrom('system', 'developer'), content }), beside);
const openaiAssistant = merged(
  fc.record({ role: fc.constant('assistant'), content: fc.oneof(content, fc.array(fc.record({ type: fc.constant('refusal'), refusal: text }), { minLength: 1, maxLength: 1 })) }),
  mostly({}, some({ refusal: fc.constantFrom(null, 'No.'), annotations: fc.constantFrom([], [{ type: 'url_citation', url_citation: { start_index: 0, end_index: 1 } }]), audio: fc.constantFrom(null, { id: 'audio_1' }), reasoning_content: text }), extras),
);
/** It says nothing that is a text. */
const openaiSilent = fc.constantFrom<Message>({ role: 'assistant', content: null, audio: { id: 'audio_2' } }, { role: 'user', content: '' }, { role: 'system', content: '', name: 'x' }, { role: 'user', content: [] });

const openaiCall = fc.oneof(
  fc.record({ type: fc.constant('function'), function: fc.record({ name: fc.constantFrom('f', 'get_weather'), arguments: fc.oneof(fc.constantFrom('{}', '', '{ "a": 1.0 }', '{"broken', '[1]'), value.map((each) => JSON.stringify({ each }))) }) }),
  fc.record({ type: fc.constant('custom'), custom: fc.record({ name: fc.constant('sql'), input: text }) }),
);
const openaiExchange = (serial: string) =>
  fc.tuple(fc.array(merged(openaiCall as fc.Arbitrary<Message>, mostly({}, extras)), { minLength: 1, maxLength: 3 }), fc.oneof(fc.constantFrom({ content: null }, { content: '' }, {}), fc.record({ content })), beside, fc.array(fc.tuple(fc.oneof(content, fc.constant('')), mostly({}, extras)), { minLength: 3, maxLength: 3 }), fc.boolean()).map(([calls, said, more, answers, isTurned]): readonly Message[] => {
    const own = calls.map((call, at) => ({ id: `${serial}_${at}`, ...call }));
    const results = own.map(({ id }, at) => ({ role: 'tool', tool_call_id: id, content: answers[at]![0], ...answers[at]![1] }));
    return [{ role: 'assistant', ...said, ...more, tool_calls: own }, ...(isTurned ? results.toReversed() : results)];
  });
const one = (message: fc.Arbitrary<Message>) => message.map((each) => [each]);
const openaiSteps = fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }).chain((kinds) =>
  fc.tuple(...kinds.map((kind, at): fc.Arbitrary<readonly Message[]> => (kind < 3 ? one(openaiUser) : kind < 5 ? one(openaiAssistant) : kind < 7 ? openaiExchange(`call_${at}`) : kind < 9 ? one(openaiSystem) : one(openaiSilent)))).map(flat),
);

const mark = mostly<Message>({}, fc.constantFrom<Message>({ cache_control: { type: 'ephemeral' } }, { cache_control: { type: 'ephemeral', ttl: '1h' }, x_trace: 1 }));
const schema = fc.constantFrom<Message>({ type: 'object', properties: { city: { type: 'string' } } }, {}, { type: 'OBJECT', x_note: 'as it is' });
const openaiTool = fc.oneof(
  fc.record({ type: fc.constant('function'), function: merged(fc.record({ name: fc.constantFrom('f', 'get_weather') }), some({ description: fc.constantFrom('', 'D'), parameters: fc.oneof(schema, fc.constant(null)), strict: fc.constantFrom(true, null) })) }) as fc.Arbitrary<Message>,
  merged(fc.record({ type: fc.constant('custom'), custom: merged(fc.record({ name: fc.constant('sql') }), some({ format: fc.constantFrom({ type: 'text' }, { type: 'grammar', grammar: { syntax: 'lark', definition: 'x' } }, { type: 'new' }) })) }), mostly({}, extras)),
);
const anthropicTool = merged(fc.record({ name: fc.constantFrom('f', 'get_weather'), input_schema: schema }), some({ type: fc.constant('custom'), description: fc.constantFrom('', 'D'), defer_loading: fc.constant(true), input_examples: fc.constant([{ city: 'Oslo' }]) }), mark);
const withTools = (tool: fc.Arbitrary<Message>, choices: readonly unknown[]) => fc.oneof(fc.constant<Message>({}), fc.record({ tools: fc.array(tool, { minLength: 1, maxLength: 3 }), tool_choice: fc.constantFrom(...choices) }, { requiredKeys: ['tools'] }));

const saysText = ({ content: said }: Message) => (Array.isArray(said) ? said.some((part) => (part as Message)['type'] === 'text') : typeof said === 'string' && said !== '');

export const anyOpenaiRequest: fc.Arbitrary<Message> = fc
  .tuple(fc.array(openaiSystem, { maxLength: 2 }), openaiSteps, openaiUser, fc.boolean(), fc.constantFrom({}, { max_tokens: 9 }, { max_completion_tokens: 12, max_tokens: 9 }, { max_tokens: null }), fc.constantFrom({}, { temperature: 0.5, stream: true }), withTools(openaiTool, ['auto', 'none', 'required', { type: 'function', function: { name: 'f' } }]))
  .map(([head, steps, user, endsWithUser, limit, fields, tools]) => ({ model: 'gpt-4o-2024-08-06', ...fields, ...tools, ...limit, messages: [...head, user, ...steps, ...(endsWithUser ? [user] : [])] }))
  // Without any text there would be nothing that a message could be kept beside.
  .filter(({ messages }) => messages.some(saysText));

const block = merged(fc.record({ type: fc.constant('text'), text }), mark, mostly({}, some({ citations: fc.constantFrom(null, [{ type: 'char_location', cited_text: 'x', document_index: 0 }]) }), extras));
const urlImage = fc.constant<Message>({ type: 'image', source: { type: 'url', url: 'https://example.org/a.png' } });
const blocks = fc.array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: urlImage }), { minLength: 1, maxLength: 3 });
const anthropicUser = merged(fc.record({ role: fc.constant('user'), content: fc.oneof(text, blocks) }), mostly({}, extras));
const thinking = fc.constantFrom<Message>({ type: 'thinking', thinking: 'Hm.', signature: 'c2ln' }, { type: 'redacted_thinking', data: 'x' });
const SERVER: readonly ((id: string) => readonly Message[])[] = [
  (id) => [{ type: 'server_tool_use', id, name: 'web_search', input: { q: 'x' } }, { type: 'web_search_tool_result', tool_use_id: id, content: [{ type: 'web_search_result', url: 'https://example.org', title: 'T', encrypted_content: 'x' }] }],
  (id) => [{ type: 'mcp_tool_use', id, name: 'f', server_name: 's', input: {} }, { type: 'mcp_tool_result', tool_use_id: id, is_error: false, content: [{ type: 'text', text: 'R' }, { type: 'text', text: '' }] }],
  (id) => [{ type: 'server_tool_use', id, name: 'code_execution', input: { code: '1' } }, { type: 'code_execution_tool_result', tool_use_id: id, content: { type: 'code_execution_result', stdout: '', stderr: '', return_code: 0, content: [] } }],
  // The turn was paused, or the tool is still at work: nothing is said after it.
  (id) => [{ type: 'server_tool_use', id, name: 'web_fetch', input: { url: 'https://example.org' } }],
];
/** In a message of several turns it is taken for one once another turn of it is edited. */
const saysNoCall = ({ text: said }: Message) => !/^\{/m.test(String(said));
const server = (serial: string) => fc.array(fc.constantFrom(...SERVER), { minLength: 1, maxLength: 2 }).map((all) => all.flatMap((make, at) => make(`srv${serial}_${at}`)));
const said = (serial: string) => fc.tuple(mostly<Message[]>([], fc.array(thinking, { maxLength: 2 })), mostly<Message[]>([], server(serial)), fc.array(block, { maxLength: 2 })).map(([thoughts, calls, texts]) => [...thoughts, ...calls, ...(isServerCall(String(calls.at(-1)?.['type'])) ? [] : calls.length > 0 ? texts.filter(saysNoCall) : texts)]);
const anthropicAssistant = (serial: string) => fc.oneof(merged(fc.record({ role: fc.constant('assistant'), content: fc.oneof(text, blocks) }), mostly({}, extras)), said(serial).filter(({ length }) => length > 0).map((all): Message => ({ role: 'assistant', content: all })));
const anthropicExchange = (serial: string) =>
  fc.tuple(said(serial), fc.array(merged(fc.record({ name: fc.constantFrom('f', 'get_weather'), input: value.map((each) => ({ each })) }), mark, mostly<Message>({}, fc.constant<Message>({ caller: { type: 'direct' } }))), { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(fc.oneof(fc.record({ content: fc.oneof(text, fc.constant(''), blocks) }), fc.constant({})), mark, mostly<Message>({}, fc.constant<Message>({ is_error: true }))), { minLength: 3, maxLength: 3 }), mostly<Message[]>([], fc.array(block, { maxLength: 2 })), fc.boolean()).map(([before, calls, answers, after, isTurned]): readonly Message[] => {
    const own = calls.map((call, at) => ({ type: 'tool_use', id: `${serial}_${at}`, ...call }));
    const results = own.map(({ id }, at): Message => ({ type: 'tool_result', tool_use_id: id, ...answers[at]![0], ...answers[at]![1], ...answers[at]![2] }));
    return [{ role: 'assistant', content: [...before, ...own] }, { role: 'user', content: [...(isTurned ? results.toReversed() : results), ...after] }];
  });
const anthropicSystem = fc.record({ role: fc.constant('system'), content: text }) as fc.Arbitrary<Message>;
const anthropicSteps = fc.array(fc.nat(8), { minLength: 1, maxLength: 7 }).chain((kinds) =>
  fc.tuple(...kinds.map((kind, at): fc.Arbitrary<readonly Message[]> => (kind < 3 ? one(anthropicUser) : kind < 5 ? one(anthropicAssistant(`_${at}`)) : kind < 8 ? anthropicExchange(`toolu_${at}`) : one(anthropicSystem)))).map(flat),
);

const documentText = fc.oneof(text, fc.constant('Doc body.'));
const anyDocument: fc.Arbitrary<Message> = merged(
  fc.oneof(
    merged(fc.record({ type: fc.constant('document'), source: documentText.map((data) => ({ type: 'text', media_type: 'text/plain', data })) }), some({ context: fc.constantFrom('ctx', 'Doc body.') })),
    fc.record({ type: fc.constant('document'), source: fc.array(block, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'content', content })) }),
    fc.record({ type: fc.constant('search_result'), title: fc.constant('Found'), source: fc.constant('https://example.org'), content: fc.array(block, { minLength: 1, maxLength: 2 }) }),
  ) as fc.Arbitrary<Message>,
  mostly({}, some({ title: fc.constantFrom('a.md', 'Document 1'), citations: fc.constant({ enabled: true }) })),
  mark,
);

export const anyAnthropicRequest: fc.Arbitrary<Message> = fc
  .tuple(fc.oneof(fc.constant({}), fc.record({ system: fc.oneof(text, fc.array(merged(fc.record({ type: fc.constant('text'), text }), mark), { minLength: 1, maxLength: 3 })) })), anthropicUser, anthropicSteps, fc.constantFrom({}, { temperature: 0.5 }), withTools(anthropicTool, [{ type: 'auto' }, { type: 'any' }, { type: 'any', disable_parallel_tool_use: true }]))
  .map(([system, user, steps, fields, tools]) => ({ model: 'claude-opus-4-5-20251101', max_tokens: 1024, ...fields, ...tools, ...system, messages: [user, ...steps] }))
  .filter(({ messages }) => messages.some(saysText));

/** With documents in messages of the user and in results of tools. */
export const anyDocumentRequest: fc.Arbitrary<Message> = fc
  .tuple(anyAnthropicRequest, fc.array(fc.option(fc.tuple(anyDocument, fc.boolean()), { nil: null }), { minLength: 1, maxLength: 8 }))
  .map(([request, documents]) => ({ ...request, messages: (request['messages'] as Message[]).map((message, at) => withDocument(message, documents[at % documents.length] ?? null)) }))
  // Nor beside documents alone.
  .filter(({ messages }) => messages.some((message) => message['role'] !== 'system' && saysText(message)));

function withDocument(message: Message, document: readonly [Message, boolean] | null): Message {
  if (message['role'] !== 'user' || document === null) return message;
  const [own, isLast] = document;
  const content = typeof message['content'] === 'string' ? [{ type: 'text', text: message['content'] }] : (message['content'] as Message[]);
  return { ...message, content: isLast ? [...content, own] : [own, ...content] };
}
