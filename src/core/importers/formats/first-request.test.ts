// The first request that a transcript reports: what of it is in no file is the system prompt and the tools.
import { describe, expect, it } from 'vitest';
import { promptPartsOf } from './imported-parts';
import { noteWords } from './import-words';
import { importText } from './registry';
import type { UnitId } from '@/core/units';

const text = (lines: readonly unknown[]) => lines.map((each) => JSON.stringify(each)).join('\n');
const read = (lines: readonly unknown[]) => importText(text(lines))!;

describe('Claude Code', () => {
  const line = (uuid: string, parentUuid: string | null, role: string, content: unknown, more: object = {}) => ({ type: role, uuid, parentUuid, sessionId: 's', message: { role, content, ...more } });
  const answer = (uuid: string, parentUuid: string, tokens: number, more: object = {}) => line(uuid, parentUuid, 'assistant', [{ type: 'text', text: uuid }], { id: `m-${uuid}`, model: 'claude-opus-5-5', usage: { input_tokens: 4, cache_read_input_tokens: tokens - 4 }, ...more });
  const document = { type: 'document', title: 'b.md', source: { type: 'text', media_type: 'text/plain', data: 'Later' } };
  const talk = [
    line('u1', null, 'user', [{ type: 'text', text: 'Q' }, { ...document, title: 'a.md' }]),
    answer('a1', 'u1', 20_000),
    line('u2', 'a1', 'user', [{ type: 'text', text: 'More' }, document]),
    answer('a2', 'u2', 24_000),
  ];

  it('held the turns and documents before its answer; what came later is named', () => {
    expect(read(talk)).toMatchObject({ firstRequest: { inputTokens: 20_000, turns: 1, documents: 1, files: 0, model: 'claude-opus-5-5' }, lastReport: { inputTokens: 24_000 } });
    let ids = 0;
    const parts = promptPartsOf(read(talk), () => `p${(ids += 1)}` as UnitId);
    const later = parts.find(({ name }) => name === 'b.md')?.id;
    expect(parts.find(({ name }) => name === 'System prompt and tools')).toMatchObject({ attachment: { reported: { inputTokens: 20_000, turns: 1, later: [later], model: 'claude-opus-5-5' } } });
    expect(read(talk).notes.map(noteWords)).toEqual(['The system prompt and the tools are not all in such a file: the real request is longer. A part stands for them, where you can take how many tokens they have from the usage that the file reports.']);
  });

  it('is one of the model that goes on, where the first was of another, and of after a compaction', () => {
    expect(read([talk[0], answer('a1', 'u1', 20_000, { model: 'claude-haiku-4-5' }), ...talk.slice(2)]).firstRequest).toMatchObject({ inputTokens: 24_000, turns: 3, documents: 2 });
    const summary = { ...line('u3', 'a2', 'user', 'Summary'), isCompactSummary: true };
    expect(read([...talk, summary]).firstRequest).toBeUndefined();
    expect(read([...talk, summary, answer('a3', 'u3', 9000)]).firstRequest).toMatchObject({ inputTokens: 9000, turns: 1, documents: 0 });
  });

  it('is known without ids of the answers, and whatever the client wrote in their place', () => {
    expect(read([talk[0], answer('a1', 'u1', 20_000, { id: undefined })]).firstRequest).toMatchObject({ inputTokens: 20_000, turns: 1 });
    const silent = answer('a0', 'u1', 0, { model: '<synthetic>', usage: { input_tokens: 0 } });
    expect(read([talk[0], silent, line('u2', 'a0', 'user', 'Again'), answer('a1', 'u2', 20_000)])).toMatchObject({ firstRequest: { inputTokens: 20_000, turns: 3 } });
    expect(read([talk[0], line('a1', 'u1', 'assistant', 'A')]).firstRequest).toBeUndefined();
  });
});

describe('Codex', () => {
  const line = (type: string, payload: object) => ({ timestamp: '2026-05-14T09:00:00Z', type, payload });
  const item = (role: string, words: string) => line('response_item', { type: 'message', role, content: [{ type: role === 'user' ? 'input_text' : 'output_text', text: words }] });
  const call = (id: string) => [line('response_item', { type: 'reasoning', summary: [], encrypted_content: 'x' }), line('response_item', { type: 'function_call', call_id: id, name: 'shell', arguments: '{}' })];
  const output = (id: string) => line('response_item', { type: 'function_call_output', call_id: id, output: 'ok' });
  const counted = (input: number | null) => line('event_msg', { type: 'token_count', info: input === null ? null : { last_token_usage: { input_tokens: input, cached_input_tokens: 100 } } });
  const start = [line('session_meta', { id: 'x', base_instructions: { text: 'You are' } }), line('turn_context', { model: 'gpt-5.5' }), counted(null), item('user', 'Context'), item('user', 'Fix it')];

  it('held all before the first answer, whether its results were written before the count or not', () => {
    const expected = { inputTokens: 9000, turns: 2, documents: 0, files: 0, model: 'gpt-5.5' };
    expect(read([...start, ...call('c'), counted(9000), output('c'), item('assistant', 'Done.'), counted(9400)]).firstRequest).toEqual(expected);
    expect(read([...start, ...call('c'), output('c'), counted(null), counted(9000), item('assistant', 'Done.'), counted(9400)]).firstRequest).toEqual(expected);
    expect(read([...start, item('assistant', 'Done.')]).firstRequest).toBeUndefined();
  });

  it('is of after a compaction, and of no count of before an answer', () => {
    const talk = [...start, item('assistant', 'Done.'), counted(9000), line('compacted', { message: 'Summary', replacement_history: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Summary' }] }] })];
    expect(read([...talk, counted(70)]).firstRequest).toBeUndefined();
    expect(read([...talk, counted(70), item('user', 'Go on'), item('assistant', 'On.'), counted(8000)]).firstRequest).toMatchObject({ inputTokens: 8000, turns: 2 });
  });
});
