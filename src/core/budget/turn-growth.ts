// How a measured history filled the window, turn by turn.
import { addCounts, type Count, NOTHING } from '@/core/tokenize/count';
import type { CountedPart } from './counted';
import { type HistoryPart, type Part, type Prompt, type Turn, turnsTakenOut } from '@/core/prompt/part';

export interface TurnPoint {
  /** From 1, with the turns of before a compaction; 0 is before the first. */
  readonly turn: number;
  /** Of the system texts, the tools and the turns that the window held with this one, framing left out. */
  readonly count: Count;
  /** That of this turn. */
  readonly added: Count;
}

export interface TurnGrowth {
  /** One for each turn, behind the one before the first. */
  readonly points: readonly TurnPoint[];
  /** Turns before which the client made the history shorter, and how many turns it left out; 0: not known. */
  readonly compactions: readonly { readonly turn: number; readonly leftOut: number }[];
  /** Turns that are in the window no more: those of before the last compaction whose turns are here. */
  readonly earlierTurns: number;
}

/**
 * The growth of the history that is switched on; null where it has fewer than two turns. `parts` are those of `prompt`,
 * `countOf` what a turn of before a compaction counts. At a compaction the window begins anew.
 */
export function turnGrowth(parts: readonly CountedPart[], prompt: Prompt, countOf: (turn: Turn) => Count): TurnGrowth | null {
  const history = historyOf(prompt);
  const counted = parts.find(({ id }) => id === history?.id);
  if (history === undefined || counted === undefined) return null;
  const instructions = addCounts(parts.flatMap(({ role, enabled, count }) => (enabled && (role === 'system' || role === 'tools') ? [count] : [])));
  const now = new Map(counted.turns.map(({ id, count }) => [id, count]));
  const points: TurnPoint[] = [{ turn: 0, count: instructions, added: NOTHING }];
  const compactions: { turn: number; leftOut: number }[] = [];
  for (const turns of windowsOf(history)) {
    let count = instructions;
    for (const turn of turns) {
      const added = now.get(turn.id) ?? countOf(turn);
      count = addCounts([count, added]);
      if (turn.compacted !== undefined) compactions.push({ turn: points.length, leftOut: turn.compacted });
      points.push({ turn: points.length, count, added });
    }
  }
  return points.length < 3 ? null : { points, compactions, earlierTurns: earlierTurns(prompt) };
}

/** How many turns a compaction took out of the history that is switched on: the one that is sent first is number this + 1. */
export function earlierTurns(prompt: Prompt): number {
  return turnsTakenOut(historyOf(prompt) ?? {});
}

function historyOf({ parts }: Prompt): HistoryPart | undefined {
  return parts.find((part): part is HistoryPart => 'turns' in part && part.enabled);
}

/** The turns that the window held until each compaction, and those that it holds now. */
function windowsOf({ earlier = [], turns }: HistoryPart): readonly (readonly Turn[])[] {
  return [...earlier, turns];
}

/** The request as it was at a turn: the system texts, the tools and the turns that the window held; what comes with the last message is left out. */
export function promptAtTurn(prompt: Prompt, turn: number): Prompt {
  return {
    ...prompt,
    parts: prompt.parts.flatMap((part): Part[] => {
      if (!('turns' in part)) return part.role === 'system' || part.role === 'tools' ? [part] : [];
      let left = turn;
      for (const turns of windowsOf(part)) {
        if (left > 0 && left <= turns.length) return [{ ...part, turns: turns.slice(0, left) }];
        left -= turns.length;
      }
      return [];
    }),
  };
}

/** So many points at most, both ends among them, each the last of as many turns. */
export function thinned<Point>(points: readonly Point[], most: number): readonly Point[] {
  const step = Math.ceil((points.length - 1) / (most - 1));
  return step <= 1 ? points : points.filter((_, index) => index % step === 0 || index === points.length - 1);
}
