// Files in blocks as LangChain writes them, and thoughts of the AI SDK before version 5: neither is lost nor counted as JSON.
import { describe, expect, it } from 'vitest';
import { importDetails } from './import-words';
import { promptPartsOf } from './imported-parts';
import { importText } from './registry';
import type { UnitId } from '@/core/units';
import { mediaFile } from '@/test/media-files';

const read = (value: unknown) => importText(JSON.stringify(value))!;
const PNG = Buffer.from(mediaFile('png')).toString('base64');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj <</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>> endobj').toString('base64');
const IS_ATTACHED = 'Files in base64 are attachments, never counted as text.';
const human = (...blocks: readonly object[]) => read([{ type: 'human', data: { content: [{ type: 'text', text: 'Q' }, ...blocks] } }]);

describe('a block of LangChain', () => {
  it.each([
    ['a file, newer', { type: 'file', base64: PDF, mime_type: 'application/pdf' }, 'PDF 1'],
    ['a file, older', { type: 'file', source_type: 'base64', mime_type: 'application/pdf', data: PDF, metadata: { filename: 'a.pdf' } }, 'a.pdf'],
    ['an image, newer', { type: 'image', base64: PNG, mime_type: 'image/png' }, 'image 1'],
    ['an image, older', { type: 'image', source_type: 'base64', data: PNG, mime_type: 'image/png' }, 'image 1'],
    ['an image in a URL', { type: 'image', url: `data:image/png;base64,${PNG}` }, 'image 1'],
    ['Anthropic’s', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } }, 'image 1'],
    ['Google’s', { type: 'media', mime_type: 'application/pdf', data: PDF }, 'PDF 1'],
  ])('that is %s is an attachment and nothing else', (_what, block, name) => {
    const imported = human(block);
    expect([imported.format, imported.question, imported.files.map((file) => file.name), importDetails(imported)]).toEqual(['langchain', 'Q', [name], [IS_ATTACHED]]);
  });

  it('that is a text is a document, and one by address or id is not here', () => {
    for (const block of [{ type: 'text-plain', text: 'Words', title: 'a.txt' }, { type: 'file', source_type: 'text', text: 'Words', metadata: { name: 'a.txt' } }, { type: 'document', title: 'a.txt', source: { type: 'text', media_type: 'text/plain', data: 'Words' } }, { type: 'file', base64: Buffer.from('Words').toString('base64'), mime_type: 'text/plain', filename: 'a.txt' }]) expect(human(block).documents).toEqual([{ name: 'a.txt', text: 'Words' }]);
    expect(importDetails(human({ type: 'image', url: 'https://example.org/a.png' }, { type: 'file', source_type: 'id', id: 'x' }, { type: 'audio', file_id: 'y' }))).toEqual(['1 image by address or id: not counted.', '1 file by address or id: not counted.', '1 sound by address or id: not counted.']);
    expect(importDetails(human({ type: 'image', id: 'of the block', novelty: 1 }))).toEqual(['1 block of the type image: not known here, kept as JSON and counted as text.']);
  });
});

it('an image by address keeps how closely the request asks to look, and no other file does', () => {
  const url = 'https://example.org/a.png';
  const content = [{ type: 'text', text: 'Q' }, { type: 'image_url', image_url: { url, detail: 'low' } }, { type: 'image_url', image_url: { url, detail: 'low' } }, { type: 'image_url', image_url: { url } }];
  for (const value of [{ messages: [{ role: 'user', content }] }, { input: [{ role: 'user', content: content.map((part) => (part.image_url === undefined ? part : { type: 'input_image', image_url: url, detail: part.image_url.detail })) }] }]) {
    const imported = read(value);
    expect(importDetails(imported)).toEqual(['2 images by address or id, low detail: counted by models for which all such images cost the same.', '1 image by address or id: not counted.']);
    let ids = 0;
    expect(promptPartsOf(imported, () => `${(ids += 1)}` as UnitId).slice(0, 2)).toMatchObject([{ name: '2 images by address or id, low detail', detail: 'low', attachment: { kind: 'absent', items: 2, isImage: true } }, { name: 'image by address or id', attachment: { items: 1 } }]);
  }
});

it('thoughts of the AI SDK, version 4, are kept; what is redacted is told', () => {
  const details = [{ type: 'text', text: 'Hm', signature: 's' }, { type: 'redacted', data: 'x' }];
  const message = (parts: readonly object[]) => read([{ role: 'user', content: 'Q' }, { role: 'assistant', content: 'A', parts: [...parts, { type: 'text', text: 'A' }] }]);
  for (const part of [{ type: 'reasoning', reasoning: 'Hm', details }, { type: 'reasoning', details }]) {
    const imported = message([{ type: 'step-start' }, part]);
    expect(imported.turns).toMatchObject([{ text: 'Q' }, { text: 'Hm\nA', withReasoning: true }]);
    expect(importDetails(imported)).toContain('1 redacted thinking: not counted.');
  }
  expect(importDetails(message([{ type: 'redacted-reasoning', data: 'x' }]))).toEqual(['1 redacted thinking: not counted.']);
  const older = { role: 'assistant', content: 'A', reasoning: 'Hm', toolInvocations: [{ state: 'call', toolCallId: 'c', toolName: 'f', args: {} }] };
  expect(read([{ role: 'user', content: 'Q' }, older]).turns[1]).toMatchObject({ text: 'Hm\nA\n{"name":"f","arguments":{}}', withReasoning: true });
});
