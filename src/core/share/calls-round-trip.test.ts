// Calls of tools and their results: imported, written for an API, and imported again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importDetails } from '@/core/importers/formats/import-words';
import { importText } from '@/core/importers/formats/registry';
import { lastOf } from '@/core/importers/steps';
import { LONGEST_CALL_ID } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';
import { anthropic, historyOf, openai, pairsAnthropic, pairsOpenai, promptOf, withTurns } from '@/test/written-calls';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';
import { packWork } from './pack-work';
import { readWorkFileInSteps, workFileLines } from './work-file';
import { unpackWork } from './stored-work';

const call = (id: string, city: string) => ({ id, type: 'function', function: { name: 'weather', arguments: JSON.stringify({ city }) } });
const CHAT = {
  model: 'gpt-5.5',
  messages: [
    { role: 'user', content: 'Weather?' },
    { role: 'assistant', content: null, tool_calls: [call('Zq', 'Oslo'), call('Yp', 'Bergen')] },
    { role: 'tool', tool_call_id: 'Yp', content: 'rain' },
    { role: 'tool', tool_call_id: 'Zq', content: 'snow' },
    { role: 'user', content: 'And now?' },
  ],
};
const MESSAGES = {
  model: 'claude-opus-5',
  max_tokens: 9,
  messages: [
    { role: 'user', content: 'Weather?' },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'Zq', name: 'weather', input: { city: 'Oslo' } }, { type: 'tool_use', id: 'Yp', name: 'weather', input: { city: 'Bergen' } }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'Yp', content: 'rain' }, { type: 'tool_result', tool_use_id: 'Zq', content: 'snow' }] },
    { role: 'user', content: 'And now?' },
  ],
};
const RESPONSES = {
  model: 'gpt-5.5',
  input: [
    { role: 'user', content: 'Weather?' },
    { type: 'function_call', call_id: 'Zq', name: 'weather', arguments: '{"city":"Oslo"}' },
    { type: 'function_call', call_id: 'Yp', name: 'weather', arguments: '{"city":"Bergen"}' },
    { type: 'function_call_output', call_id: 'Yp', output: 'rain' },
    { type: 'function_call_output', call_id: 'Zq', output: 'snow' },
    { role: 'user', content: 'And now?' },
  ],
};
const LANGCHAIN = [
  { type: 'human', data: { content: 'Weather?' } },
  { type: 'ai', data: { content: '', tool_calls: [{ id: 'Zq', name: 'weather', args: { city: 'Oslo' } }, { id: 'Yp', name: 'weather', args: { city: 'Bergen' } }] } },
  { type: 'tool', data: { content: 'rain', tool_call_id: 'Yp' } },
  { type: 'tool', data: { content: 'snow', tool_call_id: 'Zq' } },
];
const AI_SDK = [
  { role: 'user', content: 'Weather?' },
  { role: 'assistant', content: ['Oslo', 'Bergen'].map((city, index) => ({ type: 'tool-call', toolCallId: ['Zq', 'Yp'][index], toolName: 'weather', input: { city } })) },
  { role: 'tool', content: ['rain', 'snow'].map((value, index) => ({ type: 'tool-result', toolCallId: ['Yp', 'Zq'][index], toolName: 'weather', output: { type: 'text', value } })) },
];
const OPEN_CALL = '1 call of a tool has no result and is sent as text of the assistant, as the API wants a result for each.';
const PAIRS = [['{"city":"Oslo"}', ['snow']], ['{"city":"Bergen"}', ['rain']]];

