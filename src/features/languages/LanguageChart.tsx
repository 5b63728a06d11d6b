import { Bar, BarChart, CartesianGrid, Cell, ReferenceLine, ResponsiveContainer, Tooltip, type TooltipContentProps, XAxis, YAxis } from 'recharts';
import type { EncodingId } from '@/core/tokenize/encoding';
import { formatInteger, formatTokens } from '@/core/units';
import { textPx } from '@/ui/text-size';
import { formatRatio, sortedRows, type LanguageRow } from './language-rows';
import type { Figure } from './LanguageTable';

const TICK = { fill: 'var(--ink-soft)', fontSize: textPx(11) } as const;

interface ChartedLanguage {
  readonly code: string;
  readonly name: string;
  readonly tokens: number;
  readonly ratio: number;
}

export interface LanguageChartProps {
  readonly rows: readonly LanguageRow[];
  readonly encodingId: EncodingId;
  readonly figure: Figure;
  readonly shownCode: string;
  readonly caption: string;
  readonly onShow: (code: string) => void;
}

/** One tokenizer's languages, the dearest first. The table has the same figures. */
export default function LanguageChart({ rows, encodingId, figure, shownCode, caption, onShow }: LanguageChartProps) {
  const bars = sortedRows(rows, { by: encodingId, isDescending: true }).flatMap(({ sample, tokens, ratios }): ChartedLanguage[] => {
    const [count, ratio] = [tokens.get(encodingId) ?? null, ratios.get(encodingId) ?? null];
    return count === null || ratio === null ? [] : [{ code: sample.code, name: sample.name, tokens: count, ratio }];
  });
  const english = bars.find(({ code }) => code === 'en');
  return (
    <div role="img" aria-label={caption} data-x-axis={figure === 'relative' ? 'tokens, as many times those of English' : 'tokens of the text'} data-y-names="languages" className="absolute inset-0">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars}
          layout="vertical"
          margin={{ top: 2, right: 12, bottom: 0, left: 0 }}
          barCategoryGap="22%"
          accessibilityLayer={false}
          onClick={({ activeTooltipIndex }) => {
            const bar = bars[Number(activeTooltipIndex)];
            if (bar !== undefined) onShow(bar.code);
          }}
        >
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis type="number" tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} height={textPx(20)} tickFormatter={(value: number) => (figure === 'relative' ? `${value}×` : formatInteger(value))} />
          <YAxis type="category" dataKey="name" tick={TICK} tickLine={false} axisLine={false} width={textPx(128)} interval={0} />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--accent-wash)' }} content={LanguageTip} />
          <Bar dataKey={figure === 'relative' ? 'ratio' : 'tokens'} isAnimationActive={false} strokeWidth={1} stroke="var(--ink-faint)">
            {bars.map(({ code }) => (
              <Cell key={code} fill={code === shownCode ? 'var(--accent)' : 'color-mix(in srgb, var(--warn) 42%, var(--panel))'} />
            ))}
          </Bar>
          {english && <ReferenceLine x={figure === 'relative' ? 1 : english.tokens} stroke="var(--ink)" strokeDasharray="4 3" />}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function LanguageTip({ active, payload }: TooltipContentProps) {
  const bar = payload[0]?.payload as ChartedLanguage | undefined;
  if (!active || bar === undefined) return null;
  return (
    <div className="rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-small shadow-float">
      <p className="m-0 font-semibold">{bar.name}</p>
      <p className="m-0">{`${formatTokens(bar.tokens)}, ${formatRatio(bar.ratio)} English`}</p>
    </div>
  );
}
