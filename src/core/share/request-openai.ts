// The prompt as a request of OpenAI's Chat Completions, which most routers take too. Shapes: the openai package's
// resources/chat/completions types.

import { answerSchemasFor } from './answer-schema';
import { openaiMessage, openaiSystem } from '@/core/prompt/message-openai';
import { noteOf } from './left-out';
import { type SentMessage, sentRequest } from './sent-request';
import { completed, withKeptFields } from './sent-fields';
import { formNotes } from './sent-settings';
import type { CustomTool, SentFunction } from '@/core/prompt/sent-tools';
import { type JsonRecord, listField } from '@/core/importers/formats/shape';
import type { Prompt } from '@/core/prompt/part';
import { openAiShape } from '@/core/prompt/tool-json';

export interface WrittenRequest {
  /** JSON, ending with a line break. */
  readonly json: string;
  /** Names of the fields of an imported request that are in it again, those of messages with how many have them. */
  readonly kept: readonly string[];
  /** What is not in it, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * `modelName` as the API calls the model; `limit`: the most tokens of the answer, or the fields that say it. Documents and the
 * question are text blocks of one user message, in order.
 */
export function openaiRequest(prompt: Prompt, modelName: string, limit: number | JsonRecord): WrittenRequest {
  const { system, ownTools, tools, customTools, messages, answerSchemas, isToolNeeded, kept: keptBeside, notes } = sentRequest(prompt, 'openai-chat');
  const allTools = [...ownTools, ...tools.map(functionShape), ...customTools.map(customShape)];
  const { schema: format, notes: schemaNotes } = answerSchemasFor(answerSchemas, 'OpenAI');
  const ofWork = {
    model: modelName,
    messages: [
      ...system.flatMap(({ text, piece }) => (piece === null ? [openaiSystem(text)] : listField(piece, 'messages'))),
      ...messages.flatMap((message) => (message.kind === 'as-sent' ? message.messages : [openaiMessage(message)])),
    ],
    ...(allTools.length === 0 ? {} : { tools: allTools }),
    ...(isToolNeeded && allTools.length > 0 ? { tool_choice: 'required' } : {}),
    ...(format === undefined ? {} : { response_format: { type: 'json_schema', json_schema: format.jsonSchema } }),
    ...(typeof limit === 'number' ? { max_completion_tokens: limit } : limit),
  };
  const { json, kept, notes: keptNotes } = withKeptFields(ofWork, prompt, 'openai-chat');
  return { json, kept: [...kept, ...keptBeside], notes: [...formNotes(prompt), ...notes, ...documentNotes(messages), ...errorNotes(messages), ...keptNotes, ...schemaNotes] };
}

/** The API has no documents: which of the texts of a message they are is not said in it. */
function documentNotes(messages: readonly SentMessage[]): readonly string[] {
  const documents = messages.flatMap((message) => (message.kind === 'run' ? message.texts.filter(({ isDocument }) => isDocument) : [])).length;
  const note = noteOf(documents, 'document is a text of the user’s message, without its name: a request of OpenAI has no documents, and read again it is part of that message.', 'documents are texts of the user’s message, without their names: a request of OpenAI has no documents, and read again they are part of that message.');
  return note === '' ? [] : [note];
}

/** That a tool failed is in the text of its result, or nowhere. */
function errorNotes(messages: readonly SentMessage[]): readonly string[] {
  const errors = messages.filter((message) => message.kind === 'turn' && message.isError === true).length;
  const note = noteOf(errors, 'result of a tool came as an error: Chat Completions has no field that says so.', 'results of tools came as errors: Chat Completions has no field that says so.');
  return note === '' ? [] : [note];
}

/** With what its definition says beside the rest, where that is OpenAI's. */
function functionShape(tool: SentFunction): object {
  const shape = openAiShape(tool);
  if (tool.own?.vendor !== 'openai') return shape;
  return completed({ ...shape, function: completed(Object(shape['function']), tool.own.inside) }, tool.own.around);
}

function customShape({ name, description, grammar }: CustomTool): object {
  return { type: 'custom', custom: { name, ...(description === '' ? {} : { description }), ...(grammar === null ? {} : { format: { type: 'grammar', grammar } }) } };
}
