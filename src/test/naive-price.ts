// The oracle of prices: plain numbers, one card, one loop over the tokens' stretches. Written from the rules in words, and
// apart from the engine: it shares no function with it.

import type { PeriodCard, PriceCard, RateCard, UsageCard } from './price-cards';

const WRITES = ['cacheWrite12h', 'cacheWrite1h', 'cacheWrite30m', 'cacheWrite5m'] as const;
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/** Dollars, or null where the engine has to fail: no period, an unknown rate, a prompt that is too long. */
export function naivePrice(card: PriceCard, usage: UsageCard, atMs: number, modifiers: readonly string[]): number | null {
  const period = card.periods.find(({ from, until }) => (from === undefined || atMs >= Date.parse(from)) && (until === undefined || atMs < Date.parse(until)));
  if (period === undefined) return null;
  const prompt = [
    ...['cacheRead' as const, ...WRITES].map((key) => ({ key, tokens: usage[key] ?? 0 })),
    { key: 'input' as const, tokens: usage.input ?? 0 },
  ];
  const size = prompt.reduce((sum, { tokens }) => sum + tokens, 0);
  if (period.maxPrompt !== undefined && size > period.maxPrompt) return null;

  const { base, tiers, isMarginal } = tariff(period, atMs);
  const isIn = (tokens: number, tier: (typeof tiers)[number]) => (tier.boundary === 'gt' ? tokens > tier.threshold : tokens >= tier.threshold);
  const ratesAt = (tokens: number) => [...tiers].sort((a, b) => b.threshold - a.threshold).find((tier) => isIn(tokens, tier))?.rates ?? base;

  let dollars = 0;
  const bill = (tokens: number, price: number | undefined) => {
    if (tokens > 0) dollars += price === undefined ? Number.NaN : (tokens / 1e6) * price;
  };
  // Where the rates change, in marginal mode; the sizes at which the prompt's pieces end are cuts, too.
  let done = 0;
  for (const { key, tokens } of prompt) {
    const end = done + tokens;
    const cuts = isMarginal ? tiers.map((tier) => (tier.boundary === 'gt' ? tier.threshold : tier.threshold - 1)) : [];
    for (const cut of [...cuts.filter((at) => at > done && at < end).sort((a, b) => a - b), end]) {
      bill(cut - done, (isMarginal ? ratesAt(cut) : ratesAt(size))[key]);
      done = cut;
    }
  }
  const answer: RateCard = isMarginal ? base : ratesAt(size);
  bill(usage.output ?? 0, answer.output);
  bill(usage.reasoning ?? 0, answer.reasoning ?? answer.output);
  for (const id of new Set(modifiers)) dollars *= card.modifiers?.[id] ?? Number.NaN;
  bill(usage.cacheStorageTokenHours ?? 0, period.rates.cacheStoragePerHour);
  return Number.isNaN(dollars) ? null : dollars;
}

function tariff(period: PeriodCard, atMs: number) {
  const at = new Date(atMs);
  const clock = at.toISOString().slice(11, 16);
  for (const { days, ranges, rates } of period.timeWindows ?? []) {
    const day = DAYS[at.getUTCDay()] ?? 'SUN';
    const dayBefore = DAYS[(at.getUTCDay() + 6) % 7] ?? 'SUN';
    for (const [from, until] of ranges) {
      const isOvernight = until <= from;
      const today = days.includes(day) && clock >= from && (isOvernight || clock < until);
      const sinceYesterday = isOvernight && days.includes(dayBefore) && clock < until;
      if (today || sinceYesterday) return { base: rates, tiers: [], isMarginal: false };
    }
  }
  return { base: period.rates, tiers: period.contextTiers ?? [], isMarginal: period.tierMode === 'marginal' };
}
