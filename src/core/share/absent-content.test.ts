// What an import sends and cannot be counted from what is here is a part that nothing counts, wherever it goes.
import { describe, expect, it } from 'vitest';
import { partCost } from '@/core/catalog/attachment-cost';
import { O200K } from '@/core/catalog/mappings';
import { MODELS } from '@/core/catalog/models';
import { noteWords } from '@/core/importers/formats/import-words';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import { type AbsentContent, describeAttachment, withAskedLength } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';
import { linkPayload, readLinkPayload, withShortIds } from './link';
import { withoutTexts } from './withheld-work';
import { unpackWork } from './stored-work';
import { packWork } from './pack-work';
import type { Work } from './work';

const partsOf = (request: unknown) => {
  let ids = 0;
  return promptPartsOf(importText(typeof request === 'string' ? request : JSON.stringify(request))!, () => `a${(ids += 1)}` as UnitId);
};
const absentOf = (request: unknown) => partsOf(request).flatMap((part) => ('attachment' in part && part.attachment.kind === 'absent' ? [{ name: part.name, role: part.role, ...part.attachment }] : []));
const chat = (...content: unknown[]) => ({ model: 'gpt-5.5', messages: [{ role: 'user', content: [{ type: 'text', text: 'See' }, ...content] }] });
const url = (address: string) => ({ type: 'image_url', image_url: { url: address } });
const workOf = (request: unknown): Work => ({ prompt: { parts: partsOf(request), freeOrder: false }, modelId: 'openai/gpt-5.5' as ModelId, settings: {}, calibrations: {}, untouchedSample: false });

