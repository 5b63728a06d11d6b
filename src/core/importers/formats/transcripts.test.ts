// Transcripts and exports: which messages are in the context now.
import { describe, expect, it } from 'vitest';
import { absentContent } from './absent-content';
import { importDetails, importWords, noteWords } from './import-words';
import { importText } from './registry';

const lines = (...values: readonly unknown[]) => values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

describe('Claude Code', () => {
  const line = (uuid: string, parentUuid: string | null, message: object, more: object = {}) => ({ type: (message as { role: string }).role, uuid, parentUuid, sessionId: 's', message, ...more });
  const transcript = lines(
    { type: 'summary', summary: 'x', leafUuid: 'd' },
    line('a', null, { role: 'user', content: 'Fix it' }),
    line('b', 'a', { role: 'assistant', id: 'm1', model: 'claude-opus-5-5', content: [{ type: 'text', text: 'Old branch' }] }),
    line('c', 'a', { role: 'assistant', id: 'm2', model: 'claude-opus-5-5', content: [{ type: 'text', text: 'I read.' }] }),
    line('d', 'c', { role: 'assistant', id: 'm2', model: 'claude-opus-5-5', content: [{ type: 'tool_use', id: 't', name: 'Read', input: { path: 'a.ts' } }] }),
    'not json {',
    line('z', null, { role: 'user', content: 'sub' }, { isSidechain: true }),
    line('e', 'd', { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: 'const a = 1;' }] }),
  );

  it('takes the branch of the last message, one message for each id of the API', () => {
    expect(importText(transcript)).toMatchObject({
      format: 'claude-code',
      turns: [{ speaker: 'user', text: 'Fix it' }, { speaker: 'assistant', text: 'I read.\n{"name":"Read","input":{"path":"a.ts"}}' }, { speaker: 'tool', text: 'const a = 1;' }],
      question: '',
      modelId: 'claude-opus-5-5',
      notes: [
        { kind: 'left-out', what: 'message of a sub-agent', count: 1 },
        { kind: 'left-out', what: 'message of another branch', count: 1 },
        { kind: 'no-system-and-tools' },
        { kind: 'bad-lines', count: 1 },
      ],
    });
  });

  it('says all that in words', () => {
    const imported = importText(transcript);
    expect(imported && importWords(imported)).toBe('Read as Claude Code transcript: 3 turns.');
    expect(imported?.notes.map(noteWords)).toEqual([
      '1 message of a sub-agent: left out.',
      '1 message of another branch: left out.',
      'The system prompt and the tools are not all in such a file: the real request is longer. A part stands for them, where you can say how many tokens they have.',
      '1 line is no JSON and was left out.',
    ]);
  });

  it('has what was reported for the last request of the branch, not of another, of a sub-agent, or of before a summary', () => {
    const answer = (uuid: string, parentUuid: string, tokens: number, more: object = {}) =>
      line(uuid, parentUuid, { role: 'assistant', id: `m-${uuid}`, model: 'claude-opus-5-5', content: [{ type: 'text', text: 'A' }], usage: { input_tokens: 4, cache_read_input_tokens: tokens - 4, output_tokens: 1 } }, more);
    const asked = line('a', null, { role: 'user', content: 'Q' });
    const talk = [asked, answer('b', 'a', 900), line('c', 'b', { role: 'user', content: 'Q' }), answer('d', 'c', 40_123), line('e', 'a', { role: 'user', content: 'Other' }), answer('f', 'e', 70), line('g', 'd', { role: 'user', content: 'Q' }), answer('s', 'a', 5, { isSidechain: true })];
    const last = importText(lines(...talk, line('h', 'g', { role: 'user', content: 'More' })));
    expect(last?.lastReport).toMatchObject({ inputTokens: 40_123, model: 'claude-opus-5-5', reports: 2 });
    expect(last && importDetails(last)[0]).toBe('Its last request reports 40,123 input tokens.');
    const summed = [...talk, line('h', 'd', { role: 'user', content: 'Summary' }, { isCompactSummary: true })];
    expect(importText(lines(...summed))?.lastReport).toBeUndefined();
    expect(importText(lines(...summed, answer('i', 'h', 600)))?.lastReport).toMatchObject({ inputTokens: 600, reports: 1 });
    expect(importText(transcript)?.lastReport).toBeUndefined();
  });

  describe('a compaction', () => {
    const say = (uuid: string, parentUuid: string | null, text: string, more: object = {}) => line(uuid, parentUuid, { role: uuid.startsWith('u') ? 'user' : 'assistant', content: text }, more);
    const boundary = (uuid: string, logicalParentUuid?: string) => ({ type: 'system', subtype: 'compact_boundary', uuid, parentUuid: null, logicalParentUuid, sessionId: 's' });
    const summary = (uuid: string, parentUuid: string | null) => say(uuid, parentUuid, `Summary ${uuid}`, { isCompactSummary: true });
    const windows = (...values: readonly unknown[]) => {
      const imported = importText(lines(...values));
      return { earlier: imported?.earlier.map((turns) => turns.map(({ text }) => text)), turns: imported?.turns.map(({ text, compacted }) => [text, compacted]), notes: imported?.notes };
    };
    const old = [say('u1', null, 'Q1'), say('a1', 'u1', 'A1'), say('u2', 'a1', 'Q2'), say('a2', 'u2', 'A2'), say('x1', 'u2', 'Other')];

    it('leaves the turns of before it as the windows that were, whichever way the file has it', () => {
      const none = [{ kind: 'compacted', count: 4 }, { kind: 'left-out', what: 'message of another branch', count: 1 }, { kind: 'no-system-and-tools' }];
      const expected = { earlier: [['Q1', 'A1', 'Q2', 'A2']], turns: [['Summary u3', 4], ['A3', undefined]], notes: none };
      expect(windows(...old, boundary('b', 'a2'), summary('u3', 'b'), say('a3', 'u3', 'A3'))).toEqual(expected);
      expect(windows(...old, summary('u3', 'a2'), say('a3', 'u3', 'A3'))).toEqual(expected);
      expect(windows(...old.slice(0, -1), summary('u3', null), say('a3', 'u3', 'A3'))).toEqual({ ...expected, notes: none.filter(({ kind }) => kind !== 'left-out') });
      expect(windows(...old.slice(0, -1), boundary('b'), summary('u3', 'b'), say('a3', 'u3', 'A3'))).toEqual({ ...expected, notes: none.filter(({ kind }) => kind !== 'left-out') });
    });

    it('may come again, and may have nothing behind it; the summary is no question', () => {
      expect(windows(...old, boundary('b', 'a2'), summary('u3', 'b'), say('a3', 'u3', 'A3'), boundary('c', 'a3'), summary('u4', 'c'))).toMatchObject({
        earlier: [['Q1', 'A1', 'Q2', 'A2'], ['Summary u3', 'A3']],
        turns: [['Summary u4', 2]],
      });
    });

    it('whose turns are in another file says that it is not known how many there were', () => {
      expect(windows(boundary('b', 'elsewhere'), summary('u3', 'b'), say('a3', 'u3', 'A3'))).toEqual({ earlier: [], turns: [['Summary u3', 0], ['A3', undefined]], notes: [{ kind: 'no-system-and-tools' }] });
      expect(windows(...old, boundary('b', 'elsewhere'), summary('u3', 'b'), say('a3', 'u3', 'A3'))).toMatchObject({ earlier: [], turns: [['Summary u3', 0], ['A3', undefined]] });
    });

    it('that leads back to itself ends', () => {
      expect(windows(boundary('b', 'a3'), summary('u3', 'b'), say('a3', 'u3', 'A3'))).toMatchObject({ earlier: [], turns: [['Summary u3', 0], ['A3', undefined]] });
    });
  });

  it('ends with a branch that names itself as its parent', () => {
    expect(importText(lines(line('a', 'b', { role: 'user', content: 'A' }), line('b', 'a', { role: 'assistant', content: 'B' })))?.turns).toHaveLength(2);
  });
});

