import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatShare } from '@/core/units';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { exactnessLook } from '@/ui/exactness-look';
import type { CompareRow, Sort, SortColumn } from './compare-rows';

export interface CompareTableProps {
  rows: readonly CompareRow[];
  sort: Sort;
  /** Name of the chosen model. */
  chosenName: string;
  onSort: (sort: Sort) => void;
  /** How far a row that is not counted is, 0…1. */
  progressOf: (row: CompareRow) => number;
  onRetry: () => void;
}

const CELL = 'px-2 py-1 align-top whitespace-nowrap @max-xl:px-1';
const LINE = 'border-t border-line';

export function CompareTable({ rows, sort, chosenName, onSort, progressOf, onRetry }: CompareTableProps) {
  const head = { sort, onSort };
  return (
    <table aria-label="Tokens by tokenizer" className="w-full border-separate border-spacing-0 text-right @max-lg:text-small">
      <thead className="text-micro text-ink-faint">
        <tr>
          <HeadCell {...head} column="name" isText className="pl-[var(--gutter)]!">
            Tokenizer
          </HeadCell>
          <HeadCell {...head} column="tokens">Tokens</HeadCell>
          <HeadCell {...head} column="tokensPerWord" title="Tokens per word">
            <Full text="Per word" short="/word" />
          </HeadCell>
          <HeadCell {...head} column="charactersPerToken" title="Characters per token">
            <Full text="Chars/token" short="Ch/tok" />
          </HeadCell>
          <HeadCell {...head} column="ratio" title={`Tokens for each token of ${chosenName}`} className="@max-lg:pr-[var(--gutter)]!">
            Ratio
          </HeadCell>
          <HeadCell {...head} column="exactness" isText className="pr-[var(--gutter)]! @max-lg:hidden">
            Certainty
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.tokenizer.id} row={row} progress={progressOf(row)} chosenName={chosenName} onRetry={onRetry} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, progress, chosenName, onRetry }: { row: CompareRow; progress: number; chosenName: string; onRetry: () => void }) {
  const { tokenizer, count, isChosen, failure } = row;
  const about = count !== null && isApproximate(count.exactness) ? '~' : '';
  const look = isChosen ? 'bg-accent-wash shadow-[inset_3px_0_0_var(--accent)]' : '';
  return (
    <>
      <tr data-chosen={isChosen || undefined} className={look}>
        <th scope="row" className={`w-full py-1 pr-2 pl-[var(--gutter)] text-left align-top font-normal ${LINE}`}>
          <span className={`block ${isChosen ? 'font-semibold' : ''}`} title={row.basis}>
            {tokenizer.name}
          </span>
          <span className="flex flex-wrap items-center gap-x-1.5 text-small text-ink-faint">
            {tokenizer.vendor}
            {isChosen && <span className="text-ink-soft">{`chosen: ${chosenName}`}</span>}
            <span className="@lg:hidden">
              <Certainty row={row} />
            </span>
          </span>
        </th>
        <td className={`${CELL} ${LINE}`}>
          {count === null ? <span className="text-ink-faint">{progress > 0 ? formatShare(progress) : 'counting…'}</span> : formatCount(count)}
          {count !== null && count.low < count.high && <span className="block text-small text-ink-faint">{formatBand(count)}</span>}
        </td>
        <td className={`${CELL} ${LINE}`}>{figure(row.tokensPerWord, about)}</td>
        <td className={`${CELL} ${LINE}`}>{figure(row.charactersPerToken, about)}</td>
        <td className={`${CELL} ${LINE} @max-lg:pr-[var(--gutter)]!`}>{figure(row.ratio, row.isRatioApproximate ? '~' : '', '×')}</td>
        <td className={`${CELL} ${LINE} pr-[var(--gutter)]! text-left @max-lg:hidden`}>
          <Certainty row={row} />
        </td>
      </tr>
      {failure !== null && (
        // Across all columns: beside the figures a phone has room for one word a line.
        <tr className={look}>
          <td colSpan={6} className="pr-[var(--gutter)] pb-1.5 pl-[var(--gutter)] text-left text-small text-bad">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="min-w-0 [overflow-wrap:anywhere]">{failure}</span>
              <Button size="tiny" aria-label={`Retry ${tokenizer.name}`} onClick={onRetry}>
                Retry
              </Button>
            </span>
          </td>
        </tr>
      )}
    </>
  );
}

function Certainty({ row }: { row: CompareRow }) {
  const { label, tone } = exactnessLook(row.exactness);
  return (
    <Badge tone={tone} title={row.basis}>
      {label}
    </Badge>
  );
}

function figure(value: number | null, about: string, unit = ''): string {
  return value === null ? '–' : `${about}${value.toFixed(2)}${unit}`;
}

function HeadCell({ column, sort, onSort, children, title, isText = false, className = '' }: {
  column: SortColumn;
  sort: Sort;
  onSort: (sort: Sort) => void;
  children: ReactNode;
  title?: string;
  isText?: boolean;
  className?: string;
}) {
  const isSorted = sort.column === column;
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
      className={`sticky top-0 z-1 border-b border-line bg-panel px-2 py-1 font-semibold whitespace-nowrap @max-xl:px-1 ${isText ? 'text-left' : ''} ${className}`}
    >
      <button
        type="button"
        title={title}
        className={`relative inline-flex h-6 items-center rounded-sm font-semibold hover:text-ink ${isSorted ? 'text-ink' : ''}`}
        onClick={() => onSort({ column, isDescending: isSorted && !sort.isDescending })}
      >
        {children}
        {/* Beside the words and not in their row, so that no column moves when another one is sorted. */}
        {isSorted && <Arrow aria-hidden size={11} className={`absolute ${isText ? 'left-full' : 'right-full'}`} />}
      </button>
    </th>
  );
}

/** Two forms of a column's name, for wide and narrow tables. */
function Full({ text, short }: { text: string; short: string }) {
  return (
    <>
      <span className="@max-lg:hidden">{text}</span>
      <span className="@lg:hidden">{short}</span>
    </>
  );
}
