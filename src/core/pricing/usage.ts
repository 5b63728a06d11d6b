// What one request uses, split by the categories that are billed apart.

import { CACHE_LIFETIMES, type CacheLifetime } from './offer';

/** Whole tokens, each counted in one category alone. */
export interface Usage {
  /** Prompt tokens that are neither read from a cache nor written to one. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: Readonly<Partial<Record<CacheLifetime, number>>>;
  /** The answer without its reasoning. */
  readonly outputTokens: number;
  /** Not among the output tokens, though billed as such; some vendors report them inside and some beside. */
  readonly reasoningTokens: number;
  /** Tokens kept in a cache × hours; may have a fraction. */
  readonly cacheStorageTokenHours: number;
  /** Ids of the offer's modifiers, in any order; one that is named twice is applied once. */
  readonly modifierIds: readonly string[];
}

export const NO_USAGE: Usage = {
  inputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: {},
  outputTokens: 0,
  reasoningTokens: 0,
  cacheStorageTokenHours: 0,
  modifierIds: [],
};

export type UsageField = Exclude<keyof Usage, 'modifierIds'>;

/** The size that selects the bracket: all of the prompt, whether cached or not. Output is no part of it. */
export function promptTokensOf(usage: Usage): number {
  return usage.inputTokens + usage.cacheReadTokens + cacheWriteTokensOf(usage);
}

export function cacheWriteTokensOf({ cacheWriteTokens }: Usage): number {
  return CACHE_LIFETIMES.reduce((sum, lifetime) => sum + (cacheWriteTokens[lifetime] ?? 0), 0);
}

/** Answer and reasoning: what counts against max output. */
export function answerTokensOf(usage: Usage): number {
  return usage.outputTokens + usage.reasoningTokens;
}

/** The first figure that cannot be billed: not a whole number from 0 to 2^53 − 1, or token-hours below 0 or not finite. null: none. */
export function usageFault(usage: Usage): UsageField | null {
  if (!isTokens(usage.inputTokens)) return 'inputTokens';
  if (!isTokens(usage.cacheReadTokens)) return 'cacheReadTokens';
  if (!Object.values(usage.cacheWriteTokens).every(isTokens)) return 'cacheWriteTokens';
  if (!isTokens(usage.outputTokens)) return 'outputTokens';
  if (!isTokens(usage.reasoningTokens)) return 'reasoningTokens';
  return Number.isFinite(usage.cacheStorageTokenHours) && usage.cacheStorageTokenHours >= 0 ? null : 'cacheStorageTokenHours';
}

/**
 * The same request with so many tokens less at the end of the prompt: first those that are not cached, then those that
 * are written, the shortest-lived first, then those that are read. `tokens` is a whole number, 0…the prompt's size.
 */
export function trimmedPrompt(usage: Usage, tokens: number): Usage {
  let left = tokens;
  const less = (have: number): number => {
    const cut = Math.min(have, left);
    left -= cut;
    return have - cut;
  };
  const inputTokens = less(usage.inputTokens);
  const cacheWriteTokens: Partial<Record<CacheLifetime, number>> = { ...usage.cacheWriteTokens };
  for (const lifetime of CACHE_LIFETIMES.toReversed()) {
    const written = cacheWriteTokens[lifetime];
    if (written !== undefined) cacheWriteTokens[lifetime] = less(written);
  }
  return { ...usage, inputTokens, cacheWriteTokens, cacheReadTokens: less(usage.cacheReadTokens) };
}

function isTokens(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
