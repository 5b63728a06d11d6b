// The prompt as a request of OpenAI's Chat Completions, which most routers take too. Shapes: the openai package's
// resources/chat/completions types.

import { leftOutSchemas } from './answer-schema';
import type { ToolCall } from './sent-calls';
import { sentRequest, type SentMessage } from './sent-request';
import { completed, withKeptFields } from './sent-fields';
import type { CustomTool, SentFunction } from './sent-tools';
import type { Prompt } from '@/core/prompt/part';
import { openAiShape } from '@/core/prompt/tool-json';

export interface WrittenRequest {
  /** JSON, ending with a line break. */
  readonly json: string;
  /** Names of the fields of an imported request that are in it again. */
  readonly kept: readonly string[];
  /** What is not in it, a sentence each. */
  readonly notes: readonly string[];
}

/** `modelName` as the API calls the model. Documents and the question are text blocks of one user message, in order. */
export function openaiRequest(prompt: Prompt, modelName: string, maxOutputTokens: number): WrittenRequest {
  const { system, tools, customTools, messages, answerSchemas, isToolNeeded, notes } = sentRequest(prompt);
  const allTools = [...tools.map(functionShape), ...customTools.map(customShape)];
  const [format, ...others] = answerSchemas;
  const ofWork = {
    model: modelName,
    messages: [...system.map((content) => ({ role: 'system', content })), ...messages.map(messageOf)],
    ...(allTools.length === 0 ? {} : { tools: allTools }),
    ...(isToolNeeded && allTools.length > 0 ? { tool_choice: 'required' } : {}),
    ...(format === undefined ? {} : { response_format: { type: 'json_schema', json_schema: format.jsonSchema } }),
    max_completion_tokens: maxOutputTokens,
  };
  const { request, kept, notes: keptNotes } = withKeptFields(ofWork, prompt, 'openai-chat');
  return { json: `${JSON.stringify(request, null, 2)}\n`, kept, notes: [...notes, ...keptNotes, ...leftOutSchemas(others, 'a request has place for one')] };
}

function messageOf(message: SentMessage): object {
  if (message.kind === 'run') {
    const [only, ...others] = message.texts;
    if (only !== undefined && others.length === 0) return { role: 'user', content: only.text };
    return { role: 'user', content: message.texts.map(({ text }) => ({ type: 'text', text })) };
  }
  const { speaker, text, calls, callId } = message;
  if (speaker === 'tool') return { role: 'tool', tool_call_id: callId, content: text };
  if (calls.length === 0) return { role: speaker, content: text };
  return { role: 'assistant', content: text === '' ? null : text, tool_calls: calls.map(callShape) };
}

function callShape(call: ToolCall): object {
  const { id, name } = call;
  if (call.kind === 'custom') return { id, type: 'custom', custom: { name, input: call.input } };
  return { id, type: 'function', function: { name, arguments: call.json } };
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
