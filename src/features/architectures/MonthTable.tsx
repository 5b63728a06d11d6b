import { COST_PARTS } from '@/core/pricing/architecture';
import { type Usd, ZERO_USD } from '@/core/pricing/money';
import { columnDollars } from '@/core/pricing/show-money';
import { formatInteger } from '@/core/units';
import { Amount } from '@/ui/Amount';
import { WaysTable } from '@/ui/WaysTable';
import { ARCHITECTURE_NAMES, failureText, PART_NAMES } from './architecture-words';
import type { ArchitectureResults } from './use-architectures';

/** The first month of each, with what it consists of. `sign`: "~" where it rests on an estimate. */
export function MonthTable({ results: { rows, cheapest }, sign }: { results: ArchitectureResults; sign: string }) {
  const amountsOf = (pick: (month: (typeof rows)[number]['month'] & { ok: true }) => Usd): readonly Usd[] => rows.map(({ month }) => (month.ok ? pick(month) : ZERO_USD));
  const parts = COST_PARTS.map((part) => ({ part, amounts: amountsOf(({ value }) => value.parts[part]) })).filter(({ amounts }) => amounts.some(({ digits }) => digits > 0n));
  const columns = [amountsOf(({ value }) => value.totalUsd), ...parts.map(({ amounts }) => amounts)].map((amounts) => {
    const texts = columnDollars(amounts);
    return amounts.map((usd, index) => (usd.digits === 0n ? '–' : <Amount key={index} usd={usd} text={`${sign}${texts[index]}`} />));
  });
  return (
    <WaysTable
      label="Cost of the first month"
      frameLabel="Costs of the first month"
      head={['Architecture', 'First month', 'Prompt of a query', ...parts.map(({ part }) => PART_NAMES[part])]}
      ways={rows.map(({ id, month }, index) => {
        const [total, ...each] = columns.map((column) => column[index]);
        return {
          id,
          name: ARCHITECTURE_NAMES[id],
          isCheapest: id === cheapest?.id,
          cells: month.ok ? [total === '–' ? 'free' : total, `${sign}${formatInteger(month.value.promptTokens)}`, ...each] : { fault: failureText(month.error, sign) },
        };
      })}
    />
  );
}
