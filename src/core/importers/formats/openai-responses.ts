// OpenAI Responses: `input` as a text or as items, `instructions`, flat tools. Shapes: the openai package's
// resources/responses types.
import { readAnswerSchema } from './answer-schema';
import { Draft } from './draft';
import type { Imported } from './imported';
import { openaiText } from './openai-content';
import { readItem, unreadFields } from './responses-items';
import { HIDDEN, isItems, isRequest } from './responses-shape';
import { field, isRecord, type JsonRecord, listField, modelNameField, textField, without } from './shape';
import { toolEntries } from './tool-entries';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

export function importOpenaiResponses(value: unknown): Imported | null {
  const items = Array.isArray(value) ? (value as unknown[]) : field(value, 'input');
  if (Array.isArray(value) ? !isItems(items) : !isRequest(value, items)) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'instructions'));
  // In what the server answers they may be items.
  for (const item of listField(value, 'instructions')) readItem(item, draft);
  if (typeof items === 'string') draft.addTurn('user', items);
  else if (Array.isArray(items)) for (const item of items as unknown[]) readItem(item, draft);
  const unread = unreadFields([...listField(value, 'instructions'), ...(Array.isArray(items) ? (items as unknown[]) : [])]);
  if (unread.length > 0) draft.note({ kind: 'fields-left-out', names: unread });
  draft.addTools(toolEntries(field(value, 'tools')));
  const format = field(field(value, 'text'), 'format');
  const isSchemaRead = textField(format, 'type') === 'json_schema';
  if (isSchemaRead) readAnswerSchema('text.format', format, draft);
  if (isRecord(value)) draft.keepFields('openai-responses', fieldsBeside(value, isSchemaRead));
  // No request of this format is written: that it is one, and for which model, is all that is kept.
  if (isRecord(value)) draft.keepSettings('openai-responses', value, ['model']);
  readVariables(field(field(value, 'prompt'), 'variables'), draft);
  const edits = listField(value, 'context_management').length > 0 ? 'context_management' : textField(value, 'truncation') === 'auto' ? 'truncation' : null;
  if (edits !== null) draft.note({ kind: 'server-edits', by: edits });
  for (const by of HIDDEN) if (field(value, by) !== undefined && field(value, by) !== null) draft.note({ kind: 'hidden-context', by });
  draft.modelId = modelNameField(value);
  draft.readLimit(value, ['max_output_tokens']);
  return draft.finish('openai-responses');
}

/** What is put into the template that the server keeps: texts and files are sent, wherever they stand in it. */
function readVariables(variables: unknown, draft: Draft): void {
  if (isRecord(variables)) for (const [name, said] of Object.entries(variables)) draft.addDocument(`prompt variable ${name}`, openaiText(said, draft));
}

function fieldsBeside(request: JsonRecord, isSchemaRead: boolean): JsonRecord {
  const rest = without(request, FIELDS_OF_WORK['openai-responses']);
  const text = rest['text'];
  if (!isSchemaRead || !isRecord(text)) return rest;
  const besideSchema = without(text, ['format']);
  return Object.keys(besideSchema).length === 0 ? without(rest, ['text']) : { ...rest, text: besideSchema };
}
