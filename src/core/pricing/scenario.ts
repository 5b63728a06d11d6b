// How a request is used: how often, how much of it is cached, when, and what comes back.

import type { UnitId } from '@/core/units';
import type { Weekday } from '@/core/weekday';
import type { CacheLifetime } from './offer';

/**
 * How a prefix is kept. A lifetime: a call that misses writes it at that lifetime's price. automatic: the provider keeps it
 * unasked, and a call that misses sends it as ordinary input. stored: it is made once a day, kept at a price per hour, and read.
 */
export type CacheKind = CacheLifetime | 'automatic' | 'stored';

/** Days on which requests are sent. */
export type UseDays = 'all' | 'working' | Weekday;

export interface Scenario {
  /** Typed tokens of the answer; null: what the window reserves, without the reasoning. */
  readonly outputTokens: number | null;
  /** The mean of the answers that were pasted takes the place of `outputTokens`, where there are any. */
  readonly usesAnswers: boolean;
  /** Beside the answer; null: what is set aside for it in the reserve. */
  readonly reasoningTokens: number | null;
  /** May have a fraction: 0.2 is one in five days. */
  readonly requestsPerDay: number;
  readonly daysPerMonth: number;
  readonly cachedBy: 'share' | 'parts';
  /** Of the prompt, 0…100. */
  readonly cachedPercent: number;
  /** Parts that stay the same from call to call. Those that are no longer in the prompt count for nothing. */
  readonly cachedPartIds: readonly UnitId[];
  /** null: the first of `cacheKindsOf`, the shortest lifetime that has a price. */
  readonly cacheKind: CacheKind | null;
  /** after-first: every call of a day hits that comes within the lifetime of the one before; share: so many do. */
  readonly hitPattern: 'after-first' | 'share';
  readonly hitPercent: number;
  /** Of the requests, 0…100, that are sent as a batch. */
  readonly batchPercent: number;
  /** Of the requests, 0…100, that are sent once more and billed in full both times. */
  readonly retryPercent: number;
  /** now: at the moment whose prices are shown; spread: evenly over the week; at: on some days from a time on. */
  readonly use: 'now' | 'spread' | 'at';
  readonly useDays: UseDays;
  /** "HH:MM" in UTC. */
  readonly useFrom: string;
  /** Whole hours, 1…24, over which the requests of a day are spread evenly; `at` alone. */
  readonly useHours: number;
  /** Modifiers of all requests, such as fast or regional; one that the offer does not have is left out. */
  readonly modifierIds: readonly string[];
  /** The worked example that is open, with its own prompt and price; null: none. */
  readonly exampleId: string | null;
}

export const DEFAULT_SCENARIO: Scenario = {
  outputTokens: null,
  usesAnswers: true,
  reasoningTokens: null,
  requestsPerDay: 100,
  daysPerMonth: 30,
  cachedBy: 'share',
  cachedPercent: 0,
  cachedPartIds: [],
  cacheKind: null,
  hitPattern: 'after-first',
  hitPercent: 80,
  batchPercent: 0,
  retryPercent: 0,
  use: 'now',
  useDays: 'all',
  useFrom: '09:00',
  useHours: 8,
  modifierIds: [],
  exampleId: null,
};
