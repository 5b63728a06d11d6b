import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { isApproximate } from '@/core/tokenize/count';
import { rowFigures, type RowFigures } from '@/state/batch-columns';
import type { BatchWork } from '@/state/batch-session';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { Segmented } from '@/ui/Segmented';
import { PrintedTable } from '@/ui/PrintedTable';
import { textPx } from '@/ui/text-size';
import { useRowScroll } from '@/ui/use-row-scroll';
import { costWords, rowTokens, VERDICT_LOOK, VERDICT_WORDS } from './batch-words';

const ROW_PX = textPx(26);
const HEAD_PX = textPx(26);
const COLUMNS = 'grid grid-cols-[minmax(0,1fr)_6.5rem_6rem_6rem] max-sm:grid-cols-[minmax(0,1fr)_5.5rem_5rem] gap-x-2 px-[var(--gutter)]';
const NAME = 'Rows of the prompts';
const noJump = () => {};

/** The rows with their size, of which only those in sight are drawn; Enter opens one as the prompt. */
export function BatchTable({ batch }: { batch: BatchWork }) {
  const store = useAppStore();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { session, source, modelIds, phase } = batch;
  const [order, setOrder] = useState<'rows' | 'size'>('rows');
  const [active, setActive] = useState(0);
  const [modelId] = modelIds;
  const column = modelId === undefined ? undefined : session.columnOf(modelId);
  const pricing = modelId === undefined ? null : session.pricingOf(modelId);
  const bySize = useMemo(() => {
    if (order === 'rows' || column === undefined || phase === 'counting') return null;
    const rows = Array.from({ length: source.rows }, (_, row) => row);
    const sizes = Float64Array.from(rows, (row) => column.get(row)?.tokens ?? -1);
    return rows.sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  }, [order, column, source, phase]);
  const { window: shown, heightPx, rowsInSight, scrollToRow } = useRowScroll(scroller, source.rows, ROW_PX, HEAD_PX / 2, noJump);
  const rowAt = (place: number) => bySize?.[place] ?? place;
  const figuresOf = (row: number) => (column === undefined || pricing === null ? null : rowFigures(column, row, pricing));
  // A column that is copied says what it includes.
  const costName = modelId !== undefined && batch.totals.get(modelId)?.answered === 0 ? 'Input cost' : 'Cost';
  const costOf = (figures: RowFigures) => costWords(figures, isApproximate(figures.count.exactness)).main;
  const whyNone = (row: number) => (session.isBinary(row) ? 'binary' : 'not counted');
  const nameOf = (row: number) => (session.nameOf(row) === source.labelOf(row) ? '' : session.nameOf(row));
  const printed = (most: number) => {
    const rows = Array.from({ length: Math.min(most, source.rows) }, (_, place) => rowAt(place));
    const lines = rows.map((row) => {
      const figures = figuresOf(row);
      const words = figures === null ? ['–', whyNone(row), ''] : [rowTokens(figures), VERDICT_WORDS[figures.verdict], costOf(figures)];
      return [`${nameOf(row)} ${source.labelOf(row)}`.trim(), ...words];
    });
    return { name: NAME, rows: [['Row', 'Tokens', 'Fits', costName], ...lines] };
  };
  const open = (place: number) => void store.getState().track('opening a row', session.open(rowAt(place)));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + rowsInSight, PageUp: active - rowsInSight, Home: 0, End: source.rows - 1 }[event.key];
    if (target !== undefined) {
      const next = Math.min(source.rows - 1, Math.max(0, target));
      setActive(next);
      scrollToRow(next, 'least');
    } else if (event.key === 'Enter') open(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="border-t border-line">
      <div className="flex flex-wrap items-center gap-3 px-[var(--gutter)] py-2">
        <h2 className="label-caps m-0">Rows</h2>
        <Segmented<'rows' | 'size'> label="Order of the rows" value={order} onChange={setOrder} options={[{ value: 'rows', label: 'As they come' }, { value: 'size', label: 'Largest first' }]} />
        <Button size="small" onClick={() => open(active)}>
          Open row as prompt
        </Button>
        <span className="text-small text-ink-soft">A double click or Enter does so too.</span>
      </div>
      <div
        ref={scroller}
        role="grid"
        aria-label={NAME}
        aria-rowcount={source.rows + 1}
        aria-activedescendant={`${id}-${active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="group/grid relative h-[46vh] min-h-52 overflow-y-auto border-t border-line -outline-offset-2"
      >
        <div role="row" aria-rowindex={1} className={`${COLUMNS} sticky top-0 z-1 items-center border-b border-line bg-panel text-micro font-semibold text-ink-faint`} style={{ height: HEAD_PX }}>
          <span role="columnheader">Row</span>
          <span role="columnheader" className="text-right">Tokens</span>
          <span role="columnheader">Fits</span>
          <span role="columnheader" className="text-right max-sm:hidden">{costName}</span>
        </div>
        <div role="presentation" className="relative" style={{ height: heightPx }}>
          <div role="presentation" className="absolute inset-x-0" style={{ top: shown.offsetPx }}>
            {Array.from({ length: Math.max(0, shown.end - shown.first) }, (_, offset) => {
              const place = shown.first + offset;
              const row = rowAt(place);
              const figures = figuresOf(row);
              return (
                <div
                  key={place}
                  id={`${id}-${place}`}
                  role="row"
                  aria-rowindex={place + 2}
                  onClick={() => setActive(place)}
                  onDoubleClick={() => open(place)}
                  className={`${COLUMNS} items-center ${place === active ? 'bg-accent-wash group-focus-visible/grid:shadow-[inset_0_0_0_1px_var(--accent)]' : 'hover:bg-raised'}`}
                  style={{ height: ROW_PX }}
                >
                  <span role="gridcell" className="truncate">
                    {nameOf(row) === '' ? source.labelOf(row) : <>{nameOf(row)} <span className="text-ink-faint">{source.labelOf(row)}</span></>}
                  </span>
                  <span role="gridcell" className="text-right whitespace-nowrap">{figures === null ? '–' : rowTokens(figures)}</span>
                  <span role="gridcell" className={figures === null ? 'text-ink-faint' : VERDICT_LOOK[figures.verdict]}>{figures === null ? whyNone(row) : VERDICT_WORDS[figures.verdict]}</span>
                  <span role="gridcell" className="text-right whitespace-nowrap max-sm:hidden">{figures === null ? '' : costOf(figures)}</span>
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <PrintedTable rows={source.rows} make={printed} isText={(at) => at === 0 || at === 2} all="“Save as CSV” has them all." />
    </div>
  );
}
