// How long a cache keeps a prefix: the one place that says so, for every calculator.

import { CACHE_LIFETIMES, type CacheLifetime, type Offer } from './offer';
import type { CacheKind } from './scenario';

/** The seconds that a lifetime stands for. */
export const LIFETIME_SECONDS: Readonly<Record<CacheLifetime, number>> = { '5m': 300, '30m': 1800, '1h': 3600, '12h': 43_200 };

/** "5 minutes" */
export const LIFETIME_NAMES: Readonly<Record<CacheLifetime, string>> = { '5m': '5 minutes', '30m': '30 minutes', '1h': '1 hour', '12h': '12 hours' };

/** Those that are sold, the shortest first. */
export const LIFETIMES_BY_LENGTH: readonly CacheLifetime[] = CACHE_LIFETIMES.toReversed();

/** What an automatic cache is taken to last where nobody states it: the shortest lifetime that any vendor sells. */
export const ASSUMED_LIFETIME: CacheLifetime = '5m';

export interface KeptFor {
  /** After a prefix was last used, as Anthropic states; null: for as long as it is paid for. */
  readonly lifetimeSeconds: number | null;
  /** Nobody states it; it is assumed. */
  readonly isAssumed: boolean;
}

/** How long an offer keeps what is cached in a way. */
export function keptFor(kind: CacheKind, { automaticCacheSeconds }: Pick<Offer, 'automaticCacheSeconds'>): KeptFor {
  switch (kind) {
    case 'stored':
      return { lifetimeSeconds: null, isAssumed: false };
    case 'automatic':
      return { lifetimeSeconds: automaticCacheSeconds ?? LIFETIME_SECONDS[ASSUMED_LIFETIME], isAssumed: automaticCacheSeconds === undefined };
    default:
      return { lifetimeSeconds: LIFETIME_SECONDS[kind], isAssumed: false };
  }
}

/** "A prefix is kept for 1 hour after it was last used.", or what is assumed; empty where it is kept for as long as it is paid for. */
export function keptSentence({ lifetimeSeconds, isAssumed }: KeptFor): string {
  if (lifetimeSeconds === null) return '';
  const time = durationText(lifetimeSeconds);
  return isAssumed ? `How long an automatic cache keeps a prefix is not stated; ${time} after it was last used are assumed.` : `A prefix is kept for ${time} after it was last used.`;
}

/** "30 seconds", "4.8 minutes", "1 hour": whole hours as such, else minutes, to a tenth. */
export function durationText(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`;
  const [amount, unit] = seconds < 60 ? [tenths(seconds), 'second'] : [tenths(seconds / 60), 'minute'];
  return amount === 1 ? `1 ${unit}` : `${amount} ${unit}s`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
