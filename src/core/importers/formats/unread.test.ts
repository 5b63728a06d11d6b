// Nothing that a model is sent is lost without a word: what no format knows stays as its JSON or is named.
import { describe, expect, it } from 'vitest';
import { FORMAT_SAMPLES, marksIn, sampleText, stringsOf } from '@/test/format-samples';
import { importDetails } from './import-words';
import { importText } from './registry';

type Path = readonly (string | number)[];

function listsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [path] : []), ...Object.entries(value).flatMap(([key, inner]) => listsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((found, key) => (found as Record<string | number, unknown>)[key], value);
}

function withEntry(value: unknown, [first, ...rest]: Path, entry: unknown): unknown {
  if (first === undefined) return [...(value as unknown[]), entry];
  if (Array.isArray(value)) return (value as unknown[]).map((each, index) => (index === first ? withEntry(each, rest, entry) : each));
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, key === first ? withEntry(inner, rest, entry) : (inner as unknown)]));
}

/** Lists of what is no message or block: of conversations, of steps of a thought, of parameters, of sets of tools. */
const OF_THE_FORMAT_ITSELF = /^(?:chatgpt-export|claude-export) $|chat_messages$|thoughts$|parameters$|^gemini tools$/;

describe.each(Object.entries(FORMAT_SAMPLES))('%s', (format, sample) => {
  it('keeps or names an entry of any list that nobody knows', () => {
    const plain = importDetails(importText(sampleText(sample))!);
    const tried = listsIn(sample.value).filter((path) => marksIn(stringsOf(at(sample.value, path)).join(' '), '§').length > 0 && !OF_THE_FORMAT_ITSELF.test(`${format} ${path.join('.')}`));
    for (const path of tried) {
      for (const entry of ['§novelty', { type: 'novelty', x: ['§novelty'] }, { x: '§novelty' }]) {
        const imported = importText(sampleText({ ...sample, value: withEntry(sample.value, path, entry) }));
        // A document loses nothing.
        if (imported === null) continue;
        // What is kept to be written again stands there a second time, and is not counted.
        const isKept = marksIn(JSON.stringify(imported, (key, inner: unknown) => (['asSent', 'questionAsSent', 'requestFields'].includes(key) ? undefined : inner)), '§').filter((mark) => mark === '§novelty').length;
        expect(isKept <= 1 && (isKept === 1 || importDetails(imported).join() !== plain.join()), `${path.join('.')} ${JSON.stringify(entry)}`).toBe(true);
      }
    }
  });
});

describe('fields that nobody knows', () => {
  const wordsOf = (value: unknown) => importDetails(importText(JSON.stringify(value))!);
  const user = { role: 'user', content: 'q1' };

  it('of messages and blocks are told by name in one line', () => {
    const openai = { model: 'gpt-4o', messages: [user, { role: 'assistant', content: [{ type: 'text', text: 't', note: 'n' }], annotations: [{ type: 'url_citation' }], audio: null, tags: [] }, { role: 'user', content: 'q2', context: 'c' }, { role: 'user', content: 'q3', context: 'd' }] };
    expect(wordsOf(openai)).toEqual(['annotations of messages, note of blocks and context of messages: kept with the request, not counted.']);
    const anthropic = { system: 'S', max_tokens: 9, messages: [{ role: 'user', content: [{ type: 'text', text: 't', note: 'n', cache_control: { type: 'ephemeral' } }], context: 'c' }] };
    expect(wordsOf(anthropic)).toEqual(['1 cache mark: kept with the request, not counted.', 'context of messages and note of blocks: kept with the request, not counted.']);
    expect(wordsOf({ contents: [{ role: 'user', parts: [{ text: 'wheel', qty: 4 }] }] })).toEqual(['qty of parts: left out.']);
    expect(wordsOf({ messages: [user, { role: 'assistant', content: [{ type: 'novelty', note: 'n' }] }] })).toEqual(['1 block of the type novelty: not known here, kept as JSON and counted as text.']);
  });

  it('say that a text is no request, where no other sign says that it is one', () => {
    const build = { input: 'src/index.ts', output: 'dist', model: 'small' };
    for (const other of [build, { contents: [{ parts: [{ text: 'wheel', qty: 4 }] }] }]) expect(importText(JSON.stringify(other))).toBeNull();
    const { output: _, ...known } = build;
    for (const more of [known, { ...build, model: 'gpt-5.5' }, { ...build, instructions: 'S' }]) expect(importText(JSON.stringify(more))?.format).toBe('openai-responses');
    for (const more of [{ contents: [{ parts: [{ text: 'wheel' }] }] }, { contents: [{ parts: [{ text: 'wheel', qty: 4 }] }], generationConfig: {} }]) expect(importText(JSON.stringify(more))?.format).toBe('gemini');
  });
});

