// A text in each format with every kind of block that it knows. What begins with § is sent to a model and stands in the parts
// exactly once; what begins with ¤ is not sent, or cannot be counted, and stands in none of them.
import type { FormatId } from '@/core/importers/formats/imported';

export interface FormatSample {
  /** The one value, or a value for each line. */
  readonly value: unknown;
  readonly isLines?: true;
  /** The kinds of what has to be told of it, and of what, where it is named. */
  readonly told: readonly string[];
}

const SCHEMA = { type: 'object', properties: {} };
const unknown = (mark: string) => ({ type: 'hologram', payload: { inner: [`§${mark}`] } });
const text = (mark: string, type = 'text') => ({ type, text: `§${mark}` });

const OPENAI_CHAT: FormatSample = {
  value: {
    model: 'gpt-5.5', max_completion_tokens: 9, temperature: 0.1, metadata: { by: '¤metadata' },
    messages: [
      { role: 'developer', content: '§developer' },
      { role: 'system', content: [text('system')] },
      { role: 'user', content: [text('first'), unknown('odd'), { type: 'image_url', image_url: { url: 'https://example.org/¤address' } }] },
      { role: 'assistant', content: '§spoken', reasoning_content: '§reasoned', tool_calls: [{ id: '¤c1', type: 'function', function: { name: '§called', arguments: '{"q":"§argument"}' } }, { id: '¤c2', type: 'custom', custom: { name: '§custom', input: '§input' } }] },
      { role: 'tool', tool_call_id: '¤c1', content: [text('result')] },
      { role: 'tool', tool_call_id: '¤c2', content: '§result of custom' },
      { role: 'assistant', content: null, refusal: '§refused', function_call: { name: '§legacy', arguments: '§legacy argument' } },
      { role: 'function', content: '§legacy result' },
      { role: 'assistant', content: '§spoken again', reasoning_details: [{ type: 'reasoning.text', text: '§detailed' }, { type: 'reasoning.summary', summary: '§in short' }, { type: 'reasoning.encrypted', data: '¤secret' }] },
      { role: 'user', content: '§question' },
    ],
    tools: [{ type: 'function', function: { name: '§tool', description: '§what for', parameters: SCHEMA } }, { type: 'custom', custom: { name: '§own', description: '§grammar' } }],
    functions: [{ name: '§function', description: '§of before', parameters: SCHEMA }],
    response_format: { type: 'json_schema', json_schema: { name: '§answer', schema: SCHEMA } },
  },
  told: ['answer-schema response_format', 'kept-as-json hologram', 'not-counted image by address or id', 'not-counted encrypted reasoning'],
};

