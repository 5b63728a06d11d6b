import type { ReactNode } from 'react';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatShare } from '@/core/units';
import type { BatchTotals } from '@/state/batch-columns';
import { Amount, AmountRange } from '@/ui/Amount';
import { formatUsd, subtractUsd } from '@/core/pricing/money';
import { costWords, includedWords, leftOutOfSums } from './batch-words';

/** In a narrow place a line is stacked, so that no price is out of sight: its name, then each figure below what it is called, side by side as far as there is room. */
export const LINE = 'align-top @max-4xl:relative @max-4xl:grid @max-4xl:grid-cols-8 @max-3xl:grid-cols-6 @max-4xl:gap-x-2 @max-4xl:border-b @max-4xl:border-line @max-4xl:py-1 @max-4xl:text-left';
export const ROW_NAME = 'max-w-48 min-w-28 py-1 pr-2 text-left font-semibold @max-4xl:col-span-full @max-4xl:max-w-none @max-4xl:pr-8';

/** Below a figure. */
const ASIDE = 'block text-small text-ink-faint';
/** Words there, which must not make the column wider than figures do. */
const WORDS = 'whitespace-normal @4xl:ml-auto @4xl:max-w-30';
/** A longer range breaks behind its dash, so that all columns have room beside the list of parts. */
const MOST_RANGE_UNITS = 19;
const asideOf = (range: string): string => (range.length > MOST_RANGE_UNITS ? `${ASIDE} whitespace-normal` : ASIDE);

/** Names of the columns, and what they mean. */
export const HEADS = [
  ['Model', ''],
  ['p50', 'half up to'],
  ['p95', '95 % up to'],
  ['Max', 'largest'],
  ['Fit', ''],
  ['All tokens', ''],
  ['Cost of input', 'uncached'],
  ['Cost of answers', ''],
  ['Cost of all', ''],
] as const;

/** The name of a column, behind which stands what it means. */
function fullName(of: string): string {
  const under = HEADS.find(([name]) => name === of)?.[1] ?? '';
  return under === '' ? of : `${of}, ${under}`;
}

function Cell({ of, span = 'third', children }: { of: (typeof HEADS)[number][0]; span?: 'third' | 'half'; children: ReactNode }) {
  const width = span === 'third' ? '@max-3xl:col-span-2' : '@max-3xl:col-span-3';
  return (
    <td role="cell" data-name={fullName(of)} className={`px-1.5 py-1 whitespace-nowrap ${width} @max-4xl:px-0 @max-4xl:whitespace-normal @max-4xl:before:block @max-4xl:before:min-h-[2lh] @max-3xl:before:min-h-0 @max-4xl:before:text-micro @max-4xl:before:text-ink-faint @max-4xl:before:content-[attr(data-name)]`}>
      {children}
    </td>
  );
}

/** The figures of a line: sizes, how many fit, all tokens, and what they and the answers cost. */
export function FigureCells({ totals }: { totals: BatchTotals }) {
  const { sizes, rows, total, fits, uncertain, costUsd, answersUsd, answered, areAnswersSure, lowUsd, highUsd } = totals;
  const sign = isApproximate(total.exactness) ? '~' : '';
  const cost = costWords(totals, sign === '~' || !areAnswersSure);
  const asides = [uncertain > 0 ? `${formatShare(uncertain / rows)} uncertain` : '', `${formatInteger(fits)} of ${formatInteger(rows)}`].filter((each) => each !== '').join(', ');
  return (
    <>
      {([['p50', sizes.p50], ['p95', sizes.p95], ['Max', sizes.max]] as const).map(([name, size]) => (
        <Cell key={name} of={name}>{sizes.rows === 0 ? '–' : `${sign}${formatInteger(size)}`}</Cell>
      ))}
      <Cell of="Fit" span="half">
        {formatShare(fits / rows)}
        <span className="block text-small text-ink-faint">{asides}</span>
      </Cell>
      <Cell of="All tokens" span="half">
        {sizes.rows === 0 ? '–' : formatCount(total)}
        {total.low !== total.high && <span className={asideOf(formatBand(total))}>{formatBand(total)}</span>}
      </Cell>
      <Cell of="Cost of input">{costUsd === null || answersUsd === null ? '–' : <Amount usd={subtractUsd(costUsd, answersUsd)} text={`${sign}${formatUsd(subtractUsd(costUsd, answersUsd))}`} />}</Cell>
      <Cell of="Cost of answers">{answersUsd === null || answered === 0 ? <span className="text-ink-faint">none assumed</span> : <Amount usd={answersUsd} text={formatUsd(answersUsd, areAnswersSure ? '' : '~')} />}</Cell>
      <Cell of="Cost of all">
        {costUsd === null ? cost.main : <Amount usd={costUsd} text={cost.main} />}
        {cost.range !== '' && <span className={asideOf(cost.range)}>{lowUsd === null || highUsd === null ? cost.range : <AmountRange low={lowUsd} high={highUsd} text={cost.range} />}</span>}
        {costUsd !== null && <span className={`${ASIDE} ${WORDS}`}>{includedWords(totals)}</span>}
        {leftOutOfSums(totals).map((words) => <span key={words} className={`${ASIDE} ${WORDS} text-warn!`}>{words}</span>)}
      </Cell>
    </>
  );
}
