// Whether a value is a request of the Responses API, or its items.
import { isSoundMessage } from './odd-messages';
import { ITEM_TYPES } from './responses-items';
import { field, isRecord, listField, textField } from './shape';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

/** Fields that have the server add what it keeps. */
export const HIDDEN = ['previous_response_id', 'conversation', 'prompt'] as const;

/** The fields of a request, by platform.openai.com/docs/api-reference/responses/create. */
const FIELDS: ReadonlySet<string> = new Set([
  ...FIELDS_OF_WORK['openai-responses'], ...HIDDEN, 'background', 'context_management', 'include', 'max_tool_calls', 'metadata', 'parallel_tool_calls', 'prompt_cache_key', 'prompt_cache_retention', 'reasoning',
  'safety_identifier', 'service_tier', 'store', 'stream', 'stream_options', 'temperature', 'text', 'tool_choice', 'top_logprobs', 'top_p', 'truncation', 'user',
]);

/** Families of models that are served behind this API. */
const LIKE_A_MODEL = /gpt|codex|\bo\d|claude|gemini|gemma|llama|mistral|qwen|deepseek|grok|glm|kimi/i;
const INPUT_PART = /^(?:input|output)_(?:text|image|file|audio)$/;

/** Whether a list holds what only Responses have: items with their types, or parts that begin with "input_". */
export function isItems(items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  return (items as unknown[]).some((item) => ITEM_TYPES.has(textField(item, 'type')) || listField(item, 'content').some((part) => INPUT_PART.test(textField(part, 'type'))));
}

/** A text as `input` beside a name as `model` and fields that the API does not have: the settings of a build, say. */
function isOfSomethingElse(request: unknown): boolean {
  const isSure = typeof field(request, 'instructions') === 'string' || LIKE_A_MODEL.test(textField(request, 'model'));
  return !isSure && isRecord(request) && Object.keys(request).some((key) => !FIELDS.has(key));
}

export function isRequest(value: unknown, input: unknown): boolean {
  const isNamed = typeof field(value, 'instructions') === 'string' || typeof field(value, 'model') === 'string';
  if (typeof input === 'string' || !Array.isArray(input)) return isNamed && typeof input === 'string' && !isOfSomethingElse(value);
  const items = input as unknown[];
  // Texts alone are there to be embedded; messages need no type.
  const isOfItems = items.length === 0 || items.some(isRecord);
  return (isNamed && isOfItems) || isItems(items) || (items.length > 0 && items.every((item) => isSoundMessage(item) && field(item, 'content') !== undefined));
}
