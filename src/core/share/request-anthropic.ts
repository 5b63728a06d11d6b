// The prompt as a request of Anthropic's Messages. Shapes: the @anthropic-ai/sdk package's resources/messages types.

import { leftOutSchemas } from './answer-schema';
import type { WrittenRequest } from './request-openai';
import type { ToolCall } from './sent-calls';
import { sentRequest, type SentMessage } from './sent-request';
import { completed, vendorTools, withKeptFields } from './sent-fields';
import type { SentFunction } from './sent-tools';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';
import { namesInWords } from '@/core/name-list';
import type { Prompt } from '@/core/prompt/part';
import { anthropicShape } from '@/core/prompt/tool-json';

/** `modelName` as the API calls the model. Documents are document blocks with their names, before the question; results of tools that follow each other are one user message, as the API wants them. */
export function anthropicRequest(prompt: Prompt, modelName: string, maxOutputTokens: number): WrittenRequest {
  const { system, tools, customTools, messages, answerSchemas, isToolNeeded, notes } = sentRequest(prompt, (id) => /^[\w-]{1,64}$/.test(id));
  const allTools = [...tools.map(toolShape), ...vendorTools(prompt, 'anthropic')];
  const ofWork = {
    model: modelName,
    max_tokens: maxOutputTokens,
    ...(system.length === 0 ? {} : { system: system.map((text) => ({ type: 'text', text })) }),
    ...(allTools.length === 0 ? {} : { tools: allTools }),
    ...(isToolNeeded && allTools.length > 0 ? { tool_choice: { type: 'any' } } : {}),
    messages: joined(messages.map(messageOf)),
  };
  const { request, kept, notes: keptNotes } = withKeptFields(ofWork, prompt, 'anthropic');
  return { json: `${JSON.stringify(request, null, 2)}\n`, kept, notes: [...notes, ...keptNotes, ...customNotes(customTools.map(({ name }) => name), messages), ...leftOutSchemas(answerSchemas, 'it is in OpenAI’s form')] };
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

function callBlock(call: ToolCall): { readonly type: string } {
  return { type: 'tool_use', id: call.id, name: call.name, input: call.kind === 'custom' ? { input: call.input } : (call.input ?? { arguments: call.json }) } as { type: string };
}

interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly { readonly type: string }[];
}

function messageOf(message: SentMessage): Message {
  if (message.kind === 'run') {
    return {
      role: 'user',
      content: message.texts
        .filter(({ text }) => text !== '')
        .map(({ name, text, isDocument }) => (isDocument ? { type: 'document', source: { type: 'text', media_type: 'text/plain', data: text }, title: name } : textBlock(text))),
    };
  }
  const { speaker, text, calls, callId } = message;
  if (speaker === 'tool') return { role: 'user', content: [{ type: 'tool_result', tool_use_id: callId, content: text } as { type: string }] };
  const spoken = text === '' ? [] : [textBlock(text)];
  return { role: speaker, content: [...spoken, ...calls.map(callBlock)] };
}

function textBlock(text: string): { readonly type: string } {
  return { type: 'text', text } as { type: string };
}

/** An empty message is refused, and results of one answer's calls must stand in one. */
function joined(messages: readonly Message[]): readonly Message[] {
  const out: Message[] = [];
  for (const message of messages) {
    const last = out.at(-1);
    if (message.content.length === 0) continue;
    if (last !== undefined && isResults(last) && isResults(message)) out[out.length - 1] = { role: 'user', content: [...last.content, ...message.content] };
    else out.push(message);
  }
  return out;
}

function isResults({ content }: Message): boolean {
  return content.every(({ type }) => type === 'tool_result');
}
