import { type Ramp, rampGradient } from './color-ramp';

/** What the colours of a heat map mean, in numbers. */
export function HeatLegend({ ramp, ticks, unit, hasGaps }: { ramp: Ramp; ticks: readonly string[]; unit: string; hasGaps: boolean }) {
  return (
    <div role="group" aria-label="Legend" className="flex flex-wrap items-end gap-x-4 gap-y-1 text-small text-ink-soft">
      <div className="w-64 max-w-full">
        <div aria-hidden className="h-3 rounded-sm border border-line-strong" style={{ background: rampGradient(ramp) }} />
        <div className="flex justify-between text-micro tabular-nums">
          {ticks.map((tick) => (
            <span key={tick}>{tick}</span>
          ))}
        </div>
      </div>
      <span>{unit}</span>
      {hasGaps && (
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="h-3 w-6 rounded-sm border border-line-strong" style={{ background: 'repeating-linear-gradient(135deg, #7f8894 0 1px, transparent 1px 5px)' }} />
          not measured
        </span>
      )}
    </div>
  );
}
