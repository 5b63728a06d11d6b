// Keeps fields of the state between visits in a record of their own. Nothing breaks where it cannot be kept. Two tabs share the
// record: each writes what it has changed, and leaves the rest as the other wrote it.
import * as v from 'valibot';
import type { AppState } from './app-state';
import { inOneStep, type RecordStore } from './keeping';
import { mergeRecords } from './merge-records';
import type { AppStore } from './store';

/** The first change is saved at once, those that follow at most this often. */
const SAVE_EVERY_MS = 400;

export interface KeptRecord<Kept extends Partial<AppState>> {
  readonly key: string;
  /** What the page is doing while it saves. */
  readonly activity: string;
  /** The fields that are kept. */
  keptOf(state: AppState): Kept;
  /** What a record says, as far as it can be read; never throws. */
  read(value: unknown): Kept;
  /** As it is stored: what two tabs may change apart under names of its own. */
  write(kept: Kept): object;
}

/** Brings back what was kept, unless something was changed meanwhile, then saves every change. Never throws. */
export async function keepRecord<Kept extends Partial<AppState>>(store: AppStore, records: RecordStore, { key, activity, keptOf, read, write }: KeptRecord<Kept>): Promise<void> {
  const initial = keptOf(store.getState());
  const value = await records.get(key).catch(() => undefined);
  const isRestored = value !== undefined && isSame(initial, keptOf(store.getState()));
  if (isRestored) store.setState(read(value));

  /** As this tab has it stored: what differs from it was changed here, or in the record, by another tab. */
  let base = write(isRestored ? keptOf(store.getState()) : initial);
  let running: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastSaveAt = Number.NEGATIVE_INFINITY;
  const save = async () => {
    if (store.getState().keeping === 'stopped') return;
    const mine = write(keptOf(store.getState()));
    const merge = async () => {
      await records.write([[key, mergeRecords(base, mine, await records.get(key))]]);
      base = mine;
    };
    await inOneStep(records, key, merge).catch(() => undefined);
  };
  store.subscribe((state, before) => {
    if (timer !== null || (isSame(keptOf(state), keptOf(before)) && state.clearings === before.clearings)) return;
    const saved = new Promise<void>((resolve) => {
      timer = setTimeout(
        () => {
          timer = null;
          lastSaveAt = performance.now();
          running = running.then(save);
          void running.then(resolve);
        },
        Math.max(0, lastSaveAt + SAVE_EVERY_MS - performance.now()),
      );
    });
    void store.getState().track(activity, saved);
  });
}

function isSame<Kept extends object>(a: Kept, b: Kept): boolean {
  return (Object.keys(a) as (keyof Kept)[]).every((name) => a[name] === b[name]);
}

/** The fields of a record that can be read, each by itself: one that cannot is left out and costs no other. */
export function readFields<Read>(schemas: { readonly [Name in keyof Read]: v.GenericSchema<unknown, Read[Name]> }, value: unknown): Partial<Read> {
  const kept = Object(value) as Record<keyof Read, unknown>;
  const read: Partial<Read> = {};
  for (const name of Object.keys(schemas) as (keyof Read)[]) {
    const parsed = v.safeParse(schemas[name], kept[name]);
    if (parsed.success) read[name] = parsed.output;
  }
  return read;
}
