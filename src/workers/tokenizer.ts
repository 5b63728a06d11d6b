// What the rest of the app sees of the tokenizing workers. `client.ts` implements it, tests may stand in for it.
import type { PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { Explanation } from '@/core/tokenize/explain';
import type { Result } from '@/core/result';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';

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
  /** `isDamaged`: the file came, and is not what was built; it is got anew when it is asked for again. */
  | { readonly kind: 'vocabulary'; readonly encodingId: EncodingId; readonly reason: string; readonly isDamaged?: true }
  /** The encoder failed on this text. */
  | { readonly kind: 'encoder'; readonly reason: string }
  /** The view is gone: its worker was replaced, or another view took its place. Open it again. */
  | { readonly kind: 'closed' };

/** How far a request is. A view is half done when its texts are tokenized, and then laid out. */
export interface Progress {
  /** UTF-16 code units of the text that are done. */
  readonly doneUnits: number;
  readonly totalUnits: number;
  /** UTF-8 bytes of what is done, lone surrogates as 3 bytes. */
  readonly doneBytes: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface CountRequest {
  /** One running and one waiting request per key; a newer one replaces the waiting one and ends the running one. */
  readonly key: string;
  readonly encodingId: EncodingId;
  readonly text: PartText;
  /**
   * The tally is wanted too. An edited text is then counted as a whole: a document knows the tokens of its pieces, not
   * their classes.
   */
  readonly tally?: boolean;
  /** Nobody waits for it: while the user types, it waits for another worker than the home worker. */
  readonly isBackground?: boolean;
}

export interface CountAnswer {
  readonly tokens: number;
  /** Where it was asked for, in the base encoding of estimates. Its sum is `tokens`. */
  readonly tally?: ScriptTally;
}

export interface ViewRequest {
  /** One view is open per key; a newer one takes its place. */
  readonly key: string;
  readonly encodingId: EncodingId;
  /** Tokenized one by one, shown joined. */
  readonly segments: readonly PartText[];
  /** Width of the layout in monospace columns, 8 or more. */
  readonly columns: number;
  /** What the rows show of their tokens; the text where it is not given. */
  readonly display?: RowDisplay;
}

export interface ViewAnswer {
  /** Names the view to `viewTokens` and `explain`; never used twice. */
  readonly viewId: number;
  readonly rows: RowTable;
}

export interface ViewTokensRequest {
  readonly viewId: number;
  readonly firstRow: number;
  /** The row after the last one, at most the number of rows. */
  readonly endRow: number;
}

export interface ExplainRequest {
  readonly viewId: number;
  /** Index of a token of the view. */
  readonly token: number;
}

export interface ExplainAnswer {
  /** Where the piece around the token lies, in UTF-16 units of the joined segments. */
  readonly pieceStart: number;
  readonly pieceEnd: number;
  /** Index, in the view, of the piece's first token. */
  readonly firstToken: number;
  readonly explanation: Explanation;
  /** Every token that occurs in the explanation, the initial parts included, once, by rising id. */
  readonly tokenParts: readonly TokenPart[];
}

/** What a token is: its bytes, and the two tokens it is merged from (null for an initial part). */
export interface TokenPart {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly mergedFrom: readonly [number, number] | null;
}

export interface Tokenizer {
  /** Number of tokens of a text, exact for the encoding, special-token text counted as ordinary text. */
  count(request: CountRequest, options?: RequestOptions): Promise<Result<CountAnswer, TokenizeError>>;
  /**
   * Opens a view on segments and lays it out; it replaces the view opened before under the same key. What an earlier
   * view of the key has tokenized is used again: another width or display costs only the layout, a changed text only its
   * change.
   */
  openView(request: ViewRequest, options?: RequestOptions): Promise<Result<ViewAnswer, TokenizeError>>;
  /** The tokens of rows of an open view; answered before anything else. `closed` where the view is gone. */
  viewTokens(request: ViewTokensRequest, options?: RequestOptions): Promise<Result<TokenSlice, TokenizeError>>;
  /** How the piece around a token of an open view was merged. `closed` where the view is gone. */
  explain(request: ExplainRequest, options?: RequestOptions): Promise<Result<ExplainAnswer, TokenizeError>>;
  /** Lets go of the key's view and its memory. */
  closeView(key: string): void;
  /** To be told of each key and button that the user presses: what can wait then leaves a core to the page for a moment. */
  ease(): void;
  /** Forgets a failure to start a worker, so that the next request tries again. */
  retry(): void;
  /** Ends all workers; open requests answer `aborted`. */
  dispose(): void;
}
