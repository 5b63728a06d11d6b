import type { FitChange } from '@/core/budget/fit-change';
import type { FitEffect } from '@/core/budget/fit-effect';
import type { Usd } from '@/core/pricing/money';

/** Something that can be done, as it is offered. */
export interface Offered {
  /** Stays the same while the action does, so that its row does. */
  readonly id: string;
  /** As a button would say it, such as "Switch off deploy.log". */
  readonly title: string;
  /** What it touches, in a few words; null where the title says it. */
  readonly detail: string | null;
  /** More of it, one a line: blocks that are dropped, parts that change, what is left alone. */
  readonly lines: readonly string[];
  readonly change: FitChange;
}

export interface FitAction extends Offered {
  readonly effect: FitEffect;
  /** Dollars that one request costs less, by list price; null: no price is known, or not here yet. */
  readonly savedUsd: Usd | null;
  /** Its tokens are being counted: until then they are an estimate. */
  readonly isCounting: boolean;
}
