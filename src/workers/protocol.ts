// What the page and the tokenizing worker say to each other. Everything here survives a structured clone.
import type { EncodingId } from '@/core/tokenize/encoding';
import type { RowLayout, TokenSpans } from '@/core/tokenize/spans';
import type { TokenizeError } from './tokenizer';

interface JobRequest {
  /** Chosen by the page, never used twice. */
  readonly id: number;
  readonly encodingId: EncodingId;
  /** Absolute address of the vocabulary's module: a worker made from a blob has no base of its own. */
  readonly vocabularyUrl: string;
  /** While an urgent job runs, the others rest between two chunks. */
  readonly urgent: boolean;
}

export interface CountJob extends JobRequest {
  readonly kind: 'count';
  readonly text: string;
}

export interface SpansJob extends JobRequest {
  readonly kind: 'spans';
  readonly segments: readonly string[];
  readonly columns: number;
  /** Given: only the layout is computed. */
  readonly spans: TokenSpans | undefined;
}

export type ToWorker = CountJob | SpansJob | { readonly kind: 'cancel'; readonly id: number };

/** The failures that happen inside the worker. */
export type JobError = Extract<TokenizeError, { readonly kind: 'aborted' | 'vocabulary' | 'encoder' }>;

/** Every job ends with exactly one of `counted`, `spanned`, `failed`. */
export type FromWorker =
  /** A sign of life: at the start, and regularly while a vocabulary loads. */
  | { readonly kind: 'alive' }
  /** Sent before each step of a job, so the last one names the job at work. */
  | { readonly kind: 'progress'; readonly id: number; readonly doneUnits: number; readonly totalUnits: number }
  | { readonly kind: 'counted'; readonly id: number; readonly tokens: number }
  /** `spans` is undefined where the request brought them. */
  | { readonly kind: 'spanned'; readonly id: number; readonly spans: TokenSpans | undefined; readonly layout: RowLayout }
  | { readonly kind: 'failed'; readonly id: number; readonly error: JobError }
  /** Something broke outside of any job; the worker is not to be trusted any more. */
  | { readonly kind: 'broken'; readonly reason: string };

/** What was thrown, as text: no error object crosses between threads. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
