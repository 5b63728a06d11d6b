// Items of a conversation of OpenAI's Responses, which sessions of the Codex CLI are made of too. Shapes: the openai package's
// resources/responses types.
import type { Draft } from './draft';
import { addEmptyMessage } from './empty-message';
import { keptJson } from './kept-json';
import { callText } from './openai-message';
import { openaiText } from './openai-content';
import { field, isRecord, jsonText, type JsonRecord, listField, textField, without } from './shape';
import { callText as writtenCall } from '@/core/prompt/call-text';

/** Calls of tools that OpenAI defines and the client runs: each is answered by an item of the same name and "_output". */
const CLIENT_CALLS: ReadonlySet<string> = new Set(['computer_call', 'local_shell_call', 'shell_call', 'apply_patch_call']);
/** Calls that the vendor answers, in the same item, and what else stands between messages. */
const OTHERS = [
  'function_call', 'function_call_output', 'custom_tool_call', 'custom_tool_call_output', 'reasoning', 'mcp_list_tools', 'mcp_call', 'mcp_approval_request', 'mcp_approval_response',
  'item_reference', 'compaction', 'web_search_call', 'file_search_call', 'code_interpreter_call', 'image_generation_call', 'tool_search_call', 'tool_search_output', 'additional_tools',
] as const;
/** Types that no other format has. */
export const ITEM_TYPES: ReadonlySet<string> = new Set([...OTHERS, ...[...CLIENT_CALLS].flatMap((type) => [type, `${type}_output`])]);

/** One item; what is not known stays as its JSON. */
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
    case 'mcp_call':
      readMcpCall(item, draft);
      return;
    case 'reasoning':
      draft.addTurn('assistant', draft.reasoning([openaiText(field(item, 'summary'), draft), openaiText(field(item, 'content'), draft)].filter((text) => text !== '').join('\n')));
      if (textField(item, 'encrypted_content') !== '') draft.notCounted('encrypted', 'encrypted reasoning');
      return;
    case 'mcp_list_tools':
      // Annotations are for clients.
      draft.addTools(listField(item, 'tools').map((tool) => (isRecord(tool) ? without(tool, ['annotations']) : tool)));
      return;
    case 'tool_search_output':
    case 'additional_tools':
      draft.addTools(listField(item, 'tools'));
      return;
    case 'compaction':
      draft.note({ kind: 'hidden-context', by: 'compaction' });
      return;
    case 'item_reference':
      draft.note({ kind: 'hidden-context', by: 'item_reference' });
      return;
    default:
      readOther(item, type, draft);
  }
}

/** Also of a type that is not known: as its JSON, with its id and all else that stands there. */
function readOther(item: unknown, type: string, draft: Draft): void {
  const callId = textField(item, 'call_id');
  const called = type.slice(0, -'_output'.length);
  if (isRecord(item) && CLIENT_CALLS.has(type) && callId !== '') draft.addTurn('assistant', clientCall(item, type, draft), [callId]);
  else if (isRecord(item) && type.endsWith('_output') && CLIENT_CALLS.has(called)) {
    // The older of the two shells has the id of the call as its own.
    draft.addTurn('tool', outputText(item, draft), [callId || textField(item, 'id')], textField(item, 'status') === 'failed');
  } else {
    draft.keptAsJson(type === '' ? 'an item without a type' : type);
    draft.addTurn(type === 'mcp_approval_response' ? 'user' : 'assistant', keptJson(item, draft));
  }
}

/** With what it is given under one name, as other calls have it. */
function clientCall(item: JsonRecord, type: string, draft: Draft): string {
  const { id, status, ...given } = without(item, ['type', 'call_id']);
  const beside = Object.fromEntries(Object.entries({ id, status }).filter(([, value]) => (value ?? null) !== null));
  return keptJson({ name: type.slice(0, -'_call'.length), ...beside, arguments: given }, draft);
}

/** What came out, where that is a text or what a shell wrote; else the item. */
function outputText(item: JsonRecord, draft: Draft): string {
  const { output } = item;
  if (typeof output === 'string') return output;
  if (Array.isArray(output)) return linesOf((output as unknown[]).flatMap((each) => (isRecord(each) ? [textField(each, 'stdout'), textField(each, 'stderr'), restOf(each)] : jsonText(each))));
  const isImage = isRecord(output) && textField(output, 'type') === 'computer_screenshot';
  // A screenshot is an image like any other.
  if (isImage) openaiText([{ ...output, type: 'input_image' }], draft);
  return keptJson(without(item, ['call_id', ...(isImage ? ['output'] : [])]), draft);
}

