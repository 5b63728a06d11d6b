// How a measured history filled the window, turn by turn.
import type { CountedPart } from './counted';
import type { HistoryPart, Part, Prompt } from '@/core/prompt/part';

export interface TurnPoint {
  /** From 1; 0 is before the first. */
  readonly turn: number;
  /** Tokens of the system texts, the tools and the turns up to this one, framing left out. */
  readonly tokens: number;
  /** Those of this turn. */
  readonly addedTokens: number;
}

export interface TurnGrowth {
  /** One for each turn, behind the one before the first. */
  readonly points: readonly TurnPoint[];
  /** Turns before which the client made the history shorter, and how many turns it left out; 0: not known. */
  readonly compactions: readonly { readonly turn: number; readonly leftOut: number }[];
}

/** The growth of the history that is switched on; null where it has fewer than two turns. `parts` are those of `prompt`. */
export function turnGrowth(parts: readonly CountedPart[], prompt: Prompt): TurnGrowth | null {
  const history = prompt.parts.find((part): part is HistoryPart => 'turns' in part && part.enabled);
  const counted = parts.find(({ id }) => id === history?.id);
  if (history === undefined || counted === undefined || counted.turns.length < 2) return null;
  let tokens = parts.filter(({ role, enabled }) => enabled && (role === 'system' || role === 'tools')).reduce((sum, { count }) => sum + count.tokens, 0);
  const points: TurnPoint[] = [{ turn: 0, tokens, addedTokens: 0 }];
  for (const [index, { count }] of counted.turns.entries()) {
    tokens += count.tokens;
    points.push({ turn: index + 1, tokens, addedTokens: count.tokens });
  }
  const compactions = history.turns.flatMap(({ compacted }, index) => (compacted === undefined ? [] : [{ turn: index + 1, leftOut: compacted }]));
  return { points, compactions };
}

/** The request as it was at a turn: the system texts, the tools and the first turns; what comes with the last message is left out. */
export function promptAtTurn(prompt: Prompt, turn: number): Prompt {
  return {
    ...prompt,
    parts: prompt.parts.flatMap((part): Part[] => {
      if ('turns' in part) return turn === 0 ? [] : [{ ...part, turns: part.turns.slice(0, turn) }];
      return part.role === 'system' || part.role === 'tools' ? [part] : [];
    }),
  };
}

/** So many points at most, both ends among them, each the last of as many turns. */
export function thinned<Point>(points: readonly Point[], most: number): readonly Point[] {
  const step = Math.ceil((points.length - 1) / (most - 1));
  return step <= 1 ? points : points.filter((_, index) => index % step === 0 || index === points.length - 1);
}
