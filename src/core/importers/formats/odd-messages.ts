// A request in which some messages are none: the others say what it is, and each of these stays in its place as its JSON.
import { Draft } from './draft';
import type { Imported } from './imported';
import { keptJson } from './kept-json';
import { isLangchainMessage } from './langchain-message';
import { saysSomething } from './openai-content';
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

interface MessageKind {
  readonly key: 'messages' | 'contents' | 'input';
  readonly isSound: (message: unknown) => boolean;
  /** What says this text, in the place of a message that is none. */
  readonly inItsPlace: (text: string) => unknown;
}

const MESSAGE_KINDS: readonly MessageKind[] = [
  { key: 'messages', isSound: isSoundMessage, inItsPlace: (content) => ({ role: 'assistant', content }) },
  { key: 'messages', isSound: isLangchainMessage, inItsPlace: (content) => ({ type: 'ai', data: { content } }) },
  { key: 'contents', isSound: isSoundContent, inItsPlace: (text) => ({ role: 'model', parts: [{ text }] }) },
  { key: 'input', isSound: isSoundMessage, inItsPlace: (content) => ({ role: 'assistant', content }) },
];

/** A request whose messages are sound but for some; null where all are, where none is, or where it is no request. A bare list is one of LangChain's alone: its messages are like no other's. */
export function mendRequest(value: unknown): MendedRequest | null {
  const kind = Array.isArray(value) ? MESSAGE_KINDS[1] : MESSAGE_KINDS.find(({ key, isSound }) => listField(value, key).some(isSound));
  if (kind === undefined) return null;
  const messages = Array.isArray(value) ? (value as unknown[]) : listField(value, kind.key);
  const oddMessages = messages.filter((message) => !kind.isSound(message)).length;
  if (oddMessages === 0 || oddMessages === messages.length) return null;
  const draft = new Draft();
  const mended = messages.map((message) => (kind.isSound(message) ? message : kind.inItsPlace(keptJson(message ?? null, draft))));
  return { value: isRecord(value) ? { ...value, [kind.key]: mended } : mended, oddMessages, files: draft.finish('openai-chat').files };
}

/** What came of the mended request, with what was mended. */
export function withOddMessages(imported: Imported, { oddMessages, files }: MendedRequest): Imported {
  return { ...imported, files: [...imported.files, ...files], notes: [...imported.notes, { kind: 'odd-messages', count: oddMessages }] };
}

/** Whether something is a message, by its role and what it says. */
export function isSoundMessage(message: unknown): boolean {
  return ROLES.has(textField(message, 'role')) && (saysSomething(message) || field(message, 'parts') !== undefined);
}

function isSoundContent(content: unknown): boolean {
  return Array.isArray(field(content, 'parts')) && (field(content, 'role') === undefined || ROLES.has(textField(content, 'role')));
}
