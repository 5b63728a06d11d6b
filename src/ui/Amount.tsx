import { type Usd, usdText } from '@/core/pricing/money';

/** An amount as the page shows it, with the exact one for who saves the table that it stands in. `text` has no "~": that stands before it. */
export function Amount({ usd, text }: { usd: Usd; text: string }) {
  return <data value={usdText(usd)}>{text}</data>;
}