const RESPONSES: FormatSample = {
  value: {
    model: 'gpt-5.5', instructions: '§instructions', previous_response_id: '¤before', max_output_tokens: 9, store: false,
    input: [
      { role: 'user', content: [text('first', 'input_text'), unknown('odd')] },
      { type: 'reasoning', id: '¤r', summary: [text('summary', 'summary_text')], content: [text('thought', 'reasoning_text')], encrypted_content: '¤encrypted' },
      { type: 'function_call', call_id: '¤c1', name: '§called', arguments: '{"q":"§argument"}' },
      { type: 'function_call_output', call_id: '¤c1', output: '§result' },
      { type: 'custom_tool_call', call_id: '¤c2', name: '§custom', input: '§input' },
      { type: 'custom_tool_call_output', call_id: '¤c2', output: [text('listed', 'input_text')] },
      { type: 'mcp_list_tools', server_label: '¤server', tools: [{ name: '§remote', input_schema: SCHEMA }] },
      { type: 'additional_tools', role: 'developer', tools: [{ type: 'function', name: '§added', parameters: SCHEMA }] },
      { type: 'mcp_call', id: '¤m1', status: '¤done', server_label: '§labelled', name: '§asked', arguments: '{"q":"§of the server"}', output: '§server answered', error: null, approval_request_id: null },
      { type: 'mcp_call', id: '¤m2', server_label: 's', name: '§asked in vain', arguments: '{}', output: null, error: '§server failed' },
      { type: 'mcp_approval_request', id: '§asks', server_label: 's', name: '§to be approved', arguments: '{}' },
      { type: 'mcp_approval_response', approval_request_id: 'asks', approve: true, reason: '§approved' },
      { type: 'local_shell_call', id: '§l', call_id: '¤l1', status: '§ran', action: { command: ['§command'] } },
      { type: 'local_shell_call_output', id: '¤l1', output: '§of the command' },
      { type: 'shell_call', id: '§s', call_id: '¤s1', action: { commands: ['§listed command'] } },
      { type: 'shell_call_output', call_id: '¤s1', max_output_length: 9, output: [{ stdout: '§out', stderr: '§err', outcome: { type: '§exited', exit_code: 1 } }] },
      { type: 'apply_patch_call', call_id: '¤p1', operation: { type: 'update_file', diff: '§patch' } },
      { type: 'apply_patch_call_output', call_id: '¤p1', status: 'failed', output: '§not applied' },
      { type: 'computer_call', id: '§c', call_id: '¤k1', action: { type: '§clicked' }, pending_safety_checks: [] },
      { type: 'computer_call_output', call_id: '¤k1', output: { type: 'computer_screenshot', image_url: 'https://example.org/¤screen' }, acknowledged_safety_checks: [{ message: '§be careful' }] },
      { type: 'web_search_call', id: '§w', status: '§searched', action: { type: 'search', query: '§query' } },
      { type: 'file_search_call', id: '§f', status: '§looked', queries: ['§file query'], results: [{ text: '§passage' }] },
      { type: 'code_interpreter_call', id: '§i', status: '§computed', code: '§python', container_id: '§container', outputs: [{ type: 'logs', logs: '§logs' }] },
      { type: 'image_generation_call', id: '§g', status: '§painted', result: null },
      { type: 'compaction', encrypted_content: '¤compacted' },
      { type: 'item_reference', id: '¤reference' },
      { type: 'message', role: 'assistant', content: [text('answered', 'output_text'), { type: 'refusal', refusal: '§refused' }] },
      { role: 'user', content: '§question' },
    ],
    tools: [{ type: 'function', name: '§tool', description: '§what for', parameters: SCHEMA, strict: true }, { type: 'web_search' }],
    text: { format: { type: 'json_schema', name: '§answer', schema: SCHEMA } },
  },
  told: ['answer-schema text.format', 'kept-as-json hologram', 'kept-as-json mcp_approval_request', 'kept-as-json mcp_approval_response', 'kept-as-json web_search_call', 'kept-as-json file_search_call', 'kept-as-json code_interpreter_call', 'kept-as-json image_generation_call', 'not-counted encrypted reasoning', 'not-counted image by address or id', 'fields-left-out', 'vendor-tool web_search', 'hidden-context compaction', 'hidden-context item_reference', 'hidden-context previous_response_id'],
};

const CACHE = { cache_control: { type: 'ephemeral' } };
const ANTHROPIC: FormatSample = {
  value: {
    model: 'claude-opus-5-5', max_tokens: 9, temperature: 0, metadata: { user_id: '¤user' },
    system: [{ ...text('system'), ...CACHE }, text('second system')],
    messages: [
      { role: 'assistant', content: [{ type: 'compaction', content: '§summary' }] },
      { role: 'user', content: [
        { type: 'document', title: 'A', context: '§context', source: { type: 'text', data: '§document' } },
        { type: 'document', title: 'B', source: { type: 'content', content: [text('in a document')] } },
        { type: 'document', source: { type: 'url', url: '¤address' } },
        { type: 'search_result', title: 'C', source: '§found at', content: [text('found')] },
        text('first'),
      ] },
      { role: 'assistant', content: [{ type: 'thinking', thinking: '§thought', signature: '¤signed' }, { type: 'redacted_thinking', data: '¤redacted' }, text('spoken'), { type: 'tool_use', id: '¤t1', name: '§called', input: { q: '§argument' } }, { type: 'server_tool_use', id: '¤s1', name: '§searched', input: {} }, unknown('odd')] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: '¤t1', content: [text('result'), unknown('odd result')] }, text('question')] },
    ],
    tools: [{ name: '§tool', description: '§what for', input_schema: SCHEMA, ...CACHE }, { type: 'web_search_20250305', name: 'web_search' }],
  },
  told: ['kept-as-json hologram', 'not-counted redacted thinking', 'not-counted document by address or id', 'vendor-tool web_search', 'kept-aside cache mark', 'kept-aside thinking signature'],
};

