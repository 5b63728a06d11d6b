import { useMemo } from 'react';
import { CartesianGrid, DefaultZIndexes, ResponsiveContainer, Scatter, ScatterChart, Tooltip, type TooltipContentProps, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { formatCompact, formatInteger } from '@/core/units';
import { textPx } from '@/ui/text-size';
import { type CostPoint, heightTokens, logAxis } from './chart-points';
import { widestPx } from '@/ui/text-width';
import { dollarTick } from './dollar-tick';
import { effectiveText } from './effective-text';
import { placeLabels } from './place-labels';

const TICK = { fill: 'var(--ink-faint)', fontSize: textPx(11) } as const;
const COLOR = { fits: 'var(--ok)', uncertain: 'var(--warn)', over: 'var(--bad)' } as const;
const ORDER = { over: 0, uncertain: 1, fits: 2 } as const;

/** Every model by what this request costs and how large its window is, or what a test found usable of it. */
export default function CostScatter({ points, height, caption }: { points: readonly CostPoint[]; height: 'window' | 'effective'; caption: string }) {
  const cost = useMemo(() => logAxis(points.map(({ costUsd }) => costUsd)), [points]);
  const size = useMemo(() => logAxis(points.map(heightTokens)), [points]);
  // Later ones lie on top: those that fit, and those with names.
  const drawn = useMemo(() => points.toSorted((a, b) => Number(a.isNamed) - Number(b.isNamed) || ORDER[a.verdict] - ORDER[b.verdict]), [points]);
  return (
    <div role="img" aria-label={caption} className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={{ top: 8, right: 16, bottom: 14, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis
            type="number"
            dataKey="costUsd"
            scale="log"
            domain={cost.domain}
            ticks={[...cost.ticks]}
            allowDataOverflow
            tick={TICK}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tickFormatter={dollarTick}
            label={{ value: 'this request, US dollars', position: 'insideBottomRight', offset: -10, ...TICK }}
            height={30}
          />
          <YAxis type="number" dataKey={heightTokens} scale="log" domain={size.domain} ticks={[...size.ticks]} allowDataOverflow tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tickFormatter={formatCompact} label={{ value: height === 'window' ? 'window, tokens' : 'effective window, tokens', angle: -90, position: 'insideLeft', offset: 4, ...TICK, style: { textAnchor: 'middle' } }} width={60} />
          <Tooltip isAnimationActive={false} cursor={{ stroke: 'var(--line-strong)' }} content={(props: TooltipContentProps) => <PointTip {...props} />} />
          <Scatter data={drawn} isAnimationActive={false} shape={(props: MarkProps) => <Mark {...props} />} />
          <Names points={drawn.filter(({ isNamed }) => isNamed)} />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

const NAMED_R = 6;
const NAME_FONT_PX = textPx(11);

/** The names of the chosen and the pinned ones, so that none lies on another: the chosen one has the first choice of place. */
function Names({ points }: { points: readonly CostPoint[] }) {
  const [area, toX, toY] = [usePlotArea(), useXAxisScale(), useYAxisScale()];
  if (area === undefined || toX === undefined || toY === undefined) return null;
  const marks = points
    .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen))
    .map((point) => ({ id: point.id, x: toX(point.costUsd) ?? 0, y: toY(heightTokens(point)) ?? 0, r: NAMED_R, widthPx: widestPx([point.name], NAME_FONT_PX) }));
  const places = placeLabels(marks, { left: area.x, top: area.y, right: area.x + area.width, bottom: area.y + area.height });
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.label}>
      {places.map(({ id, x, y }) => {
        const point = points.find((each) => each.id === id);
        return (
          <text key={id} data-name={id} x={x} y={y} textAnchor="middle" fontSize={NAME_FONT_PX} fontWeight={point?.isChosen === true ? 650 : 400} fill="var(--ink)" stroke="var(--page)" strokeWidth={3} paintOrder="stroke" pointerEvents="none">
            {point?.name}
          </text>
        );
      })}
    </ZIndexLayer>
  );
}

interface MarkProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: CostPoint | undefined;
}

/** A disc fits, a diamond is uncertain, a cross is over: the shape says what the colour says. */
function Mark({ cx = 0, cy = 0, payload: point }: MarkProps) {
  if (point === undefined) return null;
  const color = COLOR[point.verdict];
  const r = point.isNamed ? NAMED_R : 4;
  const stroke = point.isChosen ? 'var(--accent)' : 'var(--panel)';
  return (
    <g data-verdict={point.verdict}>
      {point.verdict === 'fits' && <circle cx={cx} cy={cy} r={r} fill={color} fillOpacity={0.75} stroke={stroke} strokeWidth={point.isChosen ? 2.5 : 1} />}
      {point.verdict === 'uncertain' && <path d={`M${cx} ${cy - r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`} fill={color} fillOpacity={0.75} stroke={stroke} strokeWidth={point.isChosen ? 2.5 : 1} />}
      {point.verdict === 'over' && <path d={`M${cx - r} ${cy - r}l${2 * r} ${2 * r}M${cx + r} ${cy - r}l${-2 * r} ${2 * r}`} stroke={point.isChosen ? 'var(--accent)' : color} strokeWidth={2} fill="none" />}
    </g>
  );
}

const VERDICTS = { fits: 'fits', uncertain: 'uncertain', over: 'does not fit' } as const;

function PointTip({ active, payload }: TooltipContentProps) {
  const point = payload[0]?.payload as CostPoint | undefined;
  if (!active || point === undefined) return null;
  return (
    <div className="rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-small shadow-float">
      <p className="m-0 font-semibold">{`${point.name}, ${point.vendor}`}</p>
      <p className="m-0">{`${point.label} for this request`}</p>
      <p className="m-0 text-ink-soft">{`${formatInteger(point.windowTokens)} window, ${VERDICTS[point.verdict]}`}</p>
      {point.effective !== undefined && <p className="m-0 text-ink-soft">{`${effectiveText(point.effective)} effective`}</p>}
    </div>
  );
}
