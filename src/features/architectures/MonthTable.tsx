import { COST_PARTS, type CostPart } from '@/core/pricing/architecture';
import { compareUsd, formatUsd, ZERO_USD } from '@/core/pricing/money';
import { formatInteger } from '@/core/units';
import { ARCHITECTURE_NAMES, failureText, PART_NAMES } from './architecture-words';
import type { ArchitectureResults, MonthRow } from './use-architectures';

const CELL = 'border-t border-line px-2 py-1 align-top';

/** The first month of each, with what it consists of. */
export function MonthTable({ results: { rows, cheapest } }: { results: ArchitectureResults }) {
  const parts = COST_PARTS.filter((part) => rows.some(({ month }) => month.ok && compareUsd(month.value.parts[part], ZERO_USD) > 0));
  return (
    <div role="region" aria-label="Costs of the first month" tabIndex={0} className="relative overflow-x-auto -outline-offset-2">
      <table aria-label="Cost of the first month" className="w-full border-separate border-spacing-0 text-right">
        <thead className="text-micro text-ink-faint">
          <tr className="[&>th]:px-2 [&>th]:py-1 [&>th]:font-semibold [&>th]:whitespace-nowrap">
            <th scope="col" className="pl-0! text-left">
              Architecture
            </th>
            <th scope="col">First month</th>
            <th scope="col">Prompt of a query</th>
            {parts.map((part) => (
              <th key={part} scope="col" className="last:pr-0!">
                {PART_NAMES[part]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} parts={parts} isCheapest={row.id === cheapest?.id} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row: { id, month }, parts, isCheapest }: { row: MonthRow; parts: readonly CostPart[]; isCheapest: boolean }) {
  return (
    <tr>
      <th scope="row" className={`${CELL} pl-0! text-left ${isCheapest ? 'font-semibold' : 'font-normal'}`}>
        {ARCHITECTURE_NAMES[id]}
        {isCheapest && <span className="block text-small font-normal text-ok">cheapest of these</span>}
      </th>
      {month.ok ? (
        <>
          <td className={`${CELL} whitespace-nowrap`}>{formatUsd(month.value.totalUsd)}</td>
          <td className={CELL}>{formatInteger(month.value.promptTokens)}</td>
          {parts.map((part) => (
            <td key={part} className={`${CELL} whitespace-nowrap last:pr-0!`}>
              {compareUsd(month.value.parts[part], ZERO_USD) === 0 ? '–' : formatUsd(month.value.parts[part])}
            </td>
          ))}
        </>
      ) : (
        <td colSpan={2 + parts.length} className={`${CELL} pr-0! text-left text-bad`}>
          {failureText(month.error)}
        </td>
      )}
    </tr>
  );
}