describe('what Claude Code prints of a session', () => {
  const line = (message: object, more: object = {}) => ({ type: (message as { role: string }).role, message, session_id: 's', parent_tool_use_id: null, ...more });
  const stream = [
    { type: 'system', subtype: 'init', session_id: 's', tools: ['Bash'], model: 'claude-opus-5-5' },
    line({ role: 'assistant', id: 'm', model: 'claude-opus-5-5', content: [{ type: 'text', text: 'A' }] }),
    line({ role: 'assistant', id: 'm', content: [{ type: 'tool_use', id: 't', name: 'Task', input: {} }] }),
    line({ role: 'assistant', id: 'n', content: [{ type: 'text', text: 'of a sub-agent' }] }, { parent_tool_use_id: 't' }),
    line({ role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: 'B' }] }),
    { type: 'result', result: 'C', session_id: 's' },
  ];

  it('is one conversation, line by line or as a list', () => {
    for (const text of [lines(...stream), JSON.stringify(stream)]) {
      expect(importText(text)).toMatchObject({ format: 'claude-code', modelId: 'claude-opus-5-5', turns: [{ text: 'A\n{"name":"Task","input":{}}', callIds: ['t'] }, { speaker: 'tool', text: 'B' }], notes: [{ kind: 'left-out', what: 'message of a sub-agent', count: 1 }, { kind: 'no-system-and-tools' }] });
    }
  });
});

