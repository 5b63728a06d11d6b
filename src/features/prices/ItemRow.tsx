import { Check } from 'lucide-react';
import { memo } from 'react';
import type { ModelId } from '@/core/units';
import type { ModelColumn } from '@/state/model-table';
import type { Volume } from '@/state/volume';
import { cellWords } from './cell-words';
import { COLUMNS } from './columns';
import { FillBar } from './FillBar';
import type { TableItem } from './order-rows';
import type { PriceRow } from './price-row';

export interface ItemRowProps {
  readonly item: TableItem;
  readonly index: number;
  readonly idPrefix: string;
  readonly columns: readonly ModelColumn[];
  readonly template: string;
  /** null: the active cell is in another row. */
  readonly activeColumn: number | null;
  readonly isPinned: boolean;
  readonly volume: Volume;
  readonly onActivate: (row: number, column: number) => void;
  readonly onChoose: (id: ModelId) => void;
  readonly onPin: (id: ModelId) => void;
}

const TONE = { plain: '', ok: 'font-semibold text-ok', warn: 'font-semibold text-warn', bad: 'font-semibold text-bad', faint: 'text-ink-faint' } as const;
/** Shown on the active cell while the grid has the focus. */
const ACTIVE = 'group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-accent';

/** A line of the table: a model, or the head of a vendor's group. Only the lines that change are drawn again. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, index, idPrefix, columns, activeColumn } = props;
  if (item.kind === 'model') return <ModelRow {...props} row={item.row} rank={item.rank} />;
  return (
    <div role="row" aria-rowindex={index + 2} className="flex h-[2.6875rem] items-end border-b border-line bg-raised pb-1">
      <div
        role="rowheader"
        id={`${idPrefix}-${index}-${activeColumn ?? 0}`}
        aria-colindex={1}
        aria-colspan={columns.length}
        className={`sticky left-0 px-[var(--gutter)] font-semibold ${activeColumn === null ? '' : ACTIVE}`}
      >
        {item.vendor} <span className="text-small font-normal text-ink-faint">{item.count === 1 ? '1 model' : `${item.count} models`}</span>
      </div>
    </div>
  );
});

function ModelRow({ row, rank, index, idPrefix, columns, template, activeColumn, isPinned, volume, onActivate, onChoose, onPin }: ItemRowProps & { row: PriceRow; rank: number }) {
  const { model, isChosen } = row;
  // The ground of the table shows through, and with it that there is more behind an edge; the name covers what scrolls below it.
  const look = isChosen ? 'bg-accent-wash' : 'group-hover/row:bg-raised';
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-model={model.id}
      data-rank={rank}
      title={isChosen ? undefined : `Make ${model.name} the model`}
      className={`group/row grid h-[2.6875rem] border-b border-line ${look}`}
      style={{ gridTemplateColumns: template }}
      onClick={(event) => {
        const at = [...event.currentTarget.children].findIndex((child) => child.contains(event.target as Node));
        onActivate(index, Math.max(0, at));
        onChoose(model.id);
      }}
    >
      {columns.map((column, at) => (
        <CellOf
          key={column}
          id={`${idPrefix}-${index}-${at}`}
          column={column}
          at={at}
          row={row}
          look={look}
          isActive={activeColumn === at}
          isPinned={isPinned}
          volume={volume}
          onPin={onPin}
        />
      ))}
    </div>
  );
}

function CellOf({ id, column, at, row, look, isActive, isPinned, volume, onPin }: {
  id: string;
  column: ModelColumn;
  at: number;
  row: PriceRow;
  look: string;
  isActive: boolean;
  isPinned: boolean;
  volume: Volume;
  onPin: (id: ModelId) => void;
}) {
  const { model, isChosen } = row;
  const { main, sub, tone, title } = cellWords(row, column, volume);
  if (column === 'name') {
    return (
      <div
        id={id}
        role="rowheader"
        aria-colindex={at + 1}
        className={`sticky left-0 z-1 flex min-w-0 items-center gap-2 border-r border-line pr-1 pl-[calc(var(--gutter)-4px)] ${isChosen ? '' : 'bg-panel'} ${look} ${isChosen ? 'shadow-[inset_3px_0_0_var(--accent)]' : ''} ${isActive ? ACTIVE : ''}`}
      >
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Pin ${model.name}`}
          title="Pin, to see it side by side (P)"
          checked={isPinned}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onPin(model.id)}
          className="m-0 size-4 shrink-0 accent-[var(--accent)]"
        />
        <span className="min-w-0 flex-1">
          <span className={`flex items-center gap-1 ${isChosen ? 'font-semibold' : ''}`}>
            <span className="truncate" title={model.name}>
              {main}
            </span>
            {isChosen && <Check aria-label="chosen" size={13} className="shrink-0 text-accent" />}
          </span>
          <span className="block truncate text-small text-ink-faint">
            {isPinned ? 'pinned · ' : ''}
            {row.isEdited ? <span className="text-accent">edited · </span> : ''}
            {sub}
            {model.openWeights?.value === true ? ' · open' : ''}
          </span>
        </span>
      </div>
    );
  }
  const isText = COLUMNS[column].isText === true;
  return (
    <div id={id} role="gridcell" aria-colindex={at + 1} title={title} className={`min-w-0 px-2 pt-[3px] leading-[1.125rem] ${isText ? '' : 'text-right'} ${isActive ? ACTIVE : ''} ${row.isCounting && column === 'tokens' ? 'text-ink-faint' : ''}`}>
      <span className={`block truncate ${column === 'cost' && tone === 'plain' ? 'font-semibold' : TONE[tone]}`}>{main}</span>
      {column === 'share' ? <FillBar row={row} /> : <span className="block truncate text-small leading-[1.0625rem] text-ink-faint">{sub}</span>}
    </div>
  );
}
