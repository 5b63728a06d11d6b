// What the page and a tokenizing worker say to each other. Everything here survives a structured clone.
import type { EncodingId } from '@/core/tokenize/encoding';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import type { TallyStretch } from '@/core/tokenize/script-tally';
import type { StoredText } from '@/core/tokenize/stored-text';
import type { ExplainAnswer, TokenizeError } from './tokenizer';

/** What a worker must load before it can begin. */
export interface Vocabulary {
  readonly encodingId: EncodingId;
  /** Absolute address of the vocabulary's module: a worker made from a blob has no base of its own. */
  readonly vocabularyUrl: string;
}

interface Work extends Vocabulary {
  /** Chosen by the page, never used twice. */
  readonly id: number;
  /** Urgent work is done between the steps of the other; both kinds in the order in which they come. */
  readonly urgent: boolean;
}

/** How far a piece of work is. */
export interface Done {
  readonly doneUnits: number;
  readonly doneBytes: number;
}

/**
 * Counts a text: a small one, or a chunk of a large one. It is handed over as UTF-8, not copied, and its buffer is handed
 * back with the answer: strings would be made anew in the worker, and let go of only when there are many.
 */
export interface CountWork extends Work {
  readonly kind: 'count';
  /** The parts that were sent ahead under this number stand before `utf8`. */
  readonly heldId: number | undefined;
  readonly utf8: Uint8Array<ArrayBuffer>;
  /** Where `utf8` may be counted in steps, the last one its end; every pre-tokenizer cuts there. */
  readonly steps: readonly Done[];
  /** The tally is wanted too; only the base encoding of estimates has one. */
  readonly wantsTally: boolean;
}

/** A part of a text too long for one message. */
export interface HoldWork {
  readonly kind: 'hold';
  readonly id: number;
  readonly heldId: number;
  readonly utf8: Uint8Array<ArrayBuffer>;
}

/** A change of a document that the worker keeps. Steps on a document that the worker has forgotten do nothing. */
export type DocumentStep =
  | {
      readonly kind: 'append';
      readonly documentId: number;
      /** The document is new. */
      readonly begins: boolean;
      /** No part follows: its tokens are wanted. Until then, counting the end of the text would be in vain. */
      readonly ends: boolean;
      /** What is UTF-8 is handed over. */
      readonly text: StoredText;
    }
  | { readonly kind: 'edit'; readonly documentId: number; readonly start: number; readonly end: number; readonly insert: string };

export interface ChangeWork extends Work {
  readonly kind: 'change';
  readonly steps: readonly DocumentStep[];
}

/** Lays documents out as one view. */
export interface LayoutWork extends Work {
  readonly kind: 'layout';
  readonly viewId: number;
  readonly documentIds: readonly number[];
  readonly columns: number;
  readonly display: RowDisplay;
}

/** Questions are answered at once. */
export interface ViewTokensQuestion {
  readonly kind: 'viewTokens';
  readonly id: number;
  readonly viewId: number;
  /** Units of the joined segments where rows begin; the end may lie beyond the text's. The page has the rows, the worker keeps none. */
  readonly startUnit: number;
  readonly endUnit: number;
}

export interface ExplainQuestion {
  readonly kind: 'explain';
  readonly id: number;
  readonly viewId: number;
  readonly token: number;
}

/** What is answered with exactly one `Answer` of the same id. */
export type Assignment = CountWork | HoldWork | ChangeWork | LayoutWork | ViewTokensQuestion | ExplainQuestion;

export type ToWorker =
  | Assignment
  /** Counting and laying out end early, with `aborted`. What changes a document is always done. */
  | { readonly kind: 'cancel'; readonly id: number }
  | {
      readonly kind: 'forget';
      readonly documentIds: readonly number[];
      readonly viewIds: readonly number[];
      readonly heldIds: readonly number[];
    };

/** The failures that happen inside a worker. */
export type WorkError = Extract<TokenizeError, { readonly kind: 'aborted' | 'vocabulary' | 'encoder' | 'closed' }>;

/** What a document is after a step. */
export interface DocumentFacts {
  readonly documentId: number;
  /** UTF-16 units. */
  readonly units: number;
  /** 0 while parts are to come. */
  readonly tokens: number;
  /** UTF-8 bytes. */
  readonly bytes: number;
}

export type Answer =
  | {
      readonly kind: 'counted';
      readonly id: number;
      readonly tokens: number;
      readonly bytes: number;
      readonly buffer: ArrayBuffer;
      /** Where it was wanted: of a chunk, to be joined with those of the chunks around it. */
      readonly stretch?: TallyStretch;
    }
  | { readonly kind: 'held'; readonly id: number }
  /** One entry for each step. */
  | { readonly kind: 'changed'; readonly id: number; readonly documents: readonly DocumentFacts[] }
  | { readonly kind: 'laidOut'; readonly id: number; readonly rows: RowTable }
  | { readonly kind: 'sliced'; readonly id: number; readonly slice: TokenSlice }
  | { readonly kind: 'explained'; readonly id: number; readonly answer: ExplainAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly error: WorkError };

export type FromWorker =
  | Answer
  /** A sign of life at the start. */
  | { readonly kind: 'alive' }
  /** A sign of life: before a vocabulary loads, regularly while it does, and before it is read. */
  | { readonly kind: 'loading'; readonly encodingId: EncodingId }
  /** Sent before the first step at least, so that the last one names what is at work. */
  | { readonly kind: 'progress'; readonly id: number; readonly doneUnits: number; readonly doneBytes: number }
  /** Something broke outside of any work; the worker is not to be trusted any more. */
  | { readonly kind: 'broken'; readonly reason: string };

/** What is handed over instead of copied. */
export function buffersOf(message: ToWorker | FromWorker): ArrayBuffer[] {
  switch (message.kind) {
    case 'count':
    case 'hold':
      return [message.utf8.buffer];
    case 'change':
      return message.steps.flatMap((step) => (step.kind === 'append' && typeof step.text !== 'string' ? [step.text.buffer] : []));
    case 'counted':
      return [message.buffer];
    case 'laidOut': {
      const { rowTokens, rowOffsets, rowRightToLeft, segmentTokens, segmentOffsets } = message.rows;
      return [rowTokens, rowOffsets, rowRightToLeft, segmentTokens, segmentOffsets].map((array) => array.buffer);
    }
    case 'sliced': {
      const { ids, starts, headBytes, byteLengths } = message.slice;
      return [ids, starts, headBytes, byteLengths].map((array) => array.buffer);
    }
    default:
      return [];
  }
}
