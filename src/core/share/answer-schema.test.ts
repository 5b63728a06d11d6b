// The schema of a structured answer is a field of a request, before an import and after it.
import { describe, expect, it } from 'vitest';
import { importText } from '@/core/importers/formats/registry';
import { noteWords } from '@/core/importers/formats/import-words';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import type { Prompt } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { answerSchema } from './answer-schema';
import { anthropicRequest } from './request-anthropic';
import { openaiRequest } from './request-openai';

const SCHEMA = { name: 'weather_answer', strict: true, schema: { type: 'object', properties: { city: { type: 'string' } } } };
const CHAT = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Weather?' }], response_format: { type: 'json_schema', json_schema: SCHEMA }, max_completion_tokens: 9 };
const RESPONSES = { model: 'gpt-4o', input: 'Weather?', text: { format: { type: 'json_schema', ...SCHEMA } }, max_output_tokens: 9 };
const FORMAT = { type: 'json_schema', schema: SCHEMA.schema };
const BODY = { model: 'claude-opus-5', max_tokens: 9, messages: [{ role: 'user', content: 'Weather?' }] };
const ANTHROPIC = { ...BODY, output_config: { effort: 'low', format: FORMAT } };

let ids = 0;
const partsOf = (request: unknown) => promptPartsOf(importText(JSON.stringify(request))!, () => `f${(ids += 1)}` as UnitId);
const promptOf = (...requests: unknown[]): Prompt => ({ freeOrder: true, parts: requests.flatMap(partsOf) });
const document = (name: string, text: string) => answerSchema({ role: 'documents', name, text });

describe('the schema of the answer', () => {
  it('is the field that it was, for OpenAI, whichever request it came from', () => {
    for (const request of [CHAT, RESPONSES]) {
      const { json, notes } = openaiRequest(promptOf(request), 'gpt-4o', 9);
      expect(JSON.parse(json)).toEqual(CHAT);
      expect(notes).toEqual([]);
    }
  });

  it('is the field that it was, for Anthropic, with what else is said in it', () => {
    for (const request of [ANTHROPIC, { ...BODY, output_format: FORMAT }]) {
      const prompt = promptOf(request);
      const { requestFields } = importText(JSON.stringify(request))!;
      const { json, notes } = anthropicRequest({ ...prompt, ...(requestFields === null ? {} : { requestFields }) }, 'claude-opus-5', 9);
      expect([JSON.parse(json), notes]).toEqual([{ ...request, messages: [{ role: 'user', content: [{ type: 'text', text: 'Weather?' }] }] }, []]);
    }
  });

  it('is a document, whichever vendor it is for, and how it is sent is said to be unknown', () => {
    const settings = { responseMimeType: 'application/json', responseJsonSchema: SCHEMA.schema };
    const contents = [{ role: 'user', parts: [{ text: 'Weather?' }] }];
    for (const [request, name, kept] of [
      [CHAT, 'response_format', null], [RESPONSES, 'text.format', null], [ANTHROPIC, 'output_config.format', '{"output_config":{"effort":"low"}}'], [{ ...BODY, output_format: FORMAT }, 'output_format', null],
      [{ contents, generationConfig: settings }, 'responseJsonSchema', '{"generationConfig":{"responseMimeType":"application/json"}}'],
      [{ contents, config: settings }, 'responseJsonSchema', '{"config":{"responseMimeType":"application/json"}}'],
    ] as const) {
      const { documents, requestFields, notes } = importText(JSON.stringify(request))!;
      expect([documents.map((each) => [each.name, each.text.includes('"city"')]), requestFields?.json ?? null]).toEqual([[[name, true]], kept]);
      expect(notes.map(noteWords)).toEqual([`${name}: the schema of the answer, counted as its JSON; how the model is told of it is not published.`]);
    }
    // What is no schema stays what it was.
    expect(importText(JSON.stringify({ ...BODY, system: 'S', output_config: { format: { type: 'text' } } }))).toMatchObject({ documents: [], requestFields: { json: '{"output_config":{"format":{"type":"text"}}}' } });
  });

  it('is left out where there is no place for it, and named', () => {
    const { json, notes } = anthropicRequest(promptOf(CHAT), 'claude-opus-5', 9);
    expect(json).not.toContain('weather_answer');
    expect(notes).toEqual(['The schema of the answer (response_format) is left out: it is in OpenAI’s form.']);
    const gemini = { contents: [{ role: 'user', parts: [{ text: 'Weather?' }] }], generationConfig: { responseSchema: SCHEMA.schema } };
    expect(anthropicRequest(promptOf(gemini), 'claude-opus-5', 9).notes).toEqual(['The schema of the answer (responseSchema) is left out: it is in Gemini’s form.']);
    expect(openaiRequest(promptOf(ANTHROPIC), 'gpt-4o', 9).notes).toContain('The schema of the answer (output_config.format) is left out: it is in Anthropic’s form.');
    const two = openaiRequest(promptOf(CHAT, RESPONSES), 'gpt-4o', 9);
    expect(two.json.split('weather_answer')).toHaveLength(2);
    expect(two.notes).toEqual(['The schema of the answer (text.format) is left out: a request has place for one.']);
  });

  it('is told from documents by name and by what it holds', () => {
    for (const text of ['', 'words', '{', 'null', '7', '[]', '{"a":1}']) expect(document('response_format', text), text).toBeNull();
    expect(document('notes.json', JSON.stringify(SCHEMA))).toBeNull();
    expect(answerSchema({ role: 'question', name: 'response_format', text: JSON.stringify(SCHEMA) })).toBeNull();
    expect(document('text.format', JSON.stringify(RESPONSES.text.format))?.jsonSchema).toEqual(SCHEMA);
  });
});
