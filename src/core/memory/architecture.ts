/** Layers that cache alike. A layer that caches in two ways stands in two groups. */
export interface LayerGroup {
  readonly layers: number;
  /** Numbers that one layer caches for one entry: keys and values of all KV heads, or the latent of MLA. */
  readonly elements: number;
  /** How many of the last tokens are cached at most. Left out: all of them. */
  readonly windowTokens?: number;
  /** The window is cut at fixed places instead of moving with the token. */
  readonly isChunked?: true;
  /** Tokens that share one entry; left out: 1. */
  readonly ratio?: number;
  /** Bytes an element whatever the cache's dtype. */
  readonly fixedBytes?: number;
}

/**
 * - `verified`: layers, heads and windows as a published configuration or implementation has them.
 * - `default`: as the implementation's default has them, which a release may overrule.
 * - `partly`, `approximate`: see the note.
 * - `own`: typed in by the user.
 */
export type Certainty = 'verified' | 'default' | 'partly' | 'approximate' | 'own';

export type AttentionKind = 'MHA' | 'GQA' | 'MLA' | 'sliding window' | 'linear hybrid' | 'compressed';

/** What of a model's architecture decides its memory and its work. */
export interface Architecture {
  readonly id: string;
  readonly name: string;
  readonly kind: AttentionKind;
  readonly layers: number;
  readonly queryHeads: number;
  /** null: MLA caches no heads. */
  readonly kvHeads: number | null;
  /** Of one head: numbers that a query is compared by, and numbers that a value has. */
  readonly keyDim: number;
  readonly valueDim: number;
  /** All weights, and those that one token passes; 10⁹. */
  readonly paramsB: number;
  readonly activeB: number;
  /** The window that its publisher states. */
  readonly contextTokens: number;
  readonly groups: readonly LayerGroup[];
  /** Why the work of attention is not computed, as it goes on after "because"; null: it is. */
  readonly attentionGap: string | null;
  /** Id of a source in `memory-sources.ts`; null: the user. */
  readonly sourceId: string | null;
  readonly certainty: Certainty;
  /** What a reader should know of it, or nothing. */
  readonly note: string;
}