const GEMINI: FormatSample = {
  value: {
    model: 'models/gemini-3.5-flash', labels: { by: '¤label' }, cachedContent: '¤cached', generationConfig: { maxOutputTokens: 9, topK: 3 },
    systemInstruction: { parts: [{ text: '§system' }, { text: '§second system' }] },
    contents: [
      { role: 'user', parts: [{ text: '§first' }, { fileData: { fileUri: '¤address' }, videoMetadata: { startOffset: '¤start' } }, { hologram: { inner: '§odd' } }] },
      { role: 'model', parts: [{ text: '§thought', thought: true }, { text: '§spoken', thoughtSignature: '¤signed' }, { functionCall: { id: '¤c1', name: '§called', args: { q: '§argument' } } }, { executableCode: { language: 'PYTHON', code: '§code' } }, { codeExecutionResult: { outcome: 'OK', output: '§printed' } }] },
      { role: 'user', parts: [{ functionResponse: { id: '¤c1', name: '§of', response: { a: '§result' } } }, { text: '§question' }] },
    ],
    tools: [{ functionDeclarations: [{ name: '§tool', description: '§what for', parameters: SCHEMA }], googleSearch: {} }],
  },
  told: ['kept-as-json hologram', 'not-counted file by address or id', 'left-out thinking signature', 'fields-left-out', 'vendor-tool googleSearch', 'hidden-context cachedContent'],
};

const INTERACTIONS: FormatSample = {
  value: {
    model: 'gemini-3.5-flash', system_instruction: '§system', previous_interaction_id: '¤before', generation_config: { max_output_tokens: 9, thinking_level: '¤low' }, store: false, response_format: { type: 'object', properties: { '§answer': { type: 'string' } } },
    input: [
      { type: 'user_input', content: [text('first'), { type: 'image', uri: 'https://example.org/¤address' }, unknown('odd')] },
      { type: 'thought', summary: [text('thought')], signature: '¤signed' },
      { type: 'function_call', id: '¤c1', name: '§called', arguments: { q: '§argument' } },
      { type: 'function_result', call_id: '¤c1', name: 'f', result: [text('result')] },
      { type: 'google_search_call', id: '§s1', arguments: { queries: ['§searched'] } },
      { type: 'model_output', content: [text('answered')] },
      { type: 'user_input', content: '§question' },
    ],
    tools: [{ type: 'function', name: '§tool', description: '§what for', parameters: SCHEMA }, { type: 'google_search' }],
  },
  told: ['kept-as-json hologram', 'kept-as-json google_search_call', 'not-counted image by address or id', 'left-out thinking signature', 'vendor-tool google_search', 'hidden-context previous_interaction_id', 'answer-schema response_format'],
};

const line = (uuid: string, parentUuid: string | null, role: 'user' | 'assistant', content: unknown, more: object = {}) => ({ type: role, uuid, parentUuid, sessionId: 's', message: { role, content, ...(role === 'assistant' ? { id: `m-${uuid[0]}`, model: 'claude-opus-5-5', usage: { input_tokens: 5, output_tokens: 1 } } : {}) }, ...more });
const CLAUDE_CODE: FormatSample = {
  isLines: true,
  value: [
    { type: 'summary', summary: '¤title', leafUuid: 'd' },
    line('a', null, 'user', '§first'),
    line('x', 'a', 'assistant', [{ type: 'text', text: '¤other branch' }]),
    line('b1', 'a', 'assistant', [{ type: 'thinking', thinking: '§thought', signature: '¤signed' }]),
    line('b2', 'b1', 'assistant', [text('spoken'), { type: 'tool_use', id: '¤t1', name: '§called', input: { q: '§argument' } }]),
    line('side', null, 'user', '¤sub-agent', { isSidechain: true }),
    line('error', 'b2', 'assistant', '¤API Error', { isApiErrorMessage: true }),
    line('c', 'error', 'user', [{ type: 'tool_result', tool_use_id: '¤t1', content: '§result' }, unknown('odd')]),
    line('d', 'c', 'user', '§question'),
  ],
  told: ['kept-as-json hologram', 'left-out thinking signature', 'left-out message of a sub-agent', 'left-out error that the client wrote as an answer', 'left-out message of another branch', 'no-system-and-tools'],
};

