// What a scenario says in sentences: cliffs, caches, scheduled changes, and why there is no cost.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCard, anyMoment } from '@/test/price-arbitraries';
import { cardOf, offerOf } from '@/test/price-cards';
import { anyRequest } from '@/test/scenario-arbitraries';
import { cacheKindsOf, type RepeatedRequest } from './cache-calls';
import { nextCliff } from './next-cliff';
import { DEFAULT_SCENARIO, type Scenario } from './scenario';
import { isAnswerSure, scenarioBand } from './scenario-band';
import { breakEvenSentence, hitSentence, savingSentence, scenarioBreakEven } from './scenario-cache';
import { changeReach, changeSentence, scenarioChange } from './scenario-change';
import { cliffSentences, scenarioCliffs } from './scenario-cliff';
import { scenarioCost, type ScenarioFailure } from './scenario-cost';
import { scenarioFailureAdvice, scenarioFailureSentence } from './scenario-failure';
import { NO_USAGE } from './usage';

const AT = Date.UTC(2026, 10, 20, 12);
const sonnet = offerOf({ periods: [{ rates: { input: 3, output: 15, cacheRead: 0.3, cacheWrite5m: 3.75, cacheWrite1h: 6 }, contextTiers: [{ threshold: 200_000, boundary: 'gt', rates: { input: 6, output: 22.5, cacheRead: 0.6, cacheWrite5m: 7.5, cacheWrite1h: 12 } }] }] });

const request = (change: Partial<RepeatedRequest> = {}): RepeatedRequest => ({ promptTokens: 187_600, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0, ...change });
const scenario = (change: Partial<Scenario> = {}): Scenario => ({ ...DEFAULT_SCENARIO, ...change });

function cliffWords(asked: RepeatedRequest, used: Scenario): readonly string[] {
  const cliffs = scenarioCliffs(asked, used, sonnet, AT);
  return cliffs.ok ? cliffSentences(cliffs.value) : [scenarioFailureSentence(cliffs.error)];
}

describe('the cliff', () => {
  it('below it: how far, and what crossing costs', () => {
    expect(cliffWords(request(), scenario())).toEqual(['12,400 tokens below the 200K cliff: crossing it costs +$0.60 per request.']);
    expect(cliffWords(request({ promptTokens: 199_999 }), scenario())).toEqual(['1 token below the 200K cliff: crossing it costs +$0.60 per request.']);
  });

  it('past it: by how much, and what trimming saves a request and a month', () => {
    // 250,000 × $6 − 200,000 × $3 = $0.90, 3,000 times.
    expect(cliffWords(request({ promptTokens: 250_000 }), scenario())).toEqual(['Past the 200K cliff by 50,000 tokens: trimming to below saves $0.90 per request, $2,700.00 a month.']);
  });

  it('has "~" where the prompt is an estimate; the cliff itself is none', () => {
    const words = (promptTokens: number) => {
      const cliffs = scenarioCliffs(request({ promptTokens }), scenario(), sonnet, AT);
      return cliffs.ok && cliffSentences(cliffs.value, '~');
    };
    expect(words(187_600)).toEqual(['~12,400 tokens below the 200K cliff: crossing it costs +$0.60 per request.']);
    expect(words(250_000)).toEqual(['Past the 200K cliff by ~50,000 tokens: trimming to below saves ~$0.90 per request, ~$2,700.00 a month.']);
  });

  it('is trimmed with what is cached of it', () => {
    // All of 250,000 is read at $0.60; of 200,000 at $0.30.
    const asked = request({ promptTokens: 250_000, cachedTokens: 250_000 });
    expect(cliffWords(asked, scenario({ hitPattern: 'share', hitPercent: 100 }))).toEqual(['Past the 200K cliff by 50,000 tokens: trimming to below saves $0.09 per request, $270.00 a month.']);
  });

  it('counts the batch, and the retries', () => {
    const card = { ...sonnet, modifiers: offerOf({ periods: [], modifiers: { batch: 0.5 } }).modifiers };
    const cliffs = scenarioCliffs(request(), scenario({ batchPercent: 100, retryPercent: 50 }), card, AT);
    expect(cliffs.ok && cliffSentences(cliffs.value)).toEqual(['12,400 tokens below the 200K cliff: crossing it costs +$0.45 per request.']);
  });

  it('is not reached where the window ends before it', () => {
    const small = { ...sonnet, servedLimits: { ...sonnet.servedLimits, windowTokens: { value: 200_000, source: 'x', asOf: '2026-11-20' } } };
    const cliffs = scenarioCliffs(request(), scenario(), small, AT);
    expect(cliffs.ok && cliffSentences(cliffs.value)).toEqual([
      '12,400 tokens below the 200K cliff, where the request has no price: Not servable: 200,001 tokens, and the window that is served is 200,000.',
    ]);
  });

  it('is that of nextCliff where the scenario has no extras', () => {
    fc.assert(
      fc.property(anyCard, anyRequest, anyMoment, (card, asked, atMs) => {
        const plain = { ...asked, cachedTokens: 0 };
        const usage = { ...NO_USAGE, inputTokens: plain.promptTokens, outputTokens: plain.outputTokens, reasoningTokens: plain.reasoningTokens };
        const [found, direct] = [scenarioCliffs(plain, scenario(), offerOf(card), atMs), nextCliff(usage, offerOf(card), atMs)];
        if (!found.ok || !direct.ok) {
          expect(found.ok).toBe(direct.ok);
          return;
        }
        const { ahead, behind } = found.value;
        expect(ahead?.tokensLeft).toBe(direct.value.ahead?.tokensLeft);
        if (ahead?.extraUsd.ok === true && direct.value.ahead?.crossing.ok === true) expect(ahead.extraUsd.value).toEqual(direct.value.ahead.crossing.value.extraUsd);
        if (behind?.saved.ok === true && direct.value.behind?.trimming.ok === true) expect(behind.saved.value.perRequestUsd).toEqual(direct.value.behind.trimming.value.savedUsd);
      }),
    );
  });
});

