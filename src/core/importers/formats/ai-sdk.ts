// Messages of the Vercel AI SDK: those of its user interface, in parts, and those for a model, with calls of tools as content.
import { readMessage } from './ai-sdk-message';
import { Draft } from './draft';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { field, isRecord, listField, modelField, textField } from './shape';
import { toolEntries } from './tool-entries';
import { fieldOf } from '@/core/name-list';

const MODEL_PARTS: ReadonlySet<string> = new Set(['tool-call', 'tool-result', 'reasoning', 'file']);
const LIMITS = ['maxOutputTokens', 'max_output_tokens', 'max_completion_tokens', 'maxTokens', 'max_tokens'] as const;
const READ: ReadonlySet<string> = new Set(['system', 'instructions', 'messages', 'tools', 'model', ...LIMITS]);
/** What is said to one vendor alone: where a cached prefix ends, a signature. */
const OPTION_KEYS = ['providerOptions', 'providerMetadata', 'callProviderMetadata', 'experimental_providerMetadata'] as const;
const ROLES: ReadonlySet<string> = new Set(['system', 'user', 'assistant', 'tool']);

export function importAiSdk(value: unknown): Imported | null {
  const messages = Array.isArray(value) ? (value as unknown[]) : listField(value, 'messages');
  if (messages.length === 0 || !messages.every((message) => ROLES.has(textField(message, 'role'))) || !messages.some(isSdk)) return null;
  const draft = new Draft();
  // A text, a message, or several.
  for (const each of [field(value, 'system'), field(value, 'instructions')].flat()) draft.addSystem(typeof each === 'string' ? each : textField(each, 'content'));
  for (const message of messages) readMessage(message, draft);
  const options = messages.flatMap((message) => [message, ...listField(message, 'content'), ...listField(message, 'parts')]).flatMap((each) => OPTION_KEYS.filter((key) => isRecord(field(each, key))));
  if (options.length > 0) draft.note({ kind: 'fields-left-out', names: [...new Set(options)].map((key) => fieldOf(key, 'messages')) });
  draft.addTools(toolEntries(field(value, 'tools')));
  const model = field(value, 'model');
  draft.modelId = modelField(isRecord(model) ? model : value, isRecord(model) ? ['modelId'] : ['model']);
  draft.readLimit(value, LIMITS);
  tellLeftOut(value, READ, draft);
  return draft.finish('ai-sdk');
}

function isSdk(message: unknown): boolean {
  return Array.isArray(field(message, 'parts')) || listField(message, 'toolInvocations').length > 0 || listField(message, 'experimental_attachments').length > 0 || listField(message, 'content').some((part) => MODEL_PARTS.has(textField(part, 'type')) && !isRecord(field(part, 'file')));
}