/** How a command ended. */
function restOf(output: JsonRecord): string {
  const rest = without(output, ['stdout', 'stderr']);
  return Object.keys(rest).length === 0 ? '' : jsonText(rest);
}

/** A call of a tool of a server, with what came of it. */
function readMcpCall(item: unknown, draft: Draft): void {
  if (!isRecord(item)) return;
  const callId = textField(item, 'id');
  const { output, error, ...call } = without(item, ['id', 'type', 'status']);
  draft.addTurn('assistant', writtenCall(Object.fromEntries(Object.entries(call).filter(([, value]) => value !== null))), [callId]);
  const isError = (error ?? null) !== null;
  if (isError || (output ?? null) !== null) draft.addTurn('tool', linesOf([output, error].map((each) => ((each ?? null) === null ? '' : keptJson(each, draft)))), [callId], isError);
}

/** Logs have messages of Chat Completions here, with their calls. */
function readMessage(message: unknown, role: string, draft: Draft): void {
  const calls = listField(message, 'tool_calls');
  const text = linesOf([openaiText(field(message, 'content'), draft), ...calls.map((call) => callText(call))]);
  const speaker = role === 'developer' ? 'system' : role === 'system' || role === 'tool' || role === 'assistant' ? role : 'user';
  if (text === '' && textField(message, 'tool_call_id') === '') addEmptyMessage(speaker, field(message, 'content'), draft);
  else if (speaker === 'system') draft.addSystem(text);
  else if (speaker === 'tool') draft.addTurn('tool', text, [textField(message, 'tool_call_id')]);
  else draft.addTurn(speaker, text, calls.map((call) => textField(call, 'id')));
}

function linesOf(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

const OF_PARTS = ['type', 'text', 'refusal', 'image_url', 'file_id', 'file_url', 'file_data', 'filename', 'detail', 'input_audio', 'file'] as const;
const OF_MESSAGES = ['type', 'role', 'content', 'tool_calls', 'tool_call_id'] as const;
/** What is read of an item of which not all is; no type is a message. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '': OF_MESSAGES,
  message: OF_MESSAGES,
  reasoning: ['type', 'summary', 'content', 'encrypted_content'],
  mcp_list_tools: ['type', 'tools'],
  tool_search_output: ['type', 'tools'],
  additional_tools: ['type', 'tools'],
  function_call_output: ['type', 'call_id', 'output'],
  custom_tool_call_output: ['type', 'call_id', 'output'],
  local_shell_call_output: ['type', 'id', 'output'],
  shell_call_output: ['type', 'call_id', 'output'],
  apply_patch_call_output: ['type', 'call_id', 'output'],
};
/** Of these all but this is read. */
const UNREAD: Readonly<Record<string, readonly string[]>> = { function_call: ['id', 'status'], custom_tool_call: ['id', 'status'], mcp_call: ['status'] };

/** "id of items", "annotations of items": fields of items that say something and go nowhere, each once. O(n). */
export function unreadFields(items: readonly unknown[]): readonly string[] {
  const names = new Set<string>();
  const take = (value: unknown, isUnread: (key: string) => boolean) => {
    if (!isRecord(value)) return;
    for (const [key, inner] of Object.entries(value)) if (isUnread(key) && inner !== null && !(Array.isArray(inner) && inner.length === 0)) names.add(`${key} of items`);
  };
  for (const item of items) {
    const type = textField(item, 'type');
    const [read, unread] = [READ, UNREAD].map((of) => (Object.hasOwn(of, type) ? of[type] : undefined));
    if (read !== undefined) take(item, (key) => !read.includes(key));
    if (unread !== undefined) take(item, (key) => unread.includes(key));
    if (type === 'mcp_list_tools' && listField(item, 'tools').some((tool) => isRecord(field(tool, 'annotations')))) names.add('annotations of tools');
    for (const part of listField(item, 'content')) if (/^(?:input|output)_/.test(textField(part, 'type'))) take(part, (key) => !OF_PARTS.some((each) => each === key));
  }
  return [...names];
}
