import { multiplyUsd } from '@/core/pricing/money';
import { decimal } from '@/core/pricing/shares';
import { addsUp, columnDollars, signedDollars } from '@/core/pricing/show-money';
import { formatShare } from '@/core/units';
import type { Volume } from '@/state/volume';
import { Amount } from '@/ui/Amount';
import { PART_COLORS } from './part-colors';
import { hasDiscount, type WaterfallBar } from './waterfall-bars';

/** The waterfall in figures; the last row is the sum of the others to the last digit. `monthUnit`: the power of ten to which a month is known; null: to the cent. */
export function CostTable({ bars, volume: { requestsPerDay, daysPerMonth }, monthUnit }: { bars: readonly WaterfallBar[]; volume: Volume; monthUnit: number | null }) {
  const requests = columnDollars(bars.map(({ usd }) => usd));
  const monthly = bars.map(({ usd }) => multiplyUsd(multiplyUsd(usd, decimal(requestsPerDay)), decimal(daysPerMonth)));
  const months = columnDollars(monthly, monthUnit);
  const isRounded = !addsUp(requests) || !addsUp(months);
  return (
    <>
      <table aria-label="Where the money goes" className="w-full border-separate border-spacing-0 text-right [&_td]:whitespace-nowrap">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">Part</th>
            <th scope="col" className="py-1 pl-3 max-sm:pl-1.5 font-normal">Per request</th>
            <th scope="col" className="py-1 pl-3 max-sm:pl-1.5 font-normal">{hasDiscount(bars) ? 'Share before savings' : 'Share'}</th>
            <th scope="col" className="py-1 pl-3 max-sm:pl-1.5 font-normal">Per month</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ kind, name, usd, sign, share }, index) => (
            <tr key={kind} data-kind={kind === 'total' ? 'total' : 'part'} className={kind === 'total' ? 'font-semibold' : ''}>
              <th scope="row" className={`border-t border-line py-1 text-left ${kind === 'total' ? 'font-semibold' : 'font-normal'}`}>
                <span className="inline-flex items-center gap-2 max-sm:gap-1.5">
                  <span aria-hidden className="size-2.5 shrink-0 rounded-[2px] border border-edge/40" style={{ backgroundColor: PART_COLORS[kind] }} />
                  {kind === 'total' ? 'Total' : name}
                </span>
              </th>
              <td className="border-t border-line py-1 pl-3 max-sm:pl-1.5"><Amount usd={usd} text={signedDollars(requests[index] ?? '', sign)} /></td>
              <td className="border-t border-line py-1 pl-3 max-sm:pl-1.5 text-ink-soft">{share === null ? '–' : formatShare(share, share === 1 ? '' : sign)}</td>
              <td className="border-t border-line py-1 pl-3 max-sm:pl-1.5"><Amount usd={monthly[index] ?? usd} text={signedDollars(months[index] ?? '', sign)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {isRounded ? <p className="m-0 pt-1 text-small text-ink-faint">Each amount is rounded by itself, so the parts may differ from the total in the last digit.</p> : null}
    </>
  );
}
