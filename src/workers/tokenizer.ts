// What the rest of the app sees of the tokenizing workers. `client.ts` implements it, tests may stand in for it.
import type { EncodingId } from '@/core/tokenize/encoding';
import type { Result } from '@/core/result';
import type { RowLayout, TokenSpans } from '@/core/tokenize/spans';

export type TokenizeError =
  /** The caller's signal was aborted. */
  | { readonly kind: 'aborted' }
  /** A newer request with the same key took its place. */
  | { readonly kind: 'superseded' }
  /** No sign of life for `afterMs`; the worker was ended and a new one started. */
  | { readonly kind: 'unresponsive'; readonly afterMs: number }
  /** The browser cannot start the worker, or it broke down. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The vocabulary did not load. */
  | { readonly kind: 'vocabulary'; readonly encodingId: EncodingId; readonly reason: string }
  /** The encoder failed on this text. */
  | { readonly kind: 'encoder'; readonly reason: string };

/** How far a request is, in UTF-16 code units of its text. */
export interface Progress {
  readonly doneUnits: number;
  readonly totalUnits: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface CountRequest {
  /** One running and one waiting request per key; a newer one replaces the waiting one and ends the running one. */
  readonly key: string;
  readonly encodingId: EncodingId;
  readonly text: string;
}

export interface SpansRequest {
  readonly key: string;
  readonly encodingId: EncodingId;
  /** Tokenized one by one, shown joined. */
  readonly segments: readonly string[];
  /** Width of the layout in monospace columns, 8 or more. */
  readonly columns: number;
  /** Where the caller already has the spans of exactly these segments: only the layout is computed. */
  readonly spans?: TokenSpans;
}

export interface SpansAnswer {
  readonly spans: TokenSpans;
  readonly layout: RowLayout;
}

export interface Tokenizer {
  /** Number of tokens of a text, exact for the encoding, special-token text counted as ordinary text. */
  count(request: CountRequest, options?: RequestOptions): Promise<Result<{ readonly tokens: number }, TokenizeError>>;
  /** Tokens with their places, and where lines break. */
  spans(request: SpansRequest, options?: RequestOptions): Promise<Result<SpansAnswer, TokenizeError>>;
  /** Forgets a failure to start a worker, so that the next request tries again. */
  retry(): void;
  /** Ends all workers; open requests answer `aborted`. */
  dispose(): void;
}
