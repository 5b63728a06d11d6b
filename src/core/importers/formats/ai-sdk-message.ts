// One message of the AI SDK, in any of its versions, as turns of a prompt.
import { readOutcome, toolOutput } from './ai-sdk-results';
import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { MessageTurns } from './message-turns';
import { openaiText } from './openai-content';
import { callText } from './openai-message';
import { field, isRecord, listField, textField } from './shape';
import { callText as writtenCall } from '@/core/prompt/call-text';

/** Whether a call may be made is no text that is sent. */
const APPROVALS = /^tool-approval-(?:request|response)$/;

export function readMessage(message: unknown, draft: Draft): void {
  const role = textField(message, 'role');
  const content = field(message, 'parts') ?? field(message, 'content');
  const turns = new MessageTurns(draft, role, textField(message, 'tool_call_id'));
  if (typeof content === 'string') readOlder(message, content, turns, draft);
  else for (const part of Array.isArray(content) ? (content as unknown[]) : []) readPart(part, turns, draft);
  for (const file of listField(message, 'experimental_attachments')) readFile(field(file, 'url'), textField(file, 'name'), textField(file, 'contentType'), draft);
  // A request to OpenAI may have a part that looks like the SDK's.
  for (const call of listField(message, 'tool_calls')) turns.call(callText(call), textField(call, 'id'));
  if (listField(message, 'experimental_attachments').length === 0) turns.endOf(content);
  else turns.end();
}

/** Before version 5 thoughts and calls stood beside the text, later in parts as well. Of calls that are answered, the text is the answer after them, as the SDK sends it. */
function readOlder(message: unknown, text: string, turns: MessageTurns, draft: Draft): void {
  const calls = listField(message, 'toolInvocations');
  turns.say(() => draft.reasoning(textField(message, 'reasoning')));
  const isAnswered = calls.length > 0 && calls.every((call) => field(call, 'result') !== undefined);
  if (!isAnswered) turns.say(() => text);
  for (const [at, call] of calls.entries()) {
    if (at > 0 && field(call, 'step') !== field(calls[at - 1], 'step')) turns.endStep();
    readInvocation(call, turns, draft);
  }
  if (isAnswered) turns.say(() => text);
}

function readPart(part: unknown, turns: MessageTurns, draft: Draft): void {
  const callId = textField(part, 'toolCallId');
  const type = textField(part, 'type');
  if (type === 'text') turns.say(() => (typeof field(part, 'text') === 'string' ? textField(part, 'text') : openaiText([part], draft)));
  else if (type === 'reasoning') turns.say(() => draft.reasoning(thoughtsIn(part, draft)));
  else if (type === 'redacted-reasoning') draft.notCounted('encrypted', 'redacted thinking');
  else if (type === 'tool-call') turns.call(callOf(field(part, 'toolName'), field(part, 'input') ?? field(part, 'args')), callId);
  else if (type === 'tool-result') {
    const { text, isError } = toolOutput(part, draft);
    turns.result(text, callId, isError);
  } else if (APPROVALS.test(type) && field(part, 'state') === undefined) draft.leftOut('approval of a call');
  else if ((type === 'file' || type === 'image' || type === 'reasoning-file') && !isRecord(field(part, 'file'))) {
    // Since version 7 the data say of what kind they are.
    const data = field(part, 'data');
    if (textField(data, 'type') === 'text') draft.addDocument(textField(part, 'filename'), textField(data, 'text'));
    if (textField(data, 'type') === 'text') return;
    const source = [field(part, 'url'), data, field(data, 'data'), field(part, 'image')].find((each) => typeof each === 'string');
    readFile(source, textField(part, 'filename'), textField(part, 'mediaType') || textField(part, 'mimeType'), draft);
  } else if (type === 'tool-invocation') readInvocation(field(part, 'toolInvocation'), turns, draft);
  else if (type === 'dynamic-tool' || type.startsWith('tool-')) {
    if (textField(part, 'state') === 'input-streaming') {
      draft.leftOut('call without all of its input');
      return;
    }
    // Calls of one step are made together; the next step begins with a part of its own.
    turns.call(callOf(type === 'dynamic-tool' ? field(part, 'toolName') : type.slice('tool-'.length), field(part, 'input') ?? field(part, 'rawInput')), callId, true);
    readOutcome(part, callId, turns, draft);
  } else if (/^(?:step-start|source-url|source-document)$/.test(type) || type.startsWith('data-')) {
    if (type === 'step-start') turns.endStep();
    draft.leftOut('part for the user interface alone');
  } else turns.say(() => openaiText([part], draft));
}

/** A text; in version 4 beside the pieces that it is made of, of which some may be encrypted. */
function thoughtsIn(part: unknown, draft: Draft): string {
  const details = listField(part, 'details');
  const redacted = details.filter((detail) => textField(detail, 'type') === 'redacted').length;
  if (redacted > 0) draft.notCounted('encrypted', 'redacted thinking', redacted);
  return textField(part, 'text') || textField(part, 'reasoning') || details.map((detail) => textField(detail, 'text')).join('');
}

function callOf(name: unknown, input: unknown): string {
  return writtenCall({ name, arguments: input ?? {} });
}

function readFile(source: unknown, name: string, mediaType: string, draft: Draft): void {
  if (typeof source !== 'string' || /^https?:/i.test(source)) draft.notCounted('elsewhere', 'file by address or id');
  else draft.addFile(source, name, mediaType);
}

/** A call with its result, as before version 5. */
function readInvocation(call: unknown, turns: MessageTurns, draft: Draft): void {
  const callId = textField(call, 'toolCallId');
  turns.call(callOf(field(call, 'toolName'), field(call, 'args')), callId, true);
  if (field(call, 'result') !== undefined) turns.result(keptJson(field(call, 'result'), draft), callId);
}
