import { Download, ListFilter } from 'lucide-react';
import { useId, useState } from 'react';
import { caseClause } from '@/core/budget/case-words';
import { formatInteger } from '@/core/units';
import type { ModelTable } from '@/state/model-table';
import { useApp, useAppStore } from '@/state/react';
import type { Volume } from '@/state/volume';
import { Button } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { NumberField } from '@/ui/NumberField';
import { saveFile } from '@/ui/save-file';
import { Segmented } from '@/ui/Segmented';
import { answerSentence } from './answer-words';
import { ColumnsPopover } from './ColumnsPopover';
import { tableCsv, tableMarkdown } from './export-table';
import { FilterBar } from './FilterBar';
import type { PriceRow } from './price-row';
import { filterCount } from './table-settings';

export interface ToolbarProps {
  /** null: not made yet. */
  readonly all: readonly PriceRow[] | null;
  /** Those that the filters let through, in the order of the table. */
  readonly rows: readonly PriceRow[];
  readonly settings: ModelTable;
  readonly volume: Volume;
  readonly onChange: (change: Partial<ModelTable>) => void;
}

/** What is shown, which models, how it is taken along. */
export function Toolbar({ all, rows, settings, volume, onChange }: ToolbarProps) {
  const { setScenario } = useAppStore().getState();
  const shownId = useApp((state) => state.shownCase?.id ?? null);
  const [isFiltering, setFiltering] = useState(false);
  const filtersId = useId();
  const { pane, query, filters, isGrouped, columns, pinnedIds, answer } = settings;
  const chosen = all?.find(({ isChosen }) => isChosen);
  const words = answerSentence(answer, all ?? []);
  // A table that leaves the page says of which prompt it is.
  const fileName = `contextscope-models${shownId === null ? '' : `-${shownId}-case`}`;
  const noteWords = shownId === null ? words : `Tokens and costs are of the prompt ${caseClause(shownId)}. ${words}`;
  const active = filterCount(filters);
  const hasRows = pane === 'table' || pane === 'charts';
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 px-[var(--gutter)] py-2">
        <Segmented<ModelTable['pane']>
          label="Show the models as"
          value={pane}
          onChange={(value) => onChange({ pane: value })}
          options={[
            { value: 'table', label: 'Table' },
            { value: 'pinned', label: pinnedIds.length === 0 ? 'Side by side' : `Side by side (${pinnedIds.length})` },
            { value: 'charts', label: 'Charts' },
            { value: 'claims', label: 'Claims' },
          ]}
        />
        {hasRows && (
          <>
            <input
              type="search"
              aria-label="Search models"
              placeholder="Search models"
              value={query}
              onChange={(event) => onChange({ query: event.target.value })}
              className="h-7 w-32 rounded-md border border-line-strong bg-panel px-2 text-ink placeholder:text-ink-faint hover:border-ink-faint"
            />
            <Button size="small" aria-expanded={isFiltering} aria-controls={filtersId} onClick={() => setFiltering(!isFiltering)} className={active > 0 ? 'border-accent! text-accent!' : ''}>
              <ListFilter size={14} aria-hidden />
              {active === 0 ? 'Filters' : `Filters (${active})`}
            </Button>
          </>
        )}
        {pane === 'table' && (
          <>
            <label className="inline-flex h-7 items-center gap-1.5 text-ink-soft">
              <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={isGrouped} onChange={(event) => onChange({ isGrouped: event.currentTarget.checked })} />
              By vendor
            </label>
            <ColumnsPopover columns={columns} onChange={(next) => onChange({ columns: next })} />
            <Menu
              trigger={
                <Button size="small">
                  <Download size={14} aria-hidden /> Save table
                </Button>
              }
              entries={[
                { label: 'As CSV', onSelect: () => saveFile(`${fileName}.csv`, 'text/csv', tableCsv(rows, volume)) },
                { label: 'As Markdown', onSelect: () => saveFile(`${fileName}.md`, 'text/markdown', tableMarkdown(rows, columns, volume, noteWords)) },
              ]}
            />
          </>
        )}
        {pane !== 'claims' && (
          <span className="inline-flex flex-wrap items-center gap-1.5 text-small text-ink-soft [&_input[type=text]]:h-7 [&_input[type=text]]:w-20">
            <span aria-hidden>Answer</span>
            <Segmented<'equal' | 'own'>
              label="Answers of the models"
              value={answer === 'own' ? 'own' : 'equal'}
              onChange={(value) => onChange({ answer: value === 'own' ? 'own' : 'chosen' })}
              options={[
                { value: 'equal', label: 'Equal' },
                { value: 'own', label: 'Own reserves' },
              ]}
            />
            <NumberField
              label="Tokens of the answer"
              placeholder={chosen === undefined || answer === 'own' ? 'reserve' : formatInteger(chosen.answerTokens)}
              value={typeof answer === 'number' ? answer : null}
              min={0}
              max={10_000_000}
              onChange={(next) => onChange({ answer: next })}
              onEmpty={() => onChange({ answer: 'chosen' })}
            />
            {pane !== 'charts' && (
              // A sign of multiplication stands with its figure, on whichever line that is.
              <span className="inline-flex flex-wrap items-center gap-1.5">
                <span aria-hidden>×</span>
                <NumberField label="Requests a day" noun="requests" hint="Try 500, 10k or 0.2." isRate value={volume.requestsPerDay} min={0} max={1_000_000_000} onChange={(requestsPerDay) => setScenario({ requestsPerDay })} />
                a day, {volume.daysPerMonth} days
              </span>
            )}
          </span>
        )}
        {pane !== 'claims' && all !== null && <p className="m-0 basis-full text-small text-ink-faint">{words}</p>}
      </div>
      {hasRows && isFiltering && all !== null && <FilterBar id={filtersId} all={all} filters={filters} onChange={(next) => onChange({ filters: next })} />}
    </div>
  );
}
