import { searchText } from '@/core/catalog/catalogue';
import type { Model } from '@/core/catalog/model';

export interface VendorGroup {
  /** The vendor's name. */
  readonly value: string;
  readonly items: readonly Model[];
}

/**
 * Models whose name, vendor or id holds every word of the query, by vendor. A model of exactly that name or id comes first,
 * then names that begin with it: "GPT-4" must not lead to GPT-4.1.
 */
export function searchModels(models: readonly Model[], query: string): readonly VendorGroup[] {
  const groups = [...new Set(models.map((model) => model.vendor))].map((value) => ({ value, items: models.filter((model) => model.vendor === value) }));
  const text = query.trim().toLowerCase();
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const rank = (model: Model) => {
    const name = model.name.toLowerCase();
    const id = model.id.toLowerCase();
    const isExact = [name, id, id.split('/').at(-1)].includes(text);
    return isExact ? 0 : name.startsWith(text) ? 1 : 2;
  };
  const best = (group: VendorGroup) => Math.min(...group.items.map(rank));
  return groups.map(({ value, items }) => ({
    value,
    items: items
      .filter((item) => words.every((word) => searchText(item).includes(word)))
      .sort((a, b) => rank(a) - rank(b)),
  }))
    .filter((group) => group.items.length > 0)
    .sort((a, b) => best(a) - best(b));
}
