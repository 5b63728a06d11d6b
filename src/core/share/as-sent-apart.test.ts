// Messages with documents and files, which are parts of their own, on their way back into a request.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteWords } from '@/core/importers/formats/import-words';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import { setAsked } from '@/core/prompt/asked';
import { addParts, deleteUnits, EMPTY_PROMPT, setEnabled, setTexts } from '@/core/prompt/edit';
import type { Prompt } from '@/core/prompt/part';
import { anyDocumentRequest } from '@/test/requests';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';
import type { ModelId, UnitId } from '@/core/units';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';
import { packWork } from './pack-work';
import { unpackWork } from './stored-work';

const PNG_BASE64 = Buffer.from(mediaFile(MEDIA_FILES[0]!)).toString('base64');
let ids = 0;
const FORMATS = { 'openai-chat': openaiRequest, anthropic: anthropicRequest } as const;
type Format = keyof typeof FORMATS;

const importOf = (request: unknown, format: Format) => importText(JSON.stringify(request), { format, conversation: null })!;
function promptOf(request: unknown, format: Format): Prompt {
  const imported = importOf(request, format);
  const asSent = { ...imported.settings!, modelId: 'm' as ModelId, reserveTokens: null };
  return setAsked(addParts(EMPTY_PROMPT, promptPartsOf(imported, () => `s${(ids += 1)}` as UnitId)), { ...imported, asSent });
}
const written = (prompt: Prompt, format: Format) => {
  const { json, notes, kept } = FORMATS[format](prompt, 'claude-opus-5', 9);
  return { messages: (JSON.parse(json) as { messages: unknown[] }).messages, notes, kept };
};
const textsOf = (prompt: Prompt) => prompt.parts.map((part) => [part.role, 'turns' in part ? part.turns.map(({ speaker, text }) => [speaker, text]) : 'text' in part ? part.text : null]);
const said = (text: string) => ({ type: 'text', text });
const partOf = (prompt: Prompt, name: string) => prompt.parts.find((part) => part.name === name)!.id;

describe('documents of messages', () => {
  const body = { type: 'document', title: 'a.md', context: 'ctx', citations: { enabled: true }, cache_control: { type: 'ephemeral' }, source: { type: 'text', media_type: 'text/plain', data: 'Doc body.' } };
  const blocks = { type: 'document', source: { type: 'content', content: [said('One'), said('Two')] }, citations: { enabled: true } };
  const found = { type: 'search_result', title: 'Found', source: 'https://example.org', content: [said('Three')], citations: { enabled: true } };
  const MESSAGES = [
    { role: 'user', content: [said('')] },
    { role: 'assistant', content: [] },
    { role: 'user', content: [body, said('Read'), said('this.')] },
    { role: 'assistant', content: 'Yes.' },
    { role: 'user', content: [blocks, found, said('And this?')] },
  ];
  const request = { model: 'claude-opus-5', max_tokens: 9, messages: MESSAGES };

  it('are where they came, with all that is said of them', () => {
    expect(written(promptOf(request, 'anthropic'), 'anthropic')).toEqual({ messages: MESSAGES, notes: [], kept: ['empty content of 2 messages', 'context of 1 message', 'citations of 2 messages', 'cache_control of 1 message'] });
    const notes = importOf(request, 'anthropic').notes.map(noteWords);
    expect(notes).toEqual(['2 empty messages, which the API refuses: kept with the request, not counted.', '1 cache mark: kept with the request, not counted.']);
  });

  it('stay before an answer that was begun, where the file that they are said of is not kept; else their place is told', () => {
    const file = { type: 'document', title: 'a.png', context: 'ctx', cache_control: { type: 'ephemeral' }, source: { type: 'base64', media_type: 'image/png', data: PNG_BASE64 } };
    const rest = { ...body, title: 'a.png', source: { type: 'text', media_type: 'text/plain', data: 'ctx' } };
    const { context: _, citations: __, ...plain } = rest;
    const prefill = { role: 'assistant', content: 'So' };
    const prompt = promptOf({ ...request, messages: [{ role: 'user', content: [said('Read'), file] }, prefill] }, 'anthropic');
    expect(textsOf(prompt)).toEqual([['history', [['user', 'Read'], ['assistant', 'So']]], ['documents', 'a.png\nctx'], ['documents', null]]);
    expect(written(prompt, 'anthropic').messages).toEqual([{ role: 'user', content: [said('Read'), plain] }, prefill]);
    const moved = addParts(promptOf({ ...request, messages: [{ role: 'user', content: 'Read' }, prefill] }, 'anthropic'), [{ id: 'x' as UnitId, role: 'documents', name: 'b.md', text: 'B', enabled: true }]);
    expect(written(moved, 'anthropic').notes).toEqual(['Documents stand in a message of their own, behind the last turn of the assistant.']);
  });

  it('are the same again in any request of Anthropic, and their texts are read again', () => {
    fc.assert(
      fc.property(anyDocumentRequest, (each) => {
        const prompt = promptOf(each, 'anthropic');
        const { messages } = written(prompt, 'anthropic');
        expect(messages).toEqual(JSON.parse(JSON.stringify(each['messages'])));
        expect(textsOf(promptOf({ ...each, messages }, 'anthropic'))).toEqual(textsOf(prompt));
      }),
      { numRuns: 200 },
    );
  });

  it('alone are told to stand here as texts', () => {
    const alone = importOf({ ...request, messages: [{ role: 'user', content: [body] }] }, 'anthropic');
    expect([alone.documents.length, alone.notes.map(noteWords)]).toEqual([1, ['1 message holds documents alone: a request that is saved has them with the question.', '1 cache mark: left out.']]);
  });

  it('are the same when the work was kept, and as long as they may be', () => {
    const long = { ...body, source: { ...body.source, data: 'word '.repeat(100_000) } };
    const messages = [{ role: 'user', content: [long, said('Read this.')] }];
    const prompt = promptOf({ ...request, messages }, 'anthropic');
    const { manifest, texts } = packWork({ prompt, modelId: 'm' as ModelId, settings: {}, calibrations: {}, untouchedSample: false });
    const kept = unpackWork(JSON.parse(JSON.stringify(manifest)), texts);
    expect(kept.ok && written(kept.value.prompt, 'anthropic').messages).toEqual(messages);
  });

  it('say what they say now', () => {
    const prompt = promptOf(request, 'anthropic');
    const edited = setTexts(prompt, new Map([[partOf(prompt, 'a.md'), 'a.md\nctx\nNew body.']]));
    expect(written(edited, 'anthropic').messages[2]).toEqual({ role: 'user', content: [{ ...body, source: { ...body.source, data: 'New body.' } }, said('Read'), said('this.')] });
  });

  it('stand with the question where one of them is not there, and that is told', () => {
    const prompt = promptOf(request, 'anthropic');
    for (const less of [setEnabled(prompt, [partOf(prompt, 'Found')], false), deleteUnits(prompt, [partOf(prompt, 'Found')])]) {
      const { messages, notes } = written(less, 'anthropic');
      expect(messages.slice(0, 4)).toEqual(MESSAGES.slice(0, 4));
      expect(messages.at(-1)).toEqual({ role: 'user', content: [{ type: 'document', title: 'Document 2', source: { type: 'text', media_type: 'text/plain', data: 'One\nTwo' } }, said('And this?')] });
      expect(notes).toEqual(['1 document stands in the last message of the user and not as it came.', 'Left out, as the messages are not sent as they came: citations of 1 message.']);
    }
    const gone = written(setTexts(prompt, new Map([[partOf(prompt, 'a.md'), 'Other.']])), 'anthropic');
    expect(gone.messages).toHaveLength(3);
    expect(gone.notes[0]).toBe('3 documents stand in the last message of the user and not as they came.');
    expect(textsOf(promptOf({ ...request, messages: gone.messages }, 'anthropic')).flat().join()).toContain('Other.');
  });
});

