import type { Model } from '@/core/catalog/model';

/** Of the same vendor and with an offer, the next in the order of the catalogue, a newer one before an older; null: none has. */
export function nearestPriced(model: Model, models: readonly Model[], hasOffer: (modelId: string) => boolean): Model | null {
  const family = models.filter(({ vendorKey }) => vendorKey === model.vendorKey);
  const place = family.findIndex(({ id }) => id === model.id);
  const distance = (other: Model) => Math.abs(family.indexOf(other) - place);
  return family.filter(({ id }) => id !== model.id && hasOffer(id)).toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
