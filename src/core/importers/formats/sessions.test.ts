// Several sessions in one file, as where all files of a project are put together: one is read, and which others there are is said.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importText } from './registry';

const text = (lines: readonly unknown[]) => lines.map((each) => JSON.stringify(each)).join('\n');
const read = (lines: readonly unknown[], conversation: number | null = null) => importText(text(lines), { format: null, conversation })!;
const said = ({ turns, question }: ReturnType<typeof read>) => [...turns.map((turn) => turn.text), question].filter((each) => each !== '');
const OTHER = (taken: string, count = 1) => ({ kind: 'other-conversations', taken, count, noun: 'session' });

describe('Claude Code', () => {
  const line = (sessionId: string, uuid: string, parentUuid: string | null, content: unknown, more: object = {}) => ({ type: uuid.startsWith('u') ? 'user' : 'assistant', uuid, parentUuid, sessionId, message: { role: uuid.startsWith('u') ? 'user' : 'assistant', content }, ...more });
  const one = [line('s1', 'u1', null, 'Fix the build'), line('s1', 'a1', 'u1', 'Fixed.')];
  const two = [line('s2', 'u2', null, 'Write a test'), line('s2', 'a2', 'u2', 'Written.'), line('s2', 'u3', 'a2', 'Run it')];
  const at = (day: string, lines: readonly object[]) => lines.map((each, second) => ({ ...each, timestamp: `2026-05-${day}T10:00:0${second}.000Z` }));

  it('takes the latest session, or the one that is chosen, and nothing of another', () => {
    const both = read([...one, ...two]);
    expect(said(both)).toEqual(['Write a test', 'Written.', 'Run it']);
    expect(both.notes).toEqual([{ kind: 'no-system-and-tools' }, OTHER('Write a test')]);
    expect(both.conversations).toEqual({ all: [{ title: 'Fix the build', changedOn: '', turns: 2 }, { title: 'Write a test', changedOn: '', turns: 3 }], taken: 1 });
    expect(said(read([...one, ...two], 0))).toEqual(['Fix the build', 'Fixed.']);
    expect(read([...one, ...two], 0)).toMatchObject({ notes: [{ kind: 'no-system-and-tools' }, OTHER('Fix the build')], conversations: { taken: 0 } });
    expect(both.notes.map(noteWords).at(-1)).toBe('“Write a test” was taken; 1 other session can be chosen in its place.');
    expect(noteWords({ kind: 'other-conversations', taken: '', count: 2, noun: 'session' })).toBe('A session without a title was taken; 2 other sessions can be chosen in its place.');
  });

  it('tells by their moments which is the latest, and on which day it was changed', () => {
    const both = read([...at('09', two), ...at('12', one)].toReversed());
    expect([said(both), both.conversations?.all.map(({ changedOn }) => changedOn)]).toEqual([['Fix the build', 'Fixed.'], ['2026-05-09', '2026-05-12']]);
  });

  it('calls a session what it was called, else by the first words of the user', () => {
    const titles = (...more: readonly unknown[]) => read([...one, ...two, ...more]).conversations?.all.map(({ title }) => title);
    expect(titles({ type: 'custom-title', customTitle: 'The build', sessionId: 's1' }, { type: 'ai-title', aiTitle: 'A test', sessionId: 's2' }, { type: 'summary', summary: 'Of another', leafUuid: 'gone' })).toEqual(['The build', 'A test']);
    expect(titles({ type: 'summary', summary: 'Build\nfixed', leafUuid: 'a1' })).toEqual(['Build fixed', 'Write a test']);
    const silent = [line('s3', 'u8', null, '<command-name>/model</command-name>'), line('s3', 'u9', 'u8', 'Caveat', { isMeta: true }), line('s3', 'a9', 'u9', 'Hm')];
    expect(titles(...silent)).toEqual(['Fix the build', 'Write a test', 's3']);
  });

  it('that was taken up again under another id is one: its lines name each other', () => {
    const again = read([...one, line('s2', 'u2', 'a1', 'Go on'), line('s3', 'a2', 'u2', 'Done.')]);
    expect([said(again), again.conversations, again.notes]).toEqual([['Fix the build', 'Fixed.', 'Go on', 'Done.'], undefined, [{ kind: 'no-system-and-tools' }]]);
    const cut = [...one, { type: 'system', subtype: 'compact_boundary', uuid: 'b', parentUuid: null, logicalParentUuid: 'a1', sessionId: 's2' }, line('s2', 'u2', 'b', 'Summary', { isCompactSummary: true }), line('s2', 'a2', 'u2', 'On.')];
    expect(read(cut)).toMatchObject({ earlier: [[{ text: 'Fix the build' }, { text: 'Fixed.' }]], turns: [{ text: 'Summary' }, { text: 'On.' }] });
    expect(read(cut).conversations).toBeUndefined();
  });

  it('has branches, sub-agents and a copy of the same answers of its own', () => {
    const call = { type: 'tool_use', id: 't', name: 'Read', input: {} };
    const copied = (session: string) => [line(session, `u1${session}`, null, 'Q'), line(session, `a1${session}`, `u1${session}`, [call]), line(session, `u2${session}`, `a1${session}`, [{ type: 'tool_result', tool_use_id: 't', content: session }])];
    const both = read([...copied('s1'), line('s1', 'a9', 'u1s1', 'Other'), line('s1', 'u7', null, 'sub', { isSidechain: true }), ...copied('s2')]);
    expect([said(both), both.notes]).toEqual([['Q', '{"name":"Read","input":{}}', 's2'], [{ kind: 'no-system-and-tools' }, OTHER('Q')]]);
  });

  it('as it is printed while it goes, one behind the other', () => {
    const printed = (session_id: string, content: string) => [{ type: 'system', subtype: 'init', session_id }, { type: 'assistant', session_id, parent_tool_use_id: null, message: { role: 'assistant', id: content, content: [{ type: 'text', text: content }] } }];
    expect(said(read([...printed('s1', 'One'), ...printed('s2', 'Two')]))).toEqual(['Two']);
    expect(said(read([...printed('s1', 'One'), ...printed('s1', 'Two')]))).toEqual(['One', 'Two']);
  });
});