describe('what is read in no other test', () => {
  const read = (value: unknown) => importText(JSON.stringify(value))!;
  const detailsOf = (value: unknown) => importDetails(read(value));

  it('of system texts: blocks of another type, parts of another kind, items', () => {
    expect(read({ system: [{ type: 'novelty', x: 'A' }, 'B', { text: 'C' }], messages: [{ role: 'user', content: 'Hi' }] }).system.map(({ text }) => text)).toEqual(['{"type":"novelty","x":"A"}', 'B', 'C']);
    expect(read({ system: { type: 'text', text: 'A' }, messages: [{ role: 'user', content: 'Hi' }] }).system).toMatchObject([{ text: 'A' }]);
    const gemini = (systemInstruction: unknown) => read({ contents: [{ role: 'user', parts: [{ text: 'Hi' }] }], systemInstruction }).system.map(({ text }) => text);
    expect([{ parts: [{ text: 'A' }, { novelty: 1 }] }, { parts: { text: 'A' } }, { text: 'A' }, ['A', { text: 'B' }], { parts: [] }, {}].map(gemini)).toEqual([['A\n{"novelty":1}'], ['A'], ['A'], ['A\nB'], [], ['{}']]);
    expect(read({ model: 'gpt-5.5', instructions: [{ role: 'developer', content: 'A' }], input: 'Hi' })).toMatchObject({ system: [{ text: 'A' }], question: 'Hi' });
    expect(read({ system: [{ role: 'system', content: 'A' }, 'B'], messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] })).toMatchObject({ format: 'ai-sdk', system: [{ text: 'A' }, { text: 'B' }] });
  });

  it('of calls: one whose arguments are no JSON', () => {
    const ai = { type: 'ai', data: { content: 'Yo', tool_calls: [{ name: 'f', args: {}, id: 'a' }], invalid_tool_calls: [{ name: 'g', args: '{"q":', id: 'b', error: 'no JSON' }] } };
    expect(read([ai])).toMatchObject({ turns: [{ text: 'Yo\n{"name":"f","args":{}}\n{"name":"g","args":"""\n{"q":\n"""}', callIds: ['a', 'b'] }] });
  });

  it('of fields: those that do not go with the texts are named', () => {
    expect(detailsOf({ temperature: 0.5, toolChoice: 'required', messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] })).toEqual(['temperature and toolChoice: left out.']);
    expect(detailsOf({ context: 'A', messages: [{ type: 'human', data: { content: 'Hi' } }] })).toEqual(['context: left out.']);
    expect(detailsOf({ id: 'x', conversations: [{ from: 'human', value: 'Hi' }] })).toEqual(['id: left out.']);
  });

  it('of lines of a transcript: those that are neither messages nor bookkeeping', () => {
    const line = { type: 'user', uuid: 'a', parentUuid: null, sessionId: 's', message: { role: 'user', content: 'Hi' } };
    const transcript = [line, { type: 'file-history-snapshot' }, { type: 'attachment', attachment: {} }, { type: 'attachment' }, { x: 1 }].map((each) => JSON.stringify(each)).join('\n');
    expect(importDetails(importText(transcript)!).slice(0, 2)).toEqual(['2 lines of the type attachment: left out.', '1 line without a type: left out.']);
    const rollout = [{ type: 'response_item', payload: { type: 'message', role: 'user', content: 'Hi' } }, { type: 'novelty', payload: {} }, { type: 'event_msg', payload: {} }, { type: 'compacted' }].map((each) => JSON.stringify(each)).join('\n');
    expect(importDetails(importText(rollout)!).slice(0, 2)).toEqual(['1 line of the type novelty: left out.', '1 line of the type compacted: left out.']);
  });

  it('of an attachment of which an export has no text', () => {
    expect(detailsOf({ chat_messages: [{ sender: 'human', text: 'Hi', attachments: [{ file_name: 'a.png' }, { file_name: 'b.txt', extracted_content: 'B' }] }] })).toEqual(['1 file of the export: not counted.']);
  });
});
