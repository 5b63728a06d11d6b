// The records of sources in the browser's store: small ones that are read at once, and the texts and files that they name.
import { type RecordStore, SOURCES } from './keeping';
import { keptOrigin } from './kept-texts';
import type { Origin } from './origin';
import { dataOf, readStoredSource, type StoredData, type StoredSource } from './stored-sources';

const RECORD = `${SOURCES}:`;
const DATA = `${SOURCES}-data:`;

/** UTF-16 units and bytes that are kept of all of them; the oldest go first. No file that is read is larger. */
export const MOST_KEPT = 256_000_000;

export class SourceShelf {
  private readonly stored = new Map<string, StoredSource>();
  private readonly origins = new Map<string, Origin<unknown>>();
  private readonly dataKeys = new Map<Origin<unknown>, string>();
  /** What is on its way into the store. */
  private readonly fresh = new Map<string, () => Promise<unknown>>();
  private last = 0;

  /** `mark`: unlike that of any other tab. */
  constructor(
    private readonly records: RecordStore,
    private readonly mark: string,
    private readonly mostKept = MOST_KEPT,
  ) {}

  get isEmpty(): boolean {
    return this.stored.size === 0;
  }

  /** Looks at what is stored; returns what was not known, oldest first, by key. What cannot be read goes with what belongs to nothing. */
  async look(): Promise<readonly (readonly [string, StoredSource])[]> {
    const all = await this.records.read((key) => key.startsWith(RECORD));
    const found = [...all].flatMap(([key, value]) => {
      const source = this.stored.has(key) ? null : readStoredSource(value);
      return source === null ? [] : [[key, source] as const];
    });
    for (const [key, source] of found) this.stored.set(key, source);
    return found.toSorted(([, a], [, b]) => a.order - b.order);
  }

  /** Removes all but these from the store. */
  async keepOnly(isWanted: (source: StoredSource) => boolean): Promise<void> {
    for (const [key, source] of this.stored) if (!isWanted(source)) this.stored.delete(key);
    const named = this.named();
    const all = await this.records.read((key) => key.startsWith(SOURCES));
    const gone = [...all.keys()].filter((key) => !this.stored.has(key) && !named.has(key));
    if (gone.length > 0) await this.records.write([], gone);
  }

  /** What is kept there, each value once. */
  origin<Value>({ key, size }: StoredData, read: (stored: unknown) => Promise<Value | null>, held: Value | null = null): Origin<Value> {
    const known = this.origins.get(key) ?? keptOrigin<Value>(size, async () => read(await this.records.get(key)), held);
    this.origins.set(key, known);
    this.dataKeys.set(known, key);
    // One key is read by one kind of record, and so in one way.
    return known as Origin<Value>;
  }

  /** Where a value is kept, or will be with the next `put`. */
  place<Value>(origin: Origin<Value>, storedForm: (value: Value) => Promise<unknown>): StoredData {
    const known = this.dataKeys.get(origin);
    if (known !== undefined) return { key: known, size: origin.size };
    const key = this.nextKey(DATA);
    this.dataKeys.set(origin, key);
    const { held } = origin;
    if (held !== null) this.fresh.set(key, () => storedForm(held));
    return { key, size: origin.size };
  }

  /** Stores a record with what it names, in the place of that under `key`; null: a new one. Rejects with the browser's error, and nothing is stored then. */
  async put(source: StoredSource, key: string | null): Promise<{ readonly key: string; readonly dropped: readonly StoredSource[] }> {
    const at = key ?? this.nextKey(RECORD);
    const making = dataOf(source).flatMap((data) => {
      const make = this.fresh.get(data.key);
      this.fresh.delete(data.key);
      return make === undefined ? [] : [{ key: data.key, make }];
    });
    const before = this.stored.get(at);
    try {
      const entries = await Promise.all(making.map(async ({ key: dataKey, make }) => [dataKey, await make()] as const));
      this.stored.set(at, source);
      const { sources: dropped, keys: removed } = this.overCap(at);
      await this.records.write([...entries, [at, source]], removed);
      return { key: at, dropped };
    } catch (error) {
      if (before === undefined) this.stored.delete(at);
      else this.stored.set(at, before);
      this.forget(new Set(making.map((each) => each.key)));
      throw error;
    }
  }

  /** One more than that of the newest. */
  nextOrder(): number {
    return Math.max(0, ...[...this.stored.values()].map(({ order }) => order)) + 1;
  }

  /** Takes the oldest out until what is left is small enough, with the keys to remove; what stands under `last` stays. */
  private overCap(last: string): { readonly sources: readonly StoredSource[]; readonly keys: readonly string[] } {
    const sources: StoredSource[] = [];
    const keys: string[] = [];
    const sizes = this.named();
    let total = sum(sizes.values());
    for (const [key, source] of [...this.stored].toSorted(([, a], [, b]) => a.order - b.order)) {
      if (total <= this.mostKept) break;
      if (key === last || dataOf(source).length === 0) continue;
      this.stored.delete(key);
      sources.push(source);
      const left = this.named();
      keys.push(key, ...dataOf(source).flatMap((data) => (left.has(data.key) ? [] : [data.key])));
      total = sum(left.values());
    }
    this.forget(new Set(keys));
    return { sources, keys };
  }

  /** What is not stored there after all may be stored again by the next record that names it. */
  private forget(keys: ReadonlySet<string>): void {
    for (const [origin, key] of this.dataKeys) if (keys.has(key)) this.dataKeys.delete(origin);
  }

  /** The sizes of all that the records name, by key. */
  private named(): ReadonlyMap<string, number> {
    return new Map([...this.stored.values()].flatMap((source) => dataOf(source).map(({ key, size }) => [key, size] as const)));
  }

  private nextKey(before: string): string {
    this.last += 1;
    return `${before}${this.mark}:${this.last}`;
  }
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