describe('Codex', () => {
  const line = (day: string, type: string, payload: object) => ({ timestamp: `2026-05-${day}T10:00:00Z`, type, payload });
  const meta = (day: string, id: string) => line(day, 'session_meta', { id, base_instructions: { text: `Base of ${id}` } });
  const user = (day: string, words: string) => line(day, 'response_item', { type: 'message', role: 'user', content: [{ type: 'input_text', text: words }] });
  const spoken = (day: string, words: string) => line(day, 'response_item', { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: words }] });
  const one = [meta('03', 'A'), user('03', '<environment_context>here</environment_context>'), user('03', 'Fix the build'), spoken('03', 'Fixed.')];
  const two = [meta('02', 'B'), user('02', 'Write a test')];

  it('takes the latest session, or the one that is chosen, with its own base', () => {
    const both = read([...one, ...two]);
    expect([both.system.map((each) => each.text), said(both)]).toEqual([['Base of A'], ['<environment_context>here</environment_context>', 'Fix the build', 'Fixed.']]);
    expect(both.conversations).toEqual({ all: [{ title: 'Fix the build', changedOn: '2026-05-03', turns: 3 }, { title: 'Write a test', changedOn: '2026-05-02', turns: 1 }], taken: 0 });
    expect(both.notes).toEqual([{ kind: 'no-system-and-tools' }, OTHER('Fix the build')]);
    expect(read([...one, ...two], 1)).toMatchObject({ system: [{ text: 'Base of B' }], turns: [], question: 'Write a test' });
  });

  it('that was taken up again, or began as a copy of another, is one; an id alone is none', () => {
    const again = read([...one, meta('04', 'A'), user('04', 'Go on')]);
    expect([said(again).slice(-2), again.conversations]).toEqual([['Fixed.', 'Go on'], undefined]);
    const copy = [meta('05', 'C'), meta('05', 'A'), user('05', 'Fix the build'), meta('05', 'A'), spoken('05', 'Fixed.'), user('05', 'Go on')];
    expect([said(read(copy)), read(copy).conversations]).toEqual([['Fix the build', 'Fixed.', 'Go on'], undefined]);
    expect(read([...one, ...copy]).conversations?.all).toHaveLength(2);
    expect(read([...one, meta('06', 'D')]).conversations).toBeUndefined();
  });
});
