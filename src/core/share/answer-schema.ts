// The schema of a structured answer, which the importers count as a document of its own: in a request it is a field, and no
// part of any message.

import { wholeText } from '@/core/prompt/long-text';
import type { TextPart } from '@/core/prompt/part';
import type { Json, JsonObject } from '@/core/prompt/tool-definition';

export interface AnswerSchema {
  /** The field that it came from. */
  readonly field: string;
  readonly form: (typeof FIELDS)[keyof typeof FIELDS];
  /** As OpenAI's `json_schema` has it: name, schema, and what is said of them; in another form as it came. */
  readonly jsonSchema: JsonObject;
}

/** The names that the importers give it, and whose form each is in. */
const FIELDS = {
  response_format: 'OpenAI', 'text.format': 'OpenAI', 'output_config.format': 'Anthropic', output_format: 'Anthropic',
  responseSchema: 'Gemini', response_schema: 'Gemini', responseJsonSchema: 'Gemini', response_json_schema: 'Gemini',
} as const;
/** One of these is in every schema of Gemini's. */
const OF_SCHEMAS = ['type', 'properties', 'items', 'enum', 'anyOf', '$ref'] as const;

/** What an import made a document of; null for any other text, also one of that name that holds no such schema. Never throws. */
export function answerSchema({ role, name, text }: Pick<TextPart, 'role' | 'name' | 'text'>): AnswerSchema | null {
  if (role !== 'documents' || !Object.hasOwn(FIELDS, name)) return null;
  const form = FIELDS[name as keyof typeof FIELDS];
  let value: Json;
  try {
    value = JSON.parse(wholeText(text)) as Json;
  } catch {
    return null;
  }
  const telltale = form === 'Gemini' ? OF_SCHEMAS : (['schema', 'name'] as const);
  if (typeof value !== 'object' || value === null || !telltale.some((key) => Object.hasOwn(value, key))) return null;
  if (form !== 'OpenAI') return { field: name, form, jsonSchema: value as JsonObject };
  // Of Responses' form the type stands beside the rest.
  return { field: name, form, jsonSchema: Object.fromEntries(Object.entries(value as JsonObject).filter(([key]) => key !== 'type')) };
}

/** That these are not in the request, a sentence for all; none where there are none. */
function leftOutSchemas(schemas: readonly AnswerSchema[], why: string): readonly string[] {
  if (schemas.length === 0) return [];
  return [`The schema of the answer (${[...new Set(schemas.map(({ field }) => field))].join(', ')}) is left out: ${why}.`];
}

/** Those in the form of a vendor, of which a request has place for the first; `notes`: why the others are not in it. */
export function answerSchemasFor(schemas: readonly AnswerSchema[], form: AnswerSchema['form']): { readonly schema: AnswerSchema | undefined; readonly notes: readonly string[] } {
  const [schema, ...others] = schemas.filter((each) => each.form === form);
  const strange = [...new Set(schemas.map((each) => each.form))].filter((each) => each !== form);
  return { schema, notes: [...leftOutSchemas(others, 'a request has place for one'), ...strange.flatMap((each) => leftOutSchemas(schemas.filter((other) => other.form === each), `it is in ${each}’s form`))] };
}
