// What an importer makes of a request, a transcript or an export: the texts of a prompt by what they are for, what was set
// beside them, and what the user has to know. Nothing here has an id yet; `promptPartsOf` gives them.

import type { CountFault } from './shape';
import type { Detail } from '@/core/catalog/attachment-rule';
import type { Wrapped } from '@/core/importers/wrappings/wrapping';
import type { ReportedUsage } from '@/core/importers/reported-usage';
import type { AbsentContent, FileAttachment, ReportedRequest } from '@/core/prompt/attachment';
import type { AsSent, SettingsAsSent } from '@/core/prompt/as-sent';
import type { Speaker } from '@/core/prompt/part';
import type { ReasoningPlace } from '@/core/prompt/reasoning';
import type { RequestFields } from '@/core/prompt/request-fields';

/** The shapes that are recognised, in the order in which they are tried. */
export const FORMAT_NAMES = {
  'claude-code': 'Claude Code transcript',
  codex: 'Codex transcript',
  'chatgpt-export': 'ChatGPT export',
  'claude-export': 'Claude.ai export',
  'bedrock-converse': 'Bedrock Converse request',
  anthropic: 'Anthropic Messages request',
  'openai-responses': 'OpenAI Responses request',
  'openai-chat': 'OpenAI Chat Completions request',
  gemini: 'Gemini request',
  'gemini-interactions': 'Gemini Interactions request',
  cohere: 'Cohere chat request',
  completion: 'text completion request',
  langchain: 'LangChain messages',
  sharegpt: 'ShareGPT conversation',
  alpaca: 'Alpaca record',
  opentelemetry: 'OpenTelemetry messages',
  'ai-sdk': 'Vercel AI SDK messages',
  openapi: 'OpenAPI document',
  tools: 'tool definitions',
  labelled: 'conversation in plain text',
} as const;
export type FormatId = keyof typeof FORMAT_NAMES;

/** What one of several in a file of this format is called. */
export function nounOf(format: FormatId): 'session' | 'conversation' {
  return format === 'claude-code' || format === 'codex' ? 'session' : 'conversation';
}

/** What the user chose; null: what the shape says, and the latest conversation. */
export interface ReadHow {
  readonly format: FormatId | null;
  /** Index among the conversations of an export. */
  readonly conversation: number | null;
}

export interface ImportedText {
  readonly name: string;
  readonly text: string;
  /** As in `TextPart`. */
  readonly asSent?: AsSent;
}

export interface ImportedTurn {
  readonly speaker: Speaker;
  readonly text: string;
  /** As in `Turn`. */
  readonly compacted?: number;
  readonly callIds?: readonly string[];
  readonly isError?: true;
  readonly withReasoning?: true;
  readonly reasoning?: readonly ReasoningPlace[];
  readonly asSent?: AsSent;
}

/** How many calls have the id of one before them. */
export function repeatedCalls(turns: readonly ImportedTurn[]): number {
  const ids = turns.flatMap(({ speaker, callIds = [] }) => (speaker === 'assistant' ? callIds.filter((id) => id !== '') : []));
  return ids.length - new Set(ids).size;
}

/** A file that stood in the text as base64. */
export interface ImportedFile {
  readonly name: string;
  readonly attachment: FileAttachment;
  /** How closely the request asks to look; absent: as the model does by itself. */
  readonly detail?: Detail;
}

/** What is sent, and cannot be counted from what is here: files by id or address, encrypted reasoning. */
export interface NotCounted {
  readonly kind: 'not-counted';
  /** One of it, in words. */
  readonly what: string;
  /** What the server adds has a note of its own. */
  readonly why: Exclude<AbsentContent['why'], 'added'>;
  /** Of images: how closely to look. Absent: as the model does by itself, or it is none. */
  readonly detail?: Detail;
  readonly count: number;
}

