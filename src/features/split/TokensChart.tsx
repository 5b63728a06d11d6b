import { type PointerEvent, useMemo, useState } from 'react';
import type { UnitId } from '@/core/units';
import { textPx } from '@/ui/text-size';
import { widestPx } from '@/ui/text-width';
import { useSize } from '@/ui/use-size';
import { barAt, barLayout, MANY_BARS } from './bar-layout';
import { ChartAxes, tipPlace } from './ChartAxes';
import { barTokens, type ChartBar, type ChartData } from './chart-bars';
import { SERIES, seriesOf } from './series-look';

const FONT_PX = textPx(11);

/** Tokens of each turn or document as stacked bars; a click selects. */
export function TokensChart({ data, onSelect }: { data: ChartData; onSelect: (id: UnitId) => void }) {
  const { bars } = data;
  const [box, size] = useSize<HTMLDivElement>();
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const layout = useMemo(() => barLayout(bars, seriesOf(data), size, (labels) => widestPx(labels, FONT_PX)), [bars, data, size]);
  const indexAt = ({ nativeEvent, currentTarget }: Pick<PointerEvent, 'currentTarget'> & { readonly nativeEvent: { readonly clientX: number } }) => barAt(layout, nativeEvent.clientX - currentTarget.getBoundingClientRect().x, bars.length);
  const pointed = pointedAt === null ? undefined : bars[pointedAt];
  return (
    <div
      ref={box}
      role="img"
      aria-label={data.caption}
      data-x-axis={data.kind === 'turns' ? 'turn' : 'document'}
      data-y-axis="tokens"
      className="absolute inset-0"
      onPointerMove={(event) => setPointedAt(indexAt(event))}
      onPointerLeave={() => setPointedAt(null)}
      onClick={(event) => {
        const bar = bars[indexAt(event) ?? -1];
        if (bar !== undefined) onSelect(bar.unitId);
      }}
    >
      {size.width > 0 && (
        <svg aria-hidden width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} className="block h-auto max-w-full text-micro">
          {pointedAt !== null && <rect x={layout.left + pointedAt * layout.bandPx} y={layout.top} width={layout.bandPx} height={layout.bottom - layout.top} fill="var(--accent-wash)" />}
          <ChartAxes layout={layout} />
          {layout.stacks.map(({ series, path }) => (
            <path key={series} d={path} fill={SERIES[series].color} stroke={SERIES[series].edge} strokeWidth={bars.length > MANY_BARS ? 0 : 1} />
          ))}
        </svg>
      )}
      {pointed !== undefined && pointedAt !== null && <BarTip bar={pointed} data={data} x={layout.left + (pointedAt + 0.5) * layout.bandPx} width={size.width} />}
    </div>
  );
}

function BarTip({ bar, data, x, width }: { bar: ChartBar; data: ChartData; x: number; width: number }) {
  const noun = data.kind === 'turns' ? 'Turn' : data.perBar > 1 ? 'Document' : '';
  return (
    <div style={tipPlace(x, width)} className="pointer-events-none absolute top-1 z-10 rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-small shadow-float">
      <p className="m-0 font-semibold">{`${noun} ${bar.label}`.trim()}</p>
      {seriesOf(data).map((series) => (bar[series] === 0 ? null : <p key={series} className="m-0">{`${SERIES[series].label} ${barTokens(bar, series)} ${bar[series] === 1 ? 'token' : 'tokens'}`}</p>))}
    </div>
  );
}
