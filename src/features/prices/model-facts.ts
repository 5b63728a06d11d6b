// What is known of a model, as lines with sources, for those that stand side by side.
import { attachmentRuleOf } from '@/core/catalog/attachment-models';
import { findSource } from '@/core/catalog/find-source';
import type { Conflict, Source, Sourced } from '@/core/catalog/model';
import type { Catalogue, Claim, ClaimField } from '@/core/catalog/whole-catalogue';
import { fromSize } from '@/core/pricing/bracket';
import { formatPrice, parseUsdPerMTok } from '@/core/pricing/money';
import { CACHE_LIFETIMES, type Rates, type SourcedPrice } from '@/core/pricing/offer';
import { periodAt } from '@/core/pricing/period';
import { formatInteger } from '@/core/units';
import type { PriceRow } from './price-row';
import { tokenizerName } from './cell-words';

/** One value with where it comes from. */
export interface Fact {
  readonly text: string;
  readonly note?: string | undefined;
  readonly source: Source | null;
  readonly asOf: string | null;
  /** What other sources state in its place. */
  readonly conflicts: readonly { readonly text: string; readonly source: Source | null }[];
}

export interface ClaimFact extends Claim {
  readonly documentName: string;
  readonly documentAsOf: string;
}

export interface FactLine {
  readonly name: string;
  /** null: not stated. */
  readonly factOf: (row: PriceRow) => readonly Fact[] | null;
  /** The claims that belong beside it. */
  readonly fields: readonly ClaimField[];
}

export interface FactSection {
  readonly name: string;
  readonly lines: readonly FactLine[];
}

const tokens = (value: number): string => formatInteger(value);
const words = (value: string): string => value;

export const FACT_SECTIONS: readonly FactSection[] = [
  {
    name: 'Limits',
    lines: [
      { name: 'Window', factOf: ({ model }) => [sourced(model.windowTokens, tokens, model.budget === 'shared' ? 'shared by input and output' : 'for the input alone')], fields: ['window'] },
      { name: 'Max input', factOf: ({ model }) => optional(model.maxInputTokens, tokens), fields: ['maxInput'] },
      { name: 'Max output', factOf: ({ model }) => optional(model.maxOutputTokens, tokens), fields: ['maxOutput'] },
      { name: 'Served', factOf: servedFacts, fields: [] },
    ],
  },
  {
    name: 'Price per million tokens',
    lines: [
      { name: 'Input', factOf: (row) => priceOf(row, ({ inputUsdPerMTok }) => inputUsdPerMTok), fields: ['inputPrice'] },
      { name: 'Output', factOf: (row) => priceOf(row, ({ outputUsdPerMTok }) => outputUsdPerMTok), fields: ['outputPrice'] },
      { name: 'Cache read', factOf: (row) => priceOf(row, ({ cacheReadUsdPerMTok }) => cacheReadUsdPerMTok), fields: [] },
      { name: 'Cache write', factOf: writeFacts, fields: [] },
      { name: 'Long prompts', factOf: bracketFacts, fields: [] },
      { name: 'Modifiers', factOf: modifierFacts, fields: [] },
    ],
  },
  {
    name: 'Model',
    lines: [
      { name: 'Tokenizer', factOf: ({ model }) => [ruled(tokenizerName(model), model.tokenizer)], fields: [] },
      { name: 'Framing', factOf: ({ model }) => [ruled(model.framing.messages.kind === 'template' ? 'the chat template, rendered' : 'tokens a message', model.framing.messages)], fields: [] },
      { name: 'Tools', factOf: ({ model }) => [ruled(model.framing.tools.kind, model.framing.tools)], fields: [] },
      { name: 'Images', factOf: ({ model }) => (model.modalities.value.includes('image') ? [{ ...PLAIN, text: attachmentRuleOf(model).name }] : null), fields: [] },
      { name: 'Takes', factOf: ({ model }) => [sourced(model.modalities, (value) => value.join(', '))], fields: [] },
      { name: 'Open weights', factOf: ({ model }) => optional(model.openWeights, (value) => (value ? 'yes' : 'no')), fields: [] },
      { name: 'Licence', factOf: ({ model }) => optional(model.licence, words), fields: ['licence'] },
      { name: 'Released', factOf: ({ model }) => optional(model.released, words), fields: ['released'] },
      { name: 'Knowledge cut-off', factOf: ({ model }) => optional(model.knowledgeCutoff, words), fields: ['other'] },
    ],
  },
];