describe('what an import sends and is not here', () => {
  it.each<readonly [string, unknown, readonly (readonly [string, AbsentContent['why'], number])[]]>([
    ['images by their addresses', chat(url('https://example.org/a.png'), url('https://example.org/b.png')), [['2 images by address or id', 'elsewhere', 2]]],
    ['a file by its id', chat({ type: 'file', file: { file_id: 'f-1' } }), [['file by address or id', 'elsewhere', 1]]],
    ['sound that cannot be read', chat({ type: 'input_audio', input_audio: { data: 'bm9uZQ==', format: 'wav' } }), [['file that cannot be read', 'unreadable', 1]]],
    ['a file that cannot be read, by its name', chat({ type: 'file', file: { filename: 'a.pdf', file_data: 'bm9uZQ==' } }), [['a.pdf', 'unreadable', 1]]],
    ['a file of Gemini', { contents: [{ role: 'user', parts: [{ text: 'See' }, { fileData: { fileUri: 'gs://a/b.mp4' } }] }] , cachedContent: 'c/1' }, [['file by address or id', 'elsewhere', 1], ['cachedContent', 'added', 1]]],
    ['a document of Anthropic', { model: 'claude-opus-5-5', max_tokens: 9, messages: [{ role: 'user', content: [{ type: 'text', text: 'See' }, { type: 'document', source: { type: 'url', url: 'https://example.org/a.pdf' } }] }] }, [['document by address or id', 'elsewhere', 1]]],
    ['what the server keeps', { model: 'gpt-5.5', input: [{ role: 'user', content: 'Hi' }, { type: 'reasoning', summary: [], encrypted_content: 'x' }], previous_response_id: 'r', conversation: 'c', prompt: { id: 'p' } }, [['encrypted reasoning', 'encrypted', 1], ['previous_response_id', 'added', 1], ['conversation', 'added', 1], ['prompt', 'added', 1]]],
  ])('is a part of the documents: %s', (_, request, expected) => {
    const found = absentOf(request);
    expect(found.map(({ name, why, items }) => [name, why, items]).toSorted()).toEqual(expected.toSorted());
    for (const { role } of found) expect(role).toBe('documents');
  });

  it('is none where it is a tool that the vendor runs, or came before a compaction', () => {
    expect(absentOf({ model: 'gpt-5.5', input: 'Hi', tools: [{ type: 'web_search' }] })).toEqual([]);
    // However many there are: those beyond the twentieth are told together.
    const many = importText(JSON.stringify({ model: 'gpt-5.5', input: [{ role: 'user', content: 'Hi' }, { type: 'reasoning', summary: [], encrypted_content: 'x' }], tools: Array.from({ length: 23 }, (_, index) => ({ type: `tool_${index}` })) }))!;
    expect(promptPartsOf(many, () => 'a' as UnitId).filter((part) => 'attachment' in part).map(({ name }) => name)).toEqual(['encrypted reasoning']);
    expect(many.notes.map(noteWords)).toEqual(expect.arrayContaining(['1 tool of the vendor (tool_19): not counted.', '3 other tools of the vendor: not counted.']));
    const message = (role: string, ...content: unknown[]) => ({ type: 'message', role, content });
    const image = { type: 'input_image', image_url: 'https://example.org/a.png' };
    const lines = (...items: unknown[]) => [{ type: 'session_meta', payload: { id: 's' } }, ...items].map((line) => JSON.stringify(line)).join('\n');
    const before = { type: 'response_item', payload: message('user', { type: 'input_text', text: 'See' }, image, image) };
    const compacted = { type: 'compacted', payload: { message: 'All so far.' } };
    expect(absentOf(lines(before)).map(({ name }) => name)).toEqual(['2 images by address or id', 'System prompt and tools']);
    expect(absentOf(lines(before, compacted)).map(({ name }) => name)).toEqual(['System prompt and tools']);
    expect(importText(lines(before, compacted))!.notes).toContainEqual({ kind: 'left-out', what: 'uncounted file of before a compaction', count: 2 });
    expect(absentOf(lines(before, compacted, before)).map(({ items }) => items)).toEqual([2, 1]);
  });

  it('is counted by no model, with the reason', () => {
    const [part] = partsOf(chat(url('https://example.org/a.png'))).filter((each) => 'attachment' in each);
    for (const model of MODELS) {
      expect(partCost(part!, model)).toEqual({ count: { tokens: 0, low: 0, high: 0, exactness: 'estimate' }, note: 'It is at an address or on the vendor’s server, and not here.', refusal: expect.objectContaining({ kind: 'not-here' }) });
    }
    expect(describeAttachment(part!.attachment)).toBe('Not here: image by address or id');
  });

  it('is stored, and goes into a link with its words', () => {
    const work = workOf(chat(url('https://example.org/a.png'), url('https://example.org/b.png')));
    const { manifest, texts } = packWork(work);
    expect(unpackWork(JSON.parse(JSON.stringify(manifest)), texts)).toEqual({ ok: true, value: work });
    const figures = new Map(work.prompt.parts.map(({ id }) => [id, { count: { tokens: 1, low: 1, high: 1, exactness: 'exact' as const }, characters: 3, bytes: 3 }]));
    const payload = linkPayload({ madeBy: '0.1.0', work: withoutTexts(work, new Set(), figures, O200K), scenario: null });
    expect(payload).not.toContain('example.org');
    const read = readLinkPayload(payload);
    expect(read.ok && read.value.work.prompt.parts.find((part) => 'attachment' in part && part.attachment.kind === 'absent')).toMatchObject({ attachment: { kind: 'absent', what: '2 images by address or id', items: 2, why: 'elsewhere' } });
  });

  it.each([{ items: 0 }, { items: 1.5 }, { why: 'for fun' }, { what: 7 }])('is refused with %j', (fault) => {
    const { manifest, texts } = packWork(workOf(chat(url('https://example.org/a.png'))));
    const parts = manifest.prompt.parts.map((part) => ('attachment' in part ? { ...part, attachment: { ...part.attachment, ...fault } } : part));
    expect(unpackWork({ ...manifest, prompt: { ...manifest.prompt, parts } }, texts)).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
  });
});

