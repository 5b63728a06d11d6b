import type { RecordStore } from '@/state/keeping';

export interface Memory extends RecordStore {
  readonly records: Map<string, unknown>;
  /** The keys of each write. */
  readonly written: string[][];
  failWith: Error | null;
}

/** Records in memory, which notes what is written and fails when it is told to. */
export function memory(): Memory {
  const records = new Map<string, unknown>();
  return {
    records,
    written: [],
    failWith: null,
    read: async (isWanted) => new Map([...records].filter(([key]) => isWanted(key))),
    get: async (key) => records.get(key),
    async write(entries, removed = []) {
      if (this.failWith !== null) throw this.failWith;
      for (const key of removed) records.delete(key);
      const keys: string[] = [];
      for (const [key, value] of entries) {
        records.set(key, structuredClone(value));
        keys.push(key);
      }
      this.written.push(keys);
    },
  };
}
