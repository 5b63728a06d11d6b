// OpenAI Responses: `input` as a text or as items, `instructions`, flat tools. Shapes: the openai package's
// resources/responses types.
import { Draft } from './draft';
import { addEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { callText } from './openai-chat';
import { openaiText } from './openai-content';
import { keptJson } from './kept-json';
import { isSoundMessage } from './odd-messages';
import { field, isRecord, jsonText, type JsonRecord, listField, modelField, textField, without } from './shape';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

const ITEM_TYPES: ReadonlySet<string> = new Set([
  'function_call', 'function_call_output', 'custom_tool_call', 'custom_tool_call_output', 'reasoning', 'mcp_list_tools', 'mcp_call',
  'item_reference', 'compaction', 'web_search_call', 'file_search_call', 'code_interpreter_call', 'computer_call', 'computer_call_output',
  'local_shell_call', 'local_shell_call_output', 'image_generation_call',
]);
/** Fields that have the server add what it keeps. */
const HIDDEN = ['previous_response_id', 'conversation', 'prompt'] as const;
const INPUT_PART = /^(?:input|output)_(?:text|image|file|audio)$/;

export function importOpenaiResponses(value: unknown): Imported | null {
  const items = Array.isArray(value) ? (value as unknown[]) : field(value, 'input');
  if (Array.isArray(value) ? !isItems(items) : !isRequest(value, items)) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'instructions'));
  // In what the server answers they may be items.
  for (const item of listField(value, 'instructions')) readItem(item, draft);
  if (typeof items === 'string') draft.addTurn('user', items);
  else if (Array.isArray(items)) for (const item of items as unknown[]) readItem(item, draft);
  draft.addTools(listField(value, 'tools'));
  const format = field(field(value, 'text'), 'format');
  const isSchemaRead = textField(format, 'type') === 'json_schema';
  if (isSchemaRead) draft.addDocument('text.format', jsonText(format));
  if (isRecord(value)) draft.keepFields('openai-responses', fieldsBeside(value, isSchemaRead));
  // No request of this format is written: that it is one is all that is kept.
  if (isRecord(value)) draft.keepSettings('openai-responses', value, []);
  for (const by of HIDDEN) if (field(value, by) !== undefined && field(value, by) !== null) draft.note({ kind: 'hidden-context', by });
  draft.modelId = modelField(value);
  draft.readLimit(value, ['max_output_tokens']);
  return draft.finish('openai-responses');
}

function fieldsBeside(request: JsonRecord, isSchemaRead: boolean): JsonRecord {
  const rest = without(request, FIELDS_OF_WORK['openai-responses']);
  const text = rest['text'];
  if (!isSchemaRead || !isRecord(text)) return rest;
  const besideSchema = without(text, ['format']);
  return Object.keys(besideSchema).length === 0 ? without(rest, ['text']) : { ...rest, text: besideSchema };
}

/** Whether a list holds what only Responses have: items with their types, or parts that begin with "input_". */
function isItems(items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  return (items as unknown[]).some((item) => ITEM_TYPES.has(textField(item, 'type')) || listField(item, 'content').some((part) => INPUT_PART.test(textField(part, 'type'))));
}

function isRequest(value: unknown, input: unknown): boolean {
  const isNamed = typeof field(value, 'instructions') === 'string' || typeof field(value, 'model') === 'string';
  if (typeof input === 'string' || !Array.isArray(input)) return isNamed && typeof input === 'string';
  const items = input as unknown[];
  // Texts alone are there to be embedded; messages need no type.
  const isOfItems = items.length === 0 || items.some(isRecord);
  return (isNamed && isOfItems) || isItems(items) || (items.length > 0 && items.every((item) => isSoundMessage(item) && field(item, 'content') !== undefined));
}

/** One item of a conversation; what is not known stays as its JSON. */
export function readItem(item: unknown, draft: Draft): void {
  const type = textField(item, 'type');
  const role = textField(item, 'role');
  if (role !== '' && (type === '' || type === 'message') && (field(item, 'content') !== undefined || field(item, 'tool_calls') !== undefined)) {
    readMessage(item, role, draft);
    return;
  }
  switch (type) {
    case 'function_call':
    case 'custom_tool_call':
      draft.addTurn('assistant', callText(item), [textField(item, 'call_id')]);
      return;
    case 'function_call_output':
    case 'custom_tool_call_output': {
      const output = field(item, 'output');
      draft.addTurn('tool', isRecord(output) ? keptJson(output, draft) : openaiText(output, draft), [textField(item, 'call_id')]);
      return;
    }
    case 'reasoning':
      draft.addTurn('assistant', draft.reasoning([openaiText(field(item, 'summary'), draft), openaiText(field(item, 'content'), draft)].filter((text) => text !== '').join('\n')));
      if (textField(item, 'encrypted_content') !== '') draft.notCounted('encrypted', 'encrypted reasoning');
      return;
    case 'mcp_list_tools':
      draft.addTools(listField(item, 'tools'));
      return;
    case 'compaction':
      draft.note({ kind: 'hidden-context', by: 'compaction' });
      return;
    case 'item_reference':
      draft.note({ kind: 'hidden-context', by: 'item_reference' });
      return;
    default:
      draft.keptAsJson(type === '' ? 'an item without a type' : type);
      draft.addTurn('assistant', keptJson(ITEM_TYPES.has(type) && isRecord(item) ? without(item, ['id', 'status']) : item, draft));
  }
}

/** Logs have messages of Chat Completions here, with their calls. */
function readMessage(message: unknown, role: string, draft: Draft): void {
  const calls = listField(message, 'tool_calls');
  const text = [openaiText(field(message, 'content'), draft), ...calls.map((call) => callText(call))].filter((each) => each !== '').join('\n');
  const speaker = role === 'developer' ? 'system' : role === 'system' || role === 'tool' || role === 'assistant' ? role : 'user';
  if (text === '' && textField(message, 'tool_call_id') === '') addEmptyMessage(speaker, field(message, 'content'), draft);
  else if (speaker === 'system') draft.addSystem(text);
  else if (speaker === 'tool') draft.addTurn('tool', text, [textField(message, 'tool_call_id')]);
  else draft.addTurn(speaker, text, calls.map((call) => textField(call, 'id')));
}
