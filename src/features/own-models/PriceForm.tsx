import { useState } from 'react';
import { type CatalogueOffer, type CatalogueTier, RATE_NAMES, type RateName, sourcedRate } from '@/core/catalog/catalogue-offer';
import { figureAt, type FigureKey, withFigure, withoutFigure } from '@/core/catalog/edit-layer';
import type { LayerModifier, OfferField } from '@/core/catalog/figures';
import { hoursOf } from '@/core/catalog/figure-value';
import { ownOfferId, periodOf } from '@/core/catalog/merge-catalogue';
import type { Model, Source } from '@/core/catalog/model';
import { changeFigures, layersOf } from '@/state/change-figures';
import { useApp, useAppStore } from '@/state/react';
import { FigureSource } from './FigureSource';
import { ChoiceFigure, FIELD, TextFigure } from './FigureRow';
import { OFFER_LABELS, valueWords } from '@/core/catalog/figure-words';
import { ListFigure } from './ListFigure';
import { BRACKET_COLUMNS, bracketRows, bracketsOf, EMPTY_BRACKET, EMPTY_HOURS, EMPTY_MODIFIER, HOURS_COLUMNS, hoursRows, MODIFIER_COLUMNS, modifierRows, modifiersOf, typedHours } from './list-rows';
import { readFigure, typedPrice } from './read-figure';

export interface PriceFormProps {
  model: Model;
  /** Of the model, with the user's figures, and without them. */
  offers: readonly CatalogueOffer[];
  offersBelow: readonly CatalogueOffer[];
  sources: readonly Source[];
  /** ISO 8601 */
  today: string;
}

/** What a model costs at one of those who sell it, each figure of which the user may set and reset. */
export function PriceForm({ model, offers, offersBelow, sources, today }: PriceFormProps) {
  const store = useAppStore();
  const overrides = useApp((state) => layersOf(state).overrides);
  const own = ownOfferId(model.id);
  const ids = [...new Set([...offers.map(({ id }) => id), own])].sort((a, b) => Number(b === own) - Number(a === own));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const offerId = chosenId !== null && ids.includes(chosenId) ? chosenId : (offers.find(({ provider }) => provider === model.vendorKey)?.id ?? offers[0]?.id ?? own);
  const offer = offers.find(({ id }) => id === offerId);
  const period = offer === undefined ? null : periodOf(offer.periods, today);
  const below = offersBelow.find(({ id }) => id === offerId);
  const periodBelow = below === undefined ? null : periodOf(below.periods, today);
  const keyOf = (field: OfferField): FigureKey => ({ modelId: model.id, offerId, field });

  const set = (field: OfferField, raw: unknown): readonly string[] => {
    const read = readFigure('offer', field, raw);
    if (!read.ok) return read.error.messages;
    changeFigures(store, (layers) => ({ overrides: withFigure(layers.overrides, keyOf(field), { value: read.value, source: 'you', asOf: today }) }));
    return [];
  };
  const rowOf = (field: OfferField, shown: { readonly source: string; readonly asOf: string } | null, underneath: unknown) => {
    const isEdited = figureAt(overrides, keyOf(field)) !== null;
    return {
      isEdited,
      about: (
        <>
          {shown === null ? null : <FigureSource sourceId={shown.source} asOf={shown.asOf} sources={sources} />}
          {isEdited && below !== undefined ? <span className="text-small text-ink-faint"> · otherwise {valueWords(field, underneath)}</span> : null}
        </>
      ),
      onReset: () => changeFigures(store, (layers) => ({ overrides: withoutFigure(layers.overrides, keyOf(field)) })),
    };
  };
  const rate = (field: RateName) => {
    const shown = period === null ? null : sourcedRate(period, field);
    return (
      <TextFigure
        key={`${offerId} ${field}`}
        label={OFFER_LABELS[field]}
        text={shown === null ? '' : String(shown.value)}
        placeholder="not stated"
        isNumber
        onCommit={(text) => set(field, typedPrice(text))}
        row={rowOf(field, shown, periodBelow === null ? null : (sourcedRate(periodBelow, field)?.value ?? null))}
      />
    );
  };
  const tiers: readonly CatalogueTier[] = period?.contextTiers ?? [];
  const modifiers: readonly LayerModifier[] = offer?.modifiers ?? [];
  const isScheduled = (offer?.periods.length ?? 0) > 1;
  const peaks = hoursOf(period?.timeWindows ?? []);

  return (
    <section aria-label={`Prices of ${model.name}`} className="@container min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-2">
        <h2 className="label-caps m-0">Prices</h2>
        <span className="text-small text-ink-faint">US dollars per million tokens</span>
      </div>
      <label className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2">
        <span className="w-[9.5rem] font-semibold">Sold by</span>
        <select value={offerId} onChange={(event) => setChosenId(event.target.value)} className={`${FIELD} max-w-60`}>
          {ids.map((id) => {
            const each = offers.find((other) => other.id === id);
            return (
              <option key={id} value={id}>
                {each === undefined ? `${model.vendor}: no price` : `${each.providerName}${each.region === null ? '' : `, ${each.region}`} (${each.apiId})`}
              </option>
            );
          })}
        </select>
      </label>
      {isScheduled ? <p className="m-0 pb-2 text-small text-ink-soft">This offer has prices by date: your own hold on every date.</p> : null}
      {RATE_NAMES.map(rate)}
      <ListFigure
        key={`${offerId} brackets`}
        label={OFFER_LABELS.brackets}
        noun="bracket"
        columns={BRACKET_COLUMNS}
        rows={bracketRows(tiers)}
        emptyRow={EMPTY_BRACKET}
        onCommit={(rows) => set('brackets', bracketsOf(rows, tiers))}
        row={rowOf('brackets', figureAt(overrides, keyOf('brackets')), periodBelow?.contextTiers ?? null)}
      />
      {tiers.length === 0 ? null : (
        <ChoiceFigure
          label={OFFER_LABELS.bracketMode}
          value={period?.tierMode ?? 'whole'}
          options={[
            { value: 'whole', label: 'the whole request' },
            { value: 'marginal', label: 'only the tokens above' },
          ]}
          onChoose={(value) => set('bracketMode', value)}
          row={rowOf('bracketMode', figureAt(overrides, keyOf('bracketMode')), periodBelow?.tierMode ?? null)}
        />
      )}
      <ListFigure
        key={`${offerId} hours`}
        label={OFFER_LABELS.peakHours}
        noun="stretch of hours"
        columns={HOURS_COLUMNS}
        rows={hoursRows(peaks)}
        emptyRow={EMPTY_HOURS}
        onCommit={(rows) => set('peakHours', typedHours(rows, peaks))}
        row={rowOf('peakHours', figureAt(overrides, keyOf('peakHours')), periodBelow === null ? null : hoursOf(periodBelow.timeWindows))}
      />
      <ListFigure
        key={`${offerId} modifiers`}
        label={OFFER_LABELS.modifiers}
        noun="modifier"
        columns={MODIFIER_COLUMNS}
        rows={modifierRows(modifiers)}
        emptyRow={EMPTY_MODIFIER}
        onCommit={(rows) => set('modifiers', modifiersOf(rows))}
        row={rowOf('modifiers', figureAt(overrides, keyOf('modifiers')), below?.modifiers ?? null)}
      />
    </section>
  );
}