describe('results of calls that were made at once', () => {
  it.each(Object.entries({ CHAT, MESSAGES, RESPONSES, LANGCHAIN, AI_SDK }))('stay with their own calls, whichever came first: %s', (_name, request) => {
    const prompt = promptOf(request);
    expect(pairsOpenai(prompt)).toEqual(PAIRS);
    expect(pairsAnthropic(prompt)).toEqual(PAIRS);
    expect(openai(prompt).flatMap(({ tool_calls: calls = [] }) => calls.map(({ id }) => id))).toEqual(['Zq', 'Yp']);
    expect(JSON.stringify(historyOf(prompt).turns.map(({ text }) => text))).not.toMatch(/Zq|Yp/);
  });

  it('do so after the work was kept, and opened from a file', () => {
    const work = { prompt: promptOf(CHAT), modelId: 'openai/gpt-5.5' as ModelId, settings: {}, calibrations: {}, untouchedSample: false };
    const { manifest, texts } = packWork(work);
    expect(unpackWork(structuredClone(manifest), texts)).toEqual({ ok: true, value: work });
    expect(lastOf(readWorkFileInSteps([...workFileLines(work)].join('')))).toEqual({ ok: true, value: work });
    const long = withTurns(work.prompt, (turn) => (turn.callIds === undefined ? turn : { ...turn, callIds: turn.callIds.map((id) => id.repeat(LONGEST_CALL_ID)) }));
    const tooLong = packWork({ ...work, prompt: long });
    expect(unpackWork(tooLong.manifest, tooLong.texts).ok).toBe(false);
    // One that is too long to be kept is none, and the work stays readable.
    expect(JSON.stringify(promptOf({ ...CHAT, messages: [{ role: 'tool', tool_call_id: 'x'.repeat(LONGEST_CALL_ID + 1), content: 'y' }] }))).not.toContain('xx');
  });

  it('go by their order where an edit took a call away, and one without a call is told', () => {
    const edited = withTurns(promptOf(CHAT), (turn) => (turn.speaker === 'assistant' ? { ...turn, text: (turn.text as string).split('\n')[1]! } : turn));
    expect(pairsOpenai(edited)).toEqual([['{"city":"Bergen"}', ['rain']]]);
    expect(openaiRequest(edited, 'm', 9).notes).toEqual(['1 result of a tool has no call before it; the API will want one.']);
    const stranger = promptOf({ ...CHAT, messages: CHAT.messages.map((message) => ('tool_call_id' in message && message.tool_call_id === 'Yp' ? { ...message, tool_call_id: 'other' } : message)) });
    expect(pairsOpenai(stranger)).toEqual([['{"city":"Oslo"}', ['snow']]]);
    // The API refuses a call that has none.
    expect(openai(stranger)[1]).toMatchObject({ content: '{"name":"weather","arguments":{"city":"Bergen"}}' });
    expect(openaiRequest(stranger, 'm', 9).notes).toEqual(['1 result of a tool has no call before it; the API will want one.', OPEN_CALL]);
  });

  it('are wanted by the API: calls without them are texts, which is told', () => {
    const sdk = (parts: readonly object[], state = 'input-available') => promptOf([{ role: 'user', parts: [{ type: 'text', text: 'Weather?' }] }, { role: 'assistant', parts: [{ type: 'text', text: 'Looking.' }, ...parts, { type: 'tool-weather', toolCallId: 'Yp', state, input: { city: 'Bergen' } }] }, { role: 'user', parts: [{ type: 'text', text: 'So?' }] }]);
    const answered = { type: 'tool-weather', toolCallId: 'Zq', state: 'output-available', input: { city: 'Oslo' }, output: 'snow' };
    for (const [parts, pairs] of [[[answered], [['{"city":"Oslo"}', ['snow']]]], [[], []]] as const) {
      const prompt = sdk(parts);
      expect(pairsAnthropic(prompt)).toEqual(pairs);
      expect(pairsOpenai(prompt)).toEqual(pairs);
      expect(anthropic(prompt)[1]).toEqual({ type: 'text', text: 'Looking.\n{"name":"weather","arguments":{"city":"Bergen"}}' });
      expect([anthropicRequest(prompt, 'm', 9).notes, openaiRequest(prompt, 'm', 9).notes]).toEqual([[OPEN_CALL], [OPEN_CALL]]);
    }
    // One of which not all was written is not sent by the SDK either.
    expect(anthropicRequest(sdk([answered], 'input-streaming'), 'm', 9).notes).toEqual([]);
    // Nor is a message written as it came whose calls do not all have one.
    const { messages } = CHAT;
    const broken = promptOf({ ...CHAT, messages: messages.map((message) => ({ ...message, x_trace: 1 })).filter((message) => !('tool_call_id' in message) || message.tool_call_id === 'Zq') });
    expect(pairsOpenai(broken)).toEqual([['{"city":"Oslo"}', ['snow']]]);
    expect(openaiRequest(broken, 'm', 9).notes[0]).toBe(OPEN_CALL);
  });

  it('are sent where they are empty too, as each call needs one', () => {
    const silent = promptOf({ ...CHAT, messages: CHAT.messages.map((message) => ('tool_call_id' in message ? { ...message, content: '' } : message)) });
    for (const prompt of [silent, promptOf(openaiRequest(silent, 'm', 9).json), promptOf(anthropicRequest(silent, 'm', 9).json)]) {
      expect(pairsOpenai(prompt)).toEqual([['{"city":"Oslo"}', ['']], ['{"city":"Bergen"}', ['']]]);
      expect(pairsAnthropic(prompt)).toEqual(pairsOpenai(prompt));
    }
  });

  it('keep their calls where ids occur twice, which is told with the import and with the request', () => {
    const round = (first: string, second: string, cities: readonly [string, string]) => [
      { role: 'user', content: 'Weather?' },
      { role: 'assistant', content: null, tool_calls: [call(first, cities[0]), call(second, cities[1])] },
      ...(first === second ? cities : cities.toReversed()).map((city) => ({ role: 'tool', tool_call_id: city === cities[0] ? first : second, content: `of ${city}` })),
    ];
    const told = (request: object) => importDetails(importText(JSON.stringify(request))!);
    const cities = [['Oslo', 'Bergen'], ['Rom', 'Bari']] as const;
    const wanted = cities.flat().map((city) => [JSON.stringify({ city }), [`of ${city}`]]);
    // Across the rounds, within one, and where one that came is like those that are made.
    for (const [ids, count] of [[['p', 'q', 'p', 'q'], 2], [['p', 'p', 'r', 's'], 1], [['p', 'q', 'call_1', 'p'], 1], [['p', 'q', 'r', 's'], 0]] as const) {
      const request = { model: 'gpt-5.5', messages: [...round(ids[0], ids[1], cities[0]), ...round(ids[2], ids[3], cities[1])] };
      const [inImport, inRequest] = [
        ['', '1 call of a tool has the id of another: in a request that is saved it has a new one, and so has its result.', '2 calls of tools have the id of another: in a request that is saved they have new ones, and so have their results.'],
        ['', '1 call of a tool has a new id, and so has its result: the one that it came with occurs twice, or is refused by the API.', '2 calls of tools have new ids, and so have their results: those that they came with occur twice, or are refused by the API.'],
      ];
      expect(told(request)).toEqual(count === 0 ? [] : [inImport[count]]);
      for (const [write, pairs] of [[openaiRequest, pairsOpenai], [anthropicRequest, pairsAnthropic]] as const) {
        const { json, notes } = write(promptOf(request), 'm', 9);
        expect(pairs(promptOf(request))).toEqual(wanted);
        expect(notes).toEqual(count === 0 ? [] : [inRequest[count]]);
        // What was saved has each id once.
        expect(told(JSON.parse(json) as object)).toEqual([]);
        expect(pairsOpenai(promptOf(json))).toEqual(wanted);
      }
    }
  });

  it('keep their calls through import, export and import, for either vendor', () => {
    const id = fc.oneof(fc.constantFrom('', 'a', 'call_1', 'functions.f:0', 'unknown_1'), fc.string({ minLength: 1, maxLength: 6 }));
    const batch = fc.uniqueArray(id, { minLength: 1, maxLength: 4 }).chain((own) => fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length })));
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 4 }), (batches) => {
        const messages = batches.flatMap(([own, answered], at) => [
          { role: 'user', content: `ask ${at}` },
          { role: 'assistant', content: null, tool_calls: own.map((each) => call(each, `${at} ${each}`)) },
          ...answered.map((each) => ({ role: 'tool', tool_call_id: each, content: `of ${at} ${each}` })),
        ]);
        const wanted = batches.flatMap(([own], at) => own.map((each) => [JSON.stringify({ city: `${at} ${each}` }), [`of ${at} ${each}`]]));
        for (const [write, pairs] of [[openaiRequest, pairsOpenai], [anthropicRequest, pairsAnthropic]] as const) {
          const prompt = promptOf({ model: 'm', messages });
          expect(pairs(prompt)).toEqual(wanted);
          expect(pairsOpenai(promptOf(write(prompt, 'm', 9).json))).toEqual(wanted);
          expect(pairsAnthropic(promptOf(write(prompt, 'm', 9).json))).toEqual(wanted);
          if (pairs === pairsAnthropic) for (const { type, id: sent } of anthropic(prompt)) if (type === 'tool_use') expect(sent).toMatch(/^[\w-]{1,64}$/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the arguments of a call', () => {
  it('are written for OpenAI as they came, and one that is no JSON leaves the others calls', () => {
    const written = ['{ "id": 9007199254740993,\n  "x": 1.50 }', '{"broken', '[1, 2]', '{}'];
    const request = { model: 'm', messages: [{ role: 'user', content: 'Go' }, { role: 'assistant', content: 'Yes.', tool_calls: written.map((text, at) => ({ id: `c${at}`, type: 'function', function: { name: 'f', arguments: text } })) }, ...written.map((_text, at) => ({ role: 'tool', tool_call_id: `c${at}`, content: `${at}` }))] };
    const prompt = promptOf(request);
    expect(openai(prompt)).toEqual(request.messages);
    expect(anthropic(prompt).filter(({ type }) => type === 'tool_use').slice(1).map(({ input }) => input)).toEqual([{ arguments: '{"broken' }, { arguments: '[1, 2]' }, {}]);
    expect(anthropicRequest(prompt, 'm', 9).notes).toEqual(['Calls of f hold numbers with more digits than can be held: they are not the same.', 'Calls of f hold their arguments in a field “arguments”, as they are no JSON object.']);
    expect(openaiRequest(prompt, 'm', 9).notes).toEqual([]);
  });

  it('and tools that hold a number which is rounded on the way are told', () => {
    const tools = { id: 't' as UnitId, role: 'tools', name: 'Tools', enabled: true, text: '[{"name":"f","description":"F","input_schema":{"type":"object","maximum":9007199254740993}}]' } as const;
    expect(openaiRequest({ freeOrder: false, parts: [tools] }, 'm', 9).notes).toEqual(['1 number of the tools and schemas has more digits than can be held, and is not the same.']);
  });
});

describe('what stands in a call beside its name and what the tool is given', () => {
  it('is told where it is left out, once', () => {
    const asked = { role: 'user', content: 'Go' };
    const remote = promptOf({ model: 'm', input: [asked, { type: 'mcp_call', id: 'm1', server_label: 'docs', name: 'ask', arguments: '{"q":1}', output: 'r' }, { type: 'function_call', call_id: 'c1', namespace: 'crm', name: 'f', arguments: '{}' }, { type: 'function_call_output', call_id: 'c1', output: 'r' }, asked] });
    expect(pairsOpenai(remote)).toEqual([['{"q":1}', ['r']], ['{}', ['r']]]);
    expect(anthropicRequest(remote, 'm', 9).notes).toEqual(['Left out of calls of tools: server_label and namespace.']);
    const own = promptOf({ max_tokens: 9, messages: [asked, { role: 'assistant', content: [{ type: 'mcp_tool_use', id: 'm1', name: 'ask', server_name: 'docs', input: {} }, { type: 'mcp_tool_result', tool_use_id: 'm1', content: 'r' }] }, asked] });
    expect(openaiRequest(own, 'm', 9).notes.filter((note) => note.includes('server_name'))).toEqual(['Left out, as kept from messages of an imported Anthropic Messages request: server_name of 1 message.']);
    expect(anthropicRequest(own, 'm', 9).notes).toEqual([]);
  });
});

describe('calls of Gemini', () => {
  const answer = (name: string, response: unknown, more = {}) => ({ functionResponse: { ...more, name, response } });
  const request = (calls: readonly object[], results: readonly object[]) => ({ contents: [{ role: 'user', parts: [{ text: 'Go' }] }, { role: 'model', parts: calls.map((functionCall) => ({ functionCall })) }, { role: 'user', parts: results }] });

  it('are calls for other vendors, each with the result of its name or id', () => {
    const named = promptOf(request([{ name: 'depth', args: { at: 1 } }, { name: 'now' }, { name: 'depth', args: { at: 2 } }], [answer('now', { t: 1 }), answer('depth', { m: 1 }), answer('depth', { m: 2 })]));
    const pairs = [['{"at":1}', ['{"name":"depth","response":{"m":1}}']], ['{}', ['{"name":"now","response":{"t":1}}']], ['{"at":2}', ['{"name":"depth","response":{"m":2}}']]];
    expect(pairsOpenai(named)).toEqual(pairs);
    expect(pairsAnthropic(named)).toEqual(pairs);
    expect(openaiRequest(named, 'm', 9).notes).toEqual([]);
    const withIds = promptOf(request([{ id: 'x', name: 'depth', args: { at: 1 } }, { id: 'y', name: 'depth', args: { at: 2 } }], [answer('depth', { m: 2 }, { id: 'y' }), answer('depth', { m: 1 }, { id: 'x' })]));
    expect(pairsOpenai(withIds)).toEqual([pairs[0], pairs[2]]);
  });

  it('have tools whose types are in lower case for other vendors, and values as they are', () => {
    const parameters = { type: 'OBJECT', properties: { type: { type: 'STRING', enum: ['OBJECT'] }, list: { type: 'ARRAY', items: { type: 'INTEGER' } } }, required: ['type'] };
    const lower = { type: 'object', properties: { type: { type: 'string', enum: ['OBJECT'] }, list: { type: 'array', items: { type: 'integer' } } }, required: ['type'] };
    const prompt = promptOf({ contents: [{ role: 'user', parts: [{ text: 'Go' }] }], tools: [{ functionDeclarations: [{ name: 'f', description: 'F', parameters }] }] });
    expect(JSON.parse(openaiRequest(prompt, 'm', 9).json)).toMatchObject({ tools: [{ function: { parameters: lower } }] });
    expect(JSON.parse(anthropicRequest(prompt, 'm', 9).json)).toMatchObject({ tools: [{ input_schema: lower }] });
  });
});

describe('calls of tools that Anthropic runs', () => {
  const search = [{ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'x' } }, { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [{ type: 'web_search_result', url: 'https://example.org', title: 'T', encrypted_content: 'secret' }] }];
  const mcp = [{ type: 'mcp_tool_use', id: 'mcptoolu_1', name: 'depth', server_name: 'sea', input: { at: 1 } }, { type: 'mcp_tool_result', tool_use_id: 'mcptoolu_1', is_error: false, content: [{ type: 'text', text: '9 m' }] }];
  const paused = { type: 'server_tool_use', id: 'srvtoolu_2', name: 'web_fetch', input: { url: 'https://example.org' } };
  const request = (...content: readonly object[]) => ({ model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: [{ type: 'text', text: 'Q' }] }, { role: 'assistant', content }] });
  const SAID = [...search, ...mcp, { type: 'text', text: 'So.' }];

  it('are the same again for Anthropic, one that waits for its result too', () => {
    for (const value of [request(...SAID), request(...SAID, paused), request(paused)]) {
      const { json, notes } = anthropicRequest(promptOf(value), 'claude-opus-5', 9);
      expect([(JSON.parse(json) as typeof value).messages, notes]).toEqual([value.messages, []]);
    }
  });

  it('are calls with their results for another vendor, and what is lost of them is told', () => {
    const { notes } = openaiRequest(promptOf(request(...SAID)), 'm', 9);
    expect(pairsOpenai(promptOf(request(...SAID)))).toEqual([['{"query":"x"}', ['T\nhttps://example.org']], ['{"at":1}', ['9 m']]]);
    expect(notes).toEqual([
      '1 attachment is left out: it is not here.',
      '2 calls of tools that the vendor runs are written as calls of tools of yours.',
      'Left out, as kept from messages of an imported Anthropic Messages request: server_name of 1 message and is_error of 1 message.',
    ]);
  });

  it('are those of tools of one’s own for Anthropic once a result is edited', () => {
    const edited = withTurns(promptOf(request(...SAID)), (turn) => (turn.text === '9 m' ? { ...turn, text: '8 m' } : turn));
    expect(pairsAnthropic(edited)).toEqual([['{"query":"x"}', ['T\nhttps://example.org']], ['{"at":1}', ['8 m']]]);
    expect(anthropicRequest(edited, 'm', 9).notes).toContain('2 calls of tools that the vendor runs are written as calls of tools of yours.');
  });
});
