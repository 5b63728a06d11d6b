// Requests and records in shapes that are less common.
import { describe, expect, it } from 'vitest';
import { importDetails } from './import-words';
import { importText } from './registry';
import { mediaFile } from '@/test/media-files';

const read = (value: unknown) => importText(JSON.stringify(value));
const PNG = Buffer.from(mediaFile('png')).toString('base64');
const WEATHER = { name: 'get_weather', description: 'Weather now', parameters: { type: 'object', properties: { city: { type: 'string' } } } };

describe('other shapes', () => {
  it('LangChain: both forms, read and never loaded', () => {
    const turns = [{ speaker: 'assistant', text: 'Yo\n{"name":"f","args":{"a":1}}' }];
    expect(read([{ type: 'system', data: { content: 'S' } }, { type: 'ai', data: { content: 'Yo', tool_calls: [{ name: 'f', args: { a: 1 }, id: 'x' }] } }, { type: 'human', data: { content: 'Q' } }])).toMatchObject({ format: 'langchain', system: [{ text: 'S' }], turns, question: 'Q' });
    const lc = (name: string, kwargs: object) => ({ lc: 1, type: 'constructor', id: ['langchain_core', 'messages', name], kwargs });
    expect(read([lc('SystemMessage', { content: 'S' }), lc('AIMessageChunk', { content: 'Yo', tool_calls: [{ name: 'f', args: { a: 1 } }] }), lc('HumanMessage', { content: 'Q' })])).toMatchObject({ format: 'langchain', turns, question: 'Q' });
    expect(read([lc('OpenAI', { apiKey: 'x' })])).toBeNull();
  });

  it('Converse of Bedrock: what is cited, found and guarded, and tools that are no definitions', () => {
    const imported = read({
      modelId: 'm',
      messages: [
        { role: 'assistant', content: [{ citationsContent: { content: [{ text: 'Said so.' }], citations: [{ title: 'T' }, {}] } }] },
        { role: 'user', content: [{ searchResult: { title: 'T', source: 'https://e', content: [{ text: 'found' }] } }, { guardContent: { image: { format: 'png', source: { bytes: PNG } } } }, { guardContent: { text: { text: 'Why?', qualifiers: ['query'] } } }] },
      ],
      toolConfig: { tools: [{ cachePoint: { type: 'default' } }, { systemTool: { name: 'nova_grounding' } }] },
    })!;
    expect(imported).toMatchObject({ tools: '', turns: [{ speaker: 'assistant', text: 'Said so.' }], documents: [{ name: 'T', text: 'T\nhttps://e\nfound' }], files: [{ attachment: { kind: 'image' } }], question: 'Why?' });
    expect(importDetails(imported)).toEqual(['Files in base64 are attachments, never counted as text.', '2 citations: left out.', '1 qualifier: left out.', '1 cache mark: left out.', '1 tool of the vendor (nova_grounding): not counted.']);
  });

  it('Gemini: what stands beside the text of a part, and code that failed', () => {
    const imported = read({ contents: [{ role: 'model', parts: [{ text: 'Yes.', thoughtSignature: 's' }, { codeExecutionResult: { outcome: 'OUTCOME_FAILED', output: 'no' } }, { codeExecutionResult: { outcome: 'OUTCOME_OK', output: 'yes' } }, { functionCall: { name: 'f' }, thought_signature: 's' }] }, { role: 'user', parts: [{ functionResponse: { name: 'f', response: {}, parts: [{ fileData: { fileUri: 'gs://a' } }] } }, { inlineData: { data: PNG }, mediaResolution: {} }, { text: 'So?' }] }] })!;
    expect(imported.turns[0]?.text).toBe('Yes.\nOUTCOME_FAILED\nno\nyes\n{"name":"f"}');
    expect(importDetails(imported).slice(1)).toEqual(['2 thinking signatures: left out.', '1 file by address or id: not counted.', 'mediaResolution of parts: left out.']);
  });

  it('Chat Completions: an answer that was spoken or refused, and has no content', () => {
    const imported = (answer: object) => read({ model: 'm', messages: [{ role: 'user', content: 'Go' }, { role: 'assistant', ...answer }, { role: 'user', content: 'So?' }] })!;
    expect(imported({ audio: { id: 'audio_1' } })).toMatchObject({ turns: [{ text: 'Go' }], notes: [{ kind: 'not-counted', what: 'sound by address or id' }] });
    expect(imported({ refusal: 'No.' })).toMatchObject({ turns: [{ text: 'Go' }, { speaker: 'assistant', text: 'No.' }], notes: [] });
    expect(imported({ name: 'x' }).notes).toEqual([{ kind: 'odd-messages', count: 1 }]);
  });

  it('LangChain: who speaks and what is signed is told', () => {
    const imported = read([{ type: 'human', data: { content: 'Go', name: 'ann' } }, { type: 'ai', data: { content: [{ type: 'thinking', thinking: 'Hm.', signature: 's' }, { type: 'text', text: 'Yes.' }] } }, { type: 'human', data: { content: 'So?' } }])!;
    expect(importDetails(imported)).toEqual(['1 name of a speaker: left out.', '1 thinking signature: left out.']);
  });

  it('Chat Completions of a router: reasoning that comes in pieces', () => {
    const details = [{ type: 'reasoning.summary', summary: 'In short.' }, { type: 'reasoning.text', text: 'At length.', signature: 's' }, { type: 'reasoning.encrypted', data: 'x' }];
    const turn = (more: object) => read({ messages: [{ role: 'user', content: 'Go' }, { role: 'assistant', content: 'Yes.', reasoning_details: details, ...more }, { role: 'user', content: 'So?' }] })!;
    expect(turn({}).turns[1]).toMatchObject({ text: 'In short.\nAt length.\nYes.', withReasoning: true });
    expect(importDetails(turn({}))).toEqual(['1 encrypted reasoning: not counted.']);
    // They say the same as the text beside them.
    expect(turn({ reasoning: 'At length.' }).turns[1]?.text).toBe('At length.\nYes.');
  });

  it('Converse of Bedrock', () => {
    const imported = importText(JSON.stringify({
      modelId: 'us.anthropic.claude-opus-4-1-20250805-v1:0',
      system: [{ text: 'S' }, { cachePoint: { type: 'default' } }],
      messages: [
        { role: 'user', content: [{ text: 'Hi' }, { image: { format: 'png', source: { bytes: PNG } } }, { document: { name: 'd', format: 'txt', source: { text: 'D' } } }, { video: { format: 'mp4', source: { s3Location: { uri: 's3://a' } } } }] },
        { role: 'assistant', content: [{ reasoningContent: { reasoningText: { text: 'Hm', signature: 'x' } } }, { toolUse: { toolUseId: 't', name: 'f', input: { a: 1 } } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 't', content: [{ json: { b: 2 } }, { text: 'R' }], status: 'success' } }, { text: 'Q' }] },
      ],
      inferenceConfig: { maxTokens: 50, temperature: 0 },
      toolConfig: { tools: [{ toolSpec: { name: 'f', description: 'F', inputSchema: { json: { type: 'object' } } } }], toolChoice: { any: {} } },
    }))!;
    expect(imported).toMatchObject({
      format: 'bedrock-converse', modelId: 'us.anthropic.claude-opus-4-1-20250805-v1:0', maxOutputTokens: 50, question: 'Q', system: [{ text: 'S' }], documents: [{ name: 'd', text: 'D' }], files: [{ name: 'image 1' }],
      turns: [{ text: 'Hi' }, { text: 'Hm\n{"name":"f","input":{"a":1}}', callIds: ['t'], withReasoning: true }, { speaker: 'tool', text: '{"b":2}\nR', callIds: ['t'] }],
    });
    expect(JSON.parse(imported.tools)).toEqual([{ name: 'f', description: 'F', input_schema: { type: 'object' } }]);
    expect(importDetails(imported)).toEqual(['Files in base64 are attachments, never counted as text.', '1 cache mark: left out.', '1 video by address or id: not counted.', '1 thinking signature: left out.', 'temperature and toolChoice: left out.']);
    expect(importText('{"messages":[{"role":"user","content":[{"text":"Hi","more":1}]}]}')?.format).toBe('openai-chat');
  });

  it('Gemini, in the shorter forms of its SDK and of its documentation', () => {
    const config = { systemInstruction: 'S', maxOutputTokens: 20 };
    const question = (contents: unknown, more: object = { config }) => {
      const imported = importText(JSON.stringify({ contents, ...more }));
      return imported === null ? null : [imported.format, imported.system[0]?.text, imported.turns.map(({ speaker, text }) => `${speaker}: ${text}`), imported.question, imported.files.length];
    };
    expect(question('Why?')).toEqual(['gemini', 'S', [], 'Why?', 0]);
    expect(question(['Why', { text: 'not?' }, { inlineData: { mimeType: 'image/png', data: PNG } }])).toEqual(['gemini', 'S', [], 'Why\nnot?', 1]);
    expect(question({ parts: { text: 'Why?' } }, { system_instruction: { parts: { text: 'S' } } })).toEqual(['gemini', 'S', [], 'Why?', 0]);
    expect(question([{ role: 'USER', parts: ['Why?'] }, { role: 'MODEL', parts: { text: 'So.' } }], { systemInstruction: ['S'] })).toEqual(['gemini', 'S', ['user: Why?', 'assistant: So.'], '', 0]);
    expect(question('Why?', { model: 'gemini-2.5-pro', systemInstruction: { text: 'S' } })).toEqual(['gemini', 'S', [], 'Why?', 0]);
    for (const contents of ['Chapter 1', ['Chapter 1'], [{ text: 'Chapter 1' }]]) expect(question(contents, { title: 'A book' })).toBeNull();
  });

  it('Cohere, of its first API', () => {
    const imported = importText(JSON.stringify({
      model: 'command-r-plus-08-2024', message: 'Q', preamble: 'S', max_tokens: 9, temperature: 0,
      chat_history: [{ role: 'USER', message: 'A' }, { role: 'CHATBOT', message: 'B', tool_calls: [{ name: 'f', parameters: {} }] }, { role: 'TOOL', tool_results: [{ outputs: [{ c: 1 }] }] }],
      documents: [{ title: 'D', snippet: 'Words' }, { a: 'x', b: 'y' }],
      tools: [{ name: 'f', description: 'F', parameter_definitions: { city: { type: 'str', description: 'C', required: true } } }],
    }))!;
    expect(imported).toMatchObject({
      format: 'cohere', modelId: 'command-r-plus-08-2024', maxOutputTokens: 9, system: [{ text: 'S' }], question: 'Q', documents: [{ name: 'D', text: 'Words' }, { text: '{"a":"x","b":"y"}' }], notes: [{ names: ['temperature'] }],
      turns: [{ speaker: 'user', text: 'A' }, { speaker: 'assistant', text: 'B\n{"name":"f","parameters":{}}' }, { speaker: 'tool', text: '{"outputs":[{"c":1}]}' }],
    });
    expect(JSON.parse(imported.tools)).toEqual([{ name: 'f', description: 'F', parameters: { type: 'object', properties: { city: { type: 'str', description: 'C' } }, required: ['city'] } }]);
    for (const other of [{ message: 'Q' }, { message: 'Q', model: 'm' }, { message: 'Q', chat_history: [{ role: 'robot' }] }]) expect(importText(JSON.stringify(other))).toBeNull();
  });

  it('completions of one text', () => {
    const completion = (more: object) => importText(JSON.stringify({ model: 'gpt-3.5-turbo', prompt: 'Say hi', ...more }));
    expect(completion({ max_tokens: 7, temperature: 0 })).toMatchObject({ format: 'completion', modelId: 'gpt-3.5-turbo', maxOutputTokens: 7, question: 'Say hi', turns: [], notes: [{ kind: 'fields-left-out', names: ['temperature'] }] });
    expect(completion({ system: 'S', images: [PNG], context: [1, 2], options: { num_predict: 9 } })).toMatchObject({ maxOutputTokens: 9, system: [{ text: 'S' }], files: [{ name: 'image 1' }], notes: [{ kind: 'hidden-context', by: 'context' }] });
    // What is read of them is not left out.
    expect(completion({ options: { num_ctx: 4096, num_predict: 9, top_k: 3 } })).toMatchObject({ maxOutputTokens: 9, servedWindowTokens: 4096, notes: [{ kind: 'fields-left-out', names: ['top_k of options'] }] });
    expect(completion({ options: { num_ctx: 4096 } })).toMatchObject({ servedWindowTokens: 4096, notes: [] });
    // A prompt beside a name is any record.
    expect(completion({ model: 'Model S' })).toBeNull();
    expect(completion({ prompt: ['Say ho'] })?.question).toBe('Say ho');
    for (const other of [{ prompt: ['a', 'b'] }, { prompt: '' }, { model: undefined }]) expect(completion(other)).toBeNull();
  });

  it('Alpaca', () => {
    expect(importText(JSON.stringify({ instruction: 'Add', input: '1, 2', output: '3', system: 'S', history: [['A', 'B']], id: 7 }))).toMatchObject({
      format: 'alpaca', system: [{ text: 'S' }], turns: [{ speaker: 'user', text: 'A' }, { speaker: 'assistant', text: 'B' }, { speaker: 'user', text: 'Add\n1, 2' }, { speaker: 'assistant', text: '3' }], question: '', notes: [{ kind: 'fields-left-out', names: ['id'] }],
    });
    expect(importText('{"instruction":"Add","input":"1"}')).toMatchObject({ turns: [], question: 'Add\n1' });
    expect(importText('{"instruction":"Add","input":"","output":"3"}')).toMatchObject({ turns: [{ text: 'Add' }, { text: '3' }] });
    expect(importText(JSON.stringify({ instruction: 'Add', context: '1', response: '3', category: 'x' }))).toMatchObject({ turns: [{ text: 'Add\n1' }, { text: '3' }], notes: [{ names: ['category'] }] });
    expect(importText(JSON.stringify({ instruction: 'Add', input: '', context: '1' }))?.question).toBe('Add\n1');
    for (const other of [{ instruction: 'Add' }, { instruction: '', output: 'x' }, { instruction: 'Add', output: ['3'], input: 'x' }, { instruction: 'Add', output: '3', history: ['A'] }]) expect(importText(JSON.stringify(other)), JSON.stringify(other)).toBeNull();
  });

  it('ShareGPT', () => {
    expect(importText(JSON.stringify({ id: 'x', images: ['a.png'], conversations: [{ from: 'human', value: 'A' }] }))?.notes).toEqual([{ kind: 'fields-left-out', names: ['id', 'images'] }]);
    expect(importText(JSON.stringify({ conversations: [{ role: 'user', content: 'A' }, { role: 'assistant', content: 'B' }] }))).toMatchObject({ format: 'sharegpt', turns: [{ text: 'A' }, { text: 'B' }] });
    expect(read({ system: 'S', tools: '[{"name":"f"}]', conversations: [{ from: 'human', value: 'A' }, { from: 'gpt', value: 'B' }, { from: 'observation', value: 'C' }] })).toMatchObject({
      format: 'sharegpt', system: [{ text: 'S' }], turns: [{ speaker: 'user', text: 'A' }, { speaker: 'assistant', text: 'B' }, { speaker: 'tool', text: 'C' }],
    });
  });

  it('Vercel AI SDK: of the interface and of the model', () => {
    expect(
      read([
        { id: '1', role: 'user', parts: [{ type: 'text', text: 'A' }, { type: 'file', url: `data:image/png;base64,${PNG}`, filename: 'a.png' }] },
        { id: '2', role: 'assistant', parts: [{ type: 'step-start' }, { type: 'tool-weather', state: 'output-available', input: { a: 1 }, output: { t: 4 } }, { type: 'text', text: 'B' }] },
      ]),
    ).toMatchObject({ format: 'ai-sdk', turns: [{ text: 'A' }, { speaker: 'assistant', text: '{"name":"weather","arguments":{"a":1}}' }, { speaker: 'tool', text: '{"t":4}' }, { speaker: 'assistant', text: 'B' }], files: [{ name: 'a.png' }] });
    expect(
      read([{ role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'x', toolName: 'f', input: {} }] }, { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'x', toolName: 'f', output: { type: 'text', value: 'R' } }] }]),
    ).toMatchObject({ format: 'ai-sdk', turns: [{ text: '{"name":"f","arguments":{}}' }, { speaker: 'tool', text: 'R' }] });
  });

  it('tools: MCP with what clients send of it, and lists of any vendor', () => {
    const mcp = read({ jsonrpc: '2.0', id: 1, result: { tools: [{ name: 'f', title: 'F', description: 'D', inputSchema: { type: 'object' }, outputSchema: {}, annotations: {} }], nextCursor: 'n' } });
    expect(mcp).toMatchObject({ format: 'tools', notes: [{ kind: 'fields-left-out', names: ['title', 'outputSchema', 'annotations'] }, { kind: 'more-tools' }] });
    expect(JSON.parse(mcp?.tools ?? '')).toEqual([{ name: 'f', description: 'D', inputSchema: { type: 'object' } }]);
    expect(read([{ type: 'function', function: WEATHER }])?.format).toBe('tools');
    expect(read({ name: 'package', version: '1.0.0', description: 'no tool', dependencies: {} })).toBeNull();
  });

  it('a conversation in plain text', () => {
    expect(importText('System: S\nUser: A\nmore\n\nAssistant: B\n**User:** C')).toMatchObject({
      format: 'labelled', system: [{ text: 'S' }], turns: [{ speaker: 'user', text: 'A\nmore' }, { speaker: 'assistant', text: 'B' }], question: 'C',
    });
    expect(importText('User: only one side\nUser: again')).toBeNull();
    expect(importText('Notes\nUser: a\nAssistant: b')).toBeNull();
  });
});
