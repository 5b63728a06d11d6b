// How a vendor turns an image, a page or a second of sound into tokens.

/**
 * How closely the model looks, in the words of the vendors: OpenAI has low, high, original and auto; Google low, medium,
 * high and ultra-high. `auto` is what a request gets that does not say.
 */
export const DETAILS = ['auto', 'low', 'medium', 'high', 'ultra-high', 'original'] as const;
export type Detail = (typeof DETAILS)[number];

/** The most that a model looks at; `null`: no such limit is stated. */
export interface ImageLimits {
  readonly longestSidePx: number | null;
  readonly patches: number | null;
}

/** A factor, with its range where it is not published. */
export interface Factor {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

export type ImageRule =
  /** Squares of `patchPx`, of which each costs `factor` tokens. `limits` by detail; a detail that is missing is unknown. */
  | {
      readonly kind: 'patches';
      readonly patchPx: number;
      /** largest: the largest size that keeps within both limits. whole-patches: OpenAI's rule, which aims at whole patches. */
      readonly fit: 'largest' | 'whole-patches';
      readonly limits: Partial<Readonly<Record<Detail, ImageLimits>>>;
      readonly factor: Factor;
    }
  /** OpenAI's earlier rule: shrunk to 2,048 px, then to 768 px at the shorter side; tiles of 512 px. `low` is the base alone. */
  | { readonly kind: 'tiles'; readonly baseTokens: number; readonly tileTokens: number }
  /** Gemini 2: one tile up to 384 px, else tiles of 768 px. */
  | { readonly kind: 'gemini-tiles'; readonly tileTokens: number; readonly lowTokens: number }
  /** xAI: tiles of 448 px and one for the whole, within a stated range. */
  | { readonly kind: 'grok-tiles'; readonly tilePx: number; readonly tileTokens: number; readonly mostTiles: number; readonly low: number; readonly high: number }
  /** So many tokens for an image of any size, by detail. */
  | { readonly kind: 'fixed'; readonly tokens: Partial<Readonly<Record<Detail, Factor>>> };

/** Tokens for each page or each second, by detail; a detail that is missing is unknown. */
export interface UnitRule {
  readonly kind: 'per-unit';
  readonly tokens: Partial<Readonly<Record<Detail, Factor>>>;
}

/** The vendor takes such files but states no formula, or the model does not take them at all. */
export interface NoRule {
  readonly kind: 'no-formula' | 'not-accepted';
  /** One sentence for the user. */
  readonly note: string;
}

/** One vendor's, or one family's, way to cost what is not text. */
export interface AttachmentRule {
  readonly id: string;
  /** Such as "Claude, up to 4.6". */
  readonly name: string;
  readonly image: ImageRule | NoRule;
  readonly pdf: UnitRule | NoRule;
  readonly audio: UnitRule | NoRule;
  readonly video: UnitRule | NoRule;
  /** Details that a user of this family can choose, `auto` first. */
  readonly details: readonly Detail[];
  /** One sentence for the user: where the figures are from and how sure they are. */
  readonly note: string;
  /** Ids in `attachment-sources.ts`. */
  readonly sources: readonly string[];
}
