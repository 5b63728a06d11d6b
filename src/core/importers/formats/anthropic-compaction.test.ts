// What stands before a block of compaction is not sent to the model: the window and the count are those of what is left.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { promptPartsOf } from './imported-parts';
import { importText } from './registry';
import { anthropicRequest } from '@/core/share/request-anthropic';
import type { UnitId } from '@/core/units';

const read = (value: unknown) => importText(JSON.stringify(value))!;
const text = (said: string) => ({ type: 'text', text: said });
const messages = [
  { role: 'user', content: [{ type: 'document', title: 'A', source: { type: 'text', media_type: 'text/plain', data: 'old document' } }, { type: 'image', source: { type: 'url', url: 'https://a.example' } }, text('old question')] },
  { role: 'assistant', content: [text('old answer'), { type: 'compaction', content: 'the summary' }, text('new answer')] },
  { role: 'user', content: 'Q' },
];
const request = { model: 'claude-opus-5-5', max_tokens: 9, system: 'S', messages };

describe('a conversation that the API made shorter', () => {
  const imported = read(request);

  it('is what stands from the last compaction on, with its system text; what was before is another window', () => {
    expect(imported.turns).toMatchObject([{ speaker: 'assistant', text: 'the summary\nnew answer', compacted: 2 }]);
    expect(imported.system).toMatchObject([{ text: 'S' }]);
    expect([imported.question, imported.documents]).toEqual(['Q', []]);
    expect(imported.earlier.map((turns) => turns.map((turn) => turn.text))).toEqual([['old question', 'old answer']]);
    expect(imported.notes.map(noteWords)).toEqual(['2 turns from before a compaction: no longer sent; the window with them is shown under Split.', '1 document of before a compaction: left out.', '1 uncounted file of before a compaction: left out.']);
  });

  it('is written as what is left of it', () => {
    let ids = 0;
    const parts = promptPartsOf(imported, () => `u${(ids += 1)}` as UnitId);
    const written = JSON.parse(anthropicRequest({ parts, freeOrder: false }, 'claude-opus-5-5', 9).json) as { readonly messages: unknown };
    expect(written.messages).toEqual([{ role: 'assistant', content: [{ type: 'compaction', content: 'the summary' }, text('new answer')] }, { role: 'user', content: [text('Q')] }]);
  });

  it('may have been made shorter several times, or have nothing before the first', () => {
    const again = read({ ...request, messages: [...messages, { role: 'assistant', content: [{ type: 'compaction', content: 'in short' }] }, { role: 'user', content: 'Then?' }] });
    expect(again.earlier.map((turns) => turns.map((turn) => turn.text))).toEqual([['old question', 'old answer'], ['the summary\nnew answer', 'Q']]);
    expect([again.turns.map((turn) => turn.text), again.question]).toEqual([['in short'], 'Then?']);
    const dropped = read({ ...request, messages: [{ role: 'assistant', content: [{ type: 'compaction', content: 'the summary' }] }, { role: 'user', content: 'Q' }] });
    expect(dropped).toMatchObject({ turns: [{ text: 'the summary', compacted: 0 }], earlier: [], question: 'Q', notes: [] });
    // One that failed drops nothing.
    expect(read({ ...request, messages: [messages[0], { role: 'assistant', content: [{ type: 'compaction', content: null }, text('answer')] }] }).turns[0]).toMatchObject({ text: 'old question' });
  });

  it('may be made shorter by the server when it has grown, which is told', () => {
    const edits = { context_management: { edits: [{ type: 'clear_tool_uses_20250919' }] } };
    expect(read({ ...request, ...edits, messages: messages.slice(2) }).notes.map(noteWords)).toEqual(['context_management: the server may take turns out of a long conversation, or make it shorter; they are counted as they stand here.']);
  });
});
