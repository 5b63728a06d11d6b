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
  /** How often each value is named by the records, and how long it is; there may be thousands, so it is kept, not counted. */
  private readonly uses = new Map<string, { readonly size: number; readonly count: number }>();
  private total = 0;
  private lastOrder = 0;
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
    for (const [key, source] of found) this.know(key, source);
    return found.toSorted(([, a], [, b]) => a.order - b.order);
  }

  /** Removes all but these from the store. */
  async keepOnly(isWanted: (source: StoredSource) => boolean): Promise<void> {
    for (const [key, source] of this.stored) if (!isWanted(source)) this.know(key, null);
    const all = await this.records.read((key) => key.startsWith(SOURCES));
    const gone = [...all.keys()].filter((key) => !this.stored.has(key) && !this.uses.has(key));
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

  /**
   * Stores records with what they name, each in the place of that under its key; null: a new one. All or none of them: rejects
   * with the browser's error, and what they name has to be placed anew then.
   */
  async put(records: readonly { readonly source: StoredSource; readonly key: string | null }[]): Promise<{ readonly keys: readonly string[]; readonly dropped: readonly StoredSource[] }> {
    const at = records.map(({ source, key }) => ({ source, key: key ?? this.nextKey(RECORD) }));
    const making = at.flatMap(({ source }) => dataOf(source)).flatMap(({ key }) => {
      const make = this.fresh.get(key);
      this.fresh.delete(key);
      return make === undefined ? [] : [{ key, make }];
    });
    const before = at.map(({ key }) => [key, this.stored.get(key) ?? null] as const);
    try {
      const entries = await Promise.all(making.map(async ({ key, make }) => [key, await make()] as const));
      for (const { key, source } of at) this.know(key, source);
      const keys = at.map(({ key }) => key);
      const { sources: dropped, keys: removed } = this.overCap(new Set(keys));
      await this.records.write([...entries, ...at.map(({ key, source }) => [key, source] as const)], removed);
      return { keys, dropped };
    } catch (error) {
      for (const [key, source] of before) this.know(key, source);
      this.forget(new Set(making.map((each) => each.key)));
      throw error;
    }
  }

  /** One more than that of the newest. */
  nextOrder(): number {
    return this.lastOrder + 1;
  }

  /** Takes the oldest out until what is left is small enough, with the keys to remove; what was just put stays. */
  private overCap(isNew: ReadonlySet<string>): { readonly sources: readonly StoredSource[]; readonly keys: readonly string[] } {
    if (this.total <= this.mostKept) return { sources: [], keys: [] };
    const sources: StoredSource[] = [];
    const keys: string[] = [];
    for (const [key, source] of [...this.stored].toSorted(([, a], [, b]) => a.order - b.order)) {
      if (this.total <= this.mostKept) break;
      if (isNew.has(key) || dataOf(source).length === 0) continue;
      this.know(key, null);
      sources.push(source);
      keys.push(key, ...dataOf(source).flatMap((data) => (this.uses.has(data.key) ? [] : [data.key])));
    }
    this.forget(new Set(keys));
    return { sources, keys };
  }

  /** What stands under a key from now on; null: nothing. */
  private know(key: string, source: StoredSource | null): void {
    const before = this.stored.get(key);
    // First what comes, so that a value that both name is not let go in between.
    if (source !== null) for (const { key: dataKey, size } of dataOf(source)) this.use(dataKey, size, 1);
    if (before !== undefined) for (const { key: dataKey, size } of dataOf(before)) this.use(dataKey, size, -1);
    if (source === null) this.stored.delete(key);
    else {
      this.stored.set(key, source);
      this.lastOrder = Math.max(this.lastOrder, source.order);
    }
  }

  private use(dataKey: string, size: number, more: 1 | -1): void {
    const { size: known, count } = this.uses.get(dataKey) ?? { size, count: 0 };
    if (count === 0) this.total += known;
    if (count + more > 0) this.uses.set(dataKey, { size: known, count: count + more });
    else {
      this.uses.delete(dataKey);
      this.total -= known;
    }
  }

  /** What is not stored there after all may be stored again by the next record that names it. */
  private forget(keys: ReadonlySet<string>): void {
    for (const [origin, key] of this.dataKeys) if (keys.has(key)) this.dataKeys.delete(origin);
  }

  private nextKey(before: string): string {
    this.last += 1;
    return `${before}${this.mark}:${this.last}`;
  }
}
