// Why a scenario has no cost, and the nearest thing to do about it, in words.

import { formatInteger } from '@/core/units';
import type { Category } from './category';
import type { Offer } from './offer';
import { priceFailureSentence } from './price-failure';
import type { ScenarioFailure } from './scenario-cost';
import { SCENARIO_RANGES, type ScenarioField } from './scenario-fault';

const FIELD_NAMES: Readonly<Record<ScenarioField, string>> = {
  outputTokens: 'Output tokens',
  reasoningTokens: 'Reasoning tokens',
  requestsPerDay: 'Requests per day',
  daysPerMonth: 'Days per month',
  cachedPercent: 'The cached share',
  hitPercent: 'The share of calls that hit',
  batchPercent: 'The share of batches',
  retryPercent: 'The share of retries',
  useFrom: 'The time of day',
  useHours: 'Hours of use',
};

/** One sentence for the user; `sign` as in `priceFailureSentence`. */
export function scenarioFailureSentence(failure: ScenarioFailure, sign = ''): string {
  if (failure.kind === 'scenario-invalid') return `${FIELD_NAMES[failure.field]} ${rangeOf(failure.field)}.`;
  if (failure.kind === 'modifier-unknown') return `This offer has no price for ${failure.modifierId === 'batch' ? 'batches' : `“${failure.modifierId}”`}.`;
  return priceFailureSentence(failure, sign);
}

/** What to do, the nearest thing first. */
export function scenarioFailureAdvice(failure: ScenarioFailure, offer: Offer, sign = ''): string {
  switch (failure.kind) {
    case 'scenario-invalid':
    case 'usage-invalid':
      return 'Correct the figure.';
    case 'no-price-at-time': {
      const ended = lastEndOf(offer);
      return ended === null ? 'Choose another offer or model.' : `The last price that is known held until ${ended}. Choose another offer or model.`;
    }
    case 'rate-unknown':
      return rateAdvice(failure.category);
    case 'modifier-unknown':
      return failure.modifierId === 'batch' ? 'Set the share of batches to 0, or choose another offer.' : 'Switch it off, or choose another offer.';
    case 'modifiers-exclusive':
      return `A request is sent in one of the two ways. Switch ${failure.modifiers[1].name} off, or set the share of batches to 0.`;
    case 'modifier-excludes-long-context':
      return `Trim the prompt to below that size, or send it without ${failure.modifier.name}.`;
    case 'not-servable': {
      const over = `${failure.limit === 'max-output' ? '' : sign}${formatInteger(failure.tokens - failure.limitTokens.value)} tokens too many.`;
      if (failure.limit === 'max-output') return `${over} Lower the output or the reasoning.`;
      return `${over} Trim the prompt${failure.limit === 'window' ? ', lower the output,' : ''} or choose an offer or a model that takes more.`;
    }
  }
}

function rateAdvice(category: Category | 'cache-storage'): string {
  switch (category) {
    case 'cache-write':
    case 'cache-storage':
      return 'Choose a lifetime that has a price, or set the cached share to 0.';
    case 'cache-read':
      return 'Set the cached share to 0, or choose another offer.';
    default:
      return 'No price is stated. Choose another offer or model.';
  }
}

function rangeOf(field: ScenarioField): string {
  if (field === 'useFrom') return 'is no time such as 09:00';
  const [least, most] = SCENARIO_RANGES[field];
  return `must be from ${formatInteger(least)} to ${formatInteger(most)}`;
}

function lastEndOf({ periods }: Offer): string | null {
  const ends = periods.flatMap(({ until }) => until ?? []);
  return ends.length === periods.length ? (ends.toSorted().at(-1) ?? null) : null;
}
