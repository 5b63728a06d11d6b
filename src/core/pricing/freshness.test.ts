import { describe, expect, it } from 'vitest';
import { offerOf, type PriceCard } from '@/test/price-cards';
import { priceFreshness, STALE_AFTER_DAYS } from './freshness';
import { DAY_MS } from './instant';

// Cards are as of 2026-11-20.
const AS_OF_MS = Date.parse('2026-11-20');
const at = (days: number) => AS_OF_MS + days * DAY_MS;
const card = (...periods: PriceCard['periods']) => offerOf({ periods });

describe('priceFreshness', () => {
  it('is stale once the source is older than the bound, to the day', () => {
    const offer = card({ rates: { input: 1, output: 2 } });
    expect(priceFreshness(offer, at(0))).toMatchObject({ asOf: '2026-11-20', ageDays: 0, stale: null, until: null, change: null });
    expect(priceFreshness(offer, at(STALE_AFTER_DAYS))?.stale).toBeNull();
    expect(priceFreshness(offer, at(STALE_AFTER_DAYS + 1))).toMatchObject({ stale: 'old', ageDays: STALE_AFTER_DAYS + 1 });
    // A clock that is behind the source.
    expect(priceFreshness(offer, at(-3))?.ageDays).toBe(0);
  });

  it('tells a change that is scheduled, and a price that is over', () => {
    const offer = card({ until: '2026-12-01', rates: { input: 1 } }, { from: '2026-12-01', until: '2027-01-01', rates: { input: 2 } });
    expect(priceFreshness(offer, at(1))).toMatchObject({ stale: null, until: '2026-12-01' });
    expect(priceFreshness(offer, at(1))?.change?.from).toBe('2026-12-01');
    expect(priceFreshness(offer, Date.parse('2026-12-01'))).toMatchObject({ stale: null, change: null, until: '2027-01-01' });
    expect(priceFreshness(offer, Date.parse('2027-01-01'))).toMatchObject({ stale: 'ended', until: '2027-01-01', change: null });
  });

  it('goes by the older of the two prices, and there is none before the first period', () => {
    const [period] = card({ rates: { input: 1, output: 2 } }).periods;
    const older = { ...period!, rates: { ...period!.rates, outputUsdPerMTok: { value: 2, source: 's', asOf: '2026-09-01' } } };
    expect(priceFreshness({ ...card(), periods: [older] }, at(0))).toMatchObject({ asOf: '2026-09-01', stale: 'old' });
    expect(priceFreshness(card({ from: '2027-01-01', rates: { input: 1 } }), at(0))).toBeNull();
  });
});
