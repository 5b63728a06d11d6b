// A prompt on its way into a request of a vendor: what is sent, in order, with the calls of tools taken out of the turns.

import { appendAll } from '@/core/append-all';
import { namesInWords } from '@/core/name-list';
import { wholeText } from '@/core/prompt/long-text';
import type { Prompt, Speaker } from '@/core/prompt/part';
import type { Json, JsonObject } from '@/core/prompt/tool-definition';
import { type AnswerSchema, answerSchema } from './answer-schema';
import { type CustomTool, type SentFunction, sentTools } from './sent-tools';

export type ToolCall =
  | { readonly kind: 'function'; readonly id: string; readonly name: string; readonly input: JsonObject }
  /** Of a custom tool: the text as it is. */
  | { readonly kind: 'custom'; readonly id: string; readonly name: string; readonly input: string };

export type SentMessage =
  | { readonly kind: 'turn'; readonly speaker: Speaker; readonly text: string; readonly calls: readonly ToolCall[]; /** Of a result of a tool: which call it answers. */ readonly callId: string }
  /** Documents and questions that stand together. */
  | { readonly kind: 'run'; readonly texts: readonly { readonly name: string; readonly text: string; readonly isDocument: boolean }[] };

export interface SentRequest {
  readonly system: readonly string[];
  readonly tools: readonly SentFunction[];
  readonly customTools: readonly CustomTool[];
  readonly messages: readonly SentMessage[];
  /** In no message: a request has a field for one. */
  readonly answerSchemas: readonly AnswerSchema[];
  /** One of the tools must be used, where the request holds any. */
  readonly isToolNeeded: boolean;
  /** What could not be put into the request, a sentence each. */
  readonly notes: readonly string[];
}

/** What is switched on, ready to be written in a vendor's shape. O(n) in the texts; none is changed. */
export function sentRequest(prompt: Prompt): SentRequest {
  const system: string[] = [];
  const tools: SentFunction[] = [];
  const customTools: CustomTool[] = [];
  const strangers: string[] = [];
  const messages: SentMessage[] = [];
  const answerSchemas: AnswerSchema[] = [];
  let [files, withheld, unread, unanswered] = [0, 0, 0, 0];
  for (const part of prompt.parts.filter(({ enabled }) => enabled)) {
    if ('attachment' in part) {
      if (part.attachment.kind === 'withheld') withheld += 1;
      else files += 1;
    } else if ('turns' in part) {
      const turns = turnsWithCalls(part.turns.map(({ speaker, text }) => ({ speaker, text: wholeText(text) })));
      unanswered += turns.filter(({ speaker, callId }) => speaker === 'tool' && callId.startsWith('unknown')).length;
      appendAll(messages, turns);
    } else if (part.role === 'system') system.push(wholeText(part.text));
    else if (part.role === 'tools') {
      const { functions, custom, leftOut } = sentTools(part);
      if (functions.length + custom.length === 0) unread += 1;
      appendAll(tools, functions);
      appendAll(customTools, custom);
      appendAll(strangers, leftOut);
    } else {
      const schema = answerSchema(part);
      if (schema !== null) {
        answerSchemas.push(schema);
        continue;
      }
      const text = { name: part.name, text: wholeText(part.text), isDocument: part.role === 'documents' };
      const last = messages.at(-1);
      if (last?.kind === 'run') messages[messages.length - 1] = { kind: 'run', texts: [...last.texts, text] };
      else messages.push({ kind: 'run', texts: [text] });
    }
  }
  return {
    system,
    tools,
    customTools,
    messages,
    answerSchemas,
    isToolNeeded: prompt.toolChoice === 'any',
    notes: [
      noteOf(files, 'attachment is left out: its file is not kept here.', 'attachments are left out: their files are not kept here.'),
      noteOf(withheld, 'part is left out: its text is not here.', 'parts are left out: their texts are not here.'),
      noteOf(unread, 'part of tools is left out: it holds no definitions.', 'parts of tools are left out: they hold no definitions.'),
      strangers.length === 0 ? '' : strangers.length === 1 ? `The tool ${namesInWords(strangers)} is left out: it is not in a shape that is known here.` : `The tools ${namesInWords(strangers)} are left out: they are not in a shape that is known here.`,
      noteOf(unanswered, 'result of a tool has no call before it; the API will want one.', 'results of tools have no call before them; the API will want them.'),
    ].filter((note) => note !== ''),
  };
}

function noteOf(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

type Turn = Extract<SentMessage, { kind: 'turn' }>;

interface SpokenTurn {
  readonly speaker: Speaker;
  readonly text: string;
}

/** Formats that write each call as an item of its own: calls that stand together are of one message, as is what was said before them. */
function withJoinedCalls(turns: readonly SpokenTurn[]): readonly SpokenTurn[] {
  const joined: SpokenTurn[] = [];
  for (const turn of turns) {
    const before = joined.at(-1);
    const isJoined = turn.speaker === 'assistant' && before?.speaker === 'assistant' && turn.text.split('\n').every((line) => callIn(line) !== null);
    if (isJoined) joined[joined.length - 1] = { speaker: 'assistant', text: `${before.text}\n${turn.text}` };
    else joined.push(turn);
  }
  return joined;
}

/** The calls at the end of what an assistant said, where results follow them; a result without a call gets an id of its own. */
function turnsWithCalls(spokenTurns: readonly SpokenTurn[]): readonly Turn[] {
  const turns = withJoinedCalls(spokenTurns);
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
        calls.unshift(call);
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

/** `{"name":…,"arguments":"…"}` or `{"name":…,"input":{…}}`, as the readers of transcripts write a call; where the input is a text, it is a custom tool's. */
function callIn(line: string | undefined): ToolCall | null {
  if (line === undefined || !line.startsWith('{') || !line.endsWith('}')) return null;
  const value = parsed(line);
  if (!isRecord(value) || typeof value['name'] !== 'string') return null;
  const { name, arguments: written, input = null } = value;
  if (written === undefined && typeof input === 'string') return { kind: 'custom', id: '', name, input };
  // A call without arguments is written with none, or with an empty text.
  const read = typeof written !== 'string' ? (written ?? input) : written.trim() === '' ? {} : parsed(written);
  return isRecord(read) ? { kind: 'function', id: '', name, input: read } : null;
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
