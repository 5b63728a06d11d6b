// OpenAI Chat Completions, as a request or as its bare list of messages. Shapes: the openai package's
// resources/chat/completions types. Also what LiteLLM, vLLM, Ollama and most routers take.
import * as v from 'valibot';
import { readAnswerSchema } from './answer-schema';
import { readDocumentsBeside } from './documents-beside';
import { Draft } from './draft';
import { addEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { keptJson } from './kept-json';
import { asideFields } from './message-fields';
import { MessageTrail } from './message-trail';
import { openaiText, saysSomething } from './openai-content';
import { field, isRecord, jsonText, type JsonRecord, listField, listOrOne, modelField, textField, without } from './shape';
import { toolEntries } from './tool-entries';
import { callText as writtenCall } from '@/core/prompt/call-text';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

const LIMITS = ['max_completion_tokens', 'max_tokens'] as const;
const ROLES = ['developer', 'system', 'user', 'assistant', 'tool', 'function'] as const;
/** DeepSeek's and vLLM's, OpenRouter's, Ollama's, Cohere's: the same thoughts, where a server has more than one of them. */
const REASONING_KEYS = ['reasoning_content', 'reasoning', 'thinking', 'tool_plan'] as const;
/** A list of people may have roles too. */
const Messages = v.pipe(v.array(v.pipe(v.looseObject({ role: v.picklist(ROLES) }), v.check((message) => saysSomething(message)))), v.minLength(1));
const Shape = v.union([v.looseObject({ messages: Messages }), Messages]);

export function importOpenaiChat(value: unknown): Imported | null {
  if (!v.is(Shape, value)) return null;
  const draft = new Draft();
  const trail = new MessageTrail(draft, 'openai-chat');
  // Of routers, which put it before the messages.
  draft.addSystem(textField(value, 'system'));
  for (const message of Array.isArray(value) ? (value as unknown[]) : listField(value, 'messages')) {
    trail.read(message, () => {
      asideFields(message, 'openai-chat', draft);
      readOpenaiMessage(message, draft);
    });
  }
  trail.finish();
  readDocumentsBeside(listField(value, 'documents'), draft);
  draft.addTools(toolEntries(field(value, 'tools')));
  // The form of before tools: bare functions.
  draft.addTools(listField(value, 'functions').map((definition) => ({ type: 'function', function: definition })));
  const schema = field(field(value, 'response_format'), 'json_schema');
  // The schema of a structured answer is sent to the model like a text.
  if (schema !== undefined) readAnswerSchema('response_format', schema, draft);
  if (isRecord(value)) draft.keepFields('openai-chat', fieldsBeside(value, schema !== undefined));
  if (isRecord(value)) draft.keepSettings('openai-chat', value, ['model', ...LIMITS], isLegacy(value) ? { isLegacy: true } : {});
  draft.modelId = modelField(value);
  draft.readLimit(value, LIMITS);
  return draft.finish('openai-chat');
}

/** In the form of before tools. */
function isLegacy(request: JsonRecord): boolean {
  return listField(request, 'functions').length > 0 || field(request, 'function_call') !== undefined || listField(request, 'messages').some((message) => textField(message, 'role') === 'function' || isRecord(field(message, 'function_call')));
}

/** A choice in the form of before tools is one of tools, as its functions are tools here. */
function fieldsBeside(request: JsonRecord, isSchemaRead: boolean): JsonRecord {
  const choice = field(request, 'tool_choice') === undefined ? toolChoiceOf(field(request, 'function_call')) : undefined;
  const rest = without(request, [...FIELDS_OF_WORK['openai-chat'], ...(typeof field(request, 'system') === 'string' ? ['system'] : []), ...(isSchemaRead ? ['response_format'] : []), ...(Array.isArray(request['documents']) ? ['documents'] : []), ...(choice === undefined ? [] : ['function_call'])]);
  return choice === undefined ? rest : { ...rest, tool_choice: choice };
}

function toolChoiceOf(functionCall: unknown): unknown {
  if (functionCall === 'auto' || functionCall === 'none') return functionCall;
  const name = textField(functionCall, 'name');
  return name === '' ? undefined : { type: 'function', function: { name } };
}

/** `writeCall`: the text of a call by its fields. */
export function readOpenaiMessage(message: unknown, draft: Draft, writeCall: (call: JsonRecord) => string = writtenCall): void {
  const role = textField(message, 'role');
  const text = openaiText(field(message, 'content'), draft);
  if (textField(message, 'name') !== '' && role !== 'tool' && role !== 'function') draft.aside('name of a speaker');
  if (role === 'system' || role === 'developer') {
    if (text === '') addEmptyMessage('system', field(message, 'content'), draft);
    else draft.addSystem(text);
    return;
  }
  // Ollama's, as base64.
  for (const image of listField(message, 'images')) if (typeof image === 'string') draft.addFile(image, '');
  if (isRecord(field(message, 'audio'))) draft.notCounted('elsewhere', 'sound by address or id');
  const toolCalls = listOrOne(message, 'tool_calls');
  const legacyCalls = [field(message, 'function_call')].filter(isRecord);
  const calls = [...toolCalls.map((call) => callText(call, writeCall)), ...legacyCalls.map(writeCall)];
  const thoughts = REASONING_KEYS.map((key) => textField(message, key)).find((each) => each !== '') ?? detailsText(message, draft);
  const spoken = [draft.reasoning(thoughts), text, textField(message, 'refusal'), ...calls].filter((each) => each !== '');
  const isBare = spoken.length === 0 && listField(message, 'images').length === 0 && !isRecord(field(message, 'audio'));
  if (isBare && textField(message, 'tool_call_id') === '') addEmptyMessage(role === 'user' || role === 'assistant' ? role : 'tool', field(message, 'content'), draft);
  else if (role === 'assistant') draft.addTurn('assistant', spoken.join('\n'), [...toolCalls.map((call) => textField(call, 'id')), ...legacyCalls.map(() => '')]);
  else if (role === 'user') draft.addTurn('user', spoken.join('\n'));
  else draft.addTurn('tool', spoken.join('\n'), [textField(message, 'tool_call_id')]);
}

/** OpenRouter's, in pieces, of which some may be encrypted. */
function detailsText(message: unknown, draft: Draft): string {
  const texts = listField(message, 'reasoning_details').map((detail) => {
    const type = textField(detail, 'type');
    const text = textField(detail, 'text') || textField(detail, 'summary');
    if (text !== '' || /^reasoning\.(?:text|summary)$/.test(type)) return text;
    if (type === 'reasoning.encrypted') draft.notCounted('encrypted', 'encrypted reasoning');
    else draft.keptAsJson(type === '' ? 'a block without a type' : type);
    return type === 'reasoning.encrypted' ? '' : keptJson(detail, draft);
  });
  return texts.filter((text) => text !== '').join('\n');
}

/** As in `core/prompt/call-text.ts`: the ids that tie a call to its result are not part of what the model reads. */
export function callText(call: unknown, write: (call: JsonRecord) => string = writtenCall): string {
  const inner = field(call, 'function') ?? field(call, 'custom');
  if (isRecord(inner)) return write(inner);
  return isRecord(call) ? write(without(call, ['id', 'call_id', 'type', 'status'])) : jsonText(call);
}
