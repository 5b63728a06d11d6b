// A prompt whose pieces have been counted: what the bar, the table, the treemap and the report are all made from.

import type { AttachmentCost } from '@/core/catalog/attachment-cost';
import { type AttachmentPart, type HistoryPart, type Part, type Prompt, type Role, ROLES, type Speaker, type Unit, unitsOf } from '@/core/prompt/part';
import { addCounts, type Count, formatCount, weaker } from '@/core/tokenize/count';
import { type AttachmentKind, isUnwritten, itemsOf, statesCalls } from '@/core/prompt/attachment';
import { callCount } from '@/core/prompt/call-count';
import { uncountedToolsIn } from '@/core/prompt/part-tools';
import type { UnitId } from '@/core/units';
import { isShort, type Uncounted } from './uncounted';

export interface Measure {
  readonly count: Count;
  /** Code points. */
  readonly characters: number;
}

export interface CountedTurn extends Measure {
  readonly id: UnitId;
  readonly speaker: Speaker;
}

export interface CountedPart extends Measure {
  readonly id: UnitId;
  readonly role: Role;
  readonly name: string;
  readonly enabled: boolean;
  /** The turns of a history part, in order; empty for every other role. */
  readonly turns: readonly CountedTurn[];
  /** Of an attachment alone. */
  readonly attachment?: CountedAttachment;
  /** Of its tokens, those of values of variables that are given by their tokens alone: they have no characters. */
  readonly givenTokens?: number;
  /** Some of its turns call tools, also where a link left them out. */
  readonly callsTools?: true;
  /** Its tools that are not counted, also where a link left them out; absent: none. */
  readonly uncountedTools?: number;
}

export interface CountedAttachment {
  readonly kind: AttachmentKind;
  /** '' where that is not known. */
  readonly mediaType: string;
  /** How the number came about, or why there is none. */
  readonly note: string;
  /** Whether the tokens say anything: false where the model does not take it, its length is not known or it is not here. */
  readonly isCounted: boolean;
  /** How many files it stands for: of what is not here it may be more than one. */
  readonly items: number;
  /** The system prompt and tools of a session, which are in no file. */
  readonly isUnwritten?: true;
}

/**
 * Every part of a prompt, in send order, with what `measure` says of its texts; a history part is the sum of its turns. An
 * attachment has the tokens that `cost` says, and no characters but those of a text that was left out. `given`: of a text, or of
 * an attachment by its part, the tokens of values without characters.
 * Parts that are switched off are counted too: whoever adds up leaves them out (see `enabledCount`).
 */
export function countedParts(prompt: Prompt, measure: (unit: Unit) => Measure, cost: (part: AttachmentPart) => AttachmentCost, given: (id: UnitId) => number = () => 0): readonly CountedPart[] {
  return prompt.parts.map((part) => {
    const ids = 'attachment' in part ? [part.id] : unitsOf(part).map(({ id }) => id);
    const givenTokens = ids.reduce((sum, id) => sum + given(id), 0);
    return { ...countedPart(part, measure, cost), ...(givenTokens > 0 ? { givenTokens } : {}) };
  });
}

/**
 * Sum over the enabled parts: what they put into the window. No enabled part: exact zero. With an attachment or a tool among them
 * that could not be counted, the sum is an estimate: it is short of something.
 */
export function enabledCount(parts: readonly Pick<CountedPart, 'enabled' | 'count' | 'attachment' | 'uncountedTools'>[]): Count {
  const sum = addCounts(parts.filter((part) => part.enabled).map((part) => part.count));
  return isShort(uncountedIn(parts)) ? { ...sum, exactness: weaker(sum.exactness, 'estimate') } : sum;
}

/** Which attachments and tools of the enabled parts could not be counted: what a sum is short of; `keptTools` are in no part. */
export function uncountedIn(parts: readonly Pick<CountedPart, 'enabled' | 'attachment' | 'uncountedTools'>[], keptTools = 0): Uncounted {
  let [uncountedAttachments, unwrittenPrompts, uncountedTools] = [0, 0, keptTools];
  for (const part of parts) {
    if (!part.enabled) continue;
    if (part.attachment?.isCounted === false) {
      uncountedAttachments += part.attachment.items;
      if (part.attachment.isUnwritten === true) unwrittenPrompts += 1;
    }
    uncountedTools += part.uncountedTools ?? 0;
  }
  return { uncountedAttachments, uncountedTools, ...(unwrittenPrompts === 0 ? {} : { unwrittenPrompts }) };
}

