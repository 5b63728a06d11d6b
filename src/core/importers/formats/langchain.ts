// LangChain's messages, as `dumps`, `messages_to_dict` and `model_dump` write them. Only their fields are read: the class that a dump
// names is never made.
import { Draft } from './draft';
import { addEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { isPair, messageOf } from './langchain-message';
import { openaiText } from './openai-content';
import { callText } from './openai-message';
import { field, isRecord, jsonText, listField, modelField, textField, without } from './shape';
import { toolEntries } from './tool-entries';
import { lastReportIn } from '@/core/importers/reported-usage';
import { callText as writtenCall } from '@/core/prompt/call-text';

const READ: ReadonlySet<string> = new Set(['messages', 'tools', 'model']);
const CALL_BLOCKS: ReadonlySet<string> = new Set(['tool_use', 'tool_call', 'function_call', 'input_json_delta']);

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
