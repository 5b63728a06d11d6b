// A Codex session after a compaction: what the client sends in the place of the turns of before.
import { describe, expect, it } from 'vitest';
import { rebuiltHistory, sentAgain } from './codex-compaction';
import { noteWords } from './import-words';
import { importText } from './registry';

const user = (...texts: string[]) => ({ type: 'message', role: 'user', content: texts.map((text) => ({ type: 'input_text', text })) });
const answer = (text: string) => ({ type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] });
const developer = { type: 'message', role: 'developer', content: [{ type: 'input_text', text: 'Be careful.' }] };
const AGENTS = user('# AGENTS.md instructions for /home\n\n<INSTRUCTIONS>\nBe brief.\n</INSTRUCTIONS>');
const PLACE = user('<environment_context>\n  <cwd>/home</cwd>\n</environment_context>');
const image = { type: 'input_image', image_url: 'https://example.org/a.png' };
const line = (payload: object) => ({ type: 'response_item', payload });
const compacted = (message: string, more: object = {}) => ({ type: 'compacted', payload: { message, ...more } });
const rollout = (...lines: readonly object[]) => importText([{ type: 'session_meta', payload: { id: 's' } }, ...lines].map((each) => JSON.stringify(each)).join('\n'))!;
const textsOf = ({ items }: { readonly items: readonly unknown[] }) => items.map((item) => (item as ReturnType<typeof user>).content.map(({ text }) => text).join('|'));

describe('a history that is put together again', () => {
  it('has the first context, the messages of the user in their order, and the summary', () => {
    const window = [developer, AGENTS, PLACE, user('One'), answer('A'), user('<ENVIRONMENT_CONTEXT>now elsewhere</ENVIRONMENT_CONTEXT>'), { type: 'function_call', name: 'f', arguments: '{}' }, user('Two', ' and more'), user('<user_shell_command>ls</user_shell_command>')];
    const rebuilt = rebuiltHistory(window, 'In short');
    expect(textsOf(rebuilt)).toEqual(['Be careful.', AGENTS.content[0]!.text, PLACE.content[0]!.text, 'One', 'Two and more', 'In short']);
    expect(rebuilt.isCut).toBe(false);
    expect(sentAgain(window, rebuilt.items)).toBe(4);
    expect(textsOf(rebuiltHistory([AGENTS], ''))).toEqual([AGENTS.content[0]!.text, '(no summary available)']);
    expect(textsOf(rebuiltHistory([], 'S'))).toEqual(['S']);
  });

  it('has no summary of before in it', () => {
    const first = 'Another language model started to solve this problem and …\nFirst';
    expect(textsOf(rebuiltHistory([user('One'), user(first), user('Two')], 'Second'))).toEqual(['One', 'Two', 'Second']);
  });

  it('has messages up to the budget of the client, the last in the middle of what is left', () => {
    // 20,000 tokens of four bytes each.
    const whole = 'w'.repeat(79_960);
    expect(rebuiltHistory([user('x'.repeat(40)), user(whole)], 'S').isCut).toBe(false);
    const { items, isCut } = rebuiltHistory([user('never'), user(`${'a'.repeat(30)}${'b'.repeat(30)}`), user(whole)], 'S');
    expect(textsOf({ items: items.slice(0, 1) })).toEqual([`${'a'.repeat(20)}…5 tokens truncated…${'b'.repeat(20)}`]);
    expect([items.length, isCut]).toEqual([3, true]);
    // Cut between characters, by their bytes.
    expect(textsOf(rebuiltHistory([user('é'.repeat(11)), user('w'.repeat(79_980))], 'S'))[0]).toBe(`${'é'.repeat(5)}…1 tokens truncated…${'é'.repeat(5)}`);
    expect(textsOf(rebuiltHistory([user('🦊'.repeat(4)), user('w'.repeat(79_988))], 'S'))[0]).toBe('🦊…1 tokens truncated…🦊');
    // Nothing is left for the next.
    expect(textsOf(rebuiltHistory([user('One'), user('w'.repeat(80_000))], 'S'))).toHaveLength(2);
  });

  it('never throws, whatever the items are', () => {
    const odd = [null, 7, 'x', {}, { role: 'user' }, { role: 'user', content: 'text' }, { role: 'user', content: [null, { text: 7 }] }];
    expect(textsOf({ items: rebuiltHistory(odd, 'S').items.slice(-1) })).toEqual(['S']);
  });
});

