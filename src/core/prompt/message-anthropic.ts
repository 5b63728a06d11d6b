// Messages in the shape of Anthropic's API. Apart from the request, as an importer asks what would be written too.

import type { ToolCall } from './call-text';
import type { SentRun, SentTurn } from './sent-calls';

type Block = { readonly type: string };

interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly Block[];
}

/**
 * What turns, documents and questions are sent as: an empty message is refused, and results of one answer's calls must stand
 * in one. A message as it came stays by itself. `areTextsStrings`: where a message is one text, it is no list of blocks.
 */
export function anthropicMessages(messages: readonly (SentTurn | SentRun | { readonly kind: 'as-sent'; readonly messages: readonly unknown[] })[], areTextsStrings: boolean): readonly unknown[] {
  const out: unknown[] = [];
  let results: Message | null = null;
  for (const message of messages) {
    if (message.kind === 'as-sent') {
      out.push(...message.messages);
      results = null;
      continue;
    }
    const written = messageOf(message);
    if (written.content.length === 0) continue;
    if (results !== null && isResults(written)) out[out.length - 1] = results = { role: 'user', content: [...results.content, ...written.content] };
    else {
      out.push(areTextsStrings ? withStringOf(written) : written);
      results = isResults(written) ? written : null;
    }
  }
  return out;
}

export function textBlock(text: string): Block {
  return { type: 'text', text } as Block;
}

function withStringOf(message: Message): object {
  const [only, ...others] = message.content as readonly (Block & { readonly text?: string })[];
  return only?.type === 'text' && others.length === 0 ? { role: message.role, content: only.text } : message;
}

function messageOf(message: SentTurn | SentRun): Message {
  if (message.kind === 'run') {
    return {
      role: 'user',
      content: message.texts
        .filter(({ text }) => text !== '')
        .map(({ name, text, isDocument }) => (isDocument ? { type: 'document', source: { type: 'text', media_type: 'text/plain', data: withoutTitle(text, name) }, title: name } : textBlock(text))),
    };
  }
  const { speaker, text, calls, callId, isError } = message;
  if (speaker === 'tool') return { role: 'user', content: [{ type: 'tool_result', tool_use_id: callId, content: text, ...(isError === true ? { is_error: true } : {}) } as Block] };
  const spoken = text === '' ? [] : [textBlock(text)];
  return { role: speaker, content: [...spoken, ...calls.map(callBlock)] };
}

/** As a document is read: its title is its first line. */
function withoutTitle(text: string, title: string): string {
  return text.length > title.length + 1 && text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text;
}

function callBlock(call: ToolCall): Block {
  return { type: 'tool_use', id: call.id, name: call.name, input: call.kind === 'custom' ? { input: call.input } : (call.input ?? { arguments: call.json }) } as Block;
}

function isResults({ content }: Message): boolean {
  return content.every(({ type }) => type === 'tool_result');
}
