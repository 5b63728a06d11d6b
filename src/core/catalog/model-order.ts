import type { Model } from './model';

/**
 * The models by vendor, in the order in which the vendors first come; those of a vendor newest first. One without a date
 * stands with those of its vendor whose name begins most like its own.
 */
export function newestFirst(models: readonly Model[]): readonly Model[] {
  return [...new Set(models.map(({ vendorKey }) => vendorKey))].flatMap((vendorKey) => {
    const own = models.filter((model) => model.vendorKey === vendorKey);
    const dated = own.filter(({ released }) => released !== null);
    const dates = new Map(own.map((model) => [model.id, model.released?.value ?? dateOfNearest(model, dated)]));
    const dateOf = ({ id }: Model) => dates.get(id) ?? '';
    return own.toSorted((a, b) => compare(dateOf(b), dateOf(a)) || b.name.localeCompare(a.name, 'en', { numeric: true }));
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The newest date among the models that share the longest beginning of the name; empty: nobody has one. */
function dateOfNearest({ name }: Model, dated: readonly Model[]): string {
  let [longest, date] = [-1, ''];
  for (const other of dated) {
    const shared = sharedBeginning(name, other.name);
    const otherDate = other.released?.value ?? '';
    if (shared > longest || (shared === longest && otherDate > date)) [longest, date] = [shared, otherDate];
  }
  return date;
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
