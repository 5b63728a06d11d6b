// The models of the snapshot: more of them, and more of each, than the picker shows.
import type { ModelId } from '@/core/units';
import type { Source, Sourced, TokenizerMapping } from './model';
import type { CatalogueOffer } from './catalogue-offer';

export const MODALITIES = ['text', 'image', 'audio', 'video', 'pdf'] as const;
export type Modality = (typeof MODALITIES)[number];

/** One model. `null`: no source states it. */
export interface CatalogueModel {
  /** vendor/name */
  readonly id: ModelId;
  readonly name: string;
  /** Key of the vendor, the first part of the id. */
  readonly vendor: string;
  readonly vendorName: string;
  readonly windowTokens: Sourced<number>;
  /** Where the vendor states one. */
  readonly maxInputTokens: Sourced<number> | null;
  readonly maxOutputTokens: Sourced<number> | null;
  /** shared: input and output fill one window, which is also assumed where nobody says, as the stricter reading. */
  readonly budget: 'shared' | 'separate';
  readonly tokenizer: TokenizerMapping;
  /** What goes in. */
  readonly modalities: Sourced<readonly Modality[]>;
  readonly openWeights: Sourced<boolean> | null;
  /** The licence of the weights, where they are open and it is stated. */
  readonly licence: Sourced<string> | null;
  /** ISO 8601 day, month or year, as it is stated. */
  readonly released: Sourced<string> | null;
  readonly knowledgeCutoff: Sourced<string> | null;
}

/** A text that claims something of models; its claims stand beside the figures that were found. */
export interface ClaimDocument {
  readonly id: string;
  /** What a reader sees. */
  readonly name: string;
  /** ISO 8601 day, month or year of the text. */
  readonly asOf: string;
}

export const CLAIM_FIELDS = ['window', 'maxInput', 'maxOutput', 'inputPrice', 'outputPrice', 'licence', 'released', 'other'] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];

/**
 * - `agrees`: as found. Figures in tokens may be rounded: within 5 %, as "1M" stands for 1,048,576 too.
 * - `superseded`: as found for the date of the text, and no longer so.
 * - `disagrees`: another value was found.
 * - `no-model`: nothing of that name was found.
 * - `unchecked`: nothing was found to compare it with.
 */
export const CLAIM_VERDICTS = ['agrees', 'superseded', 'disagrees', 'no-model', 'unchecked'] as const;
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];

export interface Claim {
  /** Id of a ClaimDocument. */
  readonly document: string;
  readonly field: ClaimField;
  /** Tokens, USD per million tokens, or words. */
  readonly value: number | string;
  readonly verdict: ClaimVerdict;
  /** What was found in its place, where that is a figure of the catalogue. */
  readonly found: Sourced<number | string> | null;
}

/** What the texts claim of one model by its name there. */
export interface ClaimedModel {
  readonly name: string;
  /** null: no model of the catalogue is meant. */
  readonly modelId: ModelId | null;
  readonly claims: readonly Claim[];
  /** One sentence on the disagreement. */
  readonly note: string | null;
}

export interface Catalogue {
  /** The newest day that a source's data was true. */
  readonly asOf: string;
  readonly sources: readonly Source[];
  readonly models: readonly CatalogueModel[];
  readonly offers: readonly CatalogueOffer[];
  readonly documents: readonly ClaimDocument[];
  readonly claimed: readonly ClaimedModel[];
}
