import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareUsd, formatUsd, parseUsd, usdToNumber } from '@/core/pricing/money';
import type { UnitId } from '@/core/units';
import { MODEL_COLUMNS, type ModelFilters } from '@/state/model-table';
import { modelFigures } from '@/state/model-figures';
import { createAppStore } from '@/state/store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { cellWords, monthUsd } from './cell-words';
import { filterRows, sortRows, tableItems } from './order-rows';
import { hasVision, type PriceRow, priceRows } from './price-row';
import { NO_FILTERS } from './table-settings';

const AT_MS = Date.parse('2026-11-27T12:00:00Z');
const USUAL_VOLUME = { requestsPerDay: 1_000, daysPerMonth: 30 };

/** Rows of the real catalogue, of a prompt that some models cannot hold. Estimates from the characters will do. */
let rows: readonly PriceRow[];
beforeAll(async () => {
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'r1' as UnitId });
  store.getState().clear();
  store.getState().addTexts([{ name: 'long', text: 'some words and more of them. '.repeat(25_000) }]);
  store.getState().setPricesAt(AT_MS);
  const { openSnapshot } = await import('@/state/open-snapshot');
  store.setState({ catalogue: { status: 'ready', value: openSnapshot(), reason: null } });
  rows = priceRows(modelFigures(store.getState()), store.getState().catalogue.value!.offers, AT_MS);
});

const anyFilters: fc.Arbitrary<ModelFilters> = fc.record({
  fitsOnly: fc.boolean(),
  openWeights: fc.boolean(),
  vision: fc.boolean(),
  mostUsd: fc.option(fc.double({ min: 0, max: 2, noNaN: true }), { nil: null }),
  leastWindowTokens: fc.option(fc.nat(2_000_000), { nil: null }),
  region: fc.constantFrom(null, null, 'US', 'EU'),
  vendor: fc.constantFrom(null, null, 'openai', 'meta', 'nobody'),
});

it('what trimming below a price cliff saves is as sure as the count', () => {
  const subs = rows.filter(({ ahead, behind, cost }) => ahead === null && behind?.trimming.ok === true && cost.kind === 'priced').map((row) => cellWords(row, 'cliff', USUAL_VOLUME).sub);
  expect(subs.length).toBeGreaterThan(0);
  for (const sub of subs) expect(sub).toMatch(/^trim [\d.]+[KM]? · ~−\$[\d.,]+$/);
});

describe('the limit that is named', () => {
  it('is the one of the report where it is over; else that of the input, and a tighter one of the output is said to be', () => {
    const fits = rows.filter(({ fill }) => fill.verdict === 'fits' && fill.bindingLimit === 'max-output');
    expect(fits.length).toBeGreaterThan(10);
    for (const row of fits) {
      const { sub, title } = cellWords(row, 'fit', USUAL_VOLUME);
      expect(sub).toMatch(/· (window|max input)$/);
      expect(title, row.model.id).toMatch(/The tightest limit is max output: the reserve leaves (nothing|[\d,]+) of it\.$/);
    }
    const over = rows.find(({ fill }) => fill.verdict === 'over')!;
    expect(cellWords(over, 'fit', USUAL_VOLUME).sub).toContain(over.fill.bindingLimit.replace('-', ' '));
    // As long as the column is wide.
    expect(cellWords({ ...over, fill: { ...over.fill, verdict: 'uncertain', uncountedAttachments: 1 } }, 'fit', USUAL_VOLUME).sub).toBe('not all counted');
  });
});

