// Anthropic Messages. Shapes: the @anthropic-ai/sdk package's resources/messages types. A list of messages that OpenAI's
// shape would fit too is Anthropic's where something in it is Anthropic's alone.
import * as v from 'valibot';
import { readAnthropicAnswer } from './answer-schema';
import { cutAtCompaction, hasServerEdits } from './anthropic-compaction';
import { countCacheMark } from './anthropic-content';
import { readAnthropicMessage, readAnthropicSystem } from './anthropic-message';
import { isAnthropics } from './anthropic-shape';
import { Draft } from './draft';
import type { Imported } from './imported';
import { asideFields } from './message-fields';
import { MessageTrail } from './message-trail';
import { namesOtherModel } from './other-model';
import { field, isRecord, listField, modelNameField, textField, without } from './shape';
import { toolEntriesApart } from './tool-entries';
import { isDefinition } from './tool-kinds';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

/** What has calls beside its content is OpenAI's, where content may be null; here null is a message that says nothing. */
const Messages = v.array(v.pipe(v.looseObject({ role: v.picklist(['user', 'assistant', 'system']), content: v.unknown() }), v.check((message) => field(message, 'tool_calls') === undefined && field(message, 'function_call') === undefined)));

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
  draft.modelId = modelNameField(value);
  draft.readLimit(value, ['max_tokens']);
  return draft.finish('anthropic');
}

/** Of the messages that are one text, which may be written in two ways. */
function areMostStrings(messages: readonly unknown[]): boolean {
  const strings = messages.filter((message) => typeof field(message, 'content') === 'string').length;
  const blocks = messages.filter((message) => listField(message, 'content').length === 1 && textField(listField(message, 'content')[0], 'type') === 'text').length;
  return strings > blocks;
}

/** A tool that Anthropic runs, or defines itself: it has a type of its own and no schema. */
function isServerTool(tool: unknown): boolean {
  const type = textField(tool, 'type');
  return !['', 'custom', 'function'].includes(type) && !isDefinition(tool);
}
