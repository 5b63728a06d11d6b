import { useState } from 'react';
import { formatCompact, formatInteger, formatShare, formatTokens } from '@/core/units';
import type { BatchTotals } from '@/state/batch-columns';
import type { BatchWork } from '@/state/batch-session';
import { useApp } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { linearTicks } from '@/ui/axis-ticks';
import { ChartFrame } from '@/ui/ChartFrame';
import { ScrollTable } from '@/ui/ScrollTable';
import { Segmented } from '@/ui/Segmented';
import { textPx } from '@/ui/text-size';
import { widestPx } from '@/ui/text-width';
import { useSize } from '@/ui/use-size';
import { rowsWords } from './batch-words';

type Sizes = BatchTotals['sizes'];

const TOP_PX = 8;
const PLOT_PX = 144;
const AXIS_PX = textPx(20);
const FONT_PX = textPx(11);
const GAP_PX = 6;
/** Two labels of an axis that are nearer would touch. */
const LABEL_PX = textPx(36);

/** How many rows have which size, as bars or as a table. */
export function SizeChart({ batch: { modelIds, totals } }: { batch: BatchWork }) {
  const models = useApp(selectModels);
  const [look, setLook] = useState<'bars' | 'table'>('bars');
  const [id] = modelIds;
  const own = id === undefined ? undefined : totals.get(id);
  if (own === undefined || own.sizes.rows === 0) return null;
  const { bins, rows, isLogarithmic } = own.sizes;
  const span = isLogarithmic ? 'The axis is logarithmic: the larger the rows, the more a bar spans.' : `Each bar spans ${formatTokens((bins[0]?.to ?? 0) - (bins[0]?.from ?? 0) + 1)}.`;
  const name = models.find((model) => model.id === id)?.name ?? '';
  return (
    <ChartFrame
      title="Rows by size"
      about={name}
      className="p-0!"
      isCaptionWhole
      caption={`Tokens of ${name}, framing included, for ${rowsWords(rows)}. ${span}`}
      aside={<Segmented<'bars' | 'table'> label="Show the sizes as" value={look} onChange={setLook} options={[{ value: 'bars', label: 'Bars' }, { value: 'table', label: 'Table' }]} />}
    >
      {look === 'table' ? (
        <ScrollTable label="Rows by size" head={['Tokens', 'Rows', 'Share']} rows={bins.map((bin) => [`${formatInteger(bin.from)}–${formatInteger(bin.to)}`, formatInteger(bin.rows), formatShare(bin.rows / rows)])} />
      ) : (
        <SizeBars sizes={own.sizes} />
      )}
    </ChartFrame>
  );
}

/** Drawn as SVG, so that it can be saved like the charts of other views. */
function SizeBars({ sizes: { bins, p50, max, isLogarithmic } }: { sizes: Sizes }) {
  const [box, { width }] = useSize<HTMLDivElement>();
  const ticks = linearTicks(Math.max(...bins.map((bin) => bin.rows), 1), true);
  const left = widestPx(ticks.map(formatCompact), FONT_PX) + GAP_PX;
  const bottom = TOP_PX + PLOT_PX;
  const y = (rows: number) => bottom - (rows / (ticks.at(-1) ?? 1)) * PLOT_PX;
  const barPx = Math.max(0, width - left) / bins.length;
  const [from, to] = [bins[0]?.from ?? 0, (bins.at(-1)?.to ?? 0) + 1];
  // Powers of ten say what the bars of a logarithmic axis span.
  const powers = bins.flatMap((bin, index) => (/^10*$/.test(`${bin.from}`) && index > 0 ? [{ what: formatCompact(bin.from), anchor: 'middle', x: left + index * barPx } as const] : []));
  const middle = isLogarithmic ? powers.filter(({ x }) => x > left + LABEL_PX && x < width - LABEL_PX) : [{ what: 'tokens', anchor: 'middle', x: (left + width) / 2 } as const];
  return (
    <div ref={box} data-x-axis="tokens of a row" data-y-axis="rows" style={{ height: bottom + AXIS_PX }}>
      {width > 0 && (
        <svg role="img" aria-label={`Rows by size: from ${formatInteger(from)} to ${formatInteger(max)} tokens, half up to ${formatInteger(p50)}. The table has the figures.`} width={width} height={bottom + AXIS_PX} className="block text-micro">
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? 'var(--line-strong)' : 'var(--line)'} />
              <text x={left - GAP_PX} y={y(tick) + 4} textAnchor="end" fill="var(--ink-faint)">{formatCompact(tick)}</text>
            </g>
          ))}
          {bins.map((bin, index) => (
            <g key={bin.from}>
              <title>{`${formatInteger(bin.from)}–${formatInteger(bin.to)} tokens: ${rowsWords(bin.rows)}`}</title>
              <rect x={left + index * barPx} y={TOP_PX} width={barPx} height={PLOT_PX} fill="none" pointerEvents="all" className="hover:fill-accent-wash" />
              {bin.rows > 0 && <Bar x={left + index * barPx} width={Math.max(1, barPx - 1)} height={Math.max(2, bottom - y(bin.rows))} />}
            </g>
          ))}
          {[{ what: formatCompact(from), anchor: 'start', x: left } as const, ...middle, { what: formatCompact(to), anchor: 'end', x: width } as const].map(({ what, anchor, x }) => (
            <text key={x} x={x} y={bottom + textPx(15)} textAnchor={anchor} fill="var(--ink-faint)">{what}</text>
          ))}
        </svg>
      )}
    </div>
  );
}

function Bar({ x, width, height }: { x: number; width: number; height: number }) {
  return <rect x={x} y={TOP_PX + PLOT_PX - height} width={width} height={height} rx={Math.min(2, width / 2)} fill="var(--accent)" pointerEvents="none" />;
}
