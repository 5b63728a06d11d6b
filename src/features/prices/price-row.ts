// A row of the table: the figures of a model with what the table says of its price.
import type { CatalogueOffer } from '@/core/catalog/catalogue-offer';
import type { Model } from '@/core/catalog/model';
import { reachedBracket } from '@/core/pricing/bracket';
import { type CliffAhead, type CliffBehind } from '@/core/pricing/next-cliff';
import { usdToNumber, type Usd } from '@/core/pricing/money';
import type { Rates } from '@/core/pricing/offer';
import { tariffAt } from '@/core/pricing/period';
import { assertNever } from '@/core/result';
import { formatCompact } from '@/core/units';
import type { ModelFigures } from '@/state/model-figures';

/** Why a row has no amount. In the order in which such rows are sorted, behind all that have one. */
export type NoAmount =
  /** Past what the provider serves: which limit. */
  | { readonly kind: 'not-served'; readonly limit: string; readonly limitTokens: number }
  | { readonly kind: 'not-yet'; readonly from: string | null }
  | { readonly kind: 'ended'; readonly until: string }
  | { readonly kind: 'price-unknown'; readonly category: string }
  | { readonly kind: 'nobody-sells' };

export interface PriceRow extends ModelFigures {
  readonly offerFacts: CatalogueOffer | null;
  /** Of this request; null: see `noAmount`. */
  readonly totalUsd: Usd | null;
  readonly noAmount: NoAmount | null;
  /** The rates of the bracket that the prompt is in, at the moment; null: no price then. */
  readonly rates: Rates | null;
  readonly isInBracket: boolean;
  readonly ahead: CliffAhead | null;
  readonly behind: CliffBehind | null;
  /** This request against that of the chosen model; null: one of them has no price, or the chosen one is free. */
  readonly relative: number | null;
  readonly regions: readonly string[];
  /** The user has set a figure of it. */
  readonly isEdited: boolean;
  /** The moment of the prices, in milliseconds since 1970. */
  readonly atMs: number;
}

const LIMIT_WORDS = { 'max-prompt': 'prompt', window: 'window', 'max-input': 'max input', 'max-output': 'max output' } as const;

/** One row a model. `offers`: all of the catalogue. `atMs`: the moment of the prices. */
export function priceRows(figures: readonly ModelFigures[], offers: readonly CatalogueOffer[], atMs: number, editedIds: ReadonlySet<string> = new Set()): readonly PriceRow[] {
  const byId = new Map<string, CatalogueOffer>(offers.map((offer) => [offer.id, offer]));
  const regions = new Map<string, Set<string>>();
  for (const { modelId, region } of offers) if (region !== null) regions.set(modelId, (regions.get(modelId) ?? new Set()).add(region));
  const chosenUsd = figures.find(({ isChosen }) => isChosen)?.cost;
  const base = chosenUsd?.kind === 'priced' ? usdToNumber(chosenUsd.priced.totalUsd) : null;
  return figures.map((row) => {
    const { offer, cost, fill } = row;
    const totalUsd = cost.kind === 'priced' ? cost.priced.totalUsd : null;
    const tariff = offer === null ? null : tariffAt(offer, atMs);
    const bracket = tariff === null ? null : reachedBracket(tariff.brackets, fill.input.tokens);
    return {
      ...row,
      offerFacts: offer === null ? null : (byId.get(offer.id) ?? null),
      totalUsd,
      noAmount: noAmountOf(row),
      rates: tariff === null ? null : (bracket?.rates ?? tariff.rates),
      isInBracket: bracket !== null,
      ahead: cost.kind === 'priced' ? (cost.cliffs?.ahead ?? null) : null,
      behind: cost.kind === 'priced' ? (cost.cliffs?.behind ?? null) : null,
      relative: totalUsd === null || base === null || base === 0 ? null : usdToNumber(totalUsd) / base,
      isEdited: editedIds.has(row.model.id),
      regions: [...(regions.get(row.model.id) ?? [])],
      atMs,
    };
  });
}

function noAmountOf({ cost, freshness }: ModelFigures): NoAmount | null {
  if (cost.kind === 'priced') return null;
  if (cost.kind === 'no-offer') return { kind: 'nobody-sells' };
  const { failure } = cost;
  switch (failure.kind) {
    case 'not-servable':
      return { kind: 'not-served', limit: LIMIT_WORDS[failure.limit], limitTokens: failure.limitTokens.value };
    case 'no-price-at-time':
      if (freshness?.stale === 'ended') return { kind: 'ended', until: freshness.until ?? '' };
      return { kind: 'not-yet', from: freshness?.change?.from ?? null };
    case 'rate-unknown':
      return { kind: 'price-unknown', category: failure.category };
    // A plain request has whole tokens and no modifiers.
    case 'usage-invalid':
    case 'modifier-unknown':
    case 'modifiers-exclusive':
    case 'modifier-excludes-long-context':
      return { kind: 'price-unknown', category: 'this request' };
    default:
      return assertNever(failure);
  }
}

export interface NoAmountWords {
  readonly main: string;
  readonly why: string;
}

export function noAmountWords(reason: NoAmount): NoAmountWords {
  switch (reason.kind) {
    case 'not-served':
      return { main: 'not served', why: `${reason.limit} ${formatCompact(reason.limitTokens)}` };
    case 'not-yet':
      return { main: 'no price', why: reason.from === null ? 'at this time' : `from ${reason.from}` };
    case 'ended':
      return { main: 'no price', why: `ended ${reason.until}` };
    case 'price-unknown':
      return { main: 'no price', why: `${reason.category} unknown` };
    case 'nobody-sells':
      return { main: 'no price', why: 'none known here' };
    default:
      return assertNever(reason);
  }
}

/** Whether a model reads images. */
export function hasVision({ modalities }: Model): boolean {
  return modalities.value.includes('image');
}
