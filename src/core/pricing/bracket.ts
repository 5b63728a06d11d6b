// Brackets by the size of the prompt: which one a prompt reaches, which comes next, and what each token is billed at.

import { formatInteger } from '@/core/units';
import type { Bracket, Rates, Tariff } from './offer';

/** The largest prompt that is not in the bracket, whatever its boundary. */
export function lastTokensBelow({ thresholdTokens, boundary }: Bracket): number {
  return boundary.value === 'gt' ? thresholdTokens.value : thresholdTokens.value - 1;
}

/** The highest bracket that a prompt reaches; null: it is below all of them. */
export function reachedBracket(brackets: readonly Bracket[], promptTokens: number): Bracket | null {
  return upwards(brackets).findLast((bracket) => promptTokens > lastTokensBelow(bracket)) ?? null;
}

/** The lowest bracket that a prompt does not reach; null: there is none above. */
export function nextBracket(brackets: readonly Bracket[], promptTokens: number): Bracket | null {
  const first = upwards(brackets).find((bracket) => promptTokens <= lastTokensBelow(bracket));
  // "Above 5" and "from 6" begin at the same token: the one that holds there.
  return first === undefined ? null : reachedBracket(brackets, lastTokensBelow(first) + 1);
}

/** A bracket at whose threshold a prompt stands to the token while sources disagree whether that is in it; null: none. */
export function disputedBracket(brackets: readonly Bracket[], promptTokens: number): Bracket | null {
  return brackets.find(({ thresholdTokens, boundary }) => thresholdTokens.value === promptTokens && (boundary.conflicts ?? []).length > 0) ?? null;
}

/** "more than 200,000 tokens" or "200,000 tokens or more". */
export function fromSize({ thresholdTokens, boundary }: Bracket): string {
  const threshold = `${formatInteger(thresholdTokens.value)} tokens`;
  return boundary.value === 'gt' ? `more than ${threshold}` : `${threshold} or more`;
}

/** A stretch of the prompt at one set of rates: the tokens after the first `fromTokens`, up to `untilTokens` of them in all. */
export interface Slice {
  readonly fromTokens: number;
  readonly untilTokens: number;
  readonly rates: Rates;
}

/** The stretches that cover a prompt: one in whole mode, one per bracket that it reaches in marginal mode. */
export function promptSlices({ rates, brackets, bracketMode }: Tariff, promptTokens: number): readonly Slice[] {
  if (bracketMode === 'whole') return [{ fromTokens: 0, untilTokens: Infinity, rates: reachedBracket(brackets, promptTokens)?.rates ?? rates }];
  const starts = [{ fromTokens: 0, rates }, ...upwards(brackets).map((bracket) => ({ fromTokens: lastTokensBelow(bracket), rates: bracket.rates }))];
  return starts.map((start, index) => ({ ...start, untilTokens: starts[index + 1]?.fromTokens ?? Infinity }));
}

/**
 * The rates of the answer. In marginal mode those without any bracket: were they the bracket's, one more token of the prompt
 * would re-price all output, which is what marginal billing is there to avoid. No vendor bills so; the mode is for users' offers.
 */
export function answerRates({ rates, brackets, bracketMode }: Tariff, promptTokens: number): Rates {
  return bracketMode === 'marginal' ? rates : (reachedBracket(brackets, promptTokens)?.rates ?? rates);
}

function upwards(brackets: readonly Bracket[]): readonly Bracket[] {
  return brackets.toSorted((a, b) => lastTokensBelow(a) - lastTokensBelow(b));
}
