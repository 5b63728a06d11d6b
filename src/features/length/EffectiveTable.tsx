import { ArrowDown, ArrowUp } from 'lucide-react';
import type { LoadCurve } from '@/core/recall/evidence';
import { binaryTokens, formatCompact, formatInteger, formatShare } from '@/core/units';
import { type EffectiveColumn, type EffectiveRow, type EffectiveSort } from './effective-rows';
import { MOST_LINES } from './length-lines';
import { SideScroll } from '@/ui/SideScroll';

export interface EffectiveTableProps {
  rows: readonly EffectiveRow[];
  /** All lengths that any row was measured at. */
  lengthsTokens: readonly number[];
  sort: EffectiveSort;
  onSort: (sort: EffectiveSort) => void;
  drawnIds: readonly string[];
  onDraw: (id: string, isDrawn: boolean) => void;
  thresholdPts: number;
}

const NAMES: Readonly<Record<EffectiveColumn, string>> = { model: 'Model', claimed: 'Claimed', effective: 'Effective', share: 'Share' };
const CELL = 'border-t border-line px-2 py-1 align-top whitespace-nowrap';
const HEAD = 'sticky top-0 z-1 border-b border-line bg-panel px-2 py-1 font-semibold whitespace-nowrap';

/** Every model of RULER: its window as claimed, what of it the scores bear out, and the scores themselves. */
export function EffectiveTable({ rows, lengthsTokens, sort, onSort, drawnIds, onDraw, thresholdPts }: EffectiveTableProps) {
  return (
    <SideScroll label="Claimed and effective length" className="max-h-[28rem] overflow-y-auto">
      <table aria-label="Claimed and effective length" className="w-full border-separate border-spacing-0 text-right text-small">
        <thead className="text-micro text-ink-faint">
          <tr>
            {(['model', 'claimed', 'effective', 'share'] as const).map((column) => (
              <SortHead key={column} column={column} sort={sort} onSort={onSort} />
            ))}
            {lengthsTokens.map((length) => (
              <th key={length} scope="col" className={HEAD}>
                {binaryTokens(length)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.curve.id}>
              <th scope="row" className={`${CELL} pl-0! text-left font-normal whitespace-normal!`}>
                <DrawnModel row={row} isDrawn={drawnIds.includes(row.curve.id)} isFull={drawnIds.length >= MOST_LINES} onDraw={onDraw} />
              </th>
              <td className={CELL}>{row.curve.claimedTokens === null ? '–' : formatCompact(row.curve.claimedTokens)}</td>
              <td className={CELL}>{effectiveText(row)}</td>
              <td className={CELL}>{shareText(row)}</td>
              {lengthsTokens.map((length) => (
                <ScoreCell key={length} curve={row.curve} lengthTokens={length} thresholdPts={thresholdPts} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

function SortHead({ column, sort, onSort }: { column: EffectiveColumn; sort: EffectiveSort; onSort: (sort: EffectiveSort) => void }) {
  const isSorted = sort.column === column;
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'} className={`${HEAD} ${column === 'model' ? 'pl-0! text-left' : ''}`}>
      <button
        type="button"
        onClick={() => onSort({ column, isDescending: isSorted ? !sort.isDescending : column !== 'model' })}
        className={`inline-flex min-h-6 items-center gap-0.5 rounded-sm hover:text-ink ${isSorted ? 'text-ink' : ''}`}
      >
        {NAMES[column]}
        {isSorted && <Arrow aria-hidden size={11} />}
      </button>
    </th>
  );
}

function DrawnModel({ row: { curve, model }, isDrawn, isFull, onDraw }: { row: EffectiveRow; isDrawn: boolean; isFull: boolean; onDraw: EffectiveTableProps['onDraw'] }) {
  return (
    <label className="flex items-start gap-1.5 py-0.5">
      <input type="checkbox" aria-label={`Draw ${curve.model}`} checked={isDrawn} disabled={isFull && !isDrawn} onChange={(event) => onDraw(curve.id, event.target.checked)} className="mt-0.5 accent-[var(--accent)]" />
      <span className="min-w-36">
        {curve.model}
        <span className="block text-ink-faint">
          {[...(curve.vendorReported ? ['run by its makers'] : []), ...(model === null ? [] : [`${model.name} in the catalogue: ${formatInteger(model.windowTokens.value)}`])].join('; ')}
        </span>
      </span>
    </label>
  );
}

/** Scores below the threshold are set back, and say so to who does not see it. */
function ScoreCell({ curve, lengthTokens, thresholdPts }: { curve: LoadCurve; lengthTokens: number; thresholdPts: number }) {
  const score = curve.points.find((point) => point.lengthTokens === lengthTokens)?.scorePts ?? null;
  if (score === null) return <td className={`${CELL} text-ink-faint`}>–</td>;
  const isBelow = score < thresholdPts;
  return (
    <td className={`${CELL} ${isBelow ? 'text-ink-faint' : 'font-semibold'}`}>
      {score.toFixed(1)}
      {isBelow && <span className="sr-only">, below the threshold</span>}
    </td>
  );
}

function effectiveText({ effective, curve }: EffectiveRow): string {
  if (effective.tokens !== null) return `${effective.isLongestMeasured ? '≥ ' : ''}${binaryTokens(effective.tokens)}`;
  const [shortest] = curve.points;
  return shortest === undefined ? '–' : `< ${binaryTokens(shortest.lengthTokens)}`;
}

function shareText({ effective, share, curve }: EffectiveRow): string {
  if (share === null) return '–';
  if (effective.tokens === null) return `< ${formatShare((curve.points[0]?.lengthTokens ?? 0) / (curve.claimedTokens ?? Infinity))}`;
  return `${effective.isLongestMeasured && share < 1 ? '≥ ' : ''}${formatShare(share)}`;
}