const PLAIN: Fact = { text: '', source: null, asOf: null, conflicts: [] };

function sourced<Value>(figure: Sourced<Value>, textOf: (value: Value) => string, note?: string): Fact {
  return {
    text: textOf(figure.value),
    note,
    source: findSource(figure.source),
    asOf: figure.asOf,
    conflicts: (figure.conflicts ?? []).map((conflict: Conflict<Value>) => ({ text: textOf(conflict.value), source: findSource(conflict.source) })),
  };
}

function optional<Value>(figure: Sourced<Value> | null, textOf: (value: Value) => string): readonly Fact[] | null {
  return figure === null ? null : [sourced(figure, textOf)];
}

function ruled(text: string, { note, source }: { readonly note: string; readonly source: string }): Fact {
  const found = findSource(source);
  return { ...PLAIN, text, note, source: found, asOf: found?.asOf ?? null };
}

function priceText(value: number): string {
  const price = parseUsdPerMTok(value);
  return price === null ? String(value) : formatPrice(price);
}

/** Below all brackets, as price lists state it. */
function priceOf(row: PriceRow, pick: (rates: Rates) => SourcedPrice): readonly Fact[] | null {
  const period = row.offer === null ? null : periodAt(row.offer, row.atMs);
  const price = period === null ? null : pick(period.rates);
  return price === null ? null : [sourced(price, priceText)];
}

function writeFacts(row: PriceRow): readonly Fact[] | null {
  const writes = row.rates?.cacheWriteUsdPerMTok ?? {};
  const facts = CACHE_LIFETIMES.toReversed().flatMap((lifetime) => {
    const price = writes[lifetime];
    return price === undefined ? [] : [sourced(price, (value) => `${priceText(value)} for ${lifetime}`)];
  });
  return facts.length === 0 ? null : facts;
}

function bracketFacts(row: PriceRow): readonly Fact[] | null {
  const period = row.offer === null ? null : periodAt(row.offer, row.atMs);
  if (period === null || period.brackets.length === 0) return null;
  return period.brackets.map(({ thresholdTokens, boundary, rates }) => {
    const [input, output] = [rates.inputUsdPerMTok, rates.outputUsdPerMTok].map((price) => (price === null ? 'unknown' : priceText(price.value)));
    const note = period.bracketMode === 'whole' ? 'for the whole request' : 'for the tokens beyond';
    return sourced(thresholdTokens, () => `${fromSize({ thresholdTokens, boundary, rates })}: ${input} in, ${output} out`, note);
  });
}

function modifierFacts({ offer }: PriceRow): readonly Fact[] | null {
  if (offer === null || offer.modifiers.length === 0) return null;
  return offer.modifiers.map(({ name, factor, excludesLongContext }) => sourced(factor, (value) => `${name} × ${value}`, excludesLongContext ? 'not for long prompts' : undefined));
}

/** Where the provider serves less than the model could. */
function servedFacts({ offerFacts }: PriceRow): readonly Fact[] | null {
  if (offerFacts === null) return null;
  const { windowTokens, maxInputTokens, maxOutputTokens } = offerFacts.served;
  const facts = ([['window', windowTokens], ['max input', maxInputTokens], ['max output', maxOutputTokens]] as const).flatMap(([name, figure]) =>
    figure === null ? [] : [sourced(figure, (value) => `${name} ${formatInteger(value)}`)],
  );
  return facts.length === 0 ? null : facts;
}

/** What the texts claim of a model in these fields. */
export function claimsOf({ claimed, documents }: Catalogue, modelId: string, fields: readonly ClaimField[]): readonly ClaimFact[] {
  return claimed
    .filter((model) => model.modelId === modelId)
    .flatMap(({ claims }) => claims)
    .filter(({ field }) => fields.includes(field))
    .map((claim) => {
      const text = documents.find(({ id }) => id === claim.document);
      return { ...claim, documentName: text?.name ?? claim.document, documentAsOf: text?.asOf ?? '' };
    });
}
