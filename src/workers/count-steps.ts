import type { Encoder } from '@/core/tokenize/encoder';
import { safeCuts } from '@/core/tokenize/safe-cuts';
import { utf8Length } from '@/core/tokenize/utf8';

/** How far a piece of work is. */
export interface Done {
  readonly doneUnits: number;
  readonly doneBytes: number;
}

/** Less than 10 ms of work also where each unit is three bytes. */
const STEP_UNITS = 32_768;

/** Counts a text step by step: exact, as each step ends where every pre-tokenizer cuts. A giant piece is one step. */
export function* countInSteps(
  encoder: Encoder,
  text: string,
): Generator<Done, { readonly tokens: number; readonly bytes: number }, undefined> {
  let tokens = 0;
  let bytes = 0;
  let start = 0;
  for (const end of safeCuts(text, STEP_UNITS)) {
    const chunk = text.slice(start, end);
    tokens += encoder.count(chunk);
    bytes += utf8Length(chunk);
    start = end;
    yield { doneUnits: end, doneBytes: bytes };
  }
  return { tokens, bytes };
}
