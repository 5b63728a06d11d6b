// Keeps fields of the state between visits in a record of their own. Nothing breaks where it cannot be kept. Two tabs share the
// record: each writes what it has changed, and leaves the rest as the other wrote it.
import * as v from 'valibot';
import type { AppState } from './app-state';
import { inOneStep, type RecordStore } from './keeping';
import { mergeRecords } from './merge-records';
import { noteChange, withNotes } from './record-log';
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
  const value = await restored(records, key).catch(() => undefined);
  const isRestored = value !== undefined && isSame(initial, keptOf(store.getState()));
  if (isRestored) store.setState(read(value));

  /** As this tab has it stored: what differs from it was changed here, or in the record, by another tab. */
  let saved = isRestored ? keptOf(store.getState()) : initial;
  let base = write(saved);
  let running: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastSaveAt = Number.NEGATIVE_INFINITY;
  const save = async () => {
    if (store.getState().keeping === 'stopped') return;
    const kept = keptOf(store.getState());
    const mine = write(kept);
    const merge = async () => {
      const { record, dropNotes } = withNotes(records.log, key, await records.get(key));
      await records.write([[key, mergeRecords(base, mine, record)]]);
      [base, saved] = [mine, kept];
      dropNotes?.();
    };
    await inOneStep(records, key, merge).catch(() => undefined);
  };
  // Storing takes turns of its own, which a page that goes may not get, nor one that is hidden.
  const noteUnsaved = () => {
    const { keeping } = store.getState();
    const kept = keptOf(store.getState());
    if (keeping !== 'stopped' && !isSame(kept, saved)) noteChange(records.log, key, { base, mine: write(kept) });
  };
  globalThis.addEventListener?.('pagehide', noteUnsaved);
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') noteUnsaved();
  });
  store.subscribe((state, before) => {
    if (timer !== null || (isSame(keptOf(state), keptOf(before)) && state.clearings === before.clearings)) return;
    const saving = new Promise<void>((resolve) => {
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
    void store.getState().track(activity, saving);
  });
}

/** The record, with what tabs that went had no time to store. */
async function restored(records: RecordStore, key: string): Promise<unknown> {
  const read = async () => withNotes(records.log, key, await records.get(key));
  const { record, dropNotes } = await read();
  if (dropNotes === null) return record;
  return inOneStep(records, key, async () => {
    const now = await read();
    await records.write([[key, now.record]]).then(now.dropNotes, () => undefined);
    return now.record;
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
