// Whether messages that OpenAI's shape would fit too are Anthropic's.
import { isServerCall, isServerResult } from './anthropic-server-tools';
import { field, firstField, isRecord, listField, textField } from './shape';
import { toolEntries } from './tool-entries';

/** Of vendors that have no such API, by the id that they or a router give them. */
const OF_OTHERS = /^(?:[\w.-]+\/)*(?:gpt-|chatgpt-|o\d+(?:-|$)|codex-|gemini-|gemma-|llama-|mistral-)/i;
const OWN_BLOCKS: ReadonlySet<string> = new Set(['tool_use', 'tool_result', 'redacted_thinking', 'document', 'search_result', 'container_upload', 'compaction']);

export function isAnthropics(value: unknown, messages: readonly unknown[]): boolean {
  return isSurely(value, messages) || (isRecord(value) && (firstField(value, ['system']) !== undefined || (/claude/i.test(textField(value, 'model')) && field(value, 'max_tokens') !== undefined)));
}

function isSurely(value: unknown, messages: readonly unknown[]): boolean {
  if (isRecord(value) && (firstField(value, ['anthropic_version']) !== undefined || listField(value, 'tools').some((tool) => field(tool, 'input_schema') !== undefined))) return true;
  return messages.some((message) => listField(message, 'content').some(isOwnBlock));
}

/** What OpenAI's shape fits as well, and which it is says the model that is named, or the shape of the tools: routers take a text as `system` beside them, and Claude by its name. */
export function isRatherOpenais(value: unknown): boolean {
  const messages = listField(value, 'messages');
  const system = field(value, 'system') ?? '';
  if (!isRecord(value) || typeof system !== 'string' || isSurely(value, messages)) return false;
  return OF_OTHERS.test(textField(value, 'model')) || (system === '' && toolEntries(field(value, 'tools')).some((tool) => isRecord(field(tool, 'function'))));
}

function isOwnBlock(block: unknown): boolean {
  const type = textField(block, 'type');
  if (type === 'image') return isRecord(field(block, 'source'));
  // Mistral has thoughts in parts, and Cohere documents of another shape.
  if (type === 'thinking') return typeof field(block, 'thinking') === 'string';
  return isServerCall(type) || isServerResult(type) || (OWN_BLOCKS.has(type) && !(type === 'document' && isRecord(field(block, 'document'))));
}
