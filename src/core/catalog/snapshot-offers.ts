// The offers of a snapshot.
import { WEEKDAYS } from '@/core/weekday';
import { type CatalogueOffer, type CataloguePeriod, type CatalogueRates, RATE_NAMES, type Stated } from './catalogue-offer';
import type { Model } from './model';
import { offerKey } from './snapshot-issues';
import type { PackedFigure, PackedOffer, PackedPeriod } from './snapshot-schema';
import { at, sourced, type WholeTables } from './snapshot-tables';

export function readOffer(packed: PackedOffer, model: Model, tables: WholeTables): CatalogueOffer {
  const { names, usual, modifiers, caches } = tables.packed;
  const served = (figure: PackedFigure<number> | undefined, source: number) =>
    figure === undefined ? null : sourced(figure, source, tables, (tokens) => tokens);
  const provider = packed.p ?? model.vendorKey;
  const cache = packed.c === undefined ? null : at(caches, packed.c);
  return {
    id: offerKey(packed, model.id),
    modelId: model.id,
    provider,
    providerName: names[provider] ?? provider,
    region: packed.g ?? null,
    apiId: packed.a ?? model.id.slice(model.id.indexOf('/') + 1),
    served: {
      windowTokens: served(packed.w, usual.w),
      maxInputTokens: served(packed.x, usual.x),
      maxOutputTokens: served(packed.o, usual.o),
    },
    periods: packed.d.map((period) => readPeriod(period, tables)),
    modifiers: (packed.f === undefined ? [] : at(modifiers, packed.f)).map(([name, factor, source, excludes]) => ({
      name,
      factor,
      excludesLongContext: excludes === 1,
      ...stated(source, tables),
    })),
    cache: cache === null ? null : { kind: cache.k, lifetimesSeconds: cache.l ?? [], minTokens: cache.n ?? null, ...stated(cache.s, tables) },
  };
}

function stated(source: number, { sources }: WholeTables): Stated {
  const { id, asOf } = at(sources, source);
  return { source: id, asOf };
}

function readPeriod(packed: PackedPeriod, tables: WholeTables): CataloguePeriod {
  return {
    from: packed.f ?? null,
    until: packed.u ?? null,
    maxPrompt: packed.q ?? null,
    rates: readRates(packed.r),
    rateSources: Object.fromEntries((packed.e ?? []).map(([rate, source]) => [at(RATE_NAMES, rate), stated(source, tables)])),
    tierMode: packed.y === 1 ? 'marginal' : 'whole',
    contextTiers: (packed.t ?? []).map(([threshold, inclusive, rates]) => ({
      threshold,
      boundary: inclusive === 1 ? 'gte' : 'gt',
      rates: readRates(rates),
    })),
    timeWindows: (packed.h ?? []).map(({ d, r, e, p }) => ({
      days: WEEKDAYS.filter((_, place) => d.includes(String(place + 1))),
      ranges: r,
      except: e ?? null,
      rates: readRates(p),
    })),
    ...stated(packed.s ?? tables.packed.usual.price, tables),
  };
}

function readRates(values: readonly (number | null)[]): CatalogueRates {
  return Object.fromEntries(RATE_NAMES.flatMap((name, place) => (values[place] == null ? [] : [[name, values[place]]])));
}
