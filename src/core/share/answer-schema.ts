// The schema of a structured answer, which the importers count as a document of its own: in a request it is a field, and no
// part of any message.

import { wholeText } from '@/core/prompt/long-text';
import type { TextPart } from '@/core/prompt/part';
import type { Json, JsonObject } from '@/core/prompt/tool-definition';

export interface AnswerSchema {
  /** The field that it came from. */
  readonly field: string;
  /** As OpenAI's `json_schema` has it: name, schema, and what is said of them. */
  readonly jsonSchema: JsonObject;
}

/** The names that the importers give it: Chat Completions and Responses. */
const FIELDS: ReadonlySet<string> = new Set(['response_format', 'text.format']);

/** What an import made a document of; null for any other text, also one of that name that holds no such schema. Never throws. */
export function answerSchema({ role, name, text }: Pick<TextPart, 'role' | 'name' | 'text'>): AnswerSchema | null {
  if (role !== 'documents' || !FIELDS.has(name)) return null;
  let value: Json;
  try {
    value = JSON.parse(wholeText(text)) as Json;
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || (!Object.hasOwn(value, 'schema') && !Object.hasOwn(value, 'name'))) return null;
  // Of Responses' form the type stands beside the rest.
  return { field: name, jsonSchema: Object.fromEntries(Object.entries(value as JsonObject).filter(([key]) => key !== 'type')) };
}

/** That these are not in the request, a sentence for all; none where there are none. */
export function leftOutSchemas(schemas: readonly AnswerSchema[], why: string): readonly string[] {
  if (schemas.length === 0) return [];
  return [`The schema of the answer (${[...new Set(schemas.map(({ field }) => field))].join(', ')}) is left out: ${why}.`];
}
