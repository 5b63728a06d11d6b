import { useState } from 'react';
import { formatCompact, formatInteger, formatShare, formatTokens } from '@/core/units';
import type { BatchWork } from '@/state/batch-session';
import { useApp } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { ChartFrame } from '@/ui/ChartFrame';
import { ScrollTable } from '@/ui/ScrollTable';
import { Segmented } from '@/ui/Segmented';

/** How many rows have which size, as bars or as a table. */
export function SizeChart({ batch: { modelIds, totals } }: { batch: BatchWork }) {
  const models = useApp(selectModels);
  const [look, setLook] = useState<'bars' | 'table'>('bars');
  const [id] = modelIds;
  const own = id === undefined ? undefined : totals.get(id);
  if (own === undefined) return null;
  const { bins, rows } = own.sizes;
  const most = Math.max(...bins.map((bin) => bin.rows), 1);
  const name = models.find((model) => model.id === id)?.name ?? '';
  return (
    <ChartFrame
      title="Rows by size"
      className="p-0!"
      isCaptionWhole
      caption={`Tokens of ${name}, framing included, for ${formatInteger(rows)} rows. Each bar spans ${formatTokens((bins[0]?.to ?? 0) - (bins[0]?.from ?? 0) + 1)}.`}
      aside={<Segmented<'bars' | 'table'> label="Show the sizes as" value={look} onChange={setLook} options={[{ value: 'bars', label: 'Bars' }, { value: 'table', label: 'Table' }]} />}
    >
      {look === 'table' ? (
        <ScrollTable label="Rows by size" head={['Tokens', 'Rows', 'Share']} rows={bins.map((bin) => [`${formatInteger(bin.from)}–${formatInteger(bin.to)}`, formatInteger(bin.rows), formatShare(bin.rows / rows)])} />
      ) : (
        <div role="img" aria-label={`Rows by size: from ${formatInteger(bins[0]?.from ?? 0)} to ${formatInteger(own.sizes.max)} tokens, half up to ${formatInteger(own.sizes.p50)}. The table has the figures.`} className="flex flex-col">
          <div className="flex h-36 items-end gap-px border-b border-line-strong">
            {bins.map((bin) => (
              <div key={bin.from} title={`${formatInteger(bin.from)}–${formatInteger(bin.to)} tokens: ${formatInteger(bin.rows)} rows`} className="flex h-full min-w-0 flex-1 items-end hover:bg-accent-wash">
                <div className="w-full rounded-t-[2px] bg-accent" style={{ height: bin.rows === 0 ? 0 : `max(2px, ${(bin.rows / most) * 100}%)` }} />
              </div>
            ))}
          </div>
          <div className="flex justify-between pt-1 text-micro text-ink-faint">
            <span>{formatCompact(bins[0]?.from ?? 0)}</span>
            <span>tokens</span>
            <span>{formatCompact((bins.at(-1)?.to ?? 0) + 1)}</span>
          </div>
        </div>
      )}
    </ChartFrame>
  );
}