const event = (type: string, payload: object) => ({ timestamp: '2026-05-14T09:00:00Z', type, payload });
const CODEX: FormatSample = {
  isLines: true,
  value: [
    event('session_meta', { id: '¤session', base_instructions: { text: '§base' } }),
    event('turn_context', { model: 'gpt-5.5', cwd: '¤folder' }),
    event('response_item', { type: 'message', role: 'developer', content: [text('developer', 'input_text')] }),
    event('response_item', { type: 'message', role: 'user', content: [text('first', 'input_text'), unknown('odd')] }),
    event('event_msg', { type: 'user_message', message: '¤mirror' }),
    event('response_item', { type: 'reasoning', summary: [text('summary', 'summary_text')], encrypted_content: '¤encrypted' }),
    event('response_item', { type: 'function_call', call_id: '¤c1', name: '§called', arguments: '{"q":"§argument"}' }),
    event('response_item', { type: 'function_call_output', call_id: '¤c1', output: '§result' }),
    event('response_item', { type: 'local_shell_call', id: '§l', call_id: '¤c2', status: '§ran', action: { type: 'exec', command: ['§command'] } }),
    event('response_item', { type: 'function_call_output', call_id: '¤c2', output: '§of the command' }),
    event('response_item', { type: 'ghost_snapshot', commit: '¤snapshot' }),
    event('response_item', { type: 'novelty', id: '§own id', of: '§unknown item' }),
    event('response_item', { type: 'message', role: 'user', content: [text('question', 'input_text')] }),
  ],
  told: ['kept-as-json hologram', 'kept-as-json novelty', 'left-out snapshot of the client', 'not-counted encrypted reasoning', 'no-system-and-tools'],
};

const node = (parent: string | null, role: string, content: unknown, more: object = {}) => ({ parent, message: { author: { role }, content, ...more } });
const parts = (...all: unknown[]) => ({ content_type: 'text', parts: all });
const CHATGPT: FormatSample = {
  value: [
    { title: 'Before', update_time: 1, current_node: 'a', mapping: { a: node(null, 'user', parts('¤another')) } },
    {
      title: 'Now', update_time: 2, current_node: 'g',
      mapping: {
        r: { parent: null, message: null },
        a: node('r', 'system', parts('¤hidden'), { weight: 0 }),
        b: node('a', 'user', { content_type: 'multimodal_text', parts: ['§first', { content_type: 'image_asset_pointer', asset_pointer: '¤picture' }, { content_type: 'audio_transcription', text: '§heard' }, { content_type: 'hologram', inner: '§odd' }] }),
        x: node('b', 'assistant', parts('¤other branch')),
        c: node('b', 'assistant', { content_type: 'thoughts', thoughts: [{ summary: '§summary', content: '§thought' }] }, { metadata: { model_slug: 'gpt-5-5' } }),
        d: node('c', 'assistant', { content_type: 'code', text: '§code' }),
        e: node('d', 'tool', { content_type: 'execution_output', text: '§result' }),
        f: node('e', 'assistant', { content_type: 'novelty', inner: '§odd content' }),
        g: node('f', 'user', parts('§question')),
      },
    },
  ],
  told: ['kept-as-json hologram', 'kept-as-json novelty', 'not-counted picture or file of the export', 'left-out hidden message', 'left-out message of another branch', 'other-conversations Now'],
};

const CLAUDE: FormatSample = {
  value: [
    { uuid: '¤u1', name: 'Before', updated_at: '2026-01-03', chat_messages: [{ sender: 'human', text: '¤another', content: [] }] },
    {
      uuid: '¤u2', name: 'Now', updated_at: '2026-02-03',
      chat_messages: [
        { sender: 'human', text: '¤again', content: [text('first')], attachments: [{ file_name: 'a.txt', extracted_content: '§attached' }], files: [{ file_name: '¤file' }] },
        { sender: 'assistant', text: '', content: [{ type: 'thinking', thinking: '§thought' }, { type: 'tool_use', id: '¤t1', name: '§called', input: { q: '§argument' } }, { type: 'tool_result', tool_use_id: '¤t1', content: [text('result')] }, unknown('odd')] },
        { sender: 'human', text: '§question' },
      ],
    },
  ],
  told: ['kept-as-json hologram', 'not-counted file of the export', 'other-conversations Now'],
};

const LANGCHAIN: FormatSample = {
  value: [
    { type: 'system', data: { content: '§system' } },
    { type: 'human', data: { content: [text('first'), unknown('odd')] } },
    { type: 'ai', data: { content: '§spoken', tool_calls: [{ name: '§called', args: { q: '§argument' }, id: '¤c1' }] } },
    { type: 'tool', data: { content: '§result', tool_call_id: '¤c1' } },
    { lc: 1, type: 'constructor', id: ['langchain_core', 'messages', 'AIMessage'], kwargs: { content: '', additional_kwargs: { tool_calls: [{ id: '¤c2', function: { name: '§older', arguments: '§older argument' } }] } } },
    { lc: 1, type: 'constructor', id: ['langchain_core', 'messages', 'HumanMessage'], kwargs: { content: '§question' } },
  ],
  told: ['kept-as-json hologram'],
};

