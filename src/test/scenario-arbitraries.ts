// Random scenarios and requests for property tests.
import * as fc from 'fast-check';
import type { RepeatedRequest } from '@/core/pricing/cache-calls';
import { DEFAULT_SCENARIO, type Scenario } from '@/core/pricing/scenario';

const anyPercent = fc.oneof(fc.constantFrom(0, 100, 12.5), fc.nat(100));

export const anyRequest: fc.Arbitrary<RepeatedRequest> = fc
  .record({ promptTokens: fc.oneof(fc.nat(80), fc.nat(600_000)), cachedPercent: anyPercent, outputTokens: fc.nat(20_000), reasoningTokens: fc.nat(5_000) })
  .map(({ cachedPercent, ...rest }) => ({ ...rest, cachedTokens: Math.floor((rest.promptTokens * cachedPercent) / 100) }));

/** In every way of use; modifiers are left to the test, which knows the offer. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    requestsPerDay: fc.oneof(fc.nat(12), fc.nat(100_000)),
    daysPerMonth: fc.integer({ min: 1, max: 31 }),
    cacheKind: fc.constantFrom<Scenario['cacheKind']>(null, '5m', '30m', '1h', '12h', 'automatic', 'stored'),
    hitPattern: fc.constantFrom<Scenario['hitPattern']>('after-first', 'share'),
    hitPercent: anyPercent,
    batchPercent: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, anyPercent),
    retryPercent: anyPercent,
    use: fc.constantFrom<Scenario['use']>('now', 'spread', 'at'),
    useDays: fc.constantFrom<Scenario['useDays']>('all', 'working', 'MON', 'SUN'),
    useFrom: fc.constantFrom('00:00', '09:00', '23:30'),
    useHours: fc.integer({ min: 1, max: 24 }),
  })
  .map((drawn) => ({ ...DEFAULT_SCENARIO, ...drawn }));
