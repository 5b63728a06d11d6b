import type { EncodingId } from '@/core/tokenize/encoding';
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

/**
 * How a model's tokens are counted.
 * `ratio` is the model's tokens per token of `encodingId`, with the range of published measurements; it is 1/1/1 for
 * `exact` and `mapping-assumed`.
 */
export interface TokenizerMapping {
  readonly encodingId: EncodingId;
  readonly exactness: 'exact' | 'mapping-assumed' | 'estimate';
  readonly ratio: { readonly low: number; readonly mid: number; readonly high: number };
  /** One sentence for the user: why this tokenizer, how sure. */
  readonly note: string;
  readonly source: string;
}

/** One model and its published limits. `null`: no vendor states that limit. */
export interface Model {
  readonly id: ModelId;
  readonly name: string;
  readonly vendor: string;
  readonly windowTokens: Sourced<number>;
  readonly maxInputTokens: Sourced<number> | null;
  readonly maxOutputTokens: Sourced<number> | null;
  /** shared: input and output fill one window. separate: the window holds the input alone. */
  readonly budget: 'shared' | 'separate';
  readonly tokenizer: TokenizerMapping;
  readonly framing: FramingRule;
}