const SHAREGPT: FormatSample = {
  value: {
    system: '§system', tools: JSON.stringify([{ name: '§tool', description: '§what for', parameters: SCHEMA }]),
    conversations: [{ from: 'system', value: '§second system' }, { from: 'human', value: '§first' }, { from: 'function_call', value: '§called' }, { from: 'observation', value: '§result' }, { from: 'gpt', value: '§spoken' }, { from: 'human', value: '§question' }],
  },
  told: [],
};

const AI_SDK: FormatSample = {
  value: {
    model: 'gpt-5.5', maxOutputTokens: 9, system: '§system', instructions: '§instructed', tools: { '§tool': { description: '§what for', inputSchema: SCHEMA } },
    messages: [
      { role: 'user', parts: [text('first'), { type: 'file', url: 'https://example.org/¤address', providerMetadata: { a: '¤option' } }, { type: 'file', filename: 'a.txt', data: { type: 'text', text: '§written' } }, { type: 'data-chart', data: '¤shown' }, unknown('odd')] },
      { role: 'assistant', parts: [{ type: 'step-start' }, text('thought', 'reasoning'), text('spoken'), { type: 'tool-weather', toolCallId: '¤c1', input: { q: '§argument' }, output: { a: '§result' } }, { type: 'dynamic-tool', toolName: '§dynamic', toolCallId: '¤c2', input: {}, errorText: '§failed' }] },
      { role: 'assistant', content: [{ type: 'tool-call', toolCallId: '¤c3', toolName: '§called', input: { q: '§second argument' } }] },
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: '¤c3', output: { type: 'json', value: { a: '§second result' } } }] },
      { role: 'user', content: '§question' },
    ],
  },
  told: ['kept-as-json hologram', 'not-counted file by address or id', 'left-out part for the user interface alone', 'fields-left-out'],
};

