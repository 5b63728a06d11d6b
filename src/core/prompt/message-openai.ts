// A message in the shape of OpenAI's Chat Completions. Apart from the request, as an importer asks what would be written too.

import type { ToolCall } from './call-text';
import type { SentRun, SentTurn } from './sent-calls';

/** What a turn, or documents and questions that stand together, are sent as. */
export function openaiMessage(message: SentTurn | SentRun): object {
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

export function openaiSystem(text: string): object {
  return { role: 'system', content: text };
}

function callShape(call: ToolCall): object {
  const { id, name } = call;
  if (call.kind === 'custom') return { id, type: 'custom', custom: { name, input: call.input } };
  return { id, type: 'function', function: { name, arguments: call.json } };
}
