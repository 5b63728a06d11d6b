// The window as one bar: what stands where, in tokens from the left edge.

import type { CountedPart } from './counted';
import type { Fill, LimitName } from './fill';
import type { Role } from '@/core/prompt/part';
import type { Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';

interface Span {
  /** Tokens from the left edge of the bar. */
  readonly startTokens: number;
  /** Width. */
  readonly tokens: number;
}

/** A segment of tokens that were counted is a count itself, so that it is written like every other. */
type Counted = Span & Count;

export type Segment =
  | (Counted & { readonly kind: 'part'; readonly id: UnitId; readonly role: Role; readonly name: string })
  | (Counted & { readonly kind: 'overhead' })
  /** `reasoningTokens` is the slice at its left end that is meant for reasoning, 0…tokens. */
  | (Span & { readonly kind: 'reserve'; readonly reasoningTokens: number })
  | (Span & { readonly kind: 'free' })
  /** Of the window, what no input may use, as max input is met first. */
  | (Span & { readonly kind: 'beyond-max-input' });

/** `window`: everything that the window holds, to scale. `prompt`: the input alone, so that a small one can be seen. */
export type BarScale = 'window' | 'prompt';

export interface Bar {
  /** In send order, without gaps: each starts where the one before ends. */
  readonly segments: readonly Segment[];
  /** The sum of the segments' tokens. */
  readonly totalTokens: number;
  /** What the bar's whole width stands for: `totalTokens`, or the upper end of an estimated input where that is beyond them. */
  readonly widthTokens: number;
  /** Where a limit lies on this bar, for those that do and that are not simply its right edge. */
  readonly marks: readonly { readonly limit: LimitName; readonly atTokens: number }[];
}

// Omit on a union keeps only the common keys; this one is applied to each member.
type Unplaced<Piece> = Piece extends Segment ? Omit<Piece, 'startTokens'> : never;

/**
 * The bar of a filled window. `parts` are those that `fill` was made from; parts that are switched off are left out,
 * parts with 0 tokens stay (with no width), and overhead, reserve, free space and what is beyond max input appear only where
 * they are above 0.
 *
 * On the `window` scale the segments add up to the window, or, when the prompt is over, to all that was meant to go in:
 * input + reserve with a shared budget, the input with a separate one (there the reserve is not in this bar: see
 * `reserveBar`). On the `prompt` scale they add up to the input. Where the input may reach further, so does the bar's width.
 */
export function barSegments(parts: readonly CountedPart[], fill: Fill, scale: BarScale): Bar {
  const pieces: Unplaced<Segment>[] = parts
    .filter((part) => part.enabled)
    .map(({ id, role, name, count }) => ({
      kind: 'part',
      id,
      role,
      name,
      ...count,
    }));
  if (fill.overhead.tokens > 0) pieces.push({ kind: 'overhead', ...fill.overhead });
  if (scale === 'window') {
    // The reserve stands at the far end: the input grows towards it, and what lies between is free.
    if (fill.freeTokens > 0) pieces.push({ kind: 'free', tokens: fill.freeTokens });
    // An input over max input reaches into it.
    const beyondTokens = fill.beyondMaxInputTokens + Math.min(0, fill.freeTokens);
    if (beyondTokens > 0) pieces.push({ kind: 'beyond-max-input', tokens: beyondTokens });
    if (fill.limits.budget === 'shared' && fill.reserveTokens > 0) {
      pieces.push({ kind: 'reserve', tokens: fill.reserveTokens, reasoningTokens: fill.reasoningTokens });
    }
  }
  return barOf(
    pieces,
    [
      { limit: 'window', atTokens: fill.limits.windowTokens },
      { limit: 'max-input', atTokens: fill.limits.maxInputTokens },
    ],
    fill.input.high,
  );
}

/**
 * The reserve against max output, as a bar of its own. Its width is max output, or the reserve where that is larger or
 * where no vendor states a max output; 0 with neither.
 */
export function reserveBar(fill: Fill): Bar {
  const pieces: Unplaced<Segment>[] = [];
  const { reserveTokens, reasoningTokens, limits } = fill;
  if (reserveTokens > 0) pieces.push({ kind: 'reserve', tokens: reserveTokens, reasoningTokens });
  const unused = (limits.maxOutputTokens ?? 0) - reserveTokens;
  if (unused > 0) pieces.push({ kind: 'free', tokens: unused });
  return barOf(pieces, [{ limit: 'max-output', atTokens: limits.maxOutputTokens }]);
}

function barOf(
  pieces: readonly Unplaced<Segment>[],
  limits: readonly { readonly limit: LimitName; readonly atTokens: number | null }[],
  leastTokens = 0,
): Bar {
  const segments: Segment[] = [];
  let totalTokens = 0;
  for (const piece of pieces) {
    segments.push({ ...piece, startTokens: totalTokens });
    totalTokens += piece.tokens;
  }
  const widthTokens = Math.max(totalTokens, leastTokens);
  const marks = limits.flatMap(({ limit, atTokens }) =>
    atTokens !== null && atTokens < widthTokens ? [{ limit, atTokens }] : [],
  );
  return { segments, totalTokens, widthTokens, marks };
}
