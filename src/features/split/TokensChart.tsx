import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, type TooltipContentProps, XAxis, YAxis } from 'recharts';
import { formatCompact, type UnitId } from '@/core/units';
import { barTokens, type ChartBar, type ChartData, type Series } from './chart-bars';
import { SERIES, seriesOf } from './series-look';

const TICK = { fill: 'var(--ink-faint)', fontSize: 11 } as const;

export default function TokensChart({ data, onSelect }: { data: ChartData; onSelect: (id: UnitId) => void }) {
  const noun = data.kind === 'turns' ? 'Turn' : data.perBar > 1 ? 'Document' : '';
  return (
    <div role="img" aria-label={data.caption} className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={data.bars}
          margin={{ top: 6, right: 4, bottom: 0, left: 0 }}
          barCategoryGap={data.bars.length > 60 ? 0 : '14%'}
          accessibilityLayer={false}
          onClick={({ activeTooltipIndex }) => {
            const bar = data.bars[Number(activeTooltipIndex)];
            if (bar !== undefined) onSelect(bar.unitId);
          }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="label" tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} minTickGap={8} tickFormatter={shortLabel} height={22} />
          <YAxis tick={TICK} tickLine={false} axisLine={false} width={40} tickFormatter={formatCompact} allowDecimals={false} />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--accent-wash)' }} content={(props: TooltipContentProps) => <BarTip {...props} noun={noun} />} />
          {seriesOf(data).map((key) => (
            <Bar key={key} dataKey={key} stackId="tokens" name={SERIES[key].label} fill={SERIES[key].color} stroke={SERIES[key].edge} strokeWidth={data.bars.length > 60 ? 0 : 1} isAnimationActive={false} maxBarSize={48} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function BarTip({ active, payload, label, noun }: TooltipContentProps & { noun: string }) {
  const rows = payload.filter((entry) => Number(entry.value) > 0);
  if (!active) return null;
  return (
    <div className="rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-small shadow-float">
      <p className="m-0 font-semibold">{`${noun} ${label ?? ''}`.trim()}</p>
      {rows.map((entry) => (
        <p key={String(entry.dataKey)} className="m-0">{`${entry.name ?? ''} ${barTokens(entry.payload as ChartBar, entry.dataKey as Series)} ${(entry.payload as ChartBar)[entry.dataKey as Series] === 1 ? 'token' : 'tokens'}`}</p>
      ))}
    </div>
  );
}

function shortLabel(label: ChartBar['label']): string {
  return label.length > 14 ? `${label.slice(0, 13)}…` : label;
}
