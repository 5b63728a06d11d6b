import type { EncodingId } from '@/core/tokenize/encoding';
import type { FamilyId } from '@/core/tokenize/estimate-family';
import type { ModelId } from '@/core/units';
import type { FramingRule } from './framing-rule';

/** Where a figure comes from. */
export interface Source {
  readonly id: string;
  /** What a reader sees, such as "pi-ai 1.5.2 (npm)". */
  readonly name: string;
  readonly url: string;
  readonly licence: string;
  /** Day on which the source says its data was true, ISO 8601; where it gives none, the day on which it was read. */
  readonly asOf: string;
}

/** What another source states in place of the value that is used. */
export interface Conflict<Value> {
  readonly value: Value;
  /** Id of a Source. */
  readonly source: string;
  /** ISO 8601 day; left out: that of the source. */
  readonly asOf?: string;
}

export interface Sourced<Value> {
  readonly value: Value;
  /** Id of a Source. */
  readonly source: string;
  /** ISO 8601 day. */
  readonly asOf: string;
  /** Sources that disagree, for the reader to see. Left out where none does. */
  readonly conflicts?: readonly Conflict<Value>[];
}

/** What holds for every way of counting a model's tokens. */
interface MappingFacts {
  /** One sentence for the user: why this tokenizer or family, how sure. */
  readonly note: string;
  /** Id of a Source. */
  readonly source: string;
}

/**
 * Counted with a tokenizer that this project carries. `exact`: the vendor published it and says that the model uses it.
 * `mapping-assumed`: nobody has stated that the model uses it.
 */
export interface TokenizerOwn extends MappingFacts {
  readonly kind: 'exact' | 'mapping-assumed';
  readonly encodingId: EncodingId;
}

/** Estimated by the ratios of a family, see `families.ts`. */
export interface TokenizerEstimate extends MappingFacts {
  readonly kind: 'estimate';
  readonly family: FamilyId;
}

/** How a model's tokens are counted. `kind` is the exactness of a count before any calibration. */
export type TokenizerMapping = TokenizerOwn | TokenizerEstimate;

export const MODALITIES = ['text', 'image', 'audio', 'video', 'pdf'] as const;
export type Modality = (typeof MODALITIES)[number];

/** One model and what is published of it. `null`: no source states it. */
export interface Model {
  /** vendor/name */
  readonly id: ModelId;
  readonly name: string;
  /** Key of the vendor, the first part of the id. */
  readonly vendorKey: string;
  /** The vendor's name as a reader sees it. */
  readonly vendor: string;
  readonly windowTokens: Sourced<number>;
  /** Where the vendor states one. */
  readonly maxInputTokens: Sourced<number> | null;
  readonly maxOutputTokens: Sourced<number> | null;
  /**
   * shared: input and output fill one window, which is also assumed where nobody says, as the stricter reading.
   * separate: the window holds the input alone.
   */
  readonly budget: 'shared' | 'separate';
  readonly tokenizer: TokenizerMapping;
  readonly framing: FramingRule;
  /** What goes in. */
  readonly modalities: Sourced<readonly Modality[]>;
  readonly openWeights: Sourced<boolean> | null;
  /** The licence of the weights, where they are open and it is stated. */
  readonly licence: Sourced<string> | null;
  /** ISO 8601 day, month or year, as it is stated. */
  readonly released: Sourced<string> | null;
  readonly knowledgeCutoff: Sourced<string> | null;
}
