// A prompt whose pieces have been counted: what the bar, the table, the treemap and the report are all made from.

import { type AttachmentPart, type Part, type Prompt, type Role, type Speaker, type Turn, type Unit, unitsOf } from '@/core/prompt/part';
import { addCounts, type Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';

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
}

/**
 * Every part of a prompt, in send order, with what `measure` says of its texts; a history part is the sum of its turns. An
 * attachment has no characters and the tokens that `cost` says.
 * Parts that are switched off are counted too: whoever adds up leaves them out (see `enabledCount`).
 */
export function countedParts(prompt: Prompt, measure: (unit: Unit) => Measure, cost: (part: AttachmentPart) => Count): readonly CountedPart[] {
  return prompt.parts.map((part) => countedPart(part, measure, cost));
}

/** Sum over the enabled parts: what they put into the window. No enabled part: exact zero. */
export function enabledCount(parts: readonly CountedPart[]): Count {
  return addCounts(parts.filter((part) => part.enabled).map((part) => part.count));
}

function countedPart(part: Part, measure: (unit: Unit) => Measure, cost: (part: AttachmentPart) => Count): CountedPart {
  const measures = unitsOf(part).map(measure);
  return {
    id: part.id,
    role: part.role,
    name: part.name,
    enabled: part.enabled,
    count: 'attachment' in part ? cost(part) : addCounts(measures.map(({ count }) => count)),
    characters: measures.reduce((sum, { characters }) => sum + characters, 0),
    turns: part.role === 'history' ? part.turns.flatMap((turn, index) => countedTurn(turn, measures[index])) : [],
  };
}

function countedTurn(turn: Turn, measure: Measure | undefined): CountedTurn[] {
  return measure === undefined
    ? []
    : [{ id: turn.id, speaker: turn.speaker, count: measure.count, characters: measure.characters }];
}
