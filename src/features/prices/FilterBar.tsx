import { type ReactNode, useState } from 'react';
import type { ModelFilters } from '@/state/model-table';
import { Button } from '@/ui/Button';
import { NumberField } from '@/ui/NumberField';
import type { PriceRow } from './price-row';
import { filterCount, NO_FILTERS } from './table-settings';

const SELECT = 'h-7 max-w-44 rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint';

/** Which models are shown. All filters hold at once. */
export function FilterBar({ id, all, filters, onChange }: { id: string; all: readonly PriceRow[]; filters: ModelFilters; onChange: (filters: ModelFilters) => void }) {
  const vendors = new Map(all.map(({ model }) => [model.vendorKey, model.vendor]));
  const regions = [...new Set(all.flatMap((row) => row.regions))].toSorted();
  const set = (change: Partial<ModelFilters>) => onChange({ ...filters, ...change });
  const check = (name: 'fitsOnly' | 'openWeights' | 'vision', label: string) => (
    <label className="inline-flex h-7 items-center gap-1.5">
      <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={filters[name]} onChange={(event) => set({ [name]: event.currentTarget.checked })} />
      {label}
    </label>
  );
  return (
    <div id={id} role="group" aria-label="Filters" className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line bg-raised px-[var(--gutter)] py-1.5 text-ink-soft">
      {check('fitsOnly', 'Fits only')}
      {check('openWeights', 'Open weights')}
      {check('vision', 'Reads images')}
      <Field label="Request up to $">
        <PriceField value={filters.mostUsd} onChange={(mostUsd) => set({ mostUsd })} />
      </Field>
      <Field label="Window from">
        <NumberField label="Window from" value={filters.leastWindowTokens} min={0} max={1_000_000_000} placeholder="any" onChange={(leastWindowTokens) => set({ leastWindowTokens })} onEmpty={() => set({ leastWindowTokens: null })} />
      </Field>
      <Field label="Region">
        <select aria-label="Region" className={SELECT} value={filters.region ?? ''} onChange={(event) => set({ region: event.target.value || null })}>
          <option value="">any</option>
          {regions.map((region) => (
            <option key={region}>{region}</option>
          ))}
        </select>
      </Field>
      <Field label="Vendor">
        <select aria-label="Vendor" className={SELECT} value={filters.vendor ?? ''} onChange={(event) => set({ vendor: event.target.value || null })}>
          <option value="">any</option>
          {[...vendors].toSorted(([, a], [, b]) => a.localeCompare(b, 'en')).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Button size="tiny" disabled={filterCount(filters) === 0} onClick={() => onChange(NO_FILTERS)}>
        Reset
      </Button>
    </div>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 [&_input]:h-7 [&_input]:w-20">
      <span aria-hidden>{label}</span>
      {children}
    </span>
  );
}

/** Dollars: "0.05", ".5", "2". Taken with every key that makes it an amount. */
function PriceField({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: number | null } | null>(null);
  const text = draft !== null && draft.value === value ? draft.text : value === null ? '' : String(value);
  const isWrong = text.trim() !== '' && amountOf(text) === null;
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label="Request up to, US dollars"
      aria-invalid={isWrong || undefined}
      placeholder="any"
      value={text}
      onChange={(event) => {
        const next = amountOf(event.target.value);
        setDraft({ text: event.target.value, value: next });
        if (next !== value) onChange(next);
      }}
      className={`rounded-md border bg-panel px-2 text-right text-ink placeholder:text-ink-faint ${isWrong ? 'border-bad' : 'border-line-strong hover:border-ink-faint'}`}
    />
  );
}

function amountOf(text: string): number | null {
  const match = /^\$?\s*(\d*\.?\d+|\d+\.)$/.exec(text.trim());
  return match === null ? null : Number(match[1]);
}
