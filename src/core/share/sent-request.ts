// A prompt on its way into a request of a vendor: what is sent, in order, with the calls of tools taken out of the turns.

import { appendAll } from '@/core/append-all';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';
import { namesInWords } from '@/core/name-list';
import { wholeText } from '@/core/prompt/long-text';
import type { Prompt } from '@/core/prompt/part';
import { type AnswerSchema, answerSchema } from './answer-schema';
import { type SentTurn, turnsWithCalls } from './sent-calls';
import { type CustomTool, type SentFunction, sentTools } from './sent-tools';

export type SentMessage =
  | SentTurn
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

/** What is switched on, ready to be written in a vendor's shape; `takesId`: whether its API takes an id of a call. O(n) in the texts; none is changed. */
export function sentRequest(prompt: Prompt, takesId: (id: string) => boolean = () => true): SentRequest {
  const system: string[] = [];
  const tools: SentFunction[] = [];
  const customTools: CustomTool[] = [];
  const strangers: string[] = [];
  const messages: SentMessage[] = [];
  const answerSchemas: AnswerSchema[] = [];
  let [files, withheld, unread, unanswered, rounded, reasoned] = [0, 0, 0, 0, 0, 0];
  for (const part of prompt.parts.filter(({ enabled }) => enabled)) {
    if ('attachment' in part) {
      if (part.attachment.kind === 'withheld') withheld += 1;
      else files += 1;
    } else if ('turns' in part) {
      const sent = turnsWithCalls(part.turns.map((turn) => ({ ...turn, text: wholeText(turn.text) })), takesId);
      unanswered += sent.unanswered;
      reasoned += part.turns.filter(({ speaker, withReasoning }) => speaker === 'assistant' && withReasoning === true).length;
      appendAll(messages, sent.turns);
    } else if (part.role === 'system') system.push(wholeText(part.text));
    else if (part.role === 'tools') {
      const { functions, custom, leftOut } = sentTools(part);
      if (functions.length + custom.length === 0) unread += 1;
      else rounded += countRoundedNumbers(wholeText(part.text));
      appendAll(tools, functions);
      appendAll(customTools, custom);
      appendAll(strangers, leftOut);
    } else {
      const schema = answerSchema(part);
      if (schema !== null) {
        answerSchemas.push(schema);
        rounded += countRoundedNumbers(wholeText(part.text));
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
      noteOf(reasoned, 'turn came with reasoning of the model, which is sent as text of the assistant.', 'turns came with reasoning of the model, which is sent as text of the assistant.'),
      noteOf(rounded, 'number of the tools and schemas has more digits than can be held, and is not the same.', 'numbers of the tools and schemas have more digits than can be held, and are not the same.'),
    ].filter((note) => note !== ''),
  };
}

function noteOf(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
