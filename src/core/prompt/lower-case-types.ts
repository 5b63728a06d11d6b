// Gemini writes the types of a schema in capitals, which no other vendor takes.

import { isList, isObject, type Json, type JsonObject } from './tool-definition';

const GEMINI_TYPES: ReadonlySet<Json> = new Set(['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'ARRAY', 'OBJECT', 'NULL']);
/** What holds one schema or a list of them, and what holds them under names of the user's own. */
const INNER = ['items', 'anyOf', 'oneOf', 'allOf', 'not', 'prefixItems', 'additionalProperties'] as const;
const NAMED = ['properties', '$defs', 'definitions'] as const;

/** The schema with such types in lower case; values such as those of an `enum` stay as they are. Of a schema that nests no deeper than tools are read. */
export function lowerCaseTypes(schema: JsonObject): JsonObject {
  const out: Record<string, Json> = { ...schema };
  const { type } = schema;
  if (typeof type === 'string' && GEMINI_TYPES.has(type)) out['type'] = type.toLowerCase();
  for (const key of INNER) {
    const inner = schema[key];
    if (isList(inner)) out[key] = inner.map(lowered);
    else if (isObject(inner)) out[key] = lowerCaseTypes(inner);
  }
  for (const key of NAMED) {
    const named = schema[key];
    if (isObject(named)) out[key] = Object.fromEntries(Object.entries(named).map(([name, inner]) => [name, lowered(inner)]));
  }
  return out;
}

function lowered(value: Json): Json {
  return isObject(value) ? lowerCaseTypes(value) : value;
}
