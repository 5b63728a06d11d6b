import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import type { TokenizerMapping } from '@/core/catalog/model';
import { type Calibrations, familyTokens } from '@/core/tokenize/calibration';
import { addCounts, type Count } from '@/core/tokenize/count';
import { addTallies, type ScriptTally } from '@/core/tokenize/script-tally';
import { jointCount } from './joint-count';

/** A count, and the base tokens that a family's ratios were applied to; null where it comes from elsewhere. */
export type TalliedCount = Count & {
  readonly tally: ScriptTally | null;
  /** What of the count stands in no text, and so in no tally: values of variables that are given by a size. */
  readonly sized?: Count | undefined;
};

/** A count with what stands in no text added to it, which may be less than nothing at its lower end: a value may save a token where it stands. */
export function withSized<Counted extends Count>(count: Counted, sized: Count | undefined): Counted & { readonly sized?: Count } {
  return sized === undefined ? count : { ...count, ...addCounts([count, sized]), low: Math.max(0, count.low + sized.low), sized };
}

/** Of a part, whose count is the sum of these; undefined: all of it stands in texts. */
export function sizedOf(counts: readonly { readonly sized?: Count | undefined }[]): Count | undefined {
  const sized = counts.flatMap((count) => count.sized ?? []);
  return sized.length === 0 ? undefined : addCounts(sized);
}

/**
 * What parts put into the window together. Tokens, low and high add up; but calibrated texts err against one another, so
 * their range is that of all together where that is the narrower one.
 */
export function partsTotal(counts: readonly TalliedCount[], tokenizer: TokenizerMapping, calibrations: Calibrations): Count {
  if (tokenizer.kind !== 'estimate' || calibrations[tokenizer.family] === undefined) return addCounts(counts);
  const tallied = counts.filter(({ tally }) => tally !== null);
  const texts = tallied.map(withoutSized);
  const together = familyTokens(ESTIMATE_FAMILIES[tokenizer.family], calibrations, addTallies(texts.flatMap(({ tally }) => tally ?? [])));
  return addCounts([jointCount(texts, together), ...tallied.flatMap(({ sized }) => sized ?? []), ...counts.filter(({ tally }) => tally === null)]);
}

function withoutSized({ sized, ...count }: TalliedCount): TalliedCount {
  return sized === undefined ? count : { ...count, tokens: count.tokens - sized.tokens, low: count.low - sized.low, high: count.high - sized.high };
}
