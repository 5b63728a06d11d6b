import { formatInteger, formatShare, formatTokens } from '@/core/units';

// A number of tokens and how sure it is. Every count on the screen and in the report is one of these.

/**
 * - `exact`: the vendor's public tokenizer, and the vendor says that the model uses it.
 * - `mapping-assumed`: a public tokenizer, but nobody has stated that this model uses it.
 * - `calibrated`: an estimate scaled to a count that the vendor reported.
 * - `estimate`: another tokenizer's count, or one from the characters, with a band.
 */
export type Exactness = 'exact' | 'mapping-assumed' | 'calibrated' | 'estimate';

/**
 * Tokens with their band; integers, 0 ≤ low ≤ tokens ≤ high. Where exact or assumed, low = tokens = high; an estimate may have
 * no range of its own, as its doubt is in that of another count: of a turn that calls tools it is in the framing.
 */
export interface Count {
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exactness: Exactness;
}

const WEAKNESS: Record<Exactness, number> = { exact: 0, 'mapping-assumed': 1, calibrated: 2, estimate: 3 };

export const NOTHING: Count = { tokens: 0, low: 0, high: 0, exactness: 'exact' };

/** The less sure of two. */
export function weaker(a: Exactness, b: Exactness): Exactness {
  return WEAKNESS[a] >= WEAKNESS[b] ? a : b;
}

/** A sum is as sure as its weakest term that counts something; tokens, low and high add up. Empty: exact zero. */
export function addCounts(counts: Iterable<Count>): Count {
  let { tokens, low, high, exactness } = NOTHING;
  for (const count of counts) {
    tokens += count.tokens;
    low += count.low;
    high += count.high;
    if (count.high !== 0) exactness = weaker(exactness, count.exactness);
  }
  return { tokens, low, high, exactness };
}

/** Whether a count takes "~" in front of it. */
export function isApproximate(exactness: Exactness): boolean {
  return exactness === 'estimate' || exactness === 'calibrated';
}

/** "61,240", or "~61,240" where approximate. */
export function formatCount(count: Count): string {
  return `${isApproximate(count.exactness) ? '~' : ''}${formatInteger(count.tokens)}`;
}

/** "61,240 tokens", "~61,240 tokens" where approximate, "1 token". */
export function countedTokens(count: Count): string {
  return `${isApproximate(count.exactness) ? '~' : ''}${formatTokens(count.tokens)}`;
}

/**
 * What stands before a share of a count: "~" where the count is approximate, or where what it is a share of is. `of` absent: a
 * size that is known, such as a window. All of a count is exactly 100 % of it.
 */
export function shareSign(count: Count, of?: Count): '~' | '' {
  if (of !== undefined && count.tokens === of.tokens && count.exactness === of.exactness) return '';
  return isApproximate(count.exactness) || (of !== undefined && isApproximate(of.exactness)) ? '~' : '';
}

/** "12.3 %" of a size or of another count, "~12.3 %" where approximate; of nothing "0.0 %". */
export function formatShareOf(count: Count, of: number | Count): string {
  const [whole, sign] = typeof of === 'number' ? [of, shareSign(count)] : [of.tokens, shareSign(count, of)];
  return formatShare(whole > 0 ? count.tokens / whole : 0, sign);
}

/** "48,992–73,488 tokens", for who points at a count; undefined where it has no range. */
export function bandTitle(count: Count): string | undefined {
  return count.low === count.high ? undefined : `${formatBand(count)} tokens`;
}

/** "48,992–73,488" for a band, "61,240" where low and high are equal. */
export function formatBand(count: Count): string {
  return count.low === count.high ? formatInteger(count.tokens) : `${formatInteger(count.low)}–${formatInteger(count.high)}`;
}
