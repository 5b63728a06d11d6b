// What is counted for a link alone, aside from the page.
import type { PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import type { AppState, CountedText } from './app-state';
import { MOST_TALLIED_UNITS } from './link-tallies';

/** Answers of the tokenizer; null: it has none, or too much was asked for already. */
export type CountIn = (encodingId: EncodingId, text: PartText) => Promise<CountedText | null>;

export function counterFor({ tokenizer }: AppState, signal: AbortSignal): CountIn {
  let left = MOST_TALLIED_UNITS;
  return async (encodingId, text) => {
    left -= text.length;
    if (left < 0) return null;
    const answer = await tokenizer.count({ key: 'link case', encodingId, text, tally: encodingId === BASE_ENCODING, isBackground: true }, { signal });
    return answer.ok ? answer.value : null;
  };
}

/** null: one of them could not be counted. */
export async function countsIn(encodingId: EncodingId, texts: Iterable<PartText>, countIn: CountIn): Promise<ReadonlyMap<PartText, CountedText> | null> {
  const all = new Map<PartText, CountedText>();
  for (const text of new Set(texts)) {
    const answer = await countIn(encodingId, text);
    if (answer === null) return null;
    all.set(text, answer);
  }
  return all;
}
