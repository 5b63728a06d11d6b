// What could be changed and what takes tokens and says little, as the report has them.

import type { Fill } from '@/core/budget/fill';
import type { FitEffect } from '@/core/budget/fit-effect';
import { type Usd, usdText } from '@/core/pricing/money';

/** Something that can be done, the one that helps most first. */
export interface ReportFix {
  /** Stays the same while the action does. */
  readonly id: string;
  /** "Switch off deploy.log" */
  readonly action: string;
  /** What it touches; null: the action says it. */
  readonly detail: string | null;
  /** Of the input; below 0 where it becomes more, as with another tokenizer. */
  readonly savedTokens: number;
  readonly isEstimate: boolean;
  /** Of one request by list price, as a decimal number; null: no price is known. */
  readonly savedUsdPerRequest: string | null;
  readonly inputTokensAfter: number;
  readonly fitsAfter: boolean;
  readonly outcome: string;
}

/** One kind of what takes tokens and says little; those of several kinds may overlap. */
export interface ReportWaste {
  /** Stays the same while the kind does. */
  readonly id: string;
  readonly kind: string;
  readonly detail: string;
  readonly placeCount: number;
  /** The first ones; lines count from 1. */
  readonly places: readonly { readonly part: string; readonly line: number }[];
  /** That the request would have less without it. */
  readonly savedTokens: number;
  readonly isEstimate: boolean;
  /** What can be done about it; null: nothing that is safe, or nothing that saves. */
  readonly fix: string | null;
  /** Why nothing is offered, or what the fix leaves alone. */
  readonly note: string | null;
}

/** What was worked out about the whole prompt. */
export interface ReportPlansInput {
  readonly actions: readonly { readonly id: string; readonly title: string; readonly detail: string | null; readonly effect: FitEffect; readonly savedUsd: Usd | null; readonly isCounting: boolean }[];
  /** The window before any of them. */
  readonly before: Pick<Fill, 'input'>;
  readonly findings: readonly {
    readonly id: string;
    readonly title: string;
    readonly detail: string;
    readonly fix: string | null;
    readonly why: string | null;
    readonly count: number;
    readonly places: readonly { readonly name: string; readonly line: number }[];
    readonly effect: FitEffect;
    readonly isCounting: boolean;
  }[];
}

export interface ReportPlans {
  /** What they save is of an input of so many tokens: that of the report, or of the case of a template that is planned for. */
  readonly inputTokens: number;
  readonly fixes: readonly ReportFix[];
  readonly waste: readonly ReportWaste[];
}

/** Both lists in the order of the views. */
export function reportPlans({ actions, before, findings }: ReportPlansInput): ReportPlans {
  return {
    inputTokens: before.input.tokens,
    fixes: actions.map(({ id, title, detail, effect, savedUsd, isCounting }) => ({
      id,
      action: title,
      detail,
      savedTokens: effect.savedTokens,
      isEstimate: effect.isAbout || isCounting,
      savedUsdPerRequest: savedUsd === null ? null : usdText(savedUsd),
      inputTokensAfter: effect.after.tokens,
      fitsAfter: effect.isEnough,
      outcome: effect.verdict,
    })),
    waste: findings.map(({ id, title, detail, fix, why, count, places, effect, isCounting }) => ({
      id,
      kind: title,
      detail,
      placeCount: count,
      places: places.map(({ name, line }) => ({ part: name, line })),
      savedTokens: effect.savedTokens,
      isEstimate: effect.isAbout || isCounting,
      fix,
      note: why,
    })),
  };
}