/** What the user has to know about an import. Counts are 1 or more; an empty name or type stands for all beyond the first twenty. */
export type ImportNote =
  /** The server adds text that is not in what was imported: nobody here can count it. `by` is the field that says so. */
  | { readonly kind: 'hidden-context'; readonly by: string }
  /** A kind of block that is not known here, or has no form of its own: it is kept as its JSON. */
  | { readonly kind: 'kept-as-json'; readonly type: string; readonly count: number }
  | NotCounted
  /** A tool that the vendor runs, or defines itself: what it costs is not told. */
  | { readonly kind: 'vendor-tool'; readonly name: string; readonly count: number }
  /** Tools that are in the window only when the model has found them. */
  | { readonly kind: 'deferred-tools'; readonly count: number }
  /** Texts that hold a file in base64, which the model is sent as the text that it is. */
  | { readonly kind: 'base64-texts'; readonly count: number }
  /** Messages that are documents and nothing else, where no message has a text that they could be kept beside. */
  | { readonly kind: 'documents-alone'; readonly count: number }
  /** A file that stood here and cannot be read, or one that is elsewhere and known by its name; `statedTokens`: what its export says of it. */
  | { readonly kind: 'file-not-counted'; readonly name: string; readonly why?: 'elsewhere'; readonly statedTokens?: number; readonly count: number }
  /** Messages whose `parent` is not in the transcript: the conversation goes on with the message before. */
  | { readonly kind: 'unknown-parent'; readonly count: number }
  /** A system message that came after others stands with the other system texts. */
  | { readonly kind: 'system-moved'; readonly count: number }
  /** The format never holds the system prompt and the tools; `isReported`: it reports a request that they were in. */
  | { readonly kind: 'no-system-and-tools'; readonly isReported?: true }
  /** Lines of a transcript that are no JSON, or too long to be read. */
  | { readonly kind: 'bad-lines' | 'long-lines'; readonly count: number }
  /** Messages of a request without a role that is known, or that say nothing: kept as their JSON. */
  | { readonly kind: 'odd-messages'; readonly count: number }
  /** What the request was taken out of; `isModelInAddress`: its address says what the body does not. */
  | { readonly kind: 'unwrapped'; readonly from: Wrapped['how']; readonly isModelInAddress?: true }
  /** The text stood in a fence of Markdown. */
  | { readonly kind: 'fenced' }
  /** Messages that are not in the conversation as it stands: other branches, hidden ones, sub-agents, bookkeeping. */
  | { readonly kind: 'left-out'; readonly what: string; readonly count: number }
  /** What is no text, and is kept with the message or the tool that it came with. */
  | { readonly kind: 'kept-aside'; readonly what: string; readonly count: number }
  /** There are several conversations; the one with this title was taken. */
  | { readonly kind: 'other-conversations'; readonly taken: string; readonly count: number; readonly noun?: 'session' }
  /** Turns of before a compaction by the client, which are sent no more. */
  | { readonly kind: 'compacted'; readonly count: number }
  /** System texts of before a compaction that are not said again: they stand at the head of the turns of before. */
  | { readonly kind: 'compacted-system'; readonly count: number }
  /** Compactions of which the file has the summary alone; `isCut`: the user's messages did not all have room beside it. */
  | { readonly kind: 'rebuilt-history'; readonly count: number; readonly isCut: boolean }
  /** A schema that stands in another document, or refers to itself or too deep: its place is empty. */
  | { readonly kind: 'outside-ref' | 'cut-ref'; readonly ref: string; readonly count: number }
  /** The list of tools goes on on another page. */
  | { readonly kind: 'more-tools' }
  /** What stands where the most tokens of the answer should be a whole number of 1 or more. */
  | ({ readonly kind: 'bad-limit' } & CountFault)
  /** The answer has no length of its own: it goes on without an end, or until the window is full. */
  | { readonly kind: 'open-limit'; readonly field: string; readonly value: -1 | -2 }
  /** The server may take turns out, or make them shorter. */
  | { readonly kind: 'server-edits'; readonly by: string }
  /** The form is that of one vendor's API, and the model another's. */
  | { readonly kind: 'other-model'; readonly model: string; readonly format: 'anthropic' | 'gemini' }
  /** Keys that one object has more than once: only what stands behind the last is read. The paths of the first of them. */
  | { readonly kind: 'repeated-keys'; readonly names: readonly string[]; readonly count: number }
  /** Numbers that are rounded as they are read, and those too large for any number. */
  | { readonly kind: 'rounded-numbers' | 'lost-numbers'; readonly count: number }
  /** The schema of the answer, by its field: it is a document, as what the vendor makes of it is not published. */
  | { readonly kind: 'answer-schema'; readonly by: string }
  /** Fields of what carries the request. */
  | { readonly kind: 'fields-around'; readonly names: readonly string[] }
  /** Fields of a request that are too long to be kept with it, or that nothing is kept for; and those of messages that are kept as they came. */
  | { readonly kind: 'fields-too-long' | 'fields-left-out' | 'fields-kept'; readonly names: readonly string[] }
  /** Calls of tools with an id that a call before them has. */
  | { readonly kind: 'repeated-call-ids'; readonly count: number }
  /** Messages that say more than their texts, and are too long to be kept as they came. */
  | { readonly kind: 'messages-too-long'; readonly count: number };

/** One of the conversations of an export, or of the sessions in a file that several were put together in. */
export interface Conversation {
  readonly title: string;
  /** The day of its last change, ISO 8601; '' where the export does not say. */
  readonly changedOn: string;
  /** Messages of the branch that is shown. */
  readonly turns: number;
}

/** `documents` and `files`: how many of them it held. */
export interface FirstRequest extends Omit<ReportedRequest, 'later'> {
  readonly documents: number;
  readonly files: number;
}

export interface Imported {
  readonly format: FormatId;
  readonly system: readonly ImportedText[];
  /** JSON of the definitions; '' where there are none. */
  readonly tools: string;
  readonly turns: readonly ImportedTurn[];
  /** As in `HistoryPart`. */
  readonly earlier: readonly (readonly ImportedTurn[])[];
  readonly documents: readonly ImportedText[];
  readonly files: readonly ImportedFile[];
  /** The last message where it is the user's; '' where there is none. */
  readonly question: string;
  /** The last message is the user's, and its text is empty. */
  readonly isQuestionEmpty?: true;
  /** As in `TextPart`. */
  readonly questionAsSent?: AsSent;
  /** As the request has it; null where it does not say. */
  readonly modelId: string | null;
  readonly maxOutputTokens: number | null;
  /** The window that it has its server serve; absent: it does not say. */
  readonly servedWindowTokens?: number;
  /** Fields that become none of all this; null: there are none, or the format is no request. */
  readonly requestFields: RequestFields | null;
  /** The model and the limit of the answer as a request of this format says them; absent: it is none that is written here. */
  readonly settings?: Omit<SettingsAsSent, 'modelId' | 'reserveTokens'>;
  /** `any`: one of the tools must be used; `auto`: what it says else of that is among the fields; null: it says nothing. */
  readonly toolChoice: 'auto' | 'any' | null;
  readonly notes: readonly ImportNote[];
  /** Of a transcript: the input tokens that were reported for the last request of the conversation as it stands. */
  readonly lastReport?: ReportedUsage;
  /** That report is the answer's, to the very request that was read. */
  readonly isReportOfAnswer?: true;
  /** The first request of the conversation as it stands, where the file reports it. */
  readonly firstRequest?: FirstRequest;
  /** Of a file with several: which there are, and the index of the one that was taken. */
  readonly conversations?: { readonly all: readonly Conversation[]; readonly taken: number };
}
