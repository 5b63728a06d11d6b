import { useMemo, useState } from 'react';
import type { TurnGrowth } from '@/core/budget/turn-growth';
import { countedTokens } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { LINE_LOOKS } from '@/ui/line-look';
import { textPx } from '@/ui/text-size';
import { widestPx } from '@/ui/text-width';
import { useSize } from '@/ui/use-size';
import { ChartAxes, tipPlace } from './ChartAxes';
import { growthLayout, wordsAbove } from './growth-layout';

const FONT_PX = textPx(11);
const COMPACTION = 'compaction';

/** What the window held at each turn, with the compactions and the turn that is chosen. */
export function GrowthChart({ growth: { points, compactions }, turn, caption }: { growth: TurnGrowth; turn: number; caption: string }) {
  const [box, size] = useSize<HTMLDivElement>();
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const layout = useMemo(() => growthLayout(points, size, (labels) => widestPx(labels, FONT_PX)), [points, size]);
  const pointed = pointedAt === null ? undefined : points[pointedAt];
  const place = (at: number) => <line x1={layout.xOf(at)} x2={layout.xOf(at)} y1={layout.top} y2={layout.bottom} stroke="var(--ink-faint)" strokeDasharray="1 3" />;
  return (
    <div
      ref={box}
      role="img"
      aria-label={caption}
      data-x-axis="turn"
      data-y-axis="tokens in the window"
      className="absolute inset-0"
      onPointerMove={({ clientX, currentTarget }) => setPointedAt(layout.turnAt(clientX - currentTarget.getBoundingClientRect().x))}
      onPointerLeave={() => setPointedAt(null)}
    >
      {size.width > 0 && (
        <svg aria-hidden width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} className="block h-auto max-w-full text-micro">
          <ChartAxes layout={layout} />
          {compactions.map((each) => (
            <g key={each.turn}>{place(each.turn)}</g>
          ))}
          {wordsAbove(compactions.map((each) => layout.xOf(each.turn)), widestPx([COMPACTION], FONT_PX), size.width).map((x) => (
            <text key={x} x={x} y={layout.top - 5} textAnchor="middle" fill="var(--ink-soft)">{COMPACTION}</text>
          ))}
          {place(turn)}
          <path d={layout.path} fill="none" stroke={LINE_LOOKS.first.color} strokeDasharray={LINE_LOOKS.first.dashes} strokeWidth={2} strokeLinejoin="round" />
          {pointed !== undefined && (
            <>
              <line x1={layout.xOf(pointed.turn)} x2={layout.xOf(pointed.turn)} y1={layout.top} y2={layout.bottom} stroke="var(--line-strong)" />
              <circle cx={layout.xOf(pointed.turn)} cy={layout.yOf(pointed.count.tokens)} r={3} fill={LINE_LOOKS.first.color} />
            </>
          )}
        </svg>
      )}
      {pointed !== undefined && (
        <div style={tipPlace(layout.xOf(pointed.turn), size.width)} className="pointer-events-none absolute top-1 z-10 rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-small shadow-float">
          <p className="m-0 font-semibold">{`Turn ${formatInteger(pointed.turn)}`}</p>
          <p className="m-0">{`System, tools and turns: ${countedTokens(pointed.count)}`}</p>
        </div>
      )}
    </div>
  );
}
