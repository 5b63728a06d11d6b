import { compareUsd, formatUsd, subtractUsd, type Usd, ZERO_USD } from '@/core/pricing/money';

/** What a change saves of the price of a request: "~$0.03 less", "$1.20 more", "same price". `sign`: "~" where it rests on an estimate. */
export function savedWords(usd: Usd, sign: string): string {
  const order = compareUsd(usd, ZERO_USD);
  if (order === 0) return 'same price';
  return order < 0 ? `${formatUsd(subtractUsd(ZERO_USD, usd), sign)} more` : `${formatUsd(usd, sign)} less`;
}