describe('caching', () => {
  it.each([
    // The first writes 100,000 at 3.75 instead of 3, each later one reads them at 0.3.
    ['5m' as const, 'Caching 100,000 tokens for 5 minutes would pay from call 2 on if calls come within 5 minutes: the first costs $0.075 more, each later one $0.27 less.'],
    ['1h' as const, 'Caching 100,000 tokens for 1 hour pays from call 3 on: the first costs $0.30 more, each later one $0.27 less.'],
    ['automatic' as const, 'Caching 100,000 tokens unasked would pay from call 2 on if calls come within 5 minutes: the first costs no more, each later one $0.27 less.'],
  ])('kept as %s', (kind, sentence) => {
    const asked = request({ promptTokens: 150_000, cachedTokens: 100_000 });
    const found = scenarioBreakEven(asked, kind, scenario(), sonnet, AT);
    expect(found.ok && breakEvenSentence(found.value, kind, asked.cachedTokens, scenario(), sonnet)).toBe(sentence);
  });

  it('pays without an if where the calls hit, and has "~" where the prompt is an estimate', () => {
    const asked = request({ promptTokens: 150_000, cachedTokens: 100_000 });
    const words = (used: Scenario) => {
      const found = scenarioBreakEven(asked, '5m', used, sonnet, AT);
      return found.ok && breakEvenSentence(found.value, '5m', asked.cachedTokens, used, sonnet, '~');
    };
    expect(words(scenario({ requestsPerDay: 1000 }))).toBe('Caching ~100,000 tokens for 5 minutes pays from call 2 on: the first costs ~$0.075 more, each later one ~$0.27 less.');
    expect(words(scenario({ hitPattern: 'share', hitPercent: 0 }))).toContain('would pay from call 2 on if calls hit: ');
  });

  it('never pays where reading is no cheaper', () => {
    const flat = offerOf({ periods: [{ rates: { input: 1, output: 1, cacheRead: 1, cacheWrite5m: 1.25 } }] });
    const found = scenarioBreakEven(request({ cachedTokens: 10 }), '5m', scenario(), flat, AT);
    expect(found.ok && breakEvenSentence(found.value, '5m', 10, scenario(), flat)).toBe('Caching 10 tokens for 5 minutes never pays: reading them is no cheaper than sending them.');
  });

  it('says how many calls come in time', () => {
    expect(hitSentence(scenario({ requestsPerDay: 100 }), '5m', sonnet)).toBe('100 requests over 24 hours come 14.4 minutes apart: a cache of 5 minutes has lapsed each time, so none hits.');
    expect(hitSentence(scenario({ requestsPerDay: 100, use: 'at', useHours: 8 }), '1h', sonnet)).toBe('100 requests over 8 hours come 4.8 minutes apart, within the lifetime of 1 hour, which each hit renews: all but the first of a day hit.');
    expect(hitSentence(scenario({ hitPattern: 'share', hitPercent: 12.5 }), '5m', sonnet)).toBe('12.5 % of the calls hit, as you set.');
    expect(hitSentence(scenario({ requestsPerDay: 1 }), '5m', sonnet)).toBe('1 request a day: it is the first of its day, so none hits.');
    expect(hitSentence(scenario({ requestsPerDay: 0.2 }), '5m', sonnet)).toBe('Less than 1 request a day: each is the first of its day, so none hits.');
    expect(hitSentence(scenario({ requestsPerDay: 0 }), '5m', sonnet)).toBe('No requests, so none hits.');
  });

  it('says what it saves, and what it costs', () => {
    const cost = (change: Partial<RepeatedRequest>, used: Scenario) => {
      const result = scenarioCost(request({ promptTokens: 100_000, ...change }), used, sonnet, AT);
      if (!result.ok) throw new Error(result.error.kind);
      return result.value.perMonthUsd;
    };
    const often = scenario({ hitPattern: 'share', hitPercent: 100 });
    expect(savingSentence(cost({ cachedTokens: 100_000 }, often), cost({}, often))).toBe('Caching saves $810.00 a month.');
    const never = scenario({ hitPattern: 'share', hitPercent: 0 });
    expect(savingSentence(cost({ cachedTokens: 100_000 }, never), cost({}, never))).toBe('Caching costs $225.00 a month more than none.');
  });

  it('is offered in the ways that have a price', () => {
    expect(cacheKindsOf(sonnet, AT)).toEqual(['5m', '1h']);
    expect(cacheKindsOf(offerOf({ periods: [{ rates: { input: 1, cacheRead: 0.1, cacheStoragePerHour: 1 } }] }), AT)).toEqual(['automatic', 'stored']);
    expect(cacheKindsOf(offerOf({ periods: [{ rates: { input: 1, cacheWrite5m: 1 } }] }), AT)).toEqual([]);
  });
});

