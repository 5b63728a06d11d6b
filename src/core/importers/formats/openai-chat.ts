// OpenAI Chat Completions, as a request or as its bare list of messages. Shapes: the openai package's
// resources/chat/completions types. Also what LiteLLM, vLLM, Ollama and most routers take.
import * as v from 'valibot';
import { readAnswerSchema } from './answer-schema';
import { readDocumentsBeside } from './documents-beside';
import { Draft } from './draft';
import type { Imported } from './imported';
import { asideFields } from './message-fields';
import { MessageTrail } from './message-trail';
import { readOllamaOptions } from './ollama-options';
import { saysSomething } from './openai-content';
import { readOpenaiMessage } from './openai-message';
import { field, isRecord, type JsonRecord, listField, modelNameField, textField, without } from './shape';
import { toolEntries } from './tool-entries';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

const LIMITS = ['max_completion_tokens', 'max_tokens'] as const;
const ROLES = ['developer', 'system', 'user', 'assistant', 'tool', 'function'] as const;
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
  // watsonx' name for it; of those that OpenRouter tries one after another, the first.
  draft.modelId = modelNameField(value, ['model', 'model_id']) ?? modelNameField({ model: listField(value, 'models')[0] });
  const served = readOllamaOptions(value, LIMITS, draft);
  return { ...draft.finish('openai-chat'), ...served };
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
