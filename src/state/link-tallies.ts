// What a link states of a text beside its count, so that models which count otherwise come to the sender's figures.
import type { OtherCount } from '@/core/prompt/attachment';
import { partTools } from '@/core/prompt/part-tools';
import { type Part, type Unit, unitsOf } from '@/core/prompt/part';
import { ENCODING_IDS, type EncodingId } from '@/core/tokenize/encoding';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import { addTallies, type ScriptTally } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';
import { comparisonKey } from './comparison-counts';

/** UTF-16 units of all texts that are counted again for a link: a second or two. Of the parts after them it has the usual ratio. */
export const MOST_TALLIED_UNITS = 8_000_000;

export type Tallies = ReadonlyMap<UnitId, ScriptTally>;

/** The base tokens of each part by kind of text: what is known, and what is counted for it. A part of which a text fails has none. */
export async function talliesOfParts({ work, counts, comparison, tokenizer }: AppState, signal: AbortSignal): Promise<Tallies> {
  const all = new Map<UnitId, ScriptTally>();
  let left = MOST_TALLIED_UNITS;
  const tallyOf = async ({ id, text }: Unit): Promise<ScriptTally | null> => {
    const [own, compared] = [counts.get(id), comparison.counts.get(comparisonKey(BASE_ENCODING, id))];
    if (own?.status === 'ready' && own.text === text && own.encodingId === BASE_ENCODING && own.tally !== undefined) return own.tally;
    if (compared?.status === 'ready' && compared.text === text && compared.tally !== null) return compared.tally;
    left -= text.length;
    if (left < 0) return null;
    // A key of its own: under that of the page it would take the place of what is counted for the window.
    const answer = await tokenizer.count({ key: `link ${id}`, encodingId: BASE_ENCODING, text, tally: true, isBackground: true }, { signal });
    return answer.ok ? (answer.value.tally ?? null) : null;
  };
  for (const part of work.prompt.parts) {
    const tallies: ScriptTally[] = [];
    const units = unitsOf(part);
    for (const unit of units) {
      const tally = await tallyOf(unit);
      if (tally === null) break;
      tallies.push(tally);
    }
    if (units.length > 0 && tallies.length === units.length) all.set(part.id, addTallies(tallies));
  }
  return all;
}

/** The tokens of a part in the encodings that happen to have counted all of it; of tools none, as they count in their vendor's words. */
export function otherCounts(part: Part, { counts, comparison }: Pick<AppState, 'counts' | 'comparison'>): readonly OtherCount[] {
  const units = unitsOf(part);
  if (units.length === 0 || partTools(part).functions.length > 0) return [];
  const tokensIn = (encodingId: EncodingId, { id, text }: Unit): number | undefined =>
    [counts.get(id), comparison.counts.get(comparisonKey(encodingId, id))].flatMap((known) => (known?.status === 'ready' && known.encodingId === encodingId && known.text === text ? [known.tokens] : []))[0];
  return ENCODING_IDS.filter((id) => id !== BASE_ENCODING).flatMap((encodingId) => {
    const tokens = units.map((unit) => tokensIn(encodingId, unit));
    return tokens.every((each) => each !== undefined) ? [{ encodingId, tokens: tokens.reduce((sum, each) => sum + each, 0) }] : [];
  });
}
