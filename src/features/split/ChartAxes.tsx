import { textPx } from '@/ui/text-size';
export interface AxesLayout {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly ticks: readonly { readonly label: string; readonly y: number }[];
  readonly labels: readonly { readonly label: string; readonly x: number }[];
}

/** The lines of the values, with theirs at the side, and what stands below. */
export function ChartAxes({ layout: { left, right, bottom, ticks, labels } }: { layout: AxesLayout }) {
  return (
    <>
      {ticks.map(({ label, y }) => (
        <g key={label}>
          <line x1={left} x2={right} y1={y} y2={y} stroke={y === bottom ? 'var(--line-strong)' : 'var(--line)'} />
          <text x={left - 6} y={y + 4} textAnchor="end" fill="var(--ink-faint)">{label}</text>
        </g>
      ))}
      {labels.map(({ label, x }) => (
        <text key={x} x={x} y={bottom + textPx(15)} textAnchor="middle" fill="var(--ink-faint)">{label}</text>
      ))}
    </>
  );
}

const TIP_GAP_PX = 10;

/** Beside a place of a chart, on the side that has more room. */
export function tipPlace(x: number, width: number): { left: number } | { right: number } {
  return x < width / 2 ? { left: x + TIP_GAP_PX } : { right: width - x + TIP_GAP_PX };
}
