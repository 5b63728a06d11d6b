// What is not stored yet, written down where that is done at once. Storing takes turns of its own, which a page that goes may not
// get; the next page does it again. Doing it twice does no harm. Loaded with what saves the work.
import { LOG, type RecordStore, WRITER } from './keeping';

/** What is written down on each change: a fraction of a millisecond. */
export const CHANGE_UNITS = 1 << 16;
/** As the page goes: what the browser has room for. */
export const LEAVING_UNITS = 1 << 21;

export interface Redo {
  /** Who writes. */
  readonly tab: string;
  /** Who wrote what is stored before; undefined: nobody. */
  readonly after: unknown;
  readonly entries: Iterable<readonly [key: string, value: unknown]>;
  readonly removed: readonly string[];
}

/**
 * Writes down what is to be stored, in the place of what stood there, which goes even where this is too much: done again, it would
 * take newer work back.
 */
export function writeLog({ log }: RecordStore, { tab, after, removed, entries }: Redo, mostUnits: number): void {
  if (log === undefined) return;
  const written: unknown[] = [];
  let units = 0;
  for (const [key, value] of entries) {
    units += typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
    if (units > mostUnits) break;
    written.push([key, value instanceof Uint8Array ? { base64: toBase64(value) } : value]);
  }
  try {
    const text = units > mostUnits ? '' : `${startOf(tab)},${JSON.stringify({ after, removed, entries: written }).slice(1)}`;
    if (text === '' || text.length > 2 * mostUnits) log.removeItem(LOG);
    else log.setItem(LOG, text);
  } catch {
    log.removeItem(LOG);
  }
}

/** All that this tab has written down is stored, or is not the newest any more. */
export function dropLog({ log }: RecordStore, tab: string): void {
  if (log?.getItem(LOG)?.startsWith(startOf(tab)) === true) log.removeItem(LOG);
}

/** Stores what a page has written down and maybe had no time to store. By the tab that keeps the work, before it is read. Never rejects. */
export async function redoLog(records: RecordStore): Promise<void> {
  const { log } = records;
  const redo = readLog(log?.getItem(LOG) ?? null);
  try {
    if (redo !== null) {
      const writer = await records.get(WRITER);
      // Of what somebody else has stored since, or what was cleared, this would be a part only.
      if (writer === redo.tab || writer === redo.after) await records.write(redo.entries, redo.removed);
    }
    log?.removeItem(LOG);
  } catch {
    // It stays for the next visit.
  }
}

/** As JSON, to which the rest is added. */
function startOf(tab: string): string {
  return `{"tab":${JSON.stringify(tab)}`;
}

function readLog(text: string | null): Redo | null {
  try {
    const { tab, after, entries, removed } = JSON.parse(text ?? '') as Redo;
    return { tab, after, entries: [...entries].map(([key, value]) => [key, isBase64(value) ? fromBase64(value.base64) : value]), removed };
  } catch {
    return null;
  }
}

function isBase64(value: unknown): value is { readonly base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 1 << 13) text += String.fromCharCode(...bytes.subarray(start, start + (1 << 13)));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
}