describe('a file of Codex', () => {
  it('has the window that is sent, the turns of before it, and says what was done', () => {
    const read = rollout(line(developer), line(AGENTS), line(user('One')), line(answer('A')), compacted('First'), line(answer('B')), line(user('Two')), compacted('Second'), line(answer('C')));
    expect(read.system.map(({ text }) => text)).toEqual(['Be careful.']);
    expect(read.turns.map(({ text, compacted: gone }) => [text, gone])).toEqual([[AGENTS.content[0]!.text, 1], ['One', undefined], ['First', undefined], ['Two', undefined], ['Second', undefined], ['C', undefined]]);
    expect(read.earlier.map((turns) => turns.map(({ text }) => text).slice(1))).toEqual([['One', 'A'], ['One', 'First', 'B', 'Two']]);
    expect(read.notes).toEqual([{ kind: 'compacted', count: 2 }, { kind: 'rebuilt-history', count: 2, isCut: false }, { kind: 'no-system-and-tools' }]);
    expect(noteWords(read.notes[1]!)).toBe('2 compactions with the summary alone: the first context and the user’s messages are put before it, as the client does when it takes a session up again; other versions may differ.');
    expect(noteWords({ kind: 'rebuilt-history', count: 1, isCut: true })).toContain('the user’s messages, the newest that have room, are put before it');
  });

  it('that ends with a compaction has no question: what is last was written in the place of earlier turns', () => {
    for (const last of [compacted('Short'), compacted('', { replacement_history: [user('One'), user('Short')] })]) {
      const read = rollout(line(user('One')), line(answer('A')), last);
      expect([read.question, read.turns.map(({ text }) => text)]).toEqual(['', ['One', 'Short']]);
      expect(rollout(line(user('One')), line(answer('A')), last, line(user('Two'))).question).toBe('Two');
    }
  });

  it('sends an image of before a compaction no more, and says so', () => {
    const read = rollout(line({ ...user('See'), content: [...user('See').content, image] }), line(answer('A')), compacted('Short'));
    expect(read.turns.map(({ text }) => text)).toEqual(['See', 'Short']);
    expect(read.notes).toContainEqual({ kind: 'left-out', what: 'uncounted file of before a compaction', count: 1 });
  });

  it('counts what stands again in a history that the client wrote itself as no turn that is gone', () => {
    const read = rollout(line(user('One')), line(answer('A')), line(answer('B')), compacted('', { replacement_history: [user('One'), { type: 'compaction', encrypted_content: 'x' }] }), line(answer('C')));
    expect(read.notes).toContainEqual({ kind: 'compacted', count: 2 });
    expect(read.turns[0]).toMatchObject({ text: 'One', compacted: 2 });
  });

  it('keeps what the developer said before a compaction and is not said again with the turns of before, and tells it', () => {
    const replacement = compacted('', { replacement_history: [user('One'), user('Short')] });
    const read = rollout(line(developer), line(user('One')), line(answer('A')), replacement, line(answer('B')));
    expect([read.system, read.earlier]).toEqual([[], [[{ speaker: 'user', text: 'Be careful.' }, { speaker: 'user', text: 'One' }, { speaker: 'assistant', text: 'A' }]]]);
    expect(read.notes.map(noteWords)).toContain('1 system text from before a compaction: no longer sent; it stands before the turns of that window.');
    const said = rollout(line(developer), line(user('One')), compacted('', { replacement_history: [developer, user('Short')] }));
    expect([said.system.map(({ text }) => text), said.earlier[0]?.map(({ text }) => text), said.notes.some(({ kind }) => kind === 'compacted-system')]).toEqual([['Be careful.'], ['One'], false]);
  });
});
