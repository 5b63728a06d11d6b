// LangChain's messages, as `dumps`, `messages_to_dict` and `model_dump` write them. Only their fields are read: the class that a dump
// names is never made.
import { Draft } from './draft';
import { addEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { callText } from './openai-chat';
import { openaiText } from './openai-content';
import { field, isRecord, jsonText, listField, modelField, textField, without } from './shape';
import { toolEntries } from './tool-entries';
import { lastReportIn } from '@/core/importers/reported-usage';
import { callText as writtenCall } from '@/core/prompt/call-text';

const READ: ReadonlySet<string> = new Set(['messages', 'tools', 'model']);
const CALL_BLOCKS: ReadonlySet<string> = new Set(['tool_use', 'tool_call', 'function_call', 'input_json_delta']);
const KINDS: Readonly<Record<string, 'system' | 'user' | 'assistant' | 'tool'>> = { human: 'user', ai: 'assistant', system: 'system', tool: 'tool', function: 'tool' };
const PAIR_KINDS: typeof KINDS = { human: 'user', user: 'user', ai: 'assistant', assistant: 'assistant', system: 'system' };

export function importLangchain(value: unknown): Imported | null {
  const found = Array.isArray(value) ? (value as unknown[]) : listField(value, 'messages');
  // A trace has a list of conversations, of which a run has one.
  const list = found.length === 1 && Array.isArray(found[0]) && !isPair(found[0]) ? (found[0] as unknown[]) : found;
  const messages = list.map(messageOf);
  if (messages.length === 0 || messages.some((message) => message === null)) return null;
  // A type and a content by themselves are those of the lines of a log as well.
  if (messages.every((message, at) => message?.fields === list[at]) && !messages.some((message) => message?.kind === 'user' || message?.kind === 'assistant')) return null;
  const draft = new Draft();
  for (const message of messages) {
    if (message === null) continue;
    const calls = callsOf(message.fields);
    const content = field(message.fields, 'content');
    // The vendor's own blocks of the same calls.
    const spoken = calls.length > 0 && Array.isArray(content) ? (content as unknown[]).filter((block) => !CALL_BLOCKS.has(textField(block, 'type'))) : content;
    const text = openaiText(spoken, draft);
    if (textField(message.fields, 'name') !== '' && message.kind !== 'tool') draft.leftOut('name of a speaker');
    draft.leftOut('thinking signature', listField(message.fields, 'content').filter((block) => textField(block, 'signature') !== '').length);
    const said = [draft.reasoning(textField(field(message.fields, 'additional_kwargs'), 'reasoning_content')), text, ...calls.map((call) => call.text)].filter((each) => each !== '').join('\n');
    if (said === '' && textField(message.fields, 'tool_call_id') === '') addEmptyMessage(message.kind, content, draft);
    else if (message.kind === 'system') draft.addSystem(text);
    else if (message.kind === 'tool') draft.addTurn('tool', said, [textField(message.fields, 'tool_call_id')], textField(message.fields, 'status') === 'error');
    else draft.addTurn(message.kind, said, calls.map(({ id }) => id));
  }
  draft.addTools(toolEntries(field(value, 'tools')));
  const answers = messages.flatMap((message) => (message?.kind === 'assistant' ? [message.fields] : []));
  const answered = answers.map((fields) => ({ usage: field(fields, 'usage_metadata'), model: modelField(field(fields, 'response_metadata'), ['model_name', 'model']) }));
  draft.modelId = modelField(value) ?? answered.findLast(({ model }) => model !== null)?.model ?? null;
  draft.lastReport = lastReportIn(answered.slice(-1));
  draft.leftOut('artifact of a tool', messages.filter((message) => (field(message?.fields, 'artifact') ?? null) !== null).length);
  tellLeftOut(value, READ, draft);
  return draft.finish('langchain');
}

/** Older dumps have the calls only as the vendor wrote them. */
function callsOf(fields: unknown): readonly { readonly text: string; readonly id: string }[] {
  // Calls whose arguments are no JSON are sent like the others.
  const calls = [...listField(fields, 'tool_calls'), ...listField(fields, 'invalid_tool_calls')];
  if (calls.length > 0) return calls.map((call) => ({ text: isRecord(call) ? writtenCall(without(call, ['id', 'type', 'error'])) : jsonText(call), id: textField(call, 'id') }));
  const own = field(fields, 'additional_kwargs');
  return [...listField(own, 'tool_calls'), ...[field(own, 'function_call')].filter(isRecord)].map((call) => ({ text: callText(call), id: textField(call, 'id') }));
}

/** Whether a value is one of LangChain's messages, in any of the forms in which they are written. */
export function isLangchainMessage(value: unknown): boolean {
  return messageOf(value) !== null;
}

/** A message by its role and its text, as a template is made of them. */
function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && Object.hasOwn(PAIR_KINDS, value[0]) && typeof value[1] === 'string';
}

function messageOf(value: unknown): { readonly kind: 'system' | 'user' | 'assistant' | 'tool'; readonly fields: unknown } | null {
  if (isPair(value)) return { kind: PAIR_KINDS[value[0]]!, fields: { content: value[1] } };
  const type = textField(value, 'type');
  const written = /^(?:Human|AI|System|Tool|Function)MessageChunk$/.test(type) ? type.slice(0, -'MessageChunk'.length).toLowerCase() : type;
  const kind = Object.hasOwn(KINDS, written) ? KINDS[written] : undefined;
  if (kind !== undefined && isRecord(field(value, 'data'))) return { kind, fields: field(value, 'data') };
  if (kind !== undefined && field(value, 'role') === undefined && (typeof field(value, 'content') === 'string' || Array.isArray(field(value, 'content')))) return { kind, fields: value };
  if (field(value, 'lc') === undefined || type !== 'constructor') return null;
  const name = listField(value, 'id').at(-1);
  const match = typeof name === 'string' ? /^(Human|AI|System|Tool|Function)Message(?:Chunk)?$/.exec(name) : null;
  const made = match?.[1] === undefined ? undefined : KINDS[match[1].toLowerCase()];
  return made === undefined ? null : { kind: made, fields: field(value, 'kwargs') };
}
