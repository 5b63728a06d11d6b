// Definitions of tools as JSON, in the shapes in which they are sent.

import { isList, isObject, type Json, type JsonObject, type ToolDefinition } from './tool-definition';

/** The shape of OpenAI's chat completions, which the templates of open models take as well. */
export function openAiShape({ name, description, schema }: ToolDefinition): JsonObject {
  const definition: Record<string, Json> = { name };
  if (description !== '') definition['description'] = description;
  if (schema !== null) definition['parameters'] = schema;
  return { type: 'function', function: definition };
}

/** Anthropic's shape; a definition without a schema gets the empty one that the API asks for. Examples add to the prompt: platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use. */
export function anthropicShape({ name, description, schema, examples }: ToolDefinition): JsonObject {
  const input_schema: Json = schema ?? { type: 'object', properties: {} };
  return { name, ...(description === '' ? {} : { description }), input_schema, ...(examples === undefined ? {} : { input_examples: examples }) };
}

/** JSON as Python's `json.dumps(…, ensure_ascii=False)` writes it: a blank after each comma and colon. */
export function pythonJson(value: Json): string {
  if (isList(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}: ${pythonJson(inner)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}
