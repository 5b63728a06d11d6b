import type { Fill } from '@/core/budget/fill';
import { reserveBar } from '@/core/budget/segments';
import { formatInteger, formatShare } from '@/core/units';

/** The reserve against max output, for models that keep a budget of its own for the answer. */
export function OutputMeter({ fill }: { fill: Fill }) {
  const { totalTokens, marks } = reserveBar(fill);
  const { maxOutputTokens } = fill.limits;
  if (totalTokens === 0 || maxOutputTokens === null) return null;
  const percent = (tokens: number) => `${(tokens / totalTokens) * 100}%`;
  const label = `${formatInteger(fill.reserveTokens)} reserved of ${formatInteger(maxOutputTokens)} max output`;
  return (
    <div className="flex flex-col gap-1">
      <div role="img" aria-label={label} className="relative h-4 overflow-clip rounded-sm border border-line-strong bg-raised">
        <span className="absolute inset-y-0 left-0 border-r border-edge hatched" style={{ width: percent(fill.reserveTokens) }} />
        {fill.reasoningTokens > 0 && (
          <span className="absolute inset-y-0 left-0 border-r border-dashed border-edge cross-hatched" style={{ width: percent(fill.reasoningTokens) }} />
        )}
        {marks.map((mark) => (
          <span key={mark.limit} className="absolute inset-y-0 border-l-2 border-dashed border-bad" style={{ left: percent(mark.atTokens) }} />
        ))}
      </div>
      <span className="text-small text-ink-soft">{`${label} (${formatShare(fill.reserveTokens / maxOutputTokens)})`}</span>
    </div>
  );
}
