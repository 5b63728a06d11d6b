import { multiplyUsd, formatUsd } from '@/core/pricing/money';
import { decimal } from '@/core/pricing/shares';
import { formatShare } from '@/core/units';
import { PART_COLORS } from './part-colors';
import type { WaterfallBar } from './waterfall-bars';

/** The waterfall in figures; the last row is the sum of the others to the last digit. */
export function CostTable({ bars, requestsPerMonth }: { bars: readonly WaterfallBar[]; requestsPerMonth: number }) {
  return (
    <table aria-label="Where the money goes" className="w-full border-separate border-spacing-0 text-right [&_td]:whitespace-nowrap">
      <thead className="text-micro text-ink-faint">
        <tr>
          <th scope="col" className="py-1 text-left font-normal">Part</th>
          <th scope="col" className="py-1 pl-3 max-sm:pl-1.5 font-normal">Per request</th>
          <th scope="col" className="py-1 pl-3 max-sm:pl-1.5 font-normal">Share</th>
          <th scope="col" className="py-1 pl-3 max-sm:pl-1.5 font-normal">Per month</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ kind, name, usd, sign, label, share }) => (
          <tr key={kind} className={kind === 'total' ? 'font-semibold' : ''}>
            <th scope="row" className={`border-t border-line py-1 text-left ${kind === 'total' ? 'font-semibold' : 'font-normal'}`}>
              <span className="inline-flex items-center gap-2 max-sm:gap-1.5">
                <span aria-hidden className="size-2.5 shrink-0 rounded-[2px] border border-edge/40" style={{ backgroundColor: PART_COLORS[kind] }} />
                {kind === 'total' ? 'Total' : name}
              </span>
            </th>
            <td className="border-t border-line py-1 pl-3 max-sm:pl-1.5">{label}</td>
            <td className="border-t border-line py-1 pl-3 max-sm:pl-1.5 text-ink-soft">{share === null ? '–' : shareText(share)}</td>
            <td className="border-t border-line py-1 pl-3 max-sm:pl-1.5">{`${sign}${formatUsd(multiplyUsd(usd, decimal(requestsPerMonth)))}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shareText(share: number): string {
  return share < 0 ? `−${formatShare(-share)}` : formatShare(share);
}
