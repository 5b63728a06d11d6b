// A prompt on its way into a request of a vendor: what is sent, in order, with the calls of tools taken out of the turns.

import { wholeText } from '@/core/prompt/long-text';
import type { Prompt, Speaker } from '@/core/prompt/part';
import { toolsOf } from '@/core/prompt/overhead';
import type { Json, JsonObject, ToolDefinition } from '@/core/prompt/tool-definition';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: JsonObject;
}

export type SentMessage =
  | { readonly kind: 'turn'; readonly speaker: Speaker; readonly text: string; readonly calls: readonly ToolCall[]; /** Of a result of a tool: which call it answers. */ readonly callId: string }
  /** Documents and questions that stand together. */
  | { readonly kind: 'run'; readonly texts: readonly { readonly name: string; readonly text: string; readonly isDocument: boolean }[] };

export interface SentRequest {
  readonly system: readonly string[];
  readonly tools: readonly ToolDefinition[];
  readonly messages: readonly SentMessage[];
  readonly isToolNeeded: boolean;
  /** What could not be put into the request, a sentence each. */
  readonly notes: readonly string[];
}

/** What is switched on, ready to be written in a vendor's shape. O(n) in the texts; none is changed. */
export function sentRequest(prompt: Prompt): SentRequest {
  const system: string[] = [];
  const tools: ToolDefinition[] = [];
  const messages: SentMessage[] = [];
  let [files, withheld, unread, unanswered] = [0, 0, 0, 0];
  for (const part of prompt.parts.filter(({ enabled }) => enabled)) {
    if ('attachment' in part) {
      if (part.attachment.kind === 'withheld') withheld += 1;
      else files += 1;
    } else if ('turns' in part) {
      const turns = turnsWithCalls(part.turns.map(({ speaker, text }) => ({ speaker, text: wholeText(text) })));
      unanswered += turns.filter(({ speaker, callId }) => speaker === 'tool' && callId.startsWith('unknown')).length;
      messages.push(...turns);
    } else if (part.role === 'system') system.push(wholeText(part.text));
    else if (part.role === 'tools') {
      const own = toolsOf(part);
      if (own.length === 0) unread += 1;
      tools.push(...own);
    } else {
      const text = { name: part.name, text: wholeText(part.text), isDocument: part.role === 'documents' };
      const last = messages.at(-1);
      if (last?.kind === 'run') messages[messages.length - 1] = { kind: 'run', texts: [...last.texts, text] };
      else messages.push({ kind: 'run', texts: [text] });
    }
  }
  return {
    system,
    tools,
    messages,
    isToolNeeded: prompt.toolChoice === 'any' && tools.length > 0,
    notes: [
      noteOf(files, 'attachment is left out: its file is not kept here.', 'attachments are left out: their files are not kept here.'),
      noteOf(withheld, 'part is left out: its text is not here.', 'parts are left out: their texts are not here.'),
      noteOf(unread, 'part of tools is left out: it holds no definitions.', 'parts of tools are left out: they hold no definitions.'),
      noteOf(unanswered, 'result of a tool has no call before it; the API will want one.', 'results of tools have no call before them; the API will want them.'),
    ].filter((note) => note !== ''),
  };
}

function noteOf(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

type Turn = Extract<SentMessage, { kind: 'turn' }>;

/** The calls at the end of what an assistant said, where results follow them; a result without a call gets an id of its own. */
function turnsWithCalls(turns: readonly { readonly speaker: Speaker; readonly text: string }[]): readonly Turn[] {
  const out: Turn[] = [];
  let waiting: string[] = [];
  let number = 0;
  for (const [index, { speaker, text }] of turns.entries()) {
    if (speaker === 'tool') {
      out.push({ kind: 'turn', speaker, text, calls: [], callId: waiting.shift() ?? `unknown_${(number += 1)}` });
      continue;
    }
    waiting = [];
    let spoken = text;
    const calls: ToolCall[] = [];
    if (speaker === 'assistant' && turns[index + 1]?.speaker === 'tool') {
      const lines = text.split('\n');
      for (let call = callIn(lines.at(-1)); call !== null; call = callIn(lines.at(-1))) {
        calls.unshift({ ...call, id: '' });
        lines.pop();
      }
      for (const [at, call] of calls.entries()) calls[at] = { ...call, id: `call_${(number += 1)}` };
      waiting = calls.map(({ id }) => id);
      spoken = lines.join('\n');
    }
    out.push({ kind: 'turn', speaker, text: spoken, calls, callId: '' });
  }
  return out;
}

/** `{"name":…,"arguments":"…"}` or `{"name":…,"input":{…}}`, as the readers of transcripts write a call. */
function callIn(line: string | undefined): Omit<ToolCall, 'id'> | null {
  if (line === undefined || !line.startsWith('{') || !line.endsWith('}')) return null;
  const value = parsed(line);
  if (!isRecord(value) || typeof value['name'] !== 'string') return null;
  const input = value['arguments'] ?? value['input'];
  const read = typeof input === 'string' ? parsed(input) : input;
  return isRecord(read) ? { name: value['name'], input: read } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
