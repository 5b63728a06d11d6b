import type { Encoder } from '@/core/tokenize/encoder';
import type { Done } from './protocol';

/** Counts a text, of which only the last part has steps; what comes in several parts is one step. */
export function* countInSteps(
  encoder: Encoder,
  parts: readonly Uint8Array[],
  steps: readonly Done[],
): Generator<Done, { readonly tokens: number; readonly bytes: number }, undefined> {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const [whole] = parts;
  if (parts.length > 1 || !whole) return { tokens: encoder.countUtf8(parts), bytes };
  let tokens = 0;
  let start = 0;
  for (const step of steps) {
    tokens += encoder.countUtf8([whole.subarray(start, step.doneBytes)]);
    start = step.doneBytes;
    yield step;
  }
  return { tokens, bytes };
}