describe('a scheduled change', () => {
  const changing = (then: number) => offerOf({ periods: [{ until: '2026-12-01', rates: { input: 2, output: 1 } }, { from: '2026-12-01', rates: { input: then, output: 1 } }] });
  it.each([
    [4, 'Doubles on 2026-12-01: $0.20 → $0.40 per request.'],
    [1, 'Halves on 2026-12-01: $0.20 → $0.10 per request.'],
    [2.5, 'Rises by 25 % on 2026-12-01: $0.20 → $0.25 per request.'],
    [1.5, 'Falls by 25 % on 2026-12-01: $0.20 → $0.15 per request.'],
    [2, 'The price changes on 2026-12-01; this request costs the same.'],
  ])('to $%d', (then, sentence) => {
    const change = scenarioChange(request({ promptTokens: 100_000 }), scenario(), changing(then), AT);
    expect(change === null ? null : changeSentence(change)).toBe(sentence);
  });

  it('is in the year, and in the month where it comes so soon; one that changes nothing is in neither', () => {
    const reach = (then: number, atMs: number) => changeReach(scenarioChange(request(), scenario(), changing(then), atMs), atMs);
    expect(reach(4, AT)).toEqual({ month: true, year: true });
    expect(reach(4, Date.UTC(2026, 9, 20))).toEqual({ month: false, year: true });
    expect(reach(4, Date.UTC(2025, 10, 20))).toEqual({ month: false, year: false });
    expect(reach(2, AT)).toEqual({ month: false, year: false });
  });

  it('is none without one, or after the last', () => {
    expect(scenarioChange(request(), scenario(), sonnet, AT)).toBeNull();
    expect(scenarioChange(request(), scenario(), changing(4), Date.UTC(2026, 11, 1))).toBeNull();
  });

  it('is not mistaken for peak hours', () => {
    const peak = [{ days: ['TUE' as const], ranges: [['00:00', '01:00']] as const, rates: { input: 8, output: 1 } }];
    const offer = offerOf({ periods: [{ until: '2026-12-01', rates: { input: 2, output: 1 }, timeWindows: peak }, { from: '2026-12-01', rates: { input: 4, output: 1 }, timeWindows: peak }] });
    const change = scenarioChange(request({ promptTokens: 100_000 }), scenario(), offer, AT);
    expect(change === null ? null : changeSentence(change)).toBe('Doubles on 2026-12-01: $0.20 → $0.40 per request.');
  });
});

