// What one request costs: date → time of the week → bracket → categories → modifiers → storage → whether it is served at all.
// Vendors' rules as of 2026-11-20; each figure of an offer carries its own source.

import { fail, type Result, succeed } from '@/core/result';
import { answerRates, disputedBracket, reachedBracket } from './bracket';
import { type Charge, chargesOf } from './charges';
import { applyModifiers, chosenModifiers } from './modifiers';
import { addUsd, costUsd, parseUsdPerMTok, sumUsd, type Usd, ZERO_USD } from './money';
import { type Bracket, CACHE_LIFETIMES, type CacheLifetime, type Offer, type PricePeriod, type Tariff } from './offer';
import { periodAt, scheduledPeriod, windowAt, type WindowHolding } from './period';
import type { PriceFailure, RateUnknown } from './price-failure';
import { boundaryDisputedRule, bracketRule, chargeRule, modifierRule, periodRule, reasoningRule, type Rule, scheduledChangeRule, type StorageCharge, storageRule, timeWindowRule } from './rule';
import { exceededLimit } from './served-limit';
import { promptTokensOf, type Usage, usageFault } from './usage';

/** Amounts after modifiers, exact; the parts add up to the total to the last digit. */
export interface Priced {
  readonly totalUsd: Usd;
  /** Uncached input. */
  readonly inputUsd: Usd;
  readonly cacheReadUsd: Usd;
  readonly cacheWriteUsd: Usd;
  /** The lifetimes that were written; their sum is `cacheWriteUsd`. */
  readonly cacheWriteUsdByLifetime: Readonly<Partial<Record<CacheLifetime, Usd>>>;
  /** Reasoning included. */
  readonly outputUsd: Usd;
  /** The reasoning in `outputUsd`. */
  readonly reasoningUsd: Usd;
  readonly storageUsd: Usd;
  /** What selected the bracket. */
  readonly promptTokens: number;
  /** The highest that the prompt reaches; null: none. */
  readonly bracket: Bracket | null;
  /** What fired, in the order of evaluation. */
  readonly rules: readonly Rule[];
}

/**
 * The price of one request in US dollars by an offer's rules at a moment, in milliseconds since 1970 (see `instantMs`).
 * Pure and exact: amounts are decimals that no step rounds; format or chart them as the last thing.
 *
 * Fails, in this order: usage that cannot be billed; no price at that time; a price that is needed but not known; modifiers
 * that the offer does not have, that exclude each other or the bracket; and last a request past what is served.
 * A moment that is not a number has no price. See `Usage` and `Tariff` for what each category and bracket means.
 */
export function priceRequest(usage: Usage, offer: Offer, atMs: number): Result<Priced, PriceFailure> {
  const field = usageFault(usage);
  if (field !== null) return fail({ kind: 'usage-invalid', field });
  const period = periodAt(offer, atMs);
  if (period === null) return fail({ kind: 'no-price-at-time' });

  const inWindow = windowAt(period, atMs);
  const tariff = inWindow?.window ?? period;
  const promptTokens = promptTokensOf(usage);
  const bracket = reachedBracket(tariff.brackets, promptTokens);

  const charges = chargesOf(usage, tariff);
  if (!charges.ok) return charges;
  const modifiers = chosenModifiers(usage.modifierIds, offer, bracket);
  if (!modifiers.ok) return modifiers;
  const modified = applyModifiers(charges.value, modifiers.value);
  const storage = storageCharge(usage, period);
  if (!storage.ok) return storage;
  const exceeded = exceededLimit(usage, offer, period);
  if (exceeded !== null) return fail(exceeded);

  let rules: readonly Rule[] | null = null;
  const makeRules = (): readonly Rule[] => [
    ...timeRules(period, scheduledPeriod(offer, atMs), inWindow),
    ...bracketRules(tariff, promptTokens),
    ...reasoningRules(usage, tariff),
    ...charges.value.map(chargeRule),
    ...modified.steps.map(modifierRule),
    ...(storage.value === null ? [] : [storageRule(storage.value)]),
  ];
  return succeed({
    ...amountsOf(modified.charges, storage.value),
    promptTokens,
    bracket,
    // Sentences cost ten times what the sum does, and of the hundreds of requests of a curve nobody reads them.
    get rules() {
      rules ??= makeRules();
      return rules;
    },
  });
}

/** null: nothing is stored. */
function storageCharge({ cacheStorageTokenHours: tokenHours }: Usage, { cacheStorageUsdPerMTokHour: price }: PricePeriod): Result<StorageCharge | null, RateUnknown> {
  if (tokenHours === 0) return succeed(null);
  const perMTokHour = price === null ? null : parseUsdPerMTok(price.value);
  if (price === null || perMTokHour === null) return fail({ kind: 'rate-unknown', category: 'cache-storage', lifetime: null });
  return succeed({ tokenHours, price, costUsd: costUsd(tokenHours, perMTokHour) });
}

function timeRules(period: PricePeriod, scheduled: PricePeriod | null, inWindow: WindowHolding | null): Rule[] {
  return [
    periodRule(period),
    ...(scheduled === null ? [] : [scheduledChangeRule(scheduled)]),
    ...(inWindow === null ? [] : [timeWindowRule(inWindow.window, inWindow.range)]),
  ];
}

function bracketRules({ brackets, bracketMode }: Tariff, promptTokens: number): Rule[] {
  const reached = reachedBracket(brackets, promptTokens);
  const disputed = disputedBracket(brackets, promptTokens);
  return [
    ...(reached === null ? [] : [bracketRule(reached, bracketMode, promptTokens)]),
    ...(disputed === null ? [] : [boundaryDisputedRule(disputed)]),
  ];
}

/** Reasoning that has a price of its own is a charge like any other, and no rule. */
function reasoningRules(usage: Usage, tariff: Tariff): Rule[] {
  const { reasoningUsdPerMTok } = answerRates(tariff, promptTokensOf(usage));
  return usage.reasoningTokens > 0 && reasoningUsdPerMTok === null ? [reasoningRule(usage.reasoningTokens)] : [];
}

function amountsOf(charges: readonly Charge[], storage: StorageCharge | null): Omit<Priced, 'promptTokens' | 'bracket' | 'rules'> {
  const sumOf = (isIn: (charge: Charge) => boolean): Usd => sumUsd(charges.filter(isIn).map((charge) => charge.costUsd));
  const written = CACHE_LIFETIMES.filter((lifetime) => charges.some((charge) => charge.lifetime === lifetime));
  const storageUsd = storage?.costUsd ?? ZERO_USD;
  return {
    totalUsd: addUsd(sumOf(() => true), storageUsd),
    inputUsd: sumOf(({ category }) => category === 'input'),
    cacheReadUsd: sumOf(({ category }) => category === 'cache-read'),
    cacheWriteUsd: sumOf(({ category }) => category === 'cache-write'),
    cacheWriteUsdByLifetime: Object.fromEntries(written.map((lifetime) => [lifetime, sumOf((charge) => charge.lifetime === lifetime)])),
    outputUsd: sumOf(({ category }) => category === 'output' || category === 'reasoning'),
    reasoningUsd: sumOf(({ category }) => category === 'reasoning'),
    storageUsd,
  };
}
