import type { PartText } from './long-text';
import type { UnitId } from '@/core/units';
import type { AsSent, UnknownModel, SettingsAsSent } from './as-sent';
import type { ReasoningPlace } from './reasoning';
import type { Attachment } from './attachment';
import type { RequestFields } from './request-fields';
import type { StatedRequest } from './stated-framing';
import type { Detail } from '@/core/catalog/attachment-rule';

/** What a part is for, in the order in which vendors send them. Documents travel in the user message, before the question. */
export const ROLES = ['system', 'tools', 'history', 'documents', 'question'] as const;
export type Role = (typeof ROLES)[number];
export type TextRole = Exclude<Role, 'history'>;

export type Speaker = 'user' | 'assistant' | 'tool';

export interface TextPart {
  readonly id: UnitId;
  readonly role: TextRole;
  readonly name: string;
  /** The original text, line endings and all. */
  readonly text: PartText;
  /** Of a system text or a question: the message that it came in. */
  readonly asSent?: AsSent;
  /** Of a document: it is the text of a file that an imported request sends as it is. */
  readonly isSentAsFile?: true;
  /** A part that is switched off stays in the prompt and counts nothing. */
  readonly enabled: boolean;
}

export interface Turn {
  readonly id: UnitId;
  readonly speaker: Speaker;
  readonly text: PartText;
  /** The client made the history shorter before this turn: how many turns it left out, 0 where that is not known. Absent: it did not. */
  readonly compacted?: number;
  /**
   * Ids that tie calls of tools to their results, as they came: of what an assistant said one for each of its calls, in order,
   * '' for one without; of a result that of the call it answers. No part of the text, and not counted.
   */
  readonly callIds?: readonly string[];
  /** Of a result: the tool said that it failed. */
  readonly isError?: true;
  /** It came with reasoning of the model, which became part of its text. */
  readonly withReasoning?: true;
  /** Where in the text that stands, in order; absent: it came with none, or that is not known any more. */
  readonly reasoning?: readonly ReasoningPlace[];
  /** The message that it came in, on the first of the turns that became of it: the last of them may be the question. */
  readonly asSent?: AsSent;
}

/** UTF-16 units of such an id that is kept. */
export const LONGEST_CALL_ID = 256;

export interface HistoryPart {
  readonly id: UnitId;
  readonly role: 'history';
  readonly name: string;
  readonly turns: readonly Turn[];
  /**
   * What the client took out at each of its compactions, oldest first: the turns as they stood in the window until then. They
   * are sent no more and count nothing in the window, and are kept so that the window can be shown as it was.
   */
  readonly earlier?: readonly (readonly Turn[])[];
  readonly enabled: boolean;
}

/**
 * A file that is sent as it is and not as text, which travels with the documents; or the figures of a text that a link
 * left out, which keeps the role that it had.
 */
export interface AttachmentPart {
  readonly id: UnitId;
  readonly role: Role;
  readonly name: string;
  readonly attachment: Attachment;
  /** How closely the model is asked to look; absent: as the model does by itself. A model that knows no such detail is not asked. */
  readonly detail?: Detail;
  readonly enabled: boolean;
}

/** An attachment is told from a text by its field: `'attachment' in part`. */
export type Part = TextPart | HistoryPart | AttachmentPart;

export interface Prompt {
  /** In send order. At most one part with turns. Grouped by role unless `freeOrder`. */
  readonly parts: readonly Part[];
  /** Lifts the grouping: any part may stand anywhere. */
  readonly freeOrder: boolean;
  /** What the request asks of the model: absent, to use tools as it likes (`auto`); `any`, to use one of them. */
  readonly toolChoice?: 'any';
  /** What an imported request says beside its texts; absent: nothing. */
  readonly requestFields?: RequestFields;
  /** Its model and limit as it says them; absent: no such request was imported. */
  readonly asSent?: SettingsAsSent;
  /** The model that it names, where that is not known; absent: it is, or none is named, or another was taken for it. */
  readonly namedModel?: UnknownModel;
  /** Tokens of answer that it allows, whichever model answers; absent: it does not say. */
  readonly allowedTokens?: number;
  /** What a link without its texts states to stand around them: as they are written, and in each case of the variables. */
  readonly statedFraming?: readonly StatedRequest[];
  /** Of a case of its variables: the texts of which a value was left out by a link, and how much that is. None that is stored. */
  readonly lacking?: ReadonlyMap<UnitId, { readonly characters: number; readonly tokens: number }>;
}

/** A piece of text that is tokenized on its own: a text part or one turn. */
export interface Unit {
  readonly id: UnitId;
  readonly partId: UnitId;
  readonly text: PartText;
}

/** Parts never change, and the units of thousands of turns are asked for at each of their counts. */
const unitsOfPart = new WeakMap<Part, readonly Unit[]>();

/** The separately tokenized texts of a part, in order; an attachment has none. The same list for the same part. */
export function unitsOf(part: Part): readonly Unit[] {
  const known = unitsOfPart.get(part);
  if (known !== undefined) return known;
  const units = listUnits(part);
  unitsOfPart.set(part, units);
  return units;
}

function listUnits(part: Part): readonly Unit[] {
  if ('attachment' in part) return [];
  return 'turns' in part
    ? part.turns.map((turn) => ({ id: turn.id, partId: part.id, text: turn.text }))
    : [{ id: part.id, partId: part.id, text: part.text }];
}

/** The ids of parts and of the texts in each, in order. */
export function unitIdsOf(parts: readonly Part[]): readonly UnitId[] {
  return parts.flatMap((part) => [part.id, ...unitsOf(part).map(({ id }) => id)]);
}

/** All texts that a part holds, each tokenized on its own: those that are sent, and turns that were before a compaction. */
export function heldUnitsOf(part: Part): readonly Unit[] {
  const sent = unitsOf(part);
  if (!('turns' in part) || part.earlier === undefined) return sent;
  return [...sent, ...part.earlier.flat().map((turn) => ({ id: turn.id, partId: part.id, text: turn.text }))];
}

/** The number of a turn of a history, from 1 at the beginning of the session: it is the same wherever the turn is named, and after a compaction too. */
export function turnNumber(history: Pick<HistoryPart, 'earlier'>, index: number): number {
  return turnsTakenOut(history) + index + 1;
}

/** How many turns compactions took out of a history. */
export function turnsTakenOut({ earlier = [] }: Pick<HistoryPart, 'earlier'>): number {
  return earlier.reduce((sum, turns) => sum + turns.length, 0);
}

/** What of a part may have a message beside it as it came: the part, or its turns. */
export function mayHoldAsSent(part: Part): readonly (TextPart | Turn)[] {
  if ('turns' in part) return part.turns;
  return 'attachment' in part ? [] : [part];
}

/** Code points of a text; a lone surrogate counts as one. */
export function countCharacters(text: string): number {
  // Most texts have no surrogates, and the engine's search says so ten times faster than the loop.
  if (!/[\ud800-\udbff]/.test(text)) return text.length;
  let low = 0;
  for (let index = 1; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xdc00 && unit <= 0xdfff) {
      const before = text.charCodeAt(index - 1);
      if (before >= 0xd800 && before <= 0xdbff) low += 1;
    }
  }
  return text.length - low;
}

/** What stands on the page for its name: work of others may hold a part without one. */
export function shownName({ name }: Pick<Part, 'name'>): string {
  return name === '' ? 'unnamed' : name;
}
