// What OpenTelemetry records of a call of a model: its messages in parts of their own shape, in attributes of a span or by
// themselves. Names and shapes: opentelemetry.io/docs/specs/semconv/gen-ai, gen_ai.input.messages and its JSON schema.
import { Draft } from './draft';
import type { Imported } from './imported';
import { keptJson } from './kept-json';
import { MessageTurns } from './message-turns';
import { attributesOf, jsonIn } from './otel-attributes';
import { field, listField, modelField, textField } from './shape';
import { callText } from '@/core/prompt/call-text';

const [MESSAGES, SYSTEM, TOOLS, MODEL, LIMIT] = ['gen_ai.input.messages', 'gen_ai.system_instructions', 'gen_ai.tool.definitions', 'gen_ai.request.model', 'gen_ai.request.max_tokens'] as const;
const READ: ReadonlySet<string> = new Set([MESSAGES, SYSTEM, TOOLS, MODEL, LIMIT]);
const ROLES: ReadonlySet<string> = new Set(['system', 'user', 'assistant', 'tool']);

export function importOpentelemetry(value: unknown): Imported | null {
  const attributes = Array.isArray(value) ? { [MESSAGES]: value as unknown } : attributesOf(value);
  const messages = jsonIn(attributes[MESSAGES]);
  if (!Array.isArray(messages) || !messages.every(isMessage) || !messages.some((message) => listField(message, 'parts').some(isOwnPart))) return null;
  const draft = new Draft();
  const system = jsonIn(attributes[SYSTEM]);
  for (const part of Array.isArray(system) ? (system as unknown[]) : []) draft.addSystem(textOfPart(part, draft));
  for (const message of messages as unknown[]) readMessage(message, draft);
  const tools = jsonIn(attributes[TOOLS]);
  if (Array.isArray(tools)) draft.addTools(tools as unknown[]);
  draft.modelId = modelField(attributes, [MODEL]);
  draft.readLimit(attributes, [LIMIT]);
  draft.leftOut('other attribute', Object.keys(attributes).filter((key) => !READ.has(key)).length);
  return draft.finish('opentelemetry');
}

function isMessage(message: unknown): boolean {
  return ROLES.has(textField(message, 'role')) && Array.isArray(field(message, 'parts'));
}

/** No other format has its text in `content`. */
function isOwnPart(part: unknown): boolean {
  const type = textField(part, 'type');
  return (type === 'text' && typeof field(part, 'content') === 'string') || type === 'tool_call' || type === 'tool_call_response';
}

function readMessage(message: unknown, draft: Draft): void {
  const role = textField(message, 'role');
  const turns = new MessageTurns(draft, role);
  for (const part of listField(message, 'parts')) {
    const type = textField(part, 'type');
    if (type === 'tool_call_response') turns.result(keptJson(field(part, 'response') ?? field(part, 'result') ?? '', draft), textField(part, 'id'));
    else if (type === 'tool_call') turns.call(textOfPart(part, draft), textField(part, 'id'));
    else turns.say(() => textOfPart(part, draft));
  }
  turns.endOf(listField(message, 'parts'));
}

function textOfPart(part: unknown, draft: Draft): string {
  const type = textField(part, 'type');
  const content = field(part, 'content');
  if (type === 'text' && typeof content === 'string') return content;
  if (type === 'reasoning' && typeof content === 'string') return draft.reasoning(content);
  if (type === 'tool_call') return callText({ name: field(part, 'name'), arguments: field(part, 'arguments') ?? {} });
  if (type === 'blob' && typeof content === 'string') draft.addFile(content, '', textField(part, 'mime_type'));
  else if (type === 'uri' || type === 'file') draft.notCounted('elsewhere', 'file by address or id');
  else {
    draft.keptAsJson(type === '' ? 'a part without a type' : type);
    return keptJson(part, draft);
  }
  return '';
}
