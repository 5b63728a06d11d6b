// What a measured prompt says about requests like it: calculators begin with these figures.

import type { Speaker } from '@/core/prompt/part';
import { addCounts, type Count } from '@/core/tokenize/count';
import { type CountedPart, enabledCount } from './counted';

/** Tokens of the parts that are switched on. */
export interface PromptShape {
  /** System and tools, and what wraps the messages. */
  readonly instructions: Count;
  /** Documents and attachments. */
  readonly documents: Count;
  readonly question: Count;
  /** The mean turn of the history by who speaks, rounded; a speaker without turns is not there. */
  readonly meanTurnTokens: ReadonlyMap<Speaker, number>;
}

/** The shape of a prompt. `overhead`: the tokens that wrap its messages. */
export function promptShape(parts: readonly CountedPart[], overhead: Count): PromptShape {
  const enabled = parts.filter((part) => part.enabled);
  const sumOf = (...roles: readonly CountedPart['role'][]): Count => enabledCount(enabled.filter(({ role }) => roles.includes(role)));
  const turns = enabled.flatMap((part) => part.turns);
  const speakers = [...new Set(turns.map(({ speaker }) => speaker))];
  return {
    instructions: addCounts([sumOf('system', 'tools'), overhead]),
    documents: sumOf('documents'),
    question: sumOf('question'),
    meanTurnTokens: new Map(
      speakers.map((speaker) => {
        const own = turns.filter((turn) => turn.speaker === speaker);
        return [speaker, Math.round(own.reduce((sum, { count }) => sum + count.tokens, 0) / own.length)];
      }),
    ),
  };
}
