// What a transcript of Claude Code says lies in what its lines name, and not in the order in which they stand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from './registry';

const line = (uuid: string, parentUuid: string | null, message: object, more: object = {}) => ({ type: (message as { role: string }).role, uuid, parentUuid, sessionId: 's', message, ...more });
const call = (id: string) => ({ type: 'tool_use', id, name: 'Read', input: { path: id } });
const answer = (id: string | undefined, ...content: readonly unknown[]) => ({ role: 'assistant', ...(id === undefined ? {} : { id }), model: 'claude-opus-5-5', content });
const result = (id: string) => ({ role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content: `of ${id}` }] });
const text = (lines: readonly unknown[]) => lines.map((each) => JSON.stringify(each)).join('\n');
const read = (lines: readonly unknown[]) => importText(text(lines))!;
const turnsOf = (lines: readonly unknown[]) => read(lines).turns.map(({ text: said }) => said);

const a = line('a', null, { role: 'user', content: 'Fix it' });
const b = line('b', 'a', answer('m1', call('t1')));
const c = line('c', 'b', result('t1'));
const d = line('d', 'b', answer('m1', call('t2')));
const e = line('e', 'd', result('t2'));
const f = line('f', 'e', answer('m2', { type: 'text', text: 'Done.' }));
const CALLS = '{"name":"Read","input":{"path":"t1"}}\n{"name":"Read","input":{"path":"t2"}}';

describe('calls made at once', () => {
  it('are one message, and their results stand behind it, whichever was written first', () => {
    const expected = ['Fix it', CALLS, 'of t1', 'of t2', 'Done.'];
    for (const lines of [[a, b, d, c, e, f], [a, b, c, d, e, f], [a, b, d, e, c, f]]) expect(turnsOf(lines)).toEqual(expected);
    expect(read([a, b, c, d, e, f]).turns[1]).toMatchObject({ callIds: ['t1', 't2'] });
    // The second call names the result of the first, or the answer goes on behind the first result.
    expect(turnsOf([a, b, c, { ...d, parentUuid: 'c' }, e, f])).toEqual(expected);
    expect(turnsOf([a, b, c, d, e, { ...f, parentUuid: 'c' }])).toEqual(expected);
    // Nothing came behind them yet.
    expect(turnsOf([a, b, d, e, c])).toEqual(expected.slice(0, -1));
  });

  it('with text in the same answer and after the results stay whole', () => {
    const thought = line('b0', 'a', answer('m1', { type: 'text', text: 'I look.' }));
    const later = line('g', 'f', { role: 'user', content: 'Thanks' });
    expect(turnsOf([a, thought, { ...b, parentUuid: 'b0' }, c, d, e, f, later])).toEqual(['Fix it', `I look.\n${CALLS}`, 'of t1', 'of t2', 'Done.']);
  });
});

describe('lines in any order', () => {
  const attachment = { type: 'attachment', uuid: 'x', parentUuid: 'e', sessionId: 's' };
  const conversations = {
    'calls made at once': [a, b, c, d, e, f],
    'calls behind results': [a, b, c, { ...d, parentUuid: 'c' }, e, f],
    'results at the end': [a, b, c, d, e],
    'a line of the client between': [a, b, c, d, e, attachment, { ...f, parentUuid: 'x' }],
    'answers without ids': [a, line('b', 'a', answer(undefined, call('t1'))), c, line('d', 'b', answer(undefined, call('t2'))), e, line('f', 'e', answer(undefined, { type: 'text', text: 'Done.' }))],
  };

  it.each(Object.entries(conversations))('are the same: %s', (_name, lines) => {
    const expected = read(lines);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(read(shuffled)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same with other branches and compactions, where they say when they were written', () => {
    const say = (uuid: string, parentUuid: string | null, more: object = {}) => line(uuid, parentUuid, { role: uuid.startsWith('u') ? 'user' : 'assistant', content: uuid }, more);
    const written = [
      say('u1', null), say('a1', 'u1'), say('u2', 'a1'), say('a2', 'u2'), say('u3', 'a1'), say('a3', 'u3'),
      { type: 'system', subtype: 'compact_boundary', uuid: 'cut', parentUuid: null, logicalParentUuid: 'a3', sessionId: 's' },
      say('u4', 'cut', { isCompactSummary: true }), say('a4', 'u4'), { ...a, parentUuid: 'a4' }, b, d, c, e, f, say('u5', 'lost'), say('u6', 'u5'),
    ].map((each, at) => ({ ...each, timestamp: new Date(Date.UTC(2026, 4, 1, 0, 0, at)).toISOString() }));
    const expected = read(written);
    expect(expected).toMatchObject({ earlier: [[{ text: 'u1' }, { text: 'a1' }, { text: 'u3' }, { text: 'a3' }]], turns: [{ text: 'u4' }, { text: 'a4' }, { text: 'Fix it' }, { text: CALLS }, { text: 'of t1' }, { text: 'of t2' }, { text: 'Done.' }, { text: 'u5' }], question: 'u6' });
    fc.assert(
      fc.property(fc.shuffledSubarray(written, { minLength: written.length }), (shuffled) => {
        expect(read(shuffled)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('are read in a time that grows with their number alone', () => {
    const many = Array.from({ length: 3000 }, (_, at) => (at % 2 === 0 ? line(`n${at}`, at === 0 ? null : `n${at - 2}`, answer('m', call(`t${at}`))) : line(`n${at}`, `n${at - 1}`, result(`t${at - 1}`))));
    expect(read([...many].reverse()).turns).toHaveLength(1501);
    // Lines of the client between all of them, and none of a conversation's end.
    const bare = Array.from({ length: 10_000 }, (_, at) => ({ type: 'progress', uuid: `p${at}`, parentUuid: at === 0 ? 'a' : `p${at - 1}`, sessionId: 's' }));
    expect(turnsOf([a, ...bare, ...Array.from({ length: 2000 }, (_, at) => line(`q${at}`, 'p9999', { role: 'assistant', content: `${at}` }))])).toHaveLength(2);
  });
});

it('a line that is there twice counts once', () => {
  const imported = read([a, b, c, d, e, a, b, c, d, e, f]);
  expect(imported.turns).toHaveLength(5);
  expect(imported.notes).toContainEqual({ kind: 'left-out', what: 'repeated line', count: 5 });
});
