// Keys that stand more than once, as something to know of an import.
import type { Imported } from './imported';
import type { Place } from '@/core/importers/json-values';
import { RepeatedKeys } from '@/core/importers/repeated-keys';

/** With what was found of the texts that it was read of. */
export function withRepeatedKeys(found: Imported, { names, count }: RepeatedKeys): Imported {
  return count === 0 ? found : { ...found, notes: [...found.notes, { kind: 'repeated-keys', names, count }] };
}

/** The same of one text, which is JSON. */
export function* withRepeatedKeysOf(found: Imported, json: string): Generator<undefined, Imported, undefined> {
  const repeated = new RepeatedKeys();
  yield* repeated.lookThrough(json);
  return withRepeatedKeys(found, repeated);
}

/** "[2].content", "content (line 3)": a path in one of several values. */
export function pathAt(path: string, place: Place | undefined): string {
  if (place === undefined) return path;
  if (place.of === 'entries') return `[${place.index}]${path.startsWith('[') ? '' : '.'}${path}`;
  return `${path} (${place.of === 'lines' ? 'line' : 'value'} ${place.index + 1})`;
}
