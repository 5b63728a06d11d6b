// A message of an imported request as it came, kept beside the text that became of it, so that a request of the same format
// has it again with all that is no text (`name`, `cache_control`, `is_error`, several blocks). Kept only where the text written
// plainly would not say the same. It decides nothing by itself: what is written is what stands in the parts.

import type { Part, Prompt } from './part';
import type { RequestFormat } from './request-fields';
import type { ModelId, UnitId } from '@/core/units';

export interface AsSent {
  readonly format: RequestFormat;
  /** A piece of a request, `{"messages":[…]}` or `{"system":…}`: text and not a value, as it is passed on. At most `MOST_AS_SENT_UNITS`. */
  readonly json: string;
  /** Where in `json` an empty string stands for the text that this is kept beside; absent: the text is in it. */
  readonly textAt?: number;
  /** Parts that its documents became, in order; absent: it has none. */
  readonly documents?: readonly DocumentAsSent[];
  /** Types of blocks that are not in `json`, as their files are not kept: `image_url`. Absent: all are. */
  readonly without?: readonly string[];
}

/** A document of a message, which is a part of its own. */
export interface DocumentAsSent {
  readonly id: UnitId;
  /** Where in `json` `NO_DOCUMENT` stands for its text, from the unit `skip` on; absent: the text is in it. */
  readonly at?: number;
  readonly skip?: number;
  /** The part of the file of which this is the context: it stands in the place of the file, which is not kept. Absent: it is a document itself. */
  readonly file?: UnitId;
}

/** A document on its way there: `body` is the end of its text that stands in the message as it is. */
export interface DocumentInMessage {
  readonly id: UnitId;
  readonly text: string;
  readonly body: string;
  readonly file?: UnitId;
}

/** The model and the limit of the answer as an imported request says them, and what they became here. */
export interface SettingsAsSent {
  readonly format: RequestFormat;
  /** A JSON object of those fields. At most `MOST_AS_SENT_UNITS`. */
  readonly json: string;
  readonly modelId: ModelId;
  /** The user's reserve for that model; null: none was set. */
  readonly reserveTokens: number | null;
  /** A message that is one text has it as a string, where the format also knows a list of blocks. */
  readonly areTextsStrings?: true;
  /** It has `functions` and `function_call`, OpenAI's form of before tools, which is read and not written. */
  readonly isLegacy?: true;
  /** Numbers of the request were rounded as it was read, wherever they stand. */
  readonly isRounded?: true;
}

/** A model that an imported request names and the catalogue does not have. */
export interface UnknownModel {
  readonly name: string;
  /** The one that stood in when it came: while it counts, it does for the other. */
  readonly modelId: ModelId;
}

/** UTF-16 units of JSON that are kept of a message. */
export const MOST_AS_SENT_UNITS = 64 * 1024;

/** What stands in the place of a text: JSON of an empty one. */
export const NO_TEXT = '""';

/** What stands in the place of a document's text. Not an empty one: a reader that knows no such places finds a document of which there is no part. */
export const NO_DOCUMENT = '" "';

/** What stands before the text of a document. */
const SOURCE_HEAD = '"source":{"type":"text","media_type":"text/plain","data":';

/** Keys whose value may be the text of a message or block. */
const TEXT_KEYS = ['content', 'text', 'refusal', 'system'] as const;
/** What is said about places in the text, or in its stead, holds for this text alone. */
const TIED_TO_TEXT = /"(?:citations|annotations|audio|signature)":(?!null|\[\]|\{"enabled":)/;

/** `text`: what became of the piece, where that is one text; it and `documents` are taken out of the JSON where they stand there as a whole. Null: too long to be kept. */
export function asSentOf(format: RequestFormat, piece: object, text: string | null, documents: readonly DocumentInMessage[] = []): AsSent | null {
  const json = JSON.stringify(piece);
  const literal = JSON.stringify(text ?? '');
  const textAt = literal === NO_TEXT || TIED_TO_TEXT.test(json) ? -1 : placeOf(literal, json);
  const kept = textAt < 0 ? { format, json } : { format, json: json.slice(0, textAt) + NO_TEXT + json.slice(textAt + literal.length), textAt };
  const short = documents.length === 0 ? kept : withoutDocuments(kept, documents);
  return short.json.length > MOST_AS_SENT_UNITS ? null : short;
}

function withoutDocuments(kept: AsSent, documents: readonly DocumentInMessage[]): AsSent {
  let { json, textAt } = kept;
  let from = 0;
  const places = documents.map(({ id, text, body, file }): DocumentAsSent => {
    const literal = JSON.stringify(body);
    const found = body === '' ? -1 : json.indexOf(`"data":${literal}`, from);
    if (found < 0) return { id };
    const at = found + '"data":'.length;
    json = json.slice(0, at) + NO_DOCUMENT + json.slice(at + literal.length);
    if (textAt !== undefined && textAt > at) textAt += NO_DOCUMENT.length - literal.length;
    from = at + NO_DOCUMENT.length;
    return { id, at, skip: text.length - body.length, ...(file === undefined || !json.startsWith(SOURCE_HEAD, at - SOURCE_HEAD.length) ? {} : { file }) };
  });
  return { ...kept, json, ...(textAt === undefined ? {} : { textAt }), documents: places };
}

function placeOf(literal: string, json: string): number {
  // Searching backwards is slow, and most of what is kept has its text in pieces.
  if (!json.includes(`:${literal}`)) return -1;
  for (const key of TEXT_KEYS) {
    const at = json.lastIndexOf(`"${key}":${literal}`);
    if (at >= 0) return at + key.length + 3;
  }
  return -1;
}

/**
 * The JSON with the text and those of its documents in it; where they are others by now, with those. `fileTexts`: of files that
 * are sent as their texts, each of which stands in its block then, and its context beside it.
 */
export function jsonWith(text: string, { json, textAt, documents = [] }: AsSent, documentTexts: ReadonlyMap<UnitId, string> = new Map(), fileTexts: ReadonlyMap<UnitId, string> = new Map()): string {
  const fills = documents.flatMap(({ id, at, skip = 0, file }) => {
    if (at === undefined) return [];
    const own = JSON.stringify((documentTexts.get(id) ?? '').slice(skip));
    const ofFile = file === undefined ? undefined : fileTexts.get(file);
    if (ofFile === undefined) return [{ at, end: at + NO_DOCUMENT.length, by: own }];
    return [{ at: at - SOURCE_HEAD.length, end: at + NO_DOCUMENT.length, by: `"context":${own},${SOURCE_HEAD}${JSON.stringify(ofFile)}` }];
  });
  if (textAt !== undefined) fills.push({ at: textAt, end: textAt + NO_TEXT.length, by: JSON.stringify(text) });
  // From the end on, so that the places before stay what they are.
  return fills.toSorted((a, b) => b.at - a.at).reduce((filled, { at, end, by }) => filled.slice(0, at) + by + filled.slice(end), json);
}

/** Forgets what is kept of messages and settings as they came: texts stand in it, and names. */
export function withoutAsSent(prompt: Prompt): Prompt {
  const { asSent: _, namedModel: __, ...rest } = prompt;
  return { ...rest, parts: prompt.parts.map(partWithout) };
}

function partWithout(part: Part): Part {
  if ('turns' in part) return { ...part, turns: part.turns.map(without) };
  return 'attachment' in part ? part : without(part);
}

function without<Kept extends { readonly asSent?: AsSent }>(kept: Kept): Omit<Kept, 'asSent'> | Kept {
  const { asSent: _, ...rest } = kept;
  return kept.asSent === undefined ? kept : rest;
}
