import { formatUsd, type Usd } from '@/core/pricing/money';
import { formatInRange, formatRange } from '@/core/pricing/show-money';

/** An amount with its range where there is one: "~$1,230 ($1,100–$1,380)". */
export function costWords({ costUsd, lowUsd, highUsd }: { readonly costUsd: Usd | null; readonly lowUsd: Usd | null; readonly highUsd: Usd | null }): { readonly main: string; readonly range: string } {
  if (costUsd === null) return { main: '–', range: '' };
  if (lowUsd === null || highUsd === null) return { main: `~${formatUsd(costUsd)}`, range: 'not served, or without a price, at an end of the range' };
  const range = formatRange(lowUsd, highUsd);
  return range.includes('–') ? { main: `~${formatInRange(costUsd, lowUsd, highUsd)}`, range } : { main: formatUsd(costUsd), range: '' };
}

export const VERDICT_WORDS = { fits: 'Fits', uncertain: 'Uncertain', over: 'Over' } as const;
export const VERDICT_LOOK = { fits: 'text-ok', uncertain: 'text-warn', over: 'text-bad' } as const;
