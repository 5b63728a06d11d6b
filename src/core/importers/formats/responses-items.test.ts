// Items of Responses beside messages and functions: what the model called, and what came of it.
import { describe, expect, it } from 'vitest';
import { importDetails } from './import-words';
import { importText } from './registry';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';

const PNG_BASE64 = Buffer.from(mediaFile(MEDIA_FILES[0]!)).toString('base64');

const asked = { role: 'user', content: 'Go' };
const read = (...input: readonly object[]) => importText(JSON.stringify({ model: 'gpt-5.5', input: [asked, ...input, asked] }))!;
const turnsOf = (...input: readonly object[]) => read(...input).turns.slice(1);

describe('items of a conversation', () => {
  it('of a tool of a server are a call as it is sent, and its result', () => {
    const output = '[{"type":"text","text":"a \\"quoted\\" line\\n"}]';
    const call = { type: 'mcp_call', id: 'mcp_1', status: 'completed', server_label: 'deepwiki', name: 'ask', arguments: '{"q": "a\\nb"}', output, error: null, approval_request_id: null };
    expect(turnsOf(call)).toEqual([
      { speaker: 'assistant', text: '{"name":"ask","server_label":"deepwiki","arguments":{"q": "a\\nb"}}', callIds: ['mcp_1'] },
      { speaker: 'tool', text: output, callIds: ['mcp_1'] },
    ]);
    expect(turnsOf({ ...call, output: null, error: 'No server.' }).at(-1)).toEqual({ speaker: 'tool', text: 'No server.', callIds: ['mcp_1'], isError: true });
    // It is still at work.
    expect(turnsOf({ ...call, output: null })).toHaveLength(1);
  });

  it('of tools that the client runs are calls that are tied to their results', () => {
    expect(turnsOf({ type: 'local_shell_call', id: 'lsh_1', call_id: 'c1', status: 'completed', action: { type: 'exec', command: ['ls'] } }, { type: 'local_shell_call_output', id: 'c1', output: '{"stdout":"a\\n"}' })).toEqual([
      { speaker: 'assistant', text: '{"name":"local_shell","id":"lsh_1","status":"completed","arguments":{"action":{"type":"exec","command":["ls"]}}}', callIds: ['c1'] },
      { speaker: 'tool', text: '{"stdout":"a\\n"}', callIds: ['c1'] },
    ]);
    expect(turnsOf({ type: 'shell_call', call_id: 'c1', action: { commands: ['ls'] } }, { type: 'shell_call_output', call_id: 'c1', output: [{ stdout: 'a "b"\n', stderr: '', outcome: { type: 'exit', exit_code: 0 } }] }).at(-1)).toEqual({ speaker: 'tool', text: 'a "b"\n\n{"outcome":{"type":"exit","exit_code":0}}', callIds: ['c1'] });
    expect(turnsOf({ type: 'apply_patch_call', call_id: 'c1', operation: {} }, { type: 'apply_patch_call_output', call_id: 'c1', status: 'failed', output: 'No such file.' }).at(-1)).toEqual({ speaker: 'tool', text: 'No such file.', callIds: ['c1'], isError: true });
    const screen = read({ type: 'computer_call', call_id: 'c1', action: { type: 'click' } }, { type: 'computer_call_output', call_id: 'c1', output: { type: 'computer_screenshot', file_id: 'file_1' } });
    expect(screen.turns.at(-1)).toEqual({ speaker: 'tool', text: '{"type":"computer_call_output"}', callIds: ['c1'] });
    expect(screen.notes).toEqual([{ kind: 'not-counted', why: 'elsewhere', what: 'image by address or id', count: 1 }]);
  });

  it.each([
    { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'q' } },
    { type: 'file_search_call', id: 'fs_1', status: 'completed', queries: ['q'], results: null },
    { type: 'code_interpreter_call', id: 'ci_1', status: 'completed', code: '1', container_id: 'cntr_1', outputs: null },
    { type: 'image_generation_call', id: 'ig_1', status: 'failed', result: null },
    { type: 'computer_call', id: 'cu_1', status: 'completed', action: { type: 'click' } },
    { type: 'never heard of', id: 'x_1', status: 'completed' },
  ])('that are kept as JSON keep their id and status: $type', (item) => {
    expect(turnsOf(item)).toEqual([{ speaker: 'assistant', text: JSON.stringify(item) }]);
  });

  it('that have no form of their own are named, with what is counted of them', () => {
    const searches = [{ type: 'web_search_call', id: 'a', action: {} }, { type: 'web_search_call', id: 'b', action: {} }];
    const others = ['file_search_call', 'code_interpreter_call', 'image_generation_call', 'computer_call', 'local_shell_call', 'shell_call', 'apply_patch_call', 'tool_search_call', 'mcp_approval_request', 'mcp_approval_response'].map((type) => ({ type, id: type }));
    const said = importDetails(read(...searches, ...others));
    expect(said).toHaveLength(11);
    expect(said.slice(0, 2)).toEqual(['2 web searches (web_search_call): counted as JSON; the pages that were found are not in it.', '1 file search (file_search_call): counted as JSON; of what was found only the results that stand in it.']);
    expect(said.join('\n')).not.toContain('not known');
    expect(importDetails(read({ type: 'telepathy_call', id: 't' }))).toEqual(['1 block of the type telepathy_call: not known here, kept as JSON and counted as text.']);
    const pictures = read({ type: 'image_generation_call', id: 'i', status: 'completed', result: PNG_BASE64 });
    expect([pictures.files.length, pictures.turns.at(-1)?.text]).toEqual([1, '{"type":"image_generation_call","id":"i","status":"completed","result":""}']);
  });

  it('that bring tools along bring tools', () => {
    const tool = { type: 'function', name: 'f', parameters: { type: 'object' } };
    expect(JSON.parse(read({ type: 'tool_search_output', call_id: null, execution: 'server', tools: [tool] }, { type: 'additional_tools', role: 'developer', tools: [tool] }).tools)).toEqual([tool, tool]);
  });

  it('say what of them goes nowhere', () => {
    const message = { type: 'message', id: 'msg_1', status: 'completed', phase: 'final', role: 'assistant', content: [{ type: 'output_text', text: 'Hi', annotations: [{ type: 'url_citation' }], logprobs: [] }] };
    expect(read(message, { type: 'mcp_list_tools', id: 'l', server_label: 's', error: null, tools: [{ name: 'f', input_schema: {}, annotations: { readOnlyHint: true } }] }).notes).toEqual([{ kind: 'fields-left-out', names: ['id of items', 'status of items', 'phase of items', 'annotations of items', 'server_label of items', 'annotations of tools'] }]);
    // No API takes them.
    expect(JSON.parse(read({ type: 'mcp_list_tools', tools: [{ name: 'f', input_schema: {}, annotations: {} }] }).tools)).toEqual([{ name: 'f', input_schema: {} }]);
    expect(read({ role: 'assistant', content: 'Hi' }).notes).toEqual([]);
  });
});
