import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatShare } from '@/core/units';
import type { BatchTotals } from '@/state/batch-columns';
import { Amount, AmountRange } from '@/ui/Amount';
import { formatUsd, subtractUsd } from '@/core/pricing/money';
import { costWords, includedWords, leftOutOfSums } from './batch-words';

export const ROW_NAME = 'max-w-48 min-w-28 py-1 pr-2 text-left font-semibold';

/** The figures of a line: sizes, how many fit, all tokens, and what they and the answers cost. */
export function FigureCells({ totals }: { totals: BatchTotals }) {
  const { sizes, rows, total, fits, uncertain, costUsd, answersUsd, answered, lowUsd, highUsd } = totals;
  const sign = isApproximate(total.exactness) ? '~' : '';
  const cost = costWords(totals);
  const asides = [uncertain > 0 ? `${formatShare(uncertain / rows)} uncertain` : '', `${formatInteger(fits)} of ${formatInteger(rows)}`].filter((each) => each !== '').join(', ');
  return (
    <>
      {[sizes.p50, sizes.p95, sizes.max].map((size, index) => (
        <td key={index} className="px-2 py-1 whitespace-nowrap">{sizes.rows === 0 ? '–' : `${sign}${formatInteger(size)}`}</td>
      ))}
      <td className="px-2 py-1 whitespace-nowrap">
        {formatShare(fits / rows)}
        <span className="block text-small text-ink-faint">{asides}</span>
      </td>
      <td className="px-2 py-1 whitespace-nowrap">
        {sizes.rows === 0 ? '–' : formatCount(total)}
        {total.low !== total.high && <span className="block text-small text-ink-faint">{formatBand(total)}</span>}
      </td>
      <td className="px-2 py-1 whitespace-nowrap">{costUsd === null || answersUsd === null ? '–' : <Amount usd={subtractUsd(costUsd, answersUsd)} text={`${sign}${formatUsd(subtractUsd(costUsd, answersUsd))}`} />}</td>
      <td className="px-2 py-1 whitespace-nowrap">{answersUsd === null || answered === 0 ? <span className="text-ink-faint">none assumed</span> : <Amount usd={answersUsd} text={`${totals.ofData > 0 ? sign : ''}${formatUsd(answersUsd)}`} />}</td>
      <td className="px-2 py-1 whitespace-nowrap">
        {costUsd === null ? cost.main : <Amount usd={costUsd} text={cost.main} />}
        {cost.range !== '' && <span className="block text-small text-ink-faint">{lowUsd === null || highUsd === null ? cost.range : <AmountRange low={lowUsd} high={highUsd} text={cost.range} />}</span>}
        {costUsd !== null && <span className="block text-small text-ink-faint">{includedWords(totals)}</span>}
        {leftOutOfSums(totals).map((words) => <span key={words} className="block text-small text-warn">{words}</span>)}
      </td>
    </>
  );
}
