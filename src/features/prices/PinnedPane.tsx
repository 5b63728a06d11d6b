import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import type { ModelId } from '@/core/units';
import type { ModelColumn } from '@/state/model-table';
import { offersOf, selectCatalogue } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import type { Volume } from '@/state/volume';
import { Button, IconButton } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { cellWords, ruleSentences } from './cell-words';
import { COLUMNS } from './columns';
import { FactCell } from './FactCell';
import { claimsOf, FACT_SECTIONS } from './model-facts';
import type { PriceRow } from './price-row';

const PROMPT_COLUMNS: readonly ModelColumn[] = ['fit', 'tokens', 'share', 'reserve', 'answer', 'cost', 'relative', 'month', 'cliff', 'asOf'];

export interface PinnedPaneProps {
  readonly rows: readonly PriceRow[];
  readonly pinnedIds: readonly ModelId[];
  readonly volume: Volume;
  readonly onUnpin: (id: ModelId) => void;
  readonly onChoose: (id: ModelId) => void;
}

/** The pinned models side by side: what this prompt is to each, and all that is known of them with its sources. */
export function PinnedPane({ rows, pinnedIds, volume, onUnpin, onChoose }: PinnedPaneProps) {
  const catalogue = useApp(selectCatalogue);
  const pinned = pinnedIds.flatMap((id) => rows.find(({ model }) => model.id === id) ?? []);
  if (pinned.length === 0 || catalogue === null) {
    return (
      <EmptyState title="No model is pinned">
        <p className="m-0">Pin up to five in the table, with the box before a name or with P, and they stand here side by side.</p>
      </EmptyState>
    );
  }
  return (
    <div role="region" aria-label="Models side by side" tabIndex={0} className="scroll-sideways min-h-0 flex-1 overflow-y-auto -outline-offset-2 max-md:min-h-[60dvh]">
      <table aria-label="Pinned models" className="border-separate border-spacing-0 text-left" style={{ minWidth: `${7 + 12.5 * pinned.length}rem` }}>
        <thead>
          <tr>
            <td className="sticky top-0 left-0 z-2 w-28 min-w-28 border-r border-b border-line bg-panel" />
            {pinned.map(({ model, isChosen }) => (
              <th key={model.id} scope="col" className="sticky top-0 z-1 w-64 min-w-50 border-b border-line bg-panel px-3 py-2 align-top font-normal">
                <span className="flex items-start gap-1">
                  <span className="min-w-0 flex-1">
                    <span className="block font-semibold">{model.name}</span>
                    <span className="block text-small text-ink-faint">{model.vendor}</span>
                  </span>
                  <IconButton label={`Unpin ${model.name}`} icon={<X size={14} />} onClick={() => onUnpin(model.id)} />
                </span>
                {isChosen ? (
                  <span className="text-small text-accent">chosen</span>
                ) : (
                  <Button size="tiny" aria-label={`Choose ${model.name}`} onClick={() => onChoose(model.id)}>
                    Choose
                  </Button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <SectionHead name="This prompt" span={pinned.length + 1} />
          {PROMPT_COLUMNS.map((column) => (
            <Line key={column} name={COLUMNS[column].label}>
              {pinned.map((row) => {
                const { main, sub, tone } = cellWords(row, column, volume);
                return (
                  <td key={row.model.id} className="border-b border-line px-3 py-1 align-top">
                    <span className={TONE[tone]}>{main}</span>
                    {sub !== '' && <span className="block text-small text-ink-faint">{sub}</span>}
                  </td>
                );
              })}
            </Line>
          ))}
          <Line name="Rules">
            {pinned.map((row) => (
              <td key={row.model.id} className="border-b border-line px-3 py-1 align-top text-small text-ink-soft">
                <Rules row={row} />
              </td>
            ))}
          </Line>
          <Line name="Sold by">
            {pinned.map((row) => (
              <td key={row.model.id} className="border-b border-line px-3 py-1 align-top">
                <OfferChoice row={row} catalogue={catalogue} />
              </td>
            ))}
          </Line>
        </tbody>
        {FACT_SECTIONS.map((section) => (
          <tbody key={section.name}>
            <SectionHead name={section.name} span={pinned.length + 1} />
            {section.lines.map((line) => (
              <Line key={line.name} name={line.name}>
                {pinned.map((row) => (
                  <FactCell key={row.model.id} facts={line.factOf(row)} claims={claimsOf(catalogue, row.model.id, line.fields)} />
                ))}
              </Line>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const TONE = { plain: '', ok: 'font-semibold text-ok', warn: 'font-semibold text-warn', bad: 'font-semibold text-bad', faint: 'text-ink-faint' } as const;

function SectionHead({ name, span }: { name: string; span: number }) {
  return (
    <tr>
      <th scope="rowgroup" colSpan={span} className="border-b border-line bg-raised">
        <span className="label-caps sticky left-0 px-[var(--gutter)]">{name}</span>
      </th>
    </tr>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row" className="sticky left-0 border-r border-b border-line bg-panel py-1 pr-2 pl-[var(--gutter)] align-top font-normal text-ink-soft">
        {name}
      </th>
      {children}
    </tr>
  );
}

/** How the price came about, rule by rule, or why there is none. */
function Rules({ row }: { row: PriceRow }) {
  const { cost, noAmount } = row;
  if (cost.kind !== 'priced') return noAmount?.kind === 'nobody-sells' ? 'No price is known here.' : 'No price.';
  return (
    <ol className="m-0 list-none space-y-0.5 p-0">
      {ruleSentences(row).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  );
}

/** Which offer's prices count. */
function OfferChoice({ row, catalogue }: { row: PriceRow; catalogue: Catalogue }) {
  const store = useAppStore();
  const offers = useApp((state) => offersOf(state, row.model.id));
  const facts = offers.flatMap(({ id }) => catalogue.offers.find((offer) => offer.id === id) ?? []);
  const nameOf = ({ providerName, region }: (typeof facts)[number]) => (region === null ? providerName : `${providerName}, ${region}`);
  if (facts.length === 0) return <span className="text-ink-faint">nobody</span>;
  if (facts.length === 1) return facts.map(nameOf);
  return (
    <select
      aria-label={`Offer of ${row.model.name}`}
      value={row.offer?.id}
      onChange={(event) => store.getState().chooseOffer(row.model.id, event.target.value)}
      className="h-7 max-w-full rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint"
    >
      {facts.map((offer) => (
        <option key={offer.id} value={offer.id}>
          {nameOf(offer)}
        </option>
      ))}
    </select>
  );
}