describe('a conversation copied from a page', () => {
  it('of ChatGPT has its own labels', () => {
    expect(importText('You said:\nHi\n\nChatGPT said:\nHo\n')).toMatchObject({ format: 'labelled', turns: [{ speaker: 'user', text: 'Hi' }, { speaker: 'assistant', text: 'Ho' }] });
    expect(importText('You said nothing: why?\nChatGPT said: no\n')).toBeNull();
  });
});

describe('OpenTelemetry', () => {
  const messages = [
    { role: 'user', parts: [{ type: 'text', content: 'A' }, { type: 'uri', uri: 'https://a' }] },
    { role: 'assistant', parts: [{ type: 'reasoning', content: 'B' }, { type: 'tool_call', id: 'c', name: 'f', arguments: { a: 1 } }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c', response: { b: 2 } }] },
    { role: 'user', parts: [{ type: 'text', content: 'C' }, { type: 'novel', x: 1 }] },
  ];
  const all = { format: 'opentelemetry', turns: [{ text: 'A' }, { text: 'B\n{"name":"f","arguments":{"a":1}}', callIds: ['c'], withReasoning: true }, { speaker: 'tool', text: '{"b":2}', callIds: ['c'] }], question: 'C\n{"type":"novel","x":1}' };

  it('has its messages by themselves, among the attributes of a span, and in their list', () => {
    const attributes = { 'gen_ai.input.messages': JSON.stringify(messages), 'gen_ai.system_instructions': [{ type: 'text', content: 'S' }], 'gen_ai.tool.definitions': JSON.stringify([{ type: 'function', name: 'f', parameters: {} }]), 'gen_ai.request.model': 'gpt-5.5', 'gen_ai.request.max_tokens': 9, 'gen_ai.system': 'openai' };
    const list = Object.entries(attributes).map(([key, value]) => ({ key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: typeof value === 'string' ? value : JSON.stringify(value) } }));
    expect(importText(JSON.stringify(messages))).toMatchObject({ ...all, modelId: null, notes: [{ kind: 'not-counted' }, { kind: 'kept-as-json', type: 'novel' }] });
    for (const value of [attributes, { name: 'chat', attributes }, { attributes: list }]) {
      const imported = importText(JSON.stringify(value));
      expect(imported).toMatchObject({ ...all, modelId: 'gpt-5.5', maxOutputTokens: 9, system: [{ text: 'S' }], tools: expect.stringContaining('"f"') });
      expect(imported!.notes.map(noteWords).at(-1)).toBe('1 other attribute: left out.');
    }
    for (const other of [{ attributes: { a: 1 } }, { 'gen_ai.input.messages': '[' }, { attributes: [{ key: 'gen_ai.input.messages', value: {} }] }]) expect(importText(JSON.stringify(other))).toBeNull();
  });
});

describe('Codex', () => {
  it('of before lines had a payload is its session and its items', () => {
    const older = lines(
      { id: 's', timestamp: '2025-06-01T10:00:00Z', instructions: 'You are', git: {} },
      { record_type: 'state' },
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Fix it' }] },
      { type: 'function_call', name: 'shell', arguments: '{}', call_id: 'c' },
      { type: 'function_call_output', call_id: 'c', output: 'ok' },
    );
    expect(importText(older)).toMatchObject({ format: 'codex', system: [{ text: 'You are' }], turns: [{ text: 'Fix it' }, { callIds: ['c'] }, { speaker: 'tool', text: 'ok' }], notes: [{ kind: 'no-system-and-tools' }] });
  });

  it('has what was reported for the last request, of the model of the turn', () => {
    const event = (input: number, total: number) => ({ timestamp: '2026-05-14T09:00:00Z', type: 'event_msg', payload: { type: 'token_count', info: { total_token_usage: { input_tokens: total }, last_token_usage: { input_tokens: input, cached_input_tokens: 4000, output_tokens: 60 } } } });
    const start = [{ type: 'session_meta', payload: { id: 'x', base_instructions: { text: 'You are' } } }, { type: 'turn_context', payload: { model: 'gpt-5.5' } }, event(4200, 4200), event(4800, 9000)];
    expect(importText(lines(...start))?.lastReport).toMatchObject({ inputTokens: 4800, model: 'gpt-5.5', reports: 2, atMs: Date.UTC(2026, 4, 14, 9) });
    const compacted = [...start, { type: 'compacted', payload: { message: 'Summary' } }, { type: 'event_msg', payload: { type: 'token_count', info: null } }];
    expect(importText(lines(...compacted))?.lastReport).toBeUndefined();
  });

  it('takes the items, and after a compaction what replaced them', () => {
    const item = (payload: object) => ({ timestamp: 't', type: 'response_item', payload });
    expect(
      importText(
        lines(
          { timestamp: 't', type: 'session_meta', payload: { id: 'x', base_instructions: { text: 'You are' } } },
          { timestamp: 't', type: 'turn_context', payload: { model: 'gpt-5.5' } },
          item({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Long ago' }] }),
          item({ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'An answer' }] }),
          { timestamp: 't', type: 'compacted', payload: { message: 'Summary' } },
          { timestamp: 't', type: 'event_msg', payload: { type: 'agent_message', message: 'mirror' } },
          item({ type: 'function_call', name: 'shell', arguments: '{}', call_id: 'c' }),
          item({ type: 'function_call_output', call_id: 'c', output: 'ok' }),
        ),
      ),
    ).toMatchObject({
      format: 'codex', system: [{ text: 'You are' }], modelId: 'gpt-5.5',
      turns: [{ speaker: 'user', text: 'Long ago', compacted: 1 }, { speaker: 'user', text: 'Summary' }, { speaker: 'assistant', text: '{"name":"shell","arguments":{}}' }, { speaker: 'tool', text: 'ok' }],
      earlier: [[{ speaker: 'user', text: 'Long ago' }, { speaker: 'assistant', text: 'An answer' }]],
      notes: [{ kind: 'compacted', count: 1 }, { kind: 'rebuilt-history', count: 1, isCut: false }, { kind: 'no-system-and-tools' }],
    });
  });
});

describe('exports', () => {
  it('ChatGPT: the shown branch of the latest conversation', () => {
    const node = (id: string, parent: string | null, role: string, text: string, more: object = {}) => [id, { id, parent, message: { author: { role }, content: { content_type: 'text', parts: [text] }, ...more } }];
    const conversation = (title: string, time: number) => ({
      title, update_time: time, current_node: 'd',
      mapping: Object.fromEntries([['r', { id: 'r', parent: null, message: null }], node('a', 'r', 'system', '', { weight: 0 }), node('b', 'a', 'user', 'Hi'), node('x', 'b', 'assistant', 'Other'), node('d', 'b', 'assistant', 'Hello', { metadata: { model_slug: 'gpt-5-5' } })]),
    });
    expect(importText(JSON.stringify([conversation('Old', 1), conversation('New', 2)]))).toMatchObject({
      format: 'chatgpt-export', turns: [{ speaker: 'user', text: 'Hi' }, { speaker: 'assistant', text: 'Hello' }], modelId: 'gpt-5-5',
      notes: [{ kind: 'left-out', what: 'hidden message', count: 1 }, { kind: 'left-out', what: 'message of another branch', count: 1 }, { kind: 'other-conversations', taken: 'New', count: 1 }],
    });
  });

  it('ChatGPT: thoughts with what they are called, and what the interface says of them is no turn', () => {
    const node = (parent: string | null, role: string, content: object) => ({ parent, message: { author: { role }, content } });
    const pointer = { content_type: 'image_asset_pointer', asset_pointer: 'file-service://x' };
    const mapping = {
      a: node(null, 'user', { content_type: 'multimodal_text', parts: [pointer, pointer, 'Q'] }),
      b: node('a', 'assistant', { content_type: 'thoughts', thoughts: [{ summary: 'Looking', content: 'Hm' }, { summary: 'Done', content: '' }] }),
      c: node('b', 'assistant', { content_type: 'reasoning_recap', content: 'Thought for 5s' }),
      d: node('c', 'assistant', { content_type: 'text', parts: ['A'] }),
    };
    const imported = importText(JSON.stringify({ mapping, current_node: 'd' }))!;
    expect(imported.turns).toMatchObject([{ text: 'Q' }, { text: 'Looking\nHm\nDone', withReasoning: true }, { text: 'A' }]);
    expect(imported.notes.map(noteWords)).toEqual(['2 pictures or files of the export: not counted.', '1 line of the interface on reasoning: left out.']);
    const list = [{ title: 'T', mapping, current_node: 'd' }, { title: 'U', mapping, current_node: 'a' }];
    expect(importText(JSON.stringify(list))?.conversations?.all.map(({ turns }) => turns)).toEqual([3, 1]);
  });

  it('ChatGPT: files that a message names are told with the size that the export states, and no picture twice', () => {
    const node = (parent: string | null, author: string, parts: readonly unknown[], metadata: object) => ({ parent, message: { author: { role: author }, content: { content_type: 'multimodal_text', parts }, metadata } });
    const attachments = [{ id: 'file-1', name: 'contract.pdf', size: 812_345, file_token_size: 41_234 }, { id: 'file-2', name: 'shoe.png' }, { id: 'file-3', name: 'notes.docx' }, null];
    const mapping = {
      a: node(null, 'user', [{ content_type: 'image_asset_pointer', asset_pointer: 'sediment://file-2' }, 'Q'], { attachments }),
      b: node('a', 'tool', ['plotted'], { aggregate_result: { messages: [{ message_type: 'image', image_url: 'file-service://x' }, { message_type: 'stream', text: 'o' }] } }),
    };
    const imported = importText(JSON.stringify({ mapping, current_node: 'b' }))!;
    expect(imported.notes.map(noteWords)).toEqual(['2 pictures or files of the export: not counted.', 'contract.pdf: not counted; the export states 41,234 tokens.', 'notes.docx: not counted.', 'file of the export: not counted.']);
    expect(absentContent(imported.notes).map(({ name, attachment }) => [name, attachment.what, attachment.why])).toEqual([
      ['2 pictures or files of the export', '2 pictures or files of the export', 'elsewhere'],
      ['contract.pdf', 'contract.pdf, the export states 41,234 tokens', 'elsewhere'],
      ['notes.docx', 'notes.docx', 'elsewhere'],
      ['file of the export', 'file of the export', 'elsewhere'],
    ]);
  });

  it('Claude.ai: the branch that is shown, and how many messages stand in others', () => {
    const said = (uuid: string, parent: string, text: string, created_at = '') => ({ uuid, sender: uuid.startsWith('h') ? 'human' : 'assistant', text, created_at, parent_message_uuid: parent });
    const chat_messages = [
      said('h1', '00000000-0000-4000-8000-000000000000', 'Q', '2026-01-01T00:00:01Z'),
      said('a1', 'h1', 'Late retry', '2026-01-01T00:00:09Z'),
      said('a2', 'h1', 'First answer', '2026-01-01T00:00:02Z'),
      said('h2', 'a2', 'Then?', '2026-01-01T00:00:03Z'),
    ];
    const read = (more: object = {}, messages: readonly object[] = chat_messages) => importText(JSON.stringify({ chat_messages: messages, ...more }))!;
    const textsOf = ({ turns, question }: ReturnType<typeof read>) => [...turns.map(({ text }) => text), question].filter((text) => text !== '');
    expect([textsOf(read()), read().notes.map(noteWords)]).toEqual([['Q', 'Late retry'], ['2 messages of another branch: left out.']]);
    const chosen = read({ current_leaf_message_uuid: 'h2' });
    expect([textsOf(chosen), chosen.notes.map(noteWords)]).toEqual([['Q', 'First answer', 'Then?'], ['1 message of another branch: left out.']]);
    const lost = read({}, [chat_messages[0]!, said('a9', 'gone', 'After what is gone', '2026-01-02')]);
    expect([textsOf(lost), lost.notes]).toEqual([['Q', 'After what is gone'], [{ kind: 'unknown-parent', count: 1 }]]);
    // Messages that name each other in a ring come to an end.
    expect(textsOf(read({}, [said('h1', 'a1', 'Q'), said('a1', 'h1', 'A')]))).toEqual(['Q', 'A']);
    expect(importText(JSON.stringify([{ chat_messages }, { chat_messages, current_leaf_message_uuid: 'h2' }]))?.conversations?.all.map(({ turns }) => turns)).toEqual([2, 3]);
  });

  it('Claude.ai: with the texts that were attached', () => {
    expect(
      importText(JSON.stringify([{ uuid: 'u', name: 'N', chat_messages: [{ sender: 'human', text: 'Hi', content: [{ type: 'text', text: 'Hi' }], attachments: [{ file_name: 'a.txt', extracted_content: 'A' }] }, { sender: 'assistant', text: 'Yo' }] }])),
    ).toMatchObject({ format: 'claude-export', turns: [{ speaker: 'user', text: 'Hi' }, { speaker: 'assistant', text: 'Yo' }], documents: [{ name: 'a.txt', text: 'A' }] });
  });
});
