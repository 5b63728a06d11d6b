// A message of an imported request as it came, kept beside the text that became of it, so that a request of the same format
// has it again with all that is no text (`name`, `cache_control`, `is_error`, several blocks). Kept only where the text written
// plainly would not say the same. It decides nothing by itself: what is written is what stands in the parts.

import type { Part, Prompt } from './part';
import type { RequestFormat } from './request-fields';
import type { ModelId } from '@/core/units';

export interface AsSent {
  readonly format: RequestFormat;
  /** A piece of a request, `{"messages":[…]}` or `{"system":…}`: text and not a value, as it is passed on. At most `MOST_AS_SENT_UNITS`. */
  readonly json: string;
  /** Where in `json` an empty string stands for the text that this is kept beside; absent: the text is in it. */
  readonly textAt?: number;
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
}

/** UTF-16 units of JSON that are kept of a message. */
export const MOST_AS_SENT_UNITS = 64 * 1024;

/** What stands in the place of a text: JSON of an empty one. */
export const NO_TEXT = '""';

/** Keys whose value may be the text of a message or block. */
const TEXT_KEYS = ['content', 'text', 'refusal', 'system'] as const;
/** What is said about places in the text, or in its stead, holds for this text alone. */
const TIED_TO_TEXT = /"(?:citations|annotations|audio|signature)":(?!null|\[\])/;

/** `text`: what became of the piece, where that is one text; it is taken out of the JSON where it stands there as a whole. Null: too long to be kept. */
export function asSentOf(format: RequestFormat, piece: object, text: string | null): AsSent | null {
  const json = JSON.stringify(piece);
  const literal = JSON.stringify(text ?? '');
  const textAt = literal === NO_TEXT || TIED_TO_TEXT.test(json) ? -1 : placeOf(literal, json);
  const kept = textAt < 0 ? { format, json } : { format, json: json.slice(0, textAt) + NO_TEXT + json.slice(textAt + literal.length), textAt };
  return kept.json.length > MOST_AS_SENT_UNITS ? null : kept;
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

/** The JSON with the text in it; where the text is another one by now, with that. */
export function jsonWith(text: string, { json, textAt }: AsSent): string {
  return textAt === undefined ? json : json.slice(0, textAt) + JSON.stringify(text) + json.slice(textAt + NO_TEXT.length);
}

/** Forgets what is kept of messages and settings as they came: texts stand in it, and names. */
export function withoutAsSent(prompt: Prompt): Prompt {
  const { asSent: _, ...rest } = prompt;
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
