import type { CatalogueOffer } from '@/core/catalog/catalogue-offer';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { type CacheLengths, cacheLengths } from '@/core/pricing/cached-prefix';

export interface LengthRow {
  readonly key: string;
  readonly vendor: string;
  /** Names, where a length is stated for these alone; empty: all the others. */
  readonly names: readonly string[];
  readonly modelCount: number;
  readonly lengths: CacheLengths;
}

/**
 * Vendors that sell a cache for their own models, each length in a row, the shortest first; what a vendor does not state
 * stands last, so that it is seen. Vendors in the order of the alphabet.
 */
export function lengthRows({ offers, models }: Catalogue): readonly LengthRow[] {
  const byId = new Map(models.map((model) => [model.id as string, model]));
  const rows = new Map<string, { readonly offers: CatalogueOffer[]; readonly vendor: string; readonly lengths: CacheLengths }>();
  for (const offer of offers) {
    const model = byId.get(offer.modelId);
    const readsCache = offer.periods.some(({ rates }) => rates.cacheRead !== undefined);
    if (model === undefined || model.vendorKey !== offer.provider || !readsCache) continue;
    const lengths = cacheLengths(offer.cache);
    const key = `${model.vendor} ${String(lengths.minTokens?.value ?? Infinity).padStart(9, '0')} ${lengths.minTokens?.source ?? ''}`;
    const row = rows.get(key) ?? { offers: [], vendor: model.vendor, lengths };
    row.offers.push(offer);
    rows.set(key, row);
  }
  return [...rows]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([key, { offers: own, vendor, lengths }]) => {
      const names = [...new Set(own.map(({ modelId }) => byId.get(modelId)?.name ?? ''))];
      return { key, vendor, lengths, modelCount: names.length, names: lengths.minTokens === null ? [] : names };
    });
}
