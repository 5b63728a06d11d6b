import type { FitEffect } from '@/core/budget/fit-effect';
import type { PartText } from '@/core/prompt/long-text';
import type { UnitId } from '@/core/units';

/** Where something was found. */
export interface FindingPlace {
  readonly unitId: UnitId;
  readonly start: number;
  readonly end: number;
  /** The part's name, or "turn 3". */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** What stands there, or what it says, in a few words. */
  readonly excerpt: string;
}

/** One kind of waste, wherever it stands. */
export interface Finding {
  /** Stays the same while the kind does. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** What a button would do; null: nothing that is safe. */
  readonly fix: string | null;
  /** Why nothing is offered, or what the fix leaves alone; null: nothing to say. */
  readonly why: string | null;
  /** Nothing is wrong with it: it is only told. */
  readonly isInfo: boolean;
  /** The first ones. */
  readonly places: readonly FindingPlace[];
  readonly count: number;
  /** The texts without it: what it takes is what they have less, and what a fix makes of them. */
  readonly texts: ReadonlyMap<UnitId, PartText>;
}

export interface CostedFinding extends Finding {
  readonly effect: FitEffect;
  /** Its tokens are being counted: until then they are an estimate. */
  readonly isCounting: boolean;
  /** It would only be done for tokens, and there are none to save. */
  readonly savesNothing: boolean;
  /** The request would have more tokens without it, as what stands side by side then is cut into more: no fix is offered. */
  readonly addsTokens: boolean;
}
