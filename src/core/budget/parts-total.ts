import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import type { TokenizerMapping } from '@/core/catalog/model';
import { type Calibrations, familyTokens } from '@/core/tokenize/calibration';
import { addCounts, type Count } from '@/core/tokenize/count';
import { addTallies, type ScriptTally } from '@/core/tokenize/script-tally';
import { jointCount } from './joint-count';

/** A count, and the base tokens that a family's ratios were applied to; null where it comes from elsewhere. */
export type TalliedCount = Count & { readonly tally: ScriptTally | null };

/**
 * What parts put into the window together. Tokens, low and high add up; but calibrated texts err against one another, so
 * their range is that of all together where that is the narrower one.
 */
export function partsTotal(counts: readonly TalliedCount[], tokenizer: TokenizerMapping, calibrations: Calibrations): Count {
  if (tokenizer.kind !== 'estimate' || calibrations[tokenizer.family] === undefined) return addCounts(counts);
  const texts = counts.filter(({ tally }) => tally !== null);
  const together = familyTokens(ESTIMATE_FAMILIES[tokenizer.family], calibrations, addTallies(texts.flatMap(({ tally }) => tally ?? [])));
  return addCounts([jointCount(texts, together), ...counts.filter(({ tally }) => tally === null)]);
}