/** Whether its tokens say anything: those of an attachment that could not be counted are no zero, nor of tools of which none could. Of undefined there is nothing that could not. */
export function isPartCounted(part: Pick<CountedPart, 'attachment' | 'uncountedTools' | 'count'> | undefined): boolean {
  return part === undefined || (part.attachment?.isCounted !== false && ((part.uncountedTools ?? 0) === 0 || part.count.tokens > 0));
}

/** Whether all that is in doubt of a part's count is how its calls of tools are written: its texts are exact, and the range is in the framing. */
export function isCallsAlone({ count, callsTools }: Pick<CountedPart, 'count' | 'callsTools'>): boolean {
  return callsTools === true && count.exactness === 'estimate' && count.low === count.high;
}

/** "61,240", "~61,240" where approximate, "not counted" where nothing is known. */
export function formatAmount(count: Count, isCounted: boolean): string {
  return isCounted ? formatCount(count) : 'not counted';
}

/** What the enabled parts of one role put into the window. */
export interface RoleCount {
  readonly role: Role;
  readonly count: Count;
  /** false: none of its parts could be counted, so that the count says nothing. */
  readonly isCounted: boolean;
  readonly parts: readonly CountedPart[];
}

/** The sums of the roles that have an enabled part, in send order of the roles. */
export function roleCounts(parts: readonly CountedPart[]): readonly RoleCount[] {
  const roles = ROLES.map((role) => ({ role, parts: parts.filter((part) => part.enabled && part.role === role) })).filter((each) => each.parts.length > 0);
  return roles.map((each) => ({ ...each, count: enabledCount(each.parts), isCounted: each.parts.some(isPartCounted) }));
}

function countedPart(part: Part, measure: (unit: Unit) => Measure, cost: (part: AttachmentPart) => AttachmentCost): CountedPart {
  const uncountedTools = uncountedToolsIn(part);
  const short = uncountedTools === 0 ? {} : { uncountedTools };
  if ('attachment' in part) {
    const { count, note, refusal } = cost(part);
    const { kind } = part.attachment;
    const attachment = { kind, mediaType: kind === 'absent' ? '' : part.attachment.mediaType, note, isCounted: refusal === null || count.high > 0, items: itemsOf(part.attachment), ...(isUnwritten(part.attachment) ? { isUnwritten: true as const } : {}) };
    return { id: part.id, role: part.role, name: part.name, enabled: part.enabled, count, characters: part.attachment.kind === 'withheld' ? part.attachment.characters : 0, turns: [], attachment, ...(statesCalls(part.attachment) ? { callsTools: true } : {}), ...short };
  }
  const measures = unitsOf(part).map(measure);
  return {
    id: part.id,
    role: part.role,
    name: part.name,
    enabled: part.enabled,
    count: addCounts(measures.map(({ count }) => count)),
    characters: measures.reduce((sum, { characters }) => sum + characters, 0),
    turns: 'turns' in part ? countedTurns(part, measures) : [],
    ...('turns' in part && part.turns.some((turn) => callCount(turn) > 0) ? { callsTools: true } : {}),
    ...short,
  };
}

/** The turns of each history as they were counted last: of thousands a few are counted at a time, and the others stay the same objects. */
const lastTurns = new WeakMap<HistoryPart, readonly CountedTurn[]>();

function countedTurns(part: HistoryPart, measures: readonly Measure[]): readonly CountedTurn[] {
  const before = lastTurns.get(part) ?? [];
  const turns = part.turns.map(({ id, speaker }, index): CountedTurn => {
    const { count, characters } = measures[index]!;
    const last = before[index];
    return last !== undefined && last.count === count && last.characters === characters ? last : { id, speaker, count, characters };
  });
  lastTurns.set(part, turns);
  return turns;
}
