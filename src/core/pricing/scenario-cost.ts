// What a request costs on average in the way it is used: over hits and misses of a cache, hours, batches and retries.

import { fail, type Result, succeed } from '@/core/result';
import { type Call, type CallKind, cacheKindOf, callsOf, type RepeatedRequest } from './cache-calls';
import { compare, type Decimal, multiply } from './decimal';
import { addUsd, multiplyUsd, subtractUsd, sumUsd, type Usd, ZERO_USD } from './money';
import type { Offer } from './offer';
import type { PriceFailure } from './price-failure';
import { type Priced, priceRequest } from './price-request';
import type { CacheKind, Scenario } from './scenario';
import { type ScenarioField, scenarioFault } from './scenario-fault';
import { decimal, percentShare } from './shares';
import { timeShares, type TimeShare } from './time-shares';

export const BATCH = 'batch';
const MONTHS_PER_YEAR = 12;

export const COST_PARTS = ['input', 'cache-read', 'cache-write', 'storage', 'output', 'reasoning', 'modifiers', 'batch', 'retries'] as const;
/** modifiers and batch: what they add, below zero where they save. The others are before both. */
export type CostPartKind = (typeof COST_PARTS)[number];

/** Dollars per request. */
export type CostParts = Readonly<Record<CostPartKind, Usd>>;

/** One kind of call at one time, and its price before the batch. */
export interface PricedCall {
  readonly kind: CallKind;
  /** Of these per request. */
  readonly share: Decimal;
  readonly time: TimeShare;
  readonly priced: Priced;
  /** As a batch; null: none is sent so. */
  readonly batched: Priced | null;
}

export interface ScenarioCost {
  readonly cacheKind: CacheKind;
  /** The parts add up to it to the last digit. */
  readonly perRequestUsd: Usd;
  readonly perDayUsd: Usd;
  readonly perMonthUsd: Usd;
  /** Twelve such months. */
  readonly perYearUsd: Usd;
  readonly parts: CostParts;
  /** What it is made of, the most frequent kind of call first. Never empty. */
  readonly calls: readonly PricedCall[];
}

export type ScenarioFailure = PriceFailure | { readonly kind: 'scenario-invalid'; readonly field: ScenarioField };

/**
 * The mean cost of a request of a scenario by an offer's rules at a moment (milliseconds since 1970), and that of a day, a
 * month and a year of them. Exact like `priceRequest`, of which it is a weighted mean: only shares without a last digit,
 * such as a third, are cut after 40 places, and they add up to one all the same.
 *
 * Fails where a figure of the scenario is out of its range, and where any call that it consists of has no price.
 */
export function scenarioCost(request: RepeatedRequest, scenario: Scenario, offer: Offer, atMs: number): Result<ScenarioCost, ScenarioFailure> {
  const field = scenarioFault(scenario);
  if (field !== null) return fail({ kind: 'scenario-invalid', field });
  const cacheKind = cacheKindOf(scenario, offer, atMs);
  const modifierIds = scenario.modifierIds.filter((modifierId) => offer.modifiers.some(({ id }) => id === modifierId));
  const calls: PricedCall[] = [];
  let parts = NOTHING;
  for (const time of timeShares(offer, atMs, scenario)) {
    for (const call of callsOf(request, scenario, cacheKind, offer)) {
      const billed = billCall(call, time, { modifierIds, batchPercent: scenario.batchPercent }, offer);
      if (!billed.ok) return billed;
      calls.push(billed.value.call);
      parts = addParts(parts, billed.value.parts);
    }
  }
  parts = withRetries(parts, calls, scenario);
  const perRequestUsd = sumUsd(COST_PARTS.map((kind) => parts[kind]));
  const perDayUsd = multiplyUsd(perRequestUsd, decimal(scenario.requestsPerDay));
  const perMonthUsd = multiplyUsd(perDayUsd, decimal(scenario.daysPerMonth));
  return succeed({
    cacheKind,
    perRequestUsd,
    perDayUsd,
    perMonthUsd,
    perYearUsd: multiplyUsd(perMonthUsd, decimal(MONTHS_PER_YEAR)),
    parts,
    calls: calls.toSorted((a, b) => compare(b.share, a.share)),
  });
}

interface Sending {
  readonly modifierIds: readonly string[];
  readonly batchPercent: number;
}

interface Billed {
  readonly call: PricedCall;
  readonly parts: CostParts;
}

function billCall({ kind, share: ofCalls, usage }: Call, time: TimeShare, { modifierIds, batchPercent }: Sending, offer: Offer): Result<Billed, PriceFailure> {
  const share = multiply(ofCalls, time.share);
  const priceWith = (ids: readonly string[]) => priceRequest({ ...usage, modifierIds: ids }, offer, time.atMs);
  const listed = priceWith([]);
  if (!listed.ok) return listed;
  const priced = modifierIds.length === 0 ? listed : priceWith(modifierIds);
  if (!priced.ok) return priced;
  // What is stored is made at once: it has to be there before the calls.
  const isBatched = batchPercent > 0 && kind !== 'make';
  const batched = isBatched ? priceWith([...modifierIds, BATCH]) : null;
  if (batched !== null && !batched.ok) return batched;
  const list = listed.value;
  const batchUsd = batched === null ? ZERO_USD : multiplyUsd(subtractUsd(batched.value.totalUsd, priced.value.totalUsd), percentShare(batchPercent));
  const parts: CostParts = {
    input: list.inputUsd,
    'cache-read': list.cacheReadUsd,
    'cache-write': list.cacheWriteUsd,
    storage: list.storageUsd,
    output: subtractUsd(list.outputUsd, list.reasoningUsd),
    reasoning: list.reasoningUsd,
    modifiers: subtractUsd(priced.value.totalUsd, list.totalUsd),
    batch: batchUsd,
    retries: ZERO_USD,
  };
  return succeed({ call: { kind, share, time, priced: priced.value, batched: batched?.value ?? null }, parts: scaleParts(parts, share) });
}

/** A retry is one more mean call; what is stored is not made again for it. */
function withRetries(parts: CostParts, calls: readonly PricedCall[], { retryPercent, batchPercent }: Scenario): CostParts {
  const sent = calls.filter(({ kind }) => kind !== 'make');
  const meanUsd = sumUsd(
    sent.map(({ share, priced, batched }) => {
      const savedUsd = batched === null ? ZERO_USD : multiplyUsd(subtractUsd(batched.totalUsd, priced.totalUsd), percentShare(batchPercent));
      return multiplyUsd(addUsd(priced.totalUsd, savedUsd), share);
    }),
  );
  return { ...parts, retries: multiplyUsd(meanUsd, percentShare(retryPercent)) };
}

const NOTHING = Object.fromEntries(COST_PARTS.map((kind) => [kind, ZERO_USD])) as CostParts;

function addParts(a: CostParts, b: CostParts): CostParts {
  return mapParts((kind) => addUsd(a[kind], b[kind]));
}

function scaleParts(parts: CostParts, share: Decimal): CostParts {
  return mapParts((kind) => multiplyUsd(parts[kind], share));
}

function mapParts(make: (kind: CostPartKind) => Usd): CostParts {
  return Object.fromEntries(COST_PARTS.map((kind) => [kind, make(kind)])) as CostParts;
}
