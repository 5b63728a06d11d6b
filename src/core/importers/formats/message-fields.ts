// Fields of messages and of their blocks that nothing is read of: no model may be sent them, and they are told by name.
import type { Draft } from './draft';
import { field, isRecord, listField, textField } from './shape';
import type { WrittenFormat } from '@/core/prompt/sent-calls';
import { fieldOf } from '@/core/name-list';

const OF_MESSAGES: Readonly<Record<WrittenFormat, ReadonlySet<string>>> = {
  'openai-chat': new Set(['role', 'content', 'name', 'tool_calls', 'tool_call_id', 'function_call', 'refusal', 'audio', 'images', 'reasoning_content', 'reasoning', 'reasoning_details', 'thinking', 'tool_plan']),
  anthropic: new Set(['role', 'content']),
};
/** What is read of each kind of block; one that is not here stays as its JSON. */
const OF_BLOCKS: Readonly<Record<WrittenFormat, Readonly<Record<string, readonly string[]>>>> = {
  'openai-chat': { text: ['text'], image_url: ['image_url', 'detail'], document_url: ['document_url', 'document_name'], input_audio: ['input_audio'], file: ['file', 'file_id', 'file_data', 'filename'], refusal: ['refusal'] },
  anthropic: { text: ['text', 'citations'], thinking: ['thinking', 'signature'], redacted_thinking: ['data'], image: ['source'], document: ['source', 'title', 'context', 'citations'], tool_result: ['tool_use_id', 'content', 'is_error'] },
};

/** To be called before the message is read, so that a cache mark is the last that was told of its block. Any value; never throws. */
export function asideFields(message: unknown, format: WrittenFormat, draft: Draft): void {
  for (const name of unread(message, (key) => OF_MESSAGES[format].has(key))) draft.aside(fieldOf(name, 'messages'), true);
  for (const block of listField(message, 'content')) {
    const type = textField(block, 'type');
    const kinds = OF_BLOCKS[format];
    // A text that is none stays as its JSON, too.
    const read = Object.hasOwn(kinds, type) && (type !== 'text' || typeof field(block, 'text') === 'string') ? kinds[type] : undefined;
    // A cache mark of Anthropic's has words of its own.
    if (read !== undefined) for (const name of unread(block, (key) => key === 'type' || read.includes(key) || (format === 'anthropic' && key === 'cache_control' && isRecord(field(block, key))))) draft.aside(`${name} of blocks`, true);
  }
}

/** What is empty says nothing. */
function unread(record: unknown, isRead: (key: string) => boolean): readonly string[] {
  return isRecord(record) ? Object.entries(record).flatMap(([key, value]) => (isRead(key) || value === null || value === '' || (Array.isArray(value) && value.length === 0) ? [] : [key])) : [];
}
