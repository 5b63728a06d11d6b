// The whole catalogue: the models, what they cost where, and what some texts claim of them.
import type { ModelId } from '@/core/units';
import type { CatalogueOffer } from './catalogue-offer';
import type { Model, Source, Sourced } from './model';

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
  readonly models: readonly Model[];
  readonly offers: readonly CatalogueOffer[];
  readonly documents: readonly ClaimDocument[];
  readonly claimed: readonly ClaimedModel[];
}
