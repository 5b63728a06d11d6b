import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import type { ModelColumn, ModelSort } from '@/state/model-table';
import { COLUMNS } from './columns';

/** The head, which stays in sight; its first cell stays there on both axes. */
export const HeadRow = memo(function HeadRow({ columns, sort, template, heightPx, onSort }: {
  columns: readonly ModelColumn[];
  sort: ModelSort;
  template: string;
  heightPx: number;
  onSort: (sort: ModelSort) => void;
}) {
  return (
    <div role="row" aria-rowindex={1} className="sticky top-0 z-3 grid border-b border-line bg-panel text-micro text-ink-faint" style={{ gridTemplateColumns: template, height: heightPx }}>
      {columns.map((column, index) => {
        const { label, title, isText, isLargestFirst } = COLUMNS[column];
        const isSorted = sort.column === column;
        const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
        return (
          <div
            key={column}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
            className={`flex items-center bg-panel px-2 ${isText === true ? '' : 'justify-end'} ${index === 0 ? 'sticky left-0 z-1 border-r border-line pl-[var(--gutter)]' : ''}`}
          >
            <button
              type="button"
              title={title}
              className={`relative inline-flex h-6 items-center rounded-sm font-semibold whitespace-nowrap hover:text-ink ${isSorted ? 'text-ink' : ''}`}
              onClick={() => onSort({ column, isDescending: isSorted ? !sort.isDescending : isLargestFirst === true })}
            >
              {label}
              {isSorted && <Arrow aria-hidden size={11} className={`absolute ${isText === true ? 'left-full' : 'right-full'}`} />}
            </button>
          </div>
        );
      })}
    </div>
  );
});
