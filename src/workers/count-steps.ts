import type { Encoder } from '@/core/tokenize/encoder';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import { baseTokens, closeTally, EMPTY_STRETCH, joinTallies, type PieceSource, type TallyStretch, tallyUtf8 } from '@/core/tokenize/script-tally';
import type { CountWork, Done } from './protocol';

export interface CountedText {
  readonly tokens: number;
  readonly bytes: number;
  /** Where a tally was wanted, in the base encoding. */
  readonly stretch?: TallyStretch;
}

/** Counts a text, of which only the last part has steps; what comes in several parts is one step. */
export function* countInSteps(
  encoder: Encoder,
  parts: readonly Uint8Array[],
  { steps, wantsTally }: Pick<CountWork, 'steps' | 'wantsTally'>,
): Generator<Done, CountedText, undefined> {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const [whole] = parts;
  const isOneStep = parts.length > 1 || !whole;
  if (wantsTally && canTally(encoder)) {
    let stretch = EMPTY_STRETCH;
    if (isOneStep) stretch = tallyUtf8(encoder, parts);
    else {
      for (const { step, part } of cut(whole, steps)) {
        stretch = joinTallies(stretch, tallyUtf8(encoder, [part]));
        yield step;
      }
    }
    return { tokens: baseTokens(closeTally(stretch)), bytes, stretch };
  }
  if (isOneStep) return { tokens: encoder.countUtf8(parts), bytes };
  let tokens = 0;
  for (const { step, part } of cut(whole, steps)) {
    tokens += encoder.countUtf8([part]);
    yield step;
  }
  return { tokens, bytes };
}

function* cut(whole: Uint8Array, steps: readonly Done[]): Generator<{ step: Done; part: Uint8Array }, void, undefined> {
  let start = 0;
  for (const step of steps) {
    yield { step, part: whole.subarray(start, step.doneBytes) };
    start = step.doneBytes;
  }
}

/** The ratios of families are to the base encoding; no other one's tally says anything. */
function canTally(encoder: Encoder): encoder is Encoder & PieceSource {
  return encoder.encodingId === BASE_ENCODING && 'visitPieces' in encoder;
}