const OPENAPI: FormatSample = {
  value: {
    openapi: '3.1.0', info: { title: '¤title' },
    paths: { '/a/{id}': { parameters: [{ name: '§id', in: 'path', schema: { type: 'string', description: '§of the path' } }], post: { operationId: 'made', summary: '§summary', description: '§what for', requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/B' } } } } } }, '/b': { get: { description: '§second', parameters: [{ $ref: 'other.json#/¤gone' }] } } },
    components: { schemas: { B: { type: 'object', properties: { '§field': { description: '§referred' } } } } },
  },
  told: ['outside-ref other.json#/¤gone'],
};

const TOOLS: FormatSample = {
  value: { jsonrpc: '2.0', id: 1, result: { tools: [{ name: '§tool', title: '¤title', description: '§what for', inputSchema: { type: 'object', properties: { '§field': { description: '§inner' } } }, annotations: { by: '¤annotation' } }, { name: '§second', inputSchema: SCHEMA }], nextCursor: '¤next' } },
  told: ['fields-left-out', 'more-tools'],
};

const ALPACA: FormatSample = {
  value: { instruction: '§instruction', input: '§input', output: '§output', system: '§system', history: [['§asked', '§answered'], ['§asked again', '§answered again'], ['§asked once more', '§answered once more'], ['§asked last', '§answered last']], id: '¤number' },
  told: ['fields-left-out'],
};

const COMPLETION: FormatSample = {
  value: { model: 'gpt-3.5-turbo-instruct', prompt: '§prompt', system: '§system', max_tokens: 9, stop: ['¤stop'], context: [1, 2], logit_bias: { 50256: -100 }, stream_options: { include_usage: true }, options: { seed: 1 } },
  told: ['hidden-context context', 'fields-left-out'],
};

const BEDROCK: FormatSample = {
  value: {
    modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', system: [{ text: '§system' }, { cachePoint: { type: 'default' } }], inferenceConfig: { maxTokens: 9, temperature: 0 },
    messages: [
      { role: 'user', content: [{ text: '§first' }, { document: { format: 'txt', name: 'A', source: { text: '§document' } } }, { image: { format: 'png', source: { s3Location: { uri: '¤address' } } } }, { searchResult: { inner: '§found' } }, { searchResult: { title: 'B', source: '§found at', content: [{ text: '§passage' }], citations: { enabled: true } } }, { guardContent: { image: { format: 'png', source: { s3Location: { uri: '¤guarded' } } } } }] },
      { role: 'assistant', content: [{ reasoningContent: { reasoningText: { text: '§thought', signature: '¤signed' } } }, { text: '§spoken' }, { citationsContent: { content: [{ text: '§cited' }], citations: [{ title: '¤title' }] } }, { toolUse: { toolUseId: '¤t1', name: '§called', input: { q: '§argument' } } }] },
      { role: 'user', content: [{ toolResult: { toolUseId: '¤t1', content: [{ text: '§result' }, { json: { a: '§value' } }] } }, { guardContent: { text: { text: '§question' } } }] },
    ],
    toolConfig: { tools: [{ toolSpec: { name: '§tool', description: '§what for', inputSchema: { json: SCHEMA }, strict: true } }, { cachePoint: { type: '¤here' } }, { systemTool: { name: '¤grounding' } }] },
  },
  told: ['kept-as-json searchResult', 'left-out cache mark', 'left-out citation', 'vendor-tool ¤grounding', 'fields-left-out', 'left-out thinking signature', 'fields-left-out', 'not-counted image by address or id'],
};

const OPENTELEMETRY: FormatSample = {
  value: {
    attributes: {
      'gen_ai.request.model': 'gpt-5.5', 'gen_ai.request.max_tokens': 9, 'gen_ai.operation.name': '¤chat',
      'gen_ai.system_instructions': [text('system', 'text')].map(({ type, text: content }) => ({ type, content })),
      'gen_ai.tool.definitions': [{ type: 'function', name: '§tool', description: '§what for', parameters: SCHEMA }],
      'gen_ai.input.messages': [
        { role: 'user', parts: [{ type: 'text', content: '§first' }, { type: 'uri', uri: '¤address' }, unknown('odd')] },
        { role: 'assistant', parts: [{ type: 'reasoning', content: '§thought' }, { type: 'tool_call', id: '¤c1', name: '§called', arguments: { q: '§argument' } }] },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: '¤c1', response: { a: '§result' } }] },
        { role: 'user', parts: [{ type: 'text', content: '§question' }] },
      ],
    },
  },
  told: ['kept-as-json hologram', 'left-out other attribute', 'not-counted file by address or id'],
};

const COHERE: FormatSample = {
  value: {
    model: 'command-r', message: '§question', preamble: '§system', max_tokens: 9, temperature: 0, connectors: [{ id: '¤web' }],
    chat_history: [{ role: 'USER', message: '§first' }, { role: 'CHATBOT', message: '§spoken', tool_calls: [{ name: '§called', parameters: { q: '§argument' } }] }, { role: 'TOOL', tool_results: [{ outputs: [{ a: '§result' }] }] }],
    documents: [{ title: 'A', snippet: '§document' }],
    tools: [{ name: '§tool', description: '§what for', parameter_definitions: { '§field': { description: '§inner', type: 'str', required: false } } }],
  },
  told: ['fields-left-out'],
};

export const FORMAT_SAMPLES: Readonly<Record<Exclude<FormatId, 'labelled'>, FormatSample>> = {
  'claude-code': CLAUDE_CODE, codex: CODEX, 'chatgpt-export': CHATGPT, 'claude-export': CLAUDE, anthropic: ANTHROPIC, 'openai-responses': RESPONSES, 'openai-chat': OPENAI_CHAT,
  gemini: GEMINI, 'gemini-interactions': INTERACTIONS, langchain: LANGCHAIN, sharegpt: SHAREGPT, 'ai-sdk': AI_SDK, openapi: OPENAPI, tools: TOOLS,
  alpaca: ALPACA, completion: COMPLETION, 'bedrock-converse': BEDROCK, opentelemetry: OPENTELEMETRY, cohere: COHERE,
};

export function sampleText({ value, isLines }: Pick<FormatSample, 'value' | 'isLines'>): string {
  return isLines === true ? (value as unknown[]).map((each) => JSON.stringify(each)).join('\n') : JSON.stringify(value);
}

/** Every string of a value, keys included. */
export function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...stringsOf(inner)]);
}

/** The marks in a text, such as "§first" and "¤c1", in order. */
export function marksIn(all: string, sign: '§' | '¤'): readonly string[] {
  return all.match(new RegExp(`${sign}[a-z0-9 -]+`, 'g')) ?? [];
}
