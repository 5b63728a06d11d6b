// What a tab writes over a record that another tab may have changed since: each name by itself, and in lists each entry.

type Fields = Readonly<Record<string, unknown>>;

/**
 * `theirs` with every change from `base` to `mine`: where both changed the same name, mine holds; objects count name by name, and
 * lists entry by entry where these have an id or are pairs that begin with one. `theirs` no record: `mine`. Never throws.
 */
export function mergeRecords(base: object, mine: object, theirs: unknown): object {
  return isFields(theirs) ? mergeFields(base as Fields, mine as Fields, theirs) : mine;
}

function mergeFields(base: Fields, mine: Fields, theirs: Fields): Fields {
  const merged: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = mergeValue(base[name], mine[name], theirs[name]);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(base, mine)) return theirs;
  if (isSame(base, theirs)) return mine;
  if (isFields(mine) && isFields(theirs)) return mergeFields(isFields(base) ? base : {}, mine, theirs);
  return isList(mine) && isList(theirs) ? mergeLists(isList(base) ? base : [], mine, theirs) : mine;
}

function mergeLists(base: readonly object[], mine: readonly object[], theirs: readonly object[]): readonly object[] {
  const [before, here, there] = [entriesOf(base), entriesOf(mine), entriesOf(theirs)];
  // What stands here is as it is here, unless only the other tab changed it, or took it out.
  const kept = mine.flatMap((entry) => (isSame(before.get(idOf(entry)), entry) ? (there.get(idOf(entry)) ?? []) : [entry]));
  return [...kept, ...theirs.filter((entry) => !here.has(idOf(entry)) && !before.has(idOf(entry)))];
}

function entriesOf(list: readonly object[]): ReadonlyMap<unknown, object> {
  return new Map(list.map((entry) => [idOf(entry), entry]));
}

function idOf(entry: object): unknown {
  return Array.isArray(entry) ? entry[0] : 'id' in entry ? entry.id : undefined;
}

function isList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every((entry: unknown) => typeof entry === 'object' && entry !== null && typeof idOf(entry) === 'string');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
