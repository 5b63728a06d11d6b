import { formatAmount } from '@/core/budget/counted';
import type { CacheState } from '@/core/prompt/prefix';
import { formatInteger } from '@/core/units';
import { Badge } from '@/ui/Badge';
import type { LensRow } from './prefix-lens';
import { gatheredRows } from './gathered-rows';

const LOOK: Readonly<Record<CacheState, { readonly tone: 'ok' | 'warn' | 'plain'; readonly label: string }>> = {
  cached: { tone: 'ok', label: 'cached' },
  partly: { tone: 'warn', label: 'partly' },
  not: { tone: 'plain', label: 'not' },
};

/** The parts of the prompt in send order, and what of each is in the prefix. Runs of turns of one kind stand in one row. */
export function PieceTable({ rows }: { rows: readonly LensRow[] }) {
  return (
    <table aria-label="Parts in send order" className="w-full border-separate border-spacing-0 text-right">
      <thead className="text-micro text-ink-faint">
        <tr>
          <th scope="col" className="py-1 pr-2 text-left font-normal">
            Part
          </th>
          <th scope="col" className="px-2 py-1 font-normal whitespace-nowrap">
            Tokens
          </th>
          <th scope="col" className="px-2 py-1 font-normal whitespace-nowrap">
            In common
          </th>
          <th scope="col" className="py-1 pl-2 text-left font-normal">
            Cache
          </th>
        </tr>
      </thead>
      <tbody>
        {gatheredRows(rows).map(({ key, name, count, common, isCounted, state, pieces, isAssumed }) => (
          <tr key={key}>
            <th scope="row" className="w-full border-t border-line py-1 pr-2 text-left font-normal [overflow-wrap:anywhere]">
              {name}
              {pieces > 1 && <span className="sr-only">{`, ${formatInteger(pieces)} turns`}</span>}
            </th>
            <td className="border-t border-line px-2 py-1 align-top whitespace-nowrap @max-md:whitespace-normal">{formatAmount(count, isCounted)}</td>
            <td className="border-t border-line px-2 py-1 align-top whitespace-nowrap @max-md:whitespace-normal">{formatAmount(common, isCounted || state === 'not')}</td>
            <td className="border-t border-line py-1 pl-2 text-left align-top">
              <Badge tone={isAssumed ? 'warn' : LOOK[state].tone}>{isAssumed ? 'if the same' : LOOK[state].label}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
