// The schema that an answer must follow: the vendors hand it to the model as text, so it is a document, whichever field it stands in.
import type { Draft } from './draft';
import { field, isRecord, jsonText, type JsonRecord, textField, without } from './shape';

export const GEMINI_SCHEMA_KEYS = ['responseSchema', 'response_schema', 'responseJsonSchema', 'response_json_schema'] as const;

/** `by`: the field that it stands in. */
export function readAnswerSchema(by: string, schema: unknown, draft: Draft): void {
  draft.addDocument(by, jsonText(schema));
  draft.note({ kind: 'answer-schema', by });
}

/** Anthropic's, in the form of now or of the beta before it; what is left of the fields of its request. */
export function readAnthropicAnswer(request: JsonRecord, draft: Draft): JsonRecord {
  const config = request['output_config'];
  if (isSchema(field(config, 'format'))) {
    readAnswerSchema('output_config.format', field(config, 'format'), draft);
    const rest = isRecord(config) ? without(config, ['format']) : {};
    return Object.keys(rest).length === 0 ? without(request, ['output_config']) : { ...request, output_config: rest };
  }
  if (!isSchema(request['output_format'])) return request;
  readAnswerSchema('output_format', request['output_format'], draft);
  return without(request, ['output_format']);
}

/** Gemini's, among its settings. */
export function readGeminiAnswer(settings: unknown, draft: Draft): void {
  for (const key of GEMINI_SCHEMA_KEYS) if (isRecord(field(settings, key))) readAnswerSchema(key, field(settings, key), draft);
}

function isSchema(format: unknown): boolean {
  return textField(format, 'type') === 'json_schema' && isRecord(field(format, 'schema'));
}
