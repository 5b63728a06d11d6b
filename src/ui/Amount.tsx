import { type Usd, usdText } from '@/core/pricing/money';

/** An amount as the page shows it, with the exact one for who saves the table that it stands in. `text` may begin with "~", which is no part of the amount. */
export function Amount({ usd, text }: { usd: Usd; text: string }) {
  const about = text.startsWith('~') ? '~' : '';
  return (
    <>
      {about}
      <data value={usdText(usd)}>{text.slice(about.length)}</data>
    </>
  );
}

/** A range as the page shows it, such as "$0.024–$0.050". */
export function AmountRange({ low, high, text }: { low: Usd; high: Usd; text: string }) {
  const [from = '', to] = text.split('–');
  if (to === undefined) return text;
  return (
    <>
      <Amount usd={low} text={from} />–<Amount usd={high} text={to} />
    </>
  );
}
