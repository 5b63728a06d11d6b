import type { TokenBand } from '@/core/catalog/framing-rule';
import { type Count, type Exactness, NOTHING } from '@/core/tokenize/count';

/** A band as a count of whole tokens, rounded outwards. Nothing at all is exact. */
export function roundedBand({ low, tokens, high }: TokenBand, exactness: Exactness): Count {
  const whole = Math.max(0, Math.round(tokens));
  const top = Math.max(whole, Math.ceil(high));
  if (top === 0) return NOTHING;
  return { tokens: whole, low: Math.max(0, Math.min(whole, Math.floor(low))), high: top, exactness };
}
