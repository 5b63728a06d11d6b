// The prompt as a request of Anthropic's Messages. Shapes: the @anthropic-ai/sdk package's resources/messages types.

import { type AnswerSchema, answerSchemasFor } from './answer-schema';
import type { WrittenRequest } from './request-openai';
import { anthropicMessages, textBlock } from '@/core/prompt/message-anthropic';
import { sentRequest, type SentMessage, type SentSystem } from './sent-request';
import { completed, vendorTools, withKeptFields } from './sent-fields';
import type { SentFunction } from '@/core/prompt/sent-tools';
import { field, isRecord, type JsonRecord, listField } from '@/core/importers/formats/shape';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';
import { namesInWords } from '@/core/name-list';
import type { Prompt } from '@/core/prompt/part';
import { fieldEntries } from '@/core/prompt/field-entries';
import { anthropicShape } from '@/core/prompt/tool-json';

/**
 * `modelName` as the API calls the model; `limit`: the most tokens of the answer, which it always wants, or the field that says
 * it. Documents are document blocks with their names, before the question; results of tools that follow each other are one user
 * message, as the API wants them.
 */
export function anthropicRequest(prompt: Prompt, modelName: string, limit: number | JsonRecord): WrittenRequest {
  const { system, ownTools, tools, customTools, messages, answerSchemas, isToolNeeded, kept: keptBeside, notes } = sentRequest(prompt, 'anthropic');
  const allTools = [...ownTools, ...tools.map(toolShape), ...vendorTools(prompt, 'anthropic')];
  const { schema, notes: schemaNotes } = answerSchemasFor(answerSchemas, 'Anthropic');
  const ofWork = {
    model: modelName,
    ...(typeof limit === 'number' ? { max_tokens: limit } : limit),
    ...systemOf(system),
    ...(allTools.length === 0 ? {} : { tools: allTools }),
    ...(isToolNeeded && allTools.length > 0 ? { tool_choice: { type: 'any' } } : {}),
    ...(schema === undefined ? {} : answerFormat(schema, prompt)),
    messages: [...system.flatMap(({ piece }) => listField(piece, 'messages')), ...anthropicMessages(messages, prompt.asSent?.format === 'anthropic' && prompt.asSent.areTextsStrings === true)],
  };
  const { json, kept, notes: keptNotes } = withKeptFields(ofWork, prompt, 'anthropic');
  return { json, kept: [...kept, ...keptBeside], notes: [...notes, ...keptNotes, ...behindAssistant(messages), ...customNotes(customTools.map(({ name }) => name), messages), ...schemaNotes] };
}

/** In the field that it came in, with what else is said there. */
function answerFormat({ field: name, jsonSchema }: AnswerSchema, { requestFields }: Prompt): object {
  if (name === 'output_format') return { output_format: jsonSchema };
  const config = requestFields?.format === 'anthropic' ? fieldEntries(requestFields).find(([key]) => key === 'output_config')?.[1] : undefined;
  return { output_config: { ...(isRecord(config) ? config : {}), format: jsonSchema } };
}

/** An answer that the model is to go on with must be the last message. */
function behindAssistant(messages: readonly SentMessage[]): readonly string[] {
  const [before, last] = messages.slice(-2);
  if (last?.kind !== 'run' || !last.texts.every(({ isDocument }) => isDocument)) return [];
  const isAssistants = before?.kind === 'turn' ? before.speaker === 'assistant' : before?.kind === 'as-sent' && field(before.messages.at(-1), 'role') === 'assistant';
  return isAssistants ? ['Documents stand in a message of their own, behind the last turn of the assistant.'] : [];
}

/** Blocks, or a text where that is what came and nothing else is there. Those that came as messages are none of it. */
function systemOf(system: readonly SentSystem[]): object {
  const here = system.filter(({ piece }) => field(piece, 'messages') === undefined);
  const [only, ...others] = here.map(({ piece }) => field(piece, 'system'));
  if (typeof only === 'string' && others.length === 0) return { system: only };
  const blocks = here.flatMap(({ text, piece }) => (Array.isArray(field(piece, 'system')) ? listField(piece, 'system') : [textBlock(text)]));
  return blocks.length === 0 ? {} : { system: blocks };
}

/** With what its definition says beside the rest, where that is Anthropic's. */
function toolShape(tool: SentFunction): object {
  return tool.own?.vendor === 'anthropic' ? completed(anthropicShape(tool), tool.own.around) : anthropicShape(tool);
}

/** A tool must have a schema here, and a call an object: a text becomes the one field of one. */
function customNotes(names: readonly string[], messages: readonly SentMessage[]): readonly string[] {
  const calls = messages.flatMap((message) => (message.kind === 'turn' ? message.calls : []));
  const called = [...new Set(calls.flatMap(({ kind, name }) => (kind === 'custom' ? [name] : [])))];
  const rounded = [...new Set(calls.flatMap((call) => (call.kind === 'function' && call.input !== null && countRoundedNumbers(call.json) > 0 ? [call.name] : [])))];
  const broken = [...new Set(calls.flatMap(({ input, name }) => (input === null ? [name] : [])))];
  return [
    ...(names.length === 0 ? [] : [names.length === 1 ? `The custom tool ${namesInWords(names)} is left out: it has no schema.` : `The custom tools ${namesInWords(names)} are left out: they have no schema.`]),
    ...(called.length === 0 ? [] : [`Calls of ${namesInWords(called)} hold their text in a field “input”, as a call must be an object.`]),
    ...(rounded.length === 0 ? [] : [`Calls of ${namesInWords(rounded)} hold numbers with more digits than can be held: they are not the same.`]),
    ...(broken.length === 0 ? [] : [`Calls of ${namesInWords(broken)} hold their arguments in a field “arguments”, as they are no JSON object.`]),
  ];
}
