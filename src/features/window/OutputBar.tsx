import { reserveBar } from '@/core/budget/segments';
import type { Fill } from '@/core/budget/fill';
import { formatInteger } from '@/core/units';

/** With a separate budget the reserve is not part of the window: a bar of its own, against max output. */
export function OutputBar({ fill, vendor }: { fill: Fill; vendor: string }) {
  const bar = reserveBar(fill);
  const { maxOutputTokens } = fill.limits;
  const of = (tokens: number) => (bar.totalTokens === 0 ? 0 : (tokens / bar.totalTokens) * 100);
  return (
    <div className="mt-1.5 flex items-center gap-2 text-micro text-ink-faint">
      <span className="shrink-0" title={`${vendor} counts input and output apart.`}>
        Output
      </span>
      <div
        role="img"
        aria-label={`Reserved for output, ${formatInteger(fill.reserveTokens)} of ${maxOutputTokens === null ? 'no stated maximum' : formatInteger(maxOutputTokens)} tokens`}
        className="relative h-3.5 flex-1 overflow-clip rounded-sm border border-line-strong bg-raised"
      >
        <span className="absolute inset-y-0 left-0 border-r border-edge hatched" style={{ width: `${of(fill.reserveTokens)}%` }} />
        {fill.reasoningTokens > 0 ? (
          <span className="absolute inset-y-0 left-0 border-r border-dashed border-edge cross-hatched" style={{ width: `${of(fill.reasoningTokens)}%` }} />
        ) : null}
      </div>
      <span className="shrink-0">
        {formatInteger(fill.reserveTokens)}
        {maxOutputTokens === null ? ' reserved' : ` of ${formatInteger(maxOutputTokens)}`}
      </span>
    </div>
  );
}
