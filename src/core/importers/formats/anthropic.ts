// Anthropic Messages. Shapes: the @anthropic-ai/sdk package's resources/messages types. A list of messages that OpenAI's
// shape would fit too is Anthropic's where something in it is Anthropic's alone.
import * as v from 'valibot';
import { readAnthropicAnswer } from './answer-schema';
import { cutAtCompaction, hasServerEdits } from './anthropic-compaction';
import { anthropicText, countCacheMark, readAnthropicContent } from './anthropic-content';
import { isServerCall, isServerResult } from './anthropic-server-tools';
import { Draft } from './draft';
import { keepEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { asideFields } from './message-fields';
import { MessageTrail } from './message-trail';
import { MessageTurns } from './message-turns';
import { namesOtherModel } from './other-model';
import { field, firstField, isRecord, listField, modelField, textField, without } from './shape';
import { toolEntries, toolEntriesApart } from './tool-entries';
import { isDefinition } from './tool-kinds';
import { asSentOf } from '@/core/prompt/as-sent';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

/** What has calls beside its content is OpenAI's, where content may be null; here null is a message that says nothing. */
const Messages = v.array(v.pipe(v.looseObject({ role: v.picklist(['user', 'assistant', 'system']), content: v.unknown() }), v.check((message) => field(message, 'tool_calls') === undefined && field(message, 'function_call') === undefined)));
/** Of vendors that have no such API, by the id that they or a router give them. */
const OF_OTHERS = /^(?:[\w.-]+\/)*(?:gpt-|chatgpt-|o\d+(?:-|$)|codex-|gemini-|gemma-|llama-|mistral-)/i;
const OWN_BLOCKS: ReadonlySet<string> = new Set(['tool_use', 'tool_result', 'redacted_thinking', 'document', 'search_result', 'container_upload', 'compaction']);

export function importAnthropic(value: unknown): Imported | null {
  const messages = Array.isArray(value) ? (value as unknown[]) : listField(value, 'messages');
  if (messages.length === 0 || !v.is(Messages, messages) || !isAnthropics(value, messages)) return null;
  const draft = new Draft();
  readAnthropicSystem(field(value, 'system'), draft);
  const { asides } = draft.sizes;
  const { definitions, ofVendor } = toolEntriesApart(field(value, 'tools'), isServerTool);
  for (const tool of [...definitions, ...ofVendor]) countCacheMark(tool, draft);
  draft.asides.keep(asides);
  const areTextsStrings = areMostStrings(messages);
  const trail = new MessageTrail(draft, 'anthropic', { areTextsStrings });
  const read = (message: unknown, isLast: boolean) =>
    trail.read(message, () => {
      asideFields(message, 'anthropic', draft);
      readAnthropicMessage(message, draft, isLast);
    });
  draft.settleSystem();
  for (const message of messages) {
    const cut = cutAtCompaction(message);
    if (cut !== null) {
      if (cut.before !== null) read(cut.before, false);
      draft.replaceTurns();
      trail.restart();
    }
    read(cut?.behind ?? message, message === messages.at(-1));
  }
  trail.finish();
  if (hasServerEdits(value)) draft.note({ kind: 'server-edits', by: 'context_management' });
  draft.addTools(definitions);
  for (const tool of ofVendor) draft.vendorTool(textField(tool, 'name') || textField(tool, 'type'));
  // Tools of the vendor are no definitions that could stand in a part.
  if (isRecord(value)) draft.keepFields('anthropic', { ...readAnthropicAnswer(without(value, FIELDS_OF_WORK.anthropic), draft), ...(ofVendor.length === 0 ? {} : { tools: ofVendor }) });
  draft.keepSettings('anthropic', isRecord(value) ? value : {}, [...(namesOtherModel(value, 'anthropic', draft) ? [] : ['model']), 'max_tokens'], areTextsStrings ? { areTextsStrings } : {});
  draft.modelId = modelField(value);
  draft.readLimit(value, ['max_tokens']);
  return draft.finish('anthropic');
}

/** Of the messages that are one text, which may be written in two ways. */
function areMostStrings(messages: readonly unknown[]): boolean {
  const strings = messages.filter((message) => typeof field(message, 'content') === 'string').length;
  const blocks = messages.filter((message) => listField(message, 'content').length === 1 && textField(listField(message, 'content')[0], 'type') === 'text').length;
  return strings > blocks;
}

/** A text, or blocks of which each is a part. */
export function readAnthropicSystem(system: unknown, draft: Draft): void {
  if (typeof system === 'string') {
    draft.addSystem(system);
    if (system !== '') draft.keepAsSent('system', 0, asSentOf('anthropic', { system }, system));
    return;
  }
  const trail = new MessageTrail(draft, 'anthropic', { key: 'system' });
  for (const block of Array.isArray(system) ? (system as unknown[]) : [system]) trail.read(block, () => draft.addSystem(anthropicText(block, draft)));
  trail.finish();
}

/** A tool that Anthropic runs, or defines itself: it has a type of its own and no schema. */
function isServerTool(tool: unknown): boolean {
  const type = textField(tool, 'type');
  return !['', 'custom', 'function'].includes(type) && !isDefinition(tool);
}

/** `isLast`: the answer goes on with it, where it is the assistant's. */
export function readAnthropicMessage(message: unknown, draft: Draft, isLast = false): void {
  const turns = new MessageTurns(draft, textField(message, 'role'));
  readAnthropicContent(field(message, 'content'), draft, turns);
  turns.end();
  if (turns.isEmpty) keepEmptyMessage(field(message, 'content'), isLast && textField(message, 'role') === 'assistant', draft);
}

function isAnthropics(value: unknown, messages: readonly unknown[]): boolean {
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
