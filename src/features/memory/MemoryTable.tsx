import { formatShare } from '@/core/units';
import { signOf, sizeText } from './memory-words';
import type { Memory } from './use-memory';

const CELL = 'border-t border-line px-2 py-1';
const HATCHED = 'repeating-linear-gradient(135deg, var(--line-strong) 0 1px, transparent 1px 5px)';

/** How weights and caches fill the memory of the GPUs, as a bar to scale and in figures. */
export function MemoryTable({ memory: { figures, settled } }: { memory: Memory }) {
  const { fit, prompt } = figures;
  const sign = signOf(prompt);
  const { batch, keptFreePercent } = settled.choices;
  const rows = [
    { name: 'Weights', bytes: fit.weightBytes, sign: '', look: { background: 'var(--ink-soft)' } },
    { name: batch === 1 ? 'KV cache' : `${batch} KV caches`, bytes: fit.cacheBytes, sign, look: { background: 'var(--accent)' } },
    { name: `Kept free, ${keptFreePercent} %`, bytes: fit.keptFreeBytes, sign: '', look: { background: HATCHED } },
    { name: fit.leftBytes < 0 ? 'Missing' : 'Left', bytes: Math.abs(fit.leftBytes), sign, look: { background: 'var(--panel)' } },
  ];
  // What is missing is not drawn: the bar is then as wide as all that is asked for.
  const drawn = fit.leftBytes < 0 ? rows.slice(0, 3) : rows;
  const whole = drawn.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div aria-hidden className="relative flex h-5 overflow-clip rounded-sm border border-line-strong">
        {drawn.map(({ name, bytes, look }) => (
          <div key={name} style={{ width: `${(bytes / whole) * 100}%`, ...look }} className="shrink-0 border-r border-panel last:border-r-0" />
        ))}
        {fit.leftBytes < 0 && <div style={{ left: `${(fit.totalBytes / whole) * 100}%` }} className="absolute inset-y-0 w-0.5 bg-bad" />}
      </div>
      <table aria-label="What fills the memory" className="w-full border-separate border-spacing-0 text-right">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col" className="py-1 pr-2 text-left font-semibold">{`Memory of all GPUs, ${sizeText(fit.totalBytes)}`}</th>
            <th scope="col" className="px-2 py-1 font-semibold">
              Size
            </th>
            <th scope="col" className="py-1 pl-2 font-semibold">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, bytes, sign: own, look }) => (
            <tr key={name}>
              <th scope="row" className={`${CELL} pl-0! text-left font-normal ${name === 'Missing' ? 'text-bad' : ''}`}>
                {name !== 'Missing' && <span aria-hidden className="mr-2 inline-block size-2.5 rounded-xs border border-line-strong align-[-1px]" style={look} />}
                {name}
              </th>
              <td className={`${CELL} whitespace-nowrap`}>{`${own}${sizeText(bytes)}`}</td>
              <td className={`${CELL} pr-0! whitespace-nowrap`}>{formatShare(bytes / fit.totalBytes, own)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
