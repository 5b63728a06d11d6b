// Which model many prompts are for: looked up before they are counted, as it decides what they are counted by.
import { modelOfFormat } from '@/core/catalog/model-of-format';
import type { Model } from '@/core/catalog/model';
import { modelNamed } from '@/core/catalog/reported-model';
import type { ModelId } from '@/core/units';
import type { BatchRowSource } from './batch-source';
import { Slices } from './slices-of-time';

/** Rows that are looked at where there are more, spread evenly over all: rows at hand, and rows that are files to be opened. */
const MOST_AT_HAND = 300;
const MOST_FILES = 20;

/**
 * The model that most of the rows name, or one of the vendor whose API they are for where they name none: the list of rows has its tokens, and so has the window of such a row that is opened. Of
 * several with as many, the one named first; null: none is named, or the one named most is not known here.
 */
export async function modelOfMost(source: BatchRowSource, chosen: Model, signal: AbortSignal): Promise<ModelId | null> {
  const looked = Math.min(source.rows, source.isAtHand ? MOST_AT_HAND : MOST_FILES);
  const named = new Map<string, { readonly id: ModelId | null; rows: number }>();
  const slices = new Slices();
  for (let at = 0; at < looked; at += 1) {
    const read = await source.read(Math.floor((at * source.rows) / looked), source.guessed, signal);
    if (signal.aborted) return null;
    const front = read.ok && read.value.imported !== null ? modelOfFormat(read.value.imported.format) : null;
    const ofVendor = front?.vendorKey === chosen.vendorKey ? chosen : front;
    if (read.ok && (read.value.asks.modelId !== null || ofVendor !== null)) {
      const id = (read.value.asks.modelId === null ? ofVendor : modelNamed(read.value.asks.modelId))?.id ?? null;
      // A model has several names; what is not known is as it is written.
      const key = id ?? `unknown ${read.value.asks.modelId}`;
      const before = named.get(key);
      if (before === undefined) named.set(key, { id, rows: 1 });
      else before.rows += 1;
    }
    if (slices.isOver()) await slices.next();
  }
  let most: { readonly id: ModelId | null; readonly rows: number } = { id: null, rows: 0 };
  for (const each of named.values()) if (each.rows > most.rows) most = each;
  return most.id;
}
