// A prompt on its way into a request of a vendor: what is sent, in order, with the calls of tools taken out of the turns.

import { appendAll } from '@/core/append-all';
import type { ReadPiece } from '@/core/importers/formats/read-as-sent';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';
import { namesInWords } from '@/core/name-list';
import { wholeText } from '@/core/prompt/long-text';
import type { Prompt, TextPart } from '@/core/prompt/part';
import type { JsonObject } from '@/core/prompt/tool-definition';
import { absentBalance } from './absent-balance';
import { type AnswerSchema, answerSchema } from './answer-schema';
import { leftOutNotes, leftOutOf, noteOf } from './left-out';
import type { SentRun, SentTurn, WrittenFormat } from '@/core/prompt/sent-calls';
import { type SentPiece, sentTexts, type StandingText } from './sent-texts';
import type { CustomTool, SentFunction } from '@/core/prompt/sent-tools';
import { hasLongNumber } from './sent-fields';
import { toolsForVendor } from './vendor-tools';

export type SentMessage = SentTurn | SentRun | SentPiece;

export interface SentSystem {
  readonly text: string;
  /** The piece of a request that it came in, where it still says this text; null: it is written plainly. */
  readonly piece: ReadPiece['piece'] | null;
}

export interface SentRequest {
  readonly system: readonly SentSystem[];
  /** Definitions in the vendor's shape, as they stand. */
  readonly ownTools: readonly JsonObject[];
  readonly tools: readonly SentFunction[];
  readonly customTools: readonly CustomTool[];
  readonly messages: readonly SentMessage[];
  /** In no message: a request has a field for one. */
  readonly answerSchemas: readonly AnswerSchema[];
  /** One of the tools must be used, where the request holds any. */
  readonly isToolNeeded: boolean;
  /** What messages of an imported request say beside their texts, and say again. */
  readonly kept: readonly string[];
  /** What could not be put into the request, a sentence each. */
  readonly notes: readonly string[];
}

/** What is switched on, ready to be written in a vendor's shape. O(n) in the texts; none is changed. */
export function sentRequest(prompt: Prompt, format: WrittenFormat): SentRequest {
  const spoken: StandingText[] = [];
  const toolParts: TextPart[] = [];
  const answerSchemas: AnswerSchema[] = [];
  let rounded = 0;
  for (const part of prompt.parts.filter(({ enabled }) => enabled)) {
    const schema = 'text' in part ? answerSchema(part) : null;
    if ('attachment' in part) continue;
    if ('turns' in part) appendAll(spoken, part.turns.map((turn) => ({ kind: 'turn' as const, ...turn, text: wholeText(turn.text) })));
    else if (schema !== null) {
      answerSchemas.push(schema);
      rounded += countRoundedNumbers(wholeText(part.text));
    } else if (part.role === 'tools') toolParts.push(part);
    else spoken.push({ ...part, kind: part.role, text: wholeText(part.text) });
  }
  const { strangers, unread, rounded: roundedTools, ...tools } = toolsForVendor(toolParts, format);
  rounded += roundedTools;
  const { system, messages, unanswered, open, renewed, reasoned, files, absent, kept, notes } = sentTexts(spoken, format);
  const { leftOut, stillNamed } = absentBalance(prompt.parts, absent);
  return {
    system,
    ...tools,
    messages,
    answerSchemas,
    isToolNeeded: prompt.toolChoice === 'any',
    kept,
    notes: [
      ...leftOutNotes({ ...leftOutOf(prompt), inBlock: files.inBlock, absent: leftOut }),
      noteOf(files.contextAlone, 'document has what the request says of its file (context) in the place of the file.', 'documents have what the request says of their files (context) in the place of the files.'),
      noteOf(stillNamed, 'attachment that is no part now is still named by a message that is sent as it came.', 'attachments that are no parts now are still named by messages that are sent as they came.'),
      noteOf(unread, 'part of tools is left out: it holds no definitions.', 'parts of tools are left out: they hold no definitions.'),
      strangers.length === 0 ? '' : strangers.length === 1 ? `The tool ${namesInWords(strangers)} is left out: it is not in a shape that is known here.` : `The tools ${namesInWords(strangers)} are left out: they are not in a shape that is known here.`,
      noteOf(unanswered, 'result of a tool has no call before it; the API will want one.', 'results of tools have no call before them; the API will want them.'),
      noteOf(open, 'call of a tool has no result and is sent as text of the assistant, as the API wants a result for each.', 'calls of tools have no results and are sent as text of the assistant, as the API wants a result for each.'),
      noteOf(renewed, 'call of a tool has a new id, and so has its result: the one that it came with occurs twice, or is refused by the API.', 'calls of tools have new ids, and so have their results: those that they came with occur twice, or are refused by the API.'),
      noteOf(reasoned.leftOut, 'turn came with reasoning of the model, which is left out: an API takes its own alone, as it came.', 'turns came with reasoning of the model, which is left out: an API takes its own alone, as it came.'),
      noteOf(reasoned.asText, 'turn came with reasoning of the model, which is sent as text of the assistant.', 'turns came with reasoning of the model, which is sent as text of the assistant.'),
      noteOf(rounded, 'number of the tools and schemas has more digits than can be held, and is not the same.', 'numbers of the tools and schemas have more digits than can be held, and are not the same.'),
      prompt.asSent?.isRounded === true ? noteOf(messages.flatMap((message) => (message.kind === 'as-sent' ? message.messages.filter(hasLongNumber) : [])).length, 'message may hold a number that was rounded when the request was imported.', 'messages may hold numbers that were rounded when the request was imported.') : '',
      ...notes,
    ].filter((note) => note !== ''),
  };
}
