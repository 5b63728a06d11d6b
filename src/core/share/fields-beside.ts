// What a message of a request says beside the text that became of it, by the names of the fields.

import { field, isRecord, listField, textField } from '@/core/importers/formats/shape';
import { serverCallIds } from '@/core/importers/formats/anthropic-server-tools';
import { isEmptyContent } from '@/core/importers/formats/empty-message';
import { namesInWords } from '@/core/name-list';
import { type AsSent, jsonWith } from '@/core/prompt/as-sent';
import { formatInteger } from '@/core/units';

/** What is written of any text, or is part of it. */
const OF_MESSAGES: ReadonlySet<string> = new Set(['role', 'content', 'tool_calls', 'tool_call_id', 'function_call', 'refusal', 'reasoning_content', 'reasoning', 'thinking', 'tool_plan']);
const OF_BLOCKS: ReadonlySet<string> = new Set(['type', 'text', 'refusal', 'thinking', 'id', 'name', 'input', 'tool_use_id', 'content']);
const OF_CALLS: ReadonlySet<string> = new Set(['type', 'id', 'function', 'custom']);
const IN_CALLS: ReadonlySet<string> = new Set(['name', 'arguments', 'input']);
/** Blocks whose fields are told one by one; what no reader knows is in the text as its JSON. */
const KNOWN_TYPES: ReadonlySet<string> = new Set(['text', 'refusal', 'thinking', 'tool_use', 'server_tool_use', 'mcp_tool_use', 'tool_result', 'mcp_tool_result']);
/** Blocks of which nothing is in the text. */
const NO_TEXT_TYPES: ReadonlySet<string> = new Set(['image_url', 'input_audio', 'file', 'image', 'redacted_thinking']);
/** What is written of a document that stands by itself. */
const OF_DOCUMENTS: ReadonlySet<string> = new Set(['type', 'title', 'source', 'content']);

/** "name of 2 messages", "cache_control of 1 system text", for all of them together; none where they say no more than texts. `told`: names of fields that are told elsewhere. */
export function fieldsInWords(all: readonly AsSent[], told: ReadonlySet<string> = new Set()): readonly string[] {
  const counts = new Map<string, number>();
  for (const asSent of all) for (const key of fieldsBeside(asSent)) if (!told.has(key.slice(key.indexOf(':') + 1))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => {
    const [noun, name] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    return `${namesInWords([name])} of ${formatInteger(count)} ${noun}${count === 1 ? '' : 's'}`;
  });
}

/** How many calls of tools that the vendor runs are in messages as they came. */
export function vendorCalls(all: readonly AsSent[]): number {
  return all.reduce((sum, asSent) => sum + listField(pieceOf(asSent), 'messages').flatMap(serverCallIds).length, 0);
}

/** "message:name", each once for each message that has it. */
function fieldsBeside(asSent: AsSent): readonly string[] {
  const piece = pieceOf(asSent);
  const isEmpty = (message: unknown) => asSent.format === 'anthropic' && isEmptyContent(field(message, 'content'));
  return [
    ...listField(piece, 'messages').flatMap((message) => [...new Set([...(isEmpty(message) ? ['empty content'] : []), ...ofMessage(message)])].map((name) => `message:${name}`)),
    ...listField(piece, 'system').flatMap((block) => [...new Set(ofBlock(block))].map((name) => `system text:${name}`)),
  ];
}

function pieceOf(asSent: AsSent): unknown {
  try {
    // Any text but an empty one, which would say something.
    return JSON.parse(jsonWith(' ', asSent));
  } catch {
    return null;
  }
}

function ofMessage(message: unknown): readonly string[] {
  return [
    ...(textField(message, 'role') === 'developer' ? ['role developer'] : []),
    ...beside(message, OF_MESSAGES),
    ...listField(message, 'content').flatMap(ofBlock),
    ...listField(message, 'tool_calls').flatMap((call) => [...beside(call, OF_CALLS), ...beside(field(call, 'function'), IN_CALLS), ...beside(field(call, 'custom'), IN_CALLS)]),
  ];
}

function ofBlock(block: unknown): readonly string[] {
  const type = textField(block, 'type');
  if (type === 'document' && !['text', 'content'].includes(textField(field(block, 'source'), 'type'))) return [type];
  if (type === 'document' || type === 'search_result') return [...beside(block, OF_DOCUMENTS), ...listField(field(block, 'source'), 'content').flatMap(ofBlock)];
  if (NO_TEXT_TYPES.has(type)) return [type];
  return KNOWN_TYPES.has(type) ? [...beside(block, OF_BLOCKS), ...listField(block, 'content').flatMap(ofBlock)] : [];
}

/** Names of the fields that say something and are none of these. */
function beside(value: unknown, known: ReadonlySet<string>): readonly string[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (known.has(key) || inner === null || (Array.isArray(inner) && inner.length === 0) ? [] : [key]));
}
