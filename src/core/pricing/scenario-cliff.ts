// The cliff of a price as a scenario meets it: what crossing it costs, and what staying below would save.

import { type Result, succeed } from '@/core/result';
import { formatCompact, formatInteger } from '@/core/units';
import type { RepeatedRequest } from './cache-calls';
import { compareUsd, formatUsd, subtractUsd, type Usd, ZERO_USD } from './money';
import { nextCliff } from './next-cliff';
import type { Bracket, Offer } from './offer';
import type { Scenario } from './scenario';
import { type ScenarioCost, scenarioCost, type ScenarioFailure } from './scenario-cost';
import { scenarioFailureSentence } from './scenario-failure';
import { NO_USAGE } from './usage';

export interface ScenarioCliffs {
  /** null: no bracket lies above. */
  readonly ahead: {
    readonly bracket: Bracket;
    readonly tokensLeft: number;
    /** Per request: one token past it against the last one below. Fails where that cannot be sent. */
    readonly extraUsd: Result<Usd, ScenarioFailure>;
  } | null;
  /** null: the prompt is in no bracket. */
  readonly behind: {
    readonly bracket: Bracket;
    readonly tokensToTrim: number;
    readonly saved: Result<{ readonly perRequestUsd: Usd; readonly perMonthUsd: Usd }, ScenarioFailure>;
  } | null;
}

/** The cliffs on both sides of a request, in the dollars of its scenario. Fails as `scenarioCost` does. */
export function scenarioCliffs(request: RepeatedRequest, scenario: Scenario, offer: Offer, atMs: number): Result<ScenarioCliffs, ScenarioFailure> {
  const now = scenarioCost(request, scenario, offer, atMs);
  if (!now.ok) return now;
  const { promptTokens, outputTokens, reasoningTokens } = request;
  const found = nextCliff({ ...NO_USAGE, inputTokens: promptTokens, outputTokens, reasoningTokens }, offer, atMs);
  if (!found.ok) return found;
  const { ahead, behind } = found.value;
  const costAt = (tokens: number) => scenarioCost(resized(request, tokens), scenario, offer, atMs);
  return succeed({
    ahead: ahead === null ? null : { bracket: ahead.bracket, tokensLeft: ahead.tokensLeft, extraUsd: differenceOf(costAt(promptTokens + ahead.tokensLeft), costAt(promptTokens + ahead.tokensLeft + 1)) },
    behind: behind === null ? null : { bracket: behind.bracket, tokensToTrim: behind.tokensToTrim, saved: savedBy(now.value, costAt(promptTokens - behind.tokensToTrim)) },
  });
}

/**
 * "12,400 tokens below the 200K cliff: crossing it costs +$0.60 per request." Empty: the offer has no cliff. `sign` is "~" where
 * the prompt is an estimate; crossing is priced at the cliff, so it has its own.
 */
export function cliffSentences({ ahead, behind }: ScenarioCliffs, sign = '', crossingSign = ''): readonly string[] {
  const sentences: string[] = [];
  if (behind !== null) {
    const past = `Past the ${nameOf(behind.bracket)} cliff by ${sign}${formatInteger(behind.tokensToTrim)} ${tokensWord(behind.tokensToTrim)}`;
    sentences.push(
      behind.saved.ok
        ? `${past}: trimming to below saves ${formatUsd(behind.saved.value.perRequestUsd, sign)} per request, ${formatUsd(behind.saved.value.perMonthUsd, sign)} a month.`
        : `${past}. What trimming would save is not known: ${scenarioFailureSentence(behind.saved.error)}`,
    );
  }
  if (ahead !== null) {
    const below = `${sign}${formatInteger(ahead.tokensLeft)} ${tokensWord(ahead.tokensLeft)} below the ${nameOf(ahead.bracket)} cliff`;
    sentences.push(ahead.extraUsd.ok ? `${below}: crossing it costs ${crossingSign}${signed(ahead.extraUsd.value)} per request.` : `${below}, where the request has no price: ${scenarioFailureSentence(ahead.extraUsd.error)}`);
  }
  return sentences;
}

/** The prompt grows and shrinks at its end; a prefix that is longer than it is cut with it. */
function resized(request: RepeatedRequest, promptTokens: number): RepeatedRequest {
  return { ...request, promptTokens, cachedTokens: Math.min(request.cachedTokens, promptTokens) };
}

type Costed = ReturnType<typeof scenarioCost>;

function differenceOf(below: Costed, within: Costed): Result<Usd, ScenarioFailure> {
  if (!below.ok) return below;
  return within.ok ? succeed(subtractUsd(within.value.perRequestUsd, below.value.perRequestUsd)) : within;
}

function savedBy(now: ScenarioCost, trimmed: Costed): NonNullable<ScenarioCliffs['behind']>['saved'] {
  if (!trimmed.ok) return trimmed;
  return succeed({
    perRequestUsd: subtractUsd(now.perRequestUsd, trimmed.value.perRequestUsd),
    perMonthUsd: subtractUsd(now.perMonthUsd, trimmed.value.perMonthUsd),
  });
}

function nameOf({ thresholdTokens }: Bracket): string {
  return formatCompact(thresholdTokens.value);
}

function tokensWord(tokens: number): string {
  return tokens === 1 ? 'token' : 'tokens';
}

function signed(amount: Usd): string {
  return `${compareUsd(amount, ZERO_USD) > 0 ? '+' : ''}${formatUsd(amount)}`;
}
