// The prompt as a request of OpenAI's Chat Completions, which most routers take too. Shapes: the openai package's
// resources/chat/completions types.

import { sentRequest, type SentMessage } from './sent-request';
import type { Prompt } from '@/core/prompt/part';
import { openAiShape } from '@/core/prompt/tool-json';

export interface WrittenRequest {
  /** JSON, ending with a line break. */
  readonly json: string;
  /** What is not in it, a sentence each. */
  readonly notes: readonly string[];
}

/** `modelName` as the API calls the model. Documents and the question are text blocks of one user message, in order. */
export function openaiRequest(prompt: Prompt, modelName: string, maxOutputTokens: number): WrittenRequest {
  const { system, tools, messages, isToolNeeded, notes } = sentRequest(prompt);
  const request = {
    model: modelName,
    messages: [...system.map((content) => ({ role: 'system', content })), ...messages.map(messageOf)],
    ...(tools.length === 0 ? {} : { tools: tools.map(openAiShape) }),
    ...(isToolNeeded ? { tool_choice: 'required' } : {}),
    max_completion_tokens: maxOutputTokens,
  };
  return { json: `${JSON.stringify(request, null, 2)}\n`, notes };
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
  const toolCalls = calls.map(({ id, name, input }) => ({ id, type: 'function', function: { name, arguments: JSON.stringify(input) } }));
  return { role: 'assistant', content: text === '' ? null : text, tool_calls: toolCalls };
}