describe('filters', () => {
  it('let through exactly the rows for which all of them hold', () => {
    fc.assert(
      fc.property(anyFilters, fc.constantFrom('', 'gpt', 'MINI gpt', 'zzz'), (filters, query) => {
        const passed = new Set(filterRows(rows, filters, query));
        for (const row of rows) {
          const { model, fill } = row;
          const cost = row.totalUsd === null ? Infinity : usdToNumber(row.totalUsd);
          const holds =
            (!filters.fitsOnly || (fill.verdict === 'fits' && row.noAmount?.kind !== 'not-served')) &&
            (!filters.openWeights || model.openWeights?.value === true) &&
            (!filters.vision || hasVision(model)) &&
            (filters.mostUsd === null || cost <= filters.mostUsd) &&
            (filters.leastWindowTokens === null || fill.limits.windowTokens >= filters.leastWindowTokens) &&
            (filters.region === null || row.regions.includes(filters.region)) &&
            (filters.vendor === null || model.vendorKey === filters.vendor) &&
            query.toLowerCase().split(' ').every((word) => `${model.name} ${model.vendor} ${model.id} ${model.name.replaceAll(/[^a-z0-9]/gi, '')}`.toLowerCase().includes(word));
          expect(passed.has(row), model.id).toBe(holds);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('off let everything through in its order', () => {
    expect(filterRows(rows, NO_FILTERS, ' ')).toEqual(rows);
  });
});

describe('the order of rows', () => {
  it('by any column keeps all rows, puts what has no figure last either way, and is the other way round when descending', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODEL_COLUMNS), fc.boolean(), fc.shuffledSubarray([...rows]), (column, isDescending, some) => {
        const sorted = sortRows(some, { column, isDescending });
        expect(new Set(sorted)).toEqual(new Set(some));
        expect(sorted).toHaveLength(some.length);
        // Whatever the order they came in.
        expect(sortRows(some.toReversed(), { column, isDescending })).toEqual(sorted);
        const blank = (row: PriceRow) => cellWords(row, column, USUAL_VOLUME).main === '–';
        if (column !== 'cost' && column !== 'relative' && column !== 'tokenizer' && column !== 'cliff') {
          expect(sorted.map(blank)).toEqual(sorted.map(blank).toSorted((a, b) => Number(a) - Number(b)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('by cost rises to the last row with a price; then come those not served, and last those that nobody sells', () => {
    const sorted = sortRows(rows, { column: 'cost', isDescending: false });
    const priced = sorted.filter(({ totalUsd }) => totalUsd !== null);
    expect(sorted.slice(0, priced.length)).toEqual(priced);
    for (const [index, row] of priced.entries()) if (index > 0) expect(compareUsd(priced[index - 1]!.totalUsd!, row.totalUsd!)).toBeLessThanOrEqual(0);
    const kinds = sorted.slice(priced.length).map(({ noAmount }) => noAmount?.kind);
    expect(kinds[0]).toBe('not-served');
    expect(kinds.at(-1)).toBe('nobody-sells');
    expect(kinds).toEqual([...kinds.filter((kind) => kind !== 'nobody-sells'), ...kinds.filter((kind) => kind === 'nobody-sells')]);
    const falling = sortRows(rows, { column: 'cost', isDescending: true });
    expect(falling.slice(priced.length).map(({ noAmount }) => noAmount?.kind)).toEqual(kinds);
    expect(falling[0]!.totalUsd).toEqual(priced.at(-1)!.totalUsd);
  });

  it('in groups keeps each vendor together and its rows in order', () => {
    const sorted = sortRows(rows, { column: 'cost', isDescending: false });
    const items = tableItems(sorted, true);
    let vendor = '';
    const seen = new Set<string>();
    for (const item of items) {
      if (item.kind === 'vendor') {
        expect(seen.has(item.vendorKey)).toBe(false);
        seen.add(item.vendorKey);
        vendor = item.vendorKey;
        expect(item.count).toBe(rows.filter(({ model }) => model.vendorKey === vendor).length);
      } else {
        expect(item.row.model.vendorKey).toBe(vendor);
        expect(sorted[item.rank - 1]).toBe(item.row);
      }
    }
    expect(items.filter(({ kind }) => kind === 'model')).toHaveLength(rows.length);
    expect(tableItems(sorted, false)).toHaveLength(rows.length);
  });
});

describe('cells', () => {
  it('have words in every column for every row', () => {
    for (const row of rows) for (const column of MODEL_COLUMNS) expect(cellWords(row, column, USUAL_VOLUME).main, `${row.model.id} ${column}`).not.toMatch(/^$|NaN|Infinity|undefined|null/);
  });

  it('name the limit that binds, and why there is no price', () => {
    const words = (id: string, column: 'fit' | 'cost') => cellWords(rows.find(({ model }) => model.id === id)!, column, USUAL_VOLUME);
    expect(words('openai/gpt-4', 'fit')).toMatchObject({ main: 'Over', tone: 'bad', sub: expect.stringMatching(/window$/) });
    expect(words('openai/gpt-4', 'cost')).toMatchObject({ main: 'not served', sub: 'window 8.19K' });
    expect(words('openai/gpt-2', 'cost')).toMatchObject({ main: 'no price', sub: 'none known here' });
  });

  it('a month is the request times its number, exactly', () => {
    const month = monthUsd(parseUsd('0.0000001')!, { requestsPerDay: 3, daysPerMonth: 30 });
    expect(usdToNumber(month)).toBe(0.000009);
    expect(formatUsd(monthUsd(parseUsd('0.47')!, USUAL_VOLUME))).toBe('$14,100.00');
  });
});
