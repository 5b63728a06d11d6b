// A request in which some messages are none: the others say what it is, and each of these stays in its place as its JSON.
import { Draft } from './draft';
import type { Imported } from './imported';
import { keptJson } from './kept-json';
import { field, isRecord, listField, textField } from './shape';

/** Roles of all vendors whose requests have `messages` or `contents`. */
const ROLES: ReadonlySet<string> = new Set(['developer', 'system', 'user', 'assistant', 'tool', 'function', 'model']);

export interface MendedRequest {
  /** The request with a message of the model in the place of each that is none. */
  readonly value: unknown;
  readonly oddMessages: number;
  /** What stood in base64 in those. */
  readonly files: Imported['files'];
}

/** A request whose messages are sound but for some; null where all are, where none is, or where it is no request. */
export function mendRequest(value: unknown): MendedRequest | null {
  const key = listField(value, 'messages').length > 0 ? 'messages' : 'contents';
  const messages = listField(value, key);
  const isSound = key === 'messages' ? isSoundMessage : isSoundContent;
  const oddMessages = messages.filter((message) => !isSound(message)).length;
  if (!isRecord(value) || oddMessages === 0 || oddMessages === messages.length) return null;
  const draft = new Draft();
  const mended = messages.map((message) => {
    if (isSound(message)) return message;
    const text = keptJson(message ?? null, draft);
    return key === 'messages' ? { role: 'assistant', content: text } : { role: 'model', parts: [{ text }] };
  });
  return { value: { ...value, [key]: mended }, oddMessages, files: draft.finish('openai-chat').files };
}

/** What came of the mended request, with what was mended. */
export function withOddMessages(imported: Imported, { oddMessages, files }: MendedRequest): Imported {
  return { ...imported, files: [...imported.files, ...files], notes: [...imported.notes, { kind: 'odd-messages', count: oddMessages }] };
}

/** Whether a list has at least one message, by its role and what it says. */
export function isSoundMessage(message: unknown): boolean {
  return ROLES.has(textField(message, 'role')) && ['content', 'tool_calls', 'function_call', 'parts'].some((key) => field(message, key) !== undefined);
}

function isSoundContent(content: unknown): boolean {
  return Array.isArray(field(content, 'parts')) && (field(content, 'role') === undefined || ROLES.has(textField(content, 'role')));
}