describe('what the client of a session sends and writes into no file', () => {
  const line = (uuid: string, parentUuid: string | null, type: string, message: object) => JSON.stringify({ uuid, parentUuid, sessionId: 's', type, message });
  const session = (usage: object) =>
    [line('a', null, 'user', { role: 'user', content: 'Hi' }), line('b', 'a', 'assistant', { id: 'm', role: 'assistant', model: 'claude-opus-4-5-20251101', content: [{ type: 'text', text: 'Hello' }], ...usage }), line('c', 'b', 'user', { role: 'user', content: 'Go on' })].join('\n');
  const made = (text: string) => promptPartsOf(importText(text)!, () => 'a' as UnitId).find((part): part is AttachmentPart => 'attachment' in part)!;

  it('is a part that is not counted, with what the file reports of its first request', () => {
    expect(made(session({}))).toMatchObject({ name: 'System prompt and tools', attachment: { kind: 'absent', why: 'unwritten' } });
    expect(made(session({})).attachment).not.toHaveProperty('reported');
    expect(made(session({ usage: { input_tokens: 911, cache_read_input_tokens: 45_000, output_tokens: 5 } })).attachment).toMatchObject({ reported: { inputTokens: 45_911, turns: 1, model: 'claude-opus-4-5-20251101' } });
  });

  it('counts as many tokens as the user says, as an estimate by any model, until they are taken back', () => {
    const part = made(session({ usage: { input_tokens: 9, output_tokens: 5 } }));
    const sized = { ...part, attachment: withAskedLength(part.attachment, 10_000) };
    for (const model of MODELS) {
      const cost = partCost(sized, model);
      expect(cost).toMatchObject({ count: { tokens: 10_000, low: 10_000, high: 10_000, exactness: 'estimate' }, refusal: null });
      expect(cost.note).toBe('The client sends it and keeps it in no file. 10,000 tokens, as you say.');
    }
    expect(withAskedLength(sized.attachment, null)).toEqual(part.attachment);
    const byReport = { ...part, attachment: { ...part.attachment, tokens: 9000, byReport: { low: 8900, high: 9050 } } as AbsentContent };
    for (const model of MODELS) {
      const cost = partCost(byReport, model);
      expect(cost).toMatchObject({ count: { tokens: 9000, low: 8900, high: 9050, exactness: 'estimate' }, refusal: null });
      expect(cost.note).toBe('The client sends it and keeps it in no file. 9,000 tokens, by the reported usage.');
    }
    // What the user says then is no longer the report's.
    expect(withAskedLength(byReport.attachment, 10_000)).toEqual(sized.attachment);
    expect(withAskedLength(byReport.attachment, null)).toEqual(part.attachment);
    const work = workOf(session({}));
    const packed = packWork({ ...work, prompt: { ...work.prompt, parts: [sized] } });
    expect(unpackWork(packed.manifest, new Map(packed.texts))).toMatchObject({ ok: true, value: { prompt: { parts: [{ attachment: { tokens: 10_000, why: 'unwritten', reported: { inputTokens: 9 } } }] } } });
    for (const byOther of [{ low: 9001, high: 9050 }, { low: 8900, high: 8999 }]) {
      const odd = packWork({ ...work, prompt: { ...work.prompt, parts: [{ ...byReport, attachment: { ...byReport.attachment, byReport: byOther } as AbsentContent }] } });
      expect(unpackWork(odd.manifest, new Map(odd.texts))).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
    }
    // Also in a link, where parts have other ids.
    const reported = { inputTokens: 9, turns: 1, later: ['other' as UnitId], model: 'claude-opus-5-5' };
    const other = { id: 'other' as UnitId, role: 'documents', name: 'b.md', text: 'B', enabled: true } as const;
    const sent = { ...work, prompt: { ...work.prompt, parts: [{ ...byReport, attachment: { ...byReport.attachment, reported } as AbsentContent }, other] } };
    expect(readLinkPayload(linkPayload({ madeBy: '0.1.0', work: withShortIds(sent).work, scenario: null }))).toMatchObject({ ok: true, value: { work: { prompt: { parts: [{ attachment: { tokens: 9000, byReport: { low: 8900, high: 9050 }, reported: { later: ['2'] } } }, { id: '2' }] } } } });
  });
});
