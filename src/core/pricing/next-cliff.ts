// Where the next bracket begins, what crossing into it costs, and what staying out of the one that was crossed would save.

import { fail, type Result, succeed } from '@/core/result';
import { lastTokensBelow, nextBracket, reachedBracket } from './bracket';
import { subtractUsd, type Usd } from './money';
import type { Bracket, Offer } from './offer';
import { tariffAt } from './period';
import type { PriceFailure } from './price-failure';
import { priceRequest } from './price-request';
import { promptTokensOf, trimmedPrompt, type Usage } from './usage';

/** The lowest bracket above the prompt. */
export interface CliffAhead {
  readonly bracket: Bracket;
  /** Uncached tokens that can still be added to the prompt below it, ≥ 0. */
  readonly tokensLeft: number;
  /** Fails where the request cannot be sent at that size: there the limit comes before the bracket. */
  readonly crossing: Result<Crossing, PriceFailure>;
}

export interface Crossing {
  /** The request with `tokensLeft` added: the largest below the bracket. */
  readonly belowUsd: Usd;
  /** With one token more: the smallest within it, where in whole mode all of it is billed anew, output too. */
  readonly withinUsd: Usd;
  /** What that one token costs: within − below. In marginal mode its own price, no cliff. */
  readonly extraUsd: Usd;
}

/** The bracket that the prompt is in. */
export interface CliffBehind {
  readonly bracket: Bracket;
  /** Prompt tokens to leave out to get below it, ≥ 1; uncached ones go first (see `trimmedPrompt`). */
  readonly tokensToTrim: number;
  /** Fails where the rates below are not known. */
  readonly trimming: Result<{ readonly trimmedUsd: Usd; readonly savedUsd: Usd }, PriceFailure>;
}

export interface Cliffs {
  readonly totalUsd: Usd;
  /** null: no bracket lies above. */
  readonly ahead: CliffAhead | null;
  /** null: the prompt is in none. */
  readonly behind: CliffBehind | null;
}

/** The cliffs on both sides of a request, with output, modifiers and time left as they are. Fails as `priceRequest` does. */
export function nextCliff(usage: Usage, offer: Offer, atMs: number): Result<Cliffs, PriceFailure> {
  const now = priceRequest(usage, offer, atMs);
  if (!now.ok) return now;
  const tariff = tariffAt(offer, atMs);
  if (tariff === null) return fail({ kind: 'no-price-at-time' });
  const { promptTokens, totalUsd } = now.value;
  const next = nextBracket(tariff.brackets, promptTokens);
  const reached = reachedBracket(tariff.brackets, promptTokens);
  const priceAt = (at: Usage) => priceRequest(at, offer, atMs);
  return succeed({
    totalUsd,
    ahead: next === null ? null : cliffAhead(usage, next, priceAt),
    behind: reached === null ? null : cliffBehind(usage, reached, totalUsd, priceAt),
  });
}

type PriceAt = (usage: Usage) => ReturnType<typeof priceRequest>;

function cliffAhead(usage: Usage, bracket: Bracket, priceAt: PriceAt): CliffAhead {
  const tokensLeft = lastTokensBelow(bracket) - promptTokensOf(usage);
  const withMore = (tokens: number): Usage => ({ ...usage, inputTokens: usage.inputTokens + tokens });
  const below = priceAt(withMore(tokensLeft));
  const within = priceAt(withMore(tokensLeft + 1));
  if (!below.ok) return { bracket, tokensLeft, crossing: below };
  if (!within.ok) return { bracket, tokensLeft, crossing: within };
  const [belowUsd, withinUsd] = [below.value.totalUsd, within.value.totalUsd];
  return { bracket, tokensLeft, crossing: succeed({ belowUsd, withinUsd, extraUsd: subtractUsd(withinUsd, belowUsd) }) };
}

function cliffBehind(usage: Usage, bracket: Bracket, totalUsd: Usd, priceAt: PriceAt): CliffBehind {
  const tokensToTrim = promptTokensOf(usage) - lastTokensBelow(bracket);
  const trimmed = priceAt(trimmedPrompt(usage, tokensToTrim));
  if (!trimmed.ok) return { bracket, tokensToTrim, trimming: trimmed };
  const trimmedUsd = trimmed.value.totalUsd;
  return { bracket, tokensToTrim, trimming: succeed({ trimmedUsd, savedUsd: subtractUsd(totalUsd, trimmedUsd) }) };
}
