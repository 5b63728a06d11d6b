import { compareUsd, formatUsd, subtractUsd, type Usd } from '@/core/pricing/money';
import { type Count, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

/** "+1,204", "−38", "~+12", "0". */
export function signedTokens({ tokens, exactness }: Count): string {
  const about = isApproximate(exactness) && tokens !== 0 ? '~' : '';
  return `${about}${tokens > 0 ? '+' : tokens < 0 ? '−' : ''}${formatInteger(Math.abs(tokens))}`;
}

export function signedUsd(before: Usd, after: Usd): string {
  const order = compareUsd(after, before);
  if (order === 0) return '0';
  return order > 0 ? `+${formatUsd(subtractUsd(after, before))}` : `−${formatUsd(subtractUsd(before, after))}`;
}