describe('why there is no cost', () => {
  const opus = offerOf(cardOf('opus47'));
  const limited = { ...opus, servedLimits: { ...opus.servedLimits, windowTokens: { value: 200_000, source: 'x', asOf: '2026-11-20' } } };
  const failureOf = (asked: RepeatedRequest, used: Scenario, offer = opus, atMs = AT): ScenarioFailure => {
    const result = scenarioCost(asked, used, offer, atMs);
    if (result.ok) throw new Error('It has a cost');
    return result.error;
  };
  it.each([
    [failureOf(request({ promptTokens: 200_500 }), scenario(), limited), 'Not servable: 200,500 tokens, and the window that is served is 200,000.', '500 tokens too many. Trim the prompt, lower the output, or choose an offer or a model that takes more.'],
    [failureOf(request({ cachedTokens: 10 }), scenario({ cacheKind: '30m' })), 'Cache write (30m) has no known price.', 'Choose a lifetime that has a price, or set the cached share to 0.'],
    [failureOf(request(), scenario({ batchPercent: 10 }), sonnet), 'This offer has no price for batches.', 'Set the share of batches to 0, or choose another offer.'],
    [failureOf(request(), scenario({ daysPerMonth: 32 })), 'Days per month must be from 1 to 31.', 'Correct the figure.'],
    [failureOf(request(), scenario({ useFrom: '9' })), 'The time of day is no time such as 09:00.', 'Correct the figure.'],
    [failureOf(request(), scenario(), offerOf({ periods: [{ until: '2026-04-30', rates: { input: 1 } }] })), 'No price is known for this time.', 'The last price that is known held until 2026-04-30. Choose another offer or model.'],
    [failureOf(request({ outputTokens: 1 }), scenario(), offerOf({ periods: [{ rates: { input: 1 } }] })), 'Output has no known price.', 'No price is stated. Choose another offer or model.'],
  ] as const)('%#', (failure, sentence, advice) => {
    const offer = failure.kind === 'no-price-at-time' ? offerOf({ periods: [{ until: '2026-04-30', rates: { input: 1 } }] }) : opus;
    expect([scenarioFailureSentence(failure), scenarioFailureAdvice(failure, offer)]).toEqual([sentence, advice]);
  });
});

it('what is not servable for a prompt that is an estimate says so, but not of an answer that is too long', () => {
  const figure = (value: number) => ({ value, source: 'x', asOf: '2026-11-20' });
  const failure = { kind: 'not-servable', limit: 'window', tokens: 244_087, limitTokens: figure(200_000) } as const;
  const words = (limit: 'window' | 'max-output') => [scenarioFailureSentence({ ...failure, limit }, '~'), scenarioFailureAdvice({ ...failure, limit }, sonnet, '~')].map((text) => text.split('~').length - 1);
  expect([words('window'), words('max-output')]).toEqual([[1, 1], [0, 0]]);
});

it('what is billed of the answer is sure where both ends of the range have its rates', () => {
  const tiered = offerOf({ periods: [{ rates: { input: 1, output: 1 }, contextTiers: [{ threshold: 200_000, boundary: 'gt', rates: { input: 2, output: 3 } }] }] });
  const isSure = (highTokens: number) => {
    const [low, high] = [request({ promptTokens: 180_000, outputTokens: 9 }), request({ promptTokens: highTokens, outputTokens: 9 })];
    const cost = scenarioCost(low, scenario(), tiered, AT);
    return cost.ok && isAnswerSure(cost.value, scenarioBand(low, high, scenario(), tiered, AT));
  };
  expect([isSure(200_000), isSure(200_001)]).toEqual([true, false]);
});

it('a range has no price at the end that is not served', () => {
  const small = { ...sonnet, servedLimits: { ...sonnet.servedLimits, windowTokens: { value: 190_000, source: 'x', asOf: '2026-11-20' } } };
  const band = scenarioBand(request({ promptTokens: 180_000 }), request({ promptTokens: 195_000 }), scenario(), small, AT);
  expect([band.low?.perRequestUsd, band.high]).toEqual([{ digits: 54n, places: 2 }, null]);
});
