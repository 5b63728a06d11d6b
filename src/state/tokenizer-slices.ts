// What the views that compare tokenizers keep: a tried word, two sides, many languages, all vendors.
import type { KnownCount } from '@/core/catalog/tokenizer-counts';
import type { PartText } from '@/core/prompt/long-text';
import type { WordMeasure } from '@/core/prompt/words';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import type { UnitId } from '@/core/units';
import type { ExplainAnswer } from '@/workers/tokenizer';

/** A word that the user tries, to see how it becomes tokens. */
export interface WordSlice {
  readonly word: {
    readonly text: string;
    readonly encodingId: EncodingId;
    readonly status: 'running' | 'ready' | 'failed';
    /** How each piece of it is merged, in order; those of the word before while this one is running. */
    readonly pieces: readonly ExplainAnswer[];
    /** Why there are none, in words. */
    readonly reason: string | null;
  } | null;
  /** Explains a short text in the model's encoding; an empty one lets go of it. */
  tryWord(text: string): void;
}

/** One tokenizer's view of the focused part, beside another's. */
export interface AlignSide {
  /** Whose tokens these are; null while nothing is shown. */
  readonly encodingId: EncodingId | null;
  readonly status: 'idle' | 'running' | 'ready' | 'failed';
  readonly rows: RowTable | null;
  /** The tokens that are here, in no order. */
  readonly slices: readonly TokenSlice[];
  /** Share of the rows that is done, 0…1. */
  readonly progress: number;
  /** Why there are no rows, in words. */
  readonly reason: string | null;
}

/** The focused part as two tokenizers cut it. */
export interface AlignSlice {
  /** The tokenizers to compare; null: the chosen model's on the left, another one on the right. */
  readonly alignChoice: { readonly left: EncodingId | null; readonly right: EncodingId | null };
  readonly align: {
    /** The texts that the rows belong to, one a turn or the part's own. */
    readonly segments: readonly PartText[];
    readonly unitIds: readonly UnitId[];
    readonly left: AlignSide;
    readonly right: AlignSide;
  };
  chooseAligned(side: 'left' | 'right', encodingId: EncodingId): void;
}

/** Tokens of the text that is kept in many languages, by the language's code, for one tokenizer. */
export type LanguageCounts =
  | { readonly status: 'running' }
  | { readonly status: 'ready'; readonly tokens: ReadonlyMap<string, number> }
  | { readonly status: 'failed'; readonly reason: string };

export interface LanguagesSlice {
  /** What was counted, by tokenizer; none that nobody has asked for. */
  readonly languageCounts: ReadonlyMap<EncodingId, LanguageCounts>;
}

/** What is known of a text in an encoding. It belongs to exactly this text. */
export type ComparedCount = KnownCount & { readonly encodingId: EncodingId; readonly text: PartText };

/** The words of a text. They belong to exactly this text. */
export interface CountedWords extends WordMeasure {
  readonly text: PartText;
}

/** The same texts in every tokenizer: for the view that compares them, and for the report. */
export interface ComparisonSlice {
  readonly comparison: {
    /** The selected part, or all parts that are switched on. */
    readonly scope: 'part' | 'prompt';
    /** Also the tokenizers of models that are no longer served. */
    readonly showsOlder: boolean;
    /** Finished counts by `comparisonKey`. They stay when the view is left: a second visit finds them. */
    readonly counts: ReadonlyMap<string, ComparedCount>;
    /** Words of the texts that were compared, by unit. */
    readonly words: ReadonlyMap<UnitId, CountedWords>;
    /** The encodings that are being counted, and how far they are in UTF-16 units. */
    readonly counting: ReadonlyMap<EncodingId, { readonly doneUnits: number; readonly totalUnits: number }>;
    /** A report waits for its counts; it is cancelled where this ends before they are there. */
    readonly isForReport: boolean;
  };
  setComparisonScope(scope: ComparisonSlice['comparison']['scope']): void;
  setShowsOlder(showsOlder: boolean): void;
  cancelReport(): void;
}
