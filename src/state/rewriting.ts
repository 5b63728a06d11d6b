import type { FitChange, Rewriting as RewritingKind } from '@/core/budget/fit-change';
import type { Block } from '@/core/prompt/duplicate-blocks';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger, type UnitId } from '@/core/units';

/** Something that texts can lose, as it is offered. */
export interface Rewriting {
  /** Stays the same while the rewriting does. */
  readonly id: RewritingKind | 'duplicates left';
  /** As a button would say it. */
  readonly title: string;
  /** What it touches, in a few words. */
  readonly detail: string;
  /** More of it, one a line: blocks that are dropped, parts that change, what is left alone. */
  readonly lines: readonly string[];
  readonly change: Extract<FitChange, { readonly kind: 'rewrite' }>;
  /** The blocks that are dropped, or the texts that change; the first ones. */
  readonly places: readonly Block[];
  /** How many there are of them. */
  readonly count: number;
  /** Why it is told and not offered; null: it is offered. */
  readonly whyLeft: string | null;
}

export interface NamedText {
  readonly id: UnitId;
  /** The part's name, or "turn 3". */
  readonly name: string;
  readonly text: PartText;
  /** A result of a tool, or the turn that calls for it. */
  readonly isToolUse: boolean;
  /** The question, or what the user said last. */
  readonly isAsked: boolean;
}

/** Lines, and places, that are kept of a rewriting; all are counted. */
export const MOST_LINES = 200;

export function shortened<Item>(items: readonly Item[], lineOf: (item: Item) => string): readonly string[] {
  const lines = items.slice(0, MOST_LINES).map(lineOf);
  return items.length > MOST_LINES ? [...lines, `and ${formatInteger(items.length - MOST_LINES)} more`] : lines;
}
