import { useMemo, useState } from 'react';
import type { SurfaceEvidence } from '@/core/recall/evidence';
import { type Count, countedTokens, formatShareOf } from '@/core/tokenize/count';
import { HeatLegend } from '@/ui/HeatLegend';
import { HeatMap } from '@/ui/HeatMap';
import { ScrollTable } from '@/ui/ScrollTable';
import { Segmented } from '@/ui/Segmented';
import { cellSentence, type HeatKind, heatOf, heatTable, placeAmong, type PromptPlace, rowName } from './heat-rows';

/** A measured surface, fill or length by position, with the prompt's own fill or length marked on it. */
export function SurfaceMap({ surface, input, windowTokens }: { surface: SurfaceEvidence; input: Count; windowTokens: number }) {
  const [kind, setKind] = useState<HeatKind>('scores');
  const heat = useMemo(() => heatOf(surface, kind), [surface, kind]);
  const table = useMemo(() => heatTable(surface), [surface]);
  const at = surface.kind === 'fill' ? input.tokens / windowTokens : input.tokens;
  const place = placeAmong(surface, at);
  const share = surface.kind === 'fill' ? `, ${formatShareOf(input, windowTokens)} of the window` : '';
  const mark = input.tokens === 0 ? null : { atRow: place.atRow, label: `Your prompt: ${countedTokens(input)}${share}. ${rangeSentence(surface, place)}`.trim() };
  const label = `${surface.name}: ${kind === 'scores' ? 'scores' : 'differences'} by ${surface.kind === 'fill' ? 'fill of the window' : 'length'} and position`;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <Segmented<HeatKind>
          label="Colours show"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'scores', label: 'Scores' },
            { value: 'differences', label: 'Against the first position' },
          ]}
        />
        <HeatLegend ramp={heat.ramp} ticks={heat.ticks} unit={heat.unit} hasGaps={heat.hasGaps} />
      </div>
      <HeatMap
        label={label}
        about={surface.models.length > 2 ? `${surface.models.length} models` : surface.models.join(', ')}
        columnsName="position in the prompt"
        rowsName={surface.kind === 'fill' ? 'share of the window that is filled' : 'tokens'}
        columns={heat.columns}
        rows={heat.rows}
        cells={heat.cells}
        ramp={heat.ramp}
        ticks={heat.ticks}
        unit={heat.unit}
        mark={mark}
        sentenceOf={(cursor) => cellSentence(surface, cursor)}
      />
      <details className="text-small">
        <summary className="text-ink-soft">The map as a table</summary>
        <ScrollTable label="Scores of the map" head={table.head} rows={table.rows} />
      </details>
    </div>
  );
}

function rangeSentence(surface: SurfaceEvidence, { range }: PromptPlace): string {
  if (range === 'within') return '';
  const edge = range === 'below' ? surface.rows[0] : surface.rows.at(-1);
  return edge === undefined ? '' : `${range === 'below' ? 'Less' : 'More'} than was measured: ${rowName(surface, edge.at)}.`;
}
