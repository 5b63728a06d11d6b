// One message of Chat Completions as turns, texts and files of a prompt.
import type { Draft } from './draft';
import { addEmptyMessage } from './empty-message';
import { keptJson } from './kept-json';
import { openaiText } from './openai-content';
import { field, isRecord, jsonText, type JsonRecord, listField, listOrOne, textField, without } from './shape';
import { callText as writtenCall } from '@/core/prompt/call-text';

/** DeepSeek's and vLLM's, OpenRouter's, Ollama's, Cohere's: the same thoughts, where a server has more than one of them. */
const REASONING_KEYS = ['reasoning_content', 'reasoning', 'thinking', 'tool_plan'] as const;

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