describe('files of messages', () => {
  const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG_BASE64}` } };
  it('are left out of a message that stays what it is else, and that is told', () => {
    const user = { role: 'user', name: 'ann', x_meta: { id: 7 }, content: [said('Hello '), said('world'), image] };
    const prompt = promptOf({ model: 'gpt-4o', messages: [user] }, 'openai-chat');
    const { messages, notes, kept } = written(prompt, 'openai-chat');
    expect(messages).toEqual([{ ...user, content: [said('Hello '), said('world')] }]);
    expect(notes).toEqual(['1 attachment is left out: its file is not kept here.', 'Missing in messages that are otherwise as they came, as files are not kept here: 1 image_url.']);
    expect(kept).toEqual(['name of 1 message', 'x_meta of 1 message']);
    expect(JSON.stringify(prompt)).not.toContain(PNG_BASE64);
  });

  it('are left out of results of tools, with their cache marks', () => {
    const picture = { type: 'image', cache_control: { type: 'ephemeral' }, source: { type: 'base64', media_type: 'image/png', data: PNG_BASE64 } };
    const use = { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'f', input: {} }] };
    const result = (content: unknown[]) => ({ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', is_error: true, content }] });
    const request = { model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: [picture] }, use, result([said('See'), picture]), { role: 'user', content: 'Why?' }] };
    const { messages, notes } = written(promptOf(request, 'anthropic'), 'anthropic');
    expect(messages).toEqual([use, result([said('See')]), { role: 'user', content: 'Why?' }]);
    expect(notes).toEqual(['2 attachments are left out: their files are not kept here.', 'Missing in messages that are otherwise as they came, as files are not kept here: 1 image.']);
    expect(importOf(request, 'anthropic').notes.map(noteWords)).toEqual(['2 cache marks: left out.']);
  });

  it('take a message with them that is nothing else, and what it says beside them is told', () => {
    const messages = [{ role: 'user', name: 'ann', x_meta: 1, content: [image] }, { role: 'user', name: 'bob', content: 'Hi' }];
    const request = { model: 'gpt-4o', messages };
    expect(written(promptOf(request, 'openai-chat'), 'openai-chat').messages).toEqual([messages[1]]);
    expect(importOf(request, 'openai-chat').notes.map(noteWords)).toEqual(['1 name of a speaker: left out.', '1 name of a speaker: kept with the request, not counted.', 'x_meta of messages: left out.']);
  });

  it('do not keep the import from saying that names are kept', () => {
    const messages = ['ann', 'bob', 'cy'].map((name) => ({ role: 'user', name, content: 'Hi' }));
    expect(importOf({ model: 'gpt-4o', messages }, 'openai-chat').notes.map(noteWords)).toEqual(['3 names of a speaker: kept with the request, not counted.']);
  });
});
