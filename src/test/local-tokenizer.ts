// The views of a tokenizer without a worker: real tokens, answered in the same thread. Tests can hold answers back.
import { wholeText } from '@/core/prompt/long-text';
import { fail, succeed } from '@/core/result';
import { createDocument, type TokenDocument } from '@/core/tokenize/document';
import type { Encoder } from '@/core/tokenize/encoder';
import { explainPiece } from '@/core/tokenize/explain';
import type { RowDisplay } from '@/core/tokenize/row-display';
import { layoutDocuments } from '@/core/tokenize/rows';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import type { ExplainAnswer, RequestOptions, TokenizeError, Tokenizer, ViewTokensRequest } from '@/workers/tokenizer';
import { fakeTokenizer } from './fake-tokenizer';

/** All tokens of some segments, laid out. */
export interface LocalView {
  readonly documents: readonly TokenDocument[];
  readonly table: RowTable;
  readonly text: string;
  readonly slice: TokenSlice;
}

export function localView(encoder: Encoder, segments: readonly string[], columns = 80, display: RowDisplay = 'text'): LocalView {
  const documents = segments.map((segment) => {
    const document = createDocument(encoder);
    for (const _ of document.append(segment));
    return document;
  });
  const steps = layoutDocuments(documents, columns, display);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const table = step.value;
  const text = segments.join('');
  const slices = documents.flatMap((document, segment) =>
    Array.from(document.slices(), (slice) => ({ slice: structuredClone(slice), offset: table.segmentOffsets[segment] ?? 0 })),
  );
  return {
    documents,
    table,
    text,
    slice: {
      encodingId: encoder.encodingId,
      firstToken: 0,
      ids: Uint32Array.from(slices.flatMap(({ slice }) => [...slice.ids])),
      starts: Uint32Array.from(slices.flatMap(({ slice, offset }) => Array.from(slice.starts, (start) => start + offset))),
      headBytes: Uint8Array.from(slices.flatMap(({ slice }) => [...slice.headBytes])),
      byteLengths: Uint16Array.from(slices.flatMap(({ slice }) => [...slice.byteLengths])),
      endOffset: text.length,
    },
  };
}

/** The tokens of the rows `firstRow` … `endRow` − 1. */
export function rowsOf({ table, slice }: LocalView, firstRow: number, endRow: number): TokenSlice {
  const first = table.rowTokens[firstRow] ?? table.tokens;
  const end = table.rowTokens[endRow] ?? table.tokens;
  return {
    encodingId: slice.encodingId,
    firstToken: first,
    ids: slice.ids.slice(first, end),
    starts: slice.starts.slice(first, end),
    headBytes: slice.headBytes.slice(first, end),
    byteLengths: slice.byteLengths.slice(first, end),
    endOffset: table.rowOffsets[endRow] ?? slice.endOffset,
  };
}

/** How the piece around a token was merged. */
export function explainedIn(encoder: Encoder, { documents, table, text }: LocalView, token: number): ExplainAnswer {
  const segment = table.segmentTokens.findLastIndex((first) => first <= token);
  const document = documents[segment];
  if (document === undefined) throw new Error(`No token ${token}`);
  const offset = table.segmentOffsets[segment] ?? 0;
  const firstOfSegment = table.segmentTokens[segment] ?? 0;
  const piece = document.pieceOfToken(token - firstOfSegment);
  const explanation = explainPiece(encoder, text.slice(offset + piece.start, offset + piece.end));
  const ids = new Set([
    ...explanation.ids,
    ...explanation.initial,
    ...explanation.steps.flatMap(({ left, right, merged }) => [left, right, merged]),
  ]);
  return {
    pieceStart: offset + piece.start,
    pieceEnd: offset + piece.end,
    firstToken: firstOfSegment + piece.firstToken,
    explanation,
    tokenParts: [...ids].sort((a, b) => a - b).map((id) => ({ id, bytes: encoder.tokenBytes(id), mergedFrom: encoder.mergedFrom(id) })),
  };
}

export interface LocalTokenizer extends Tokenizer {
  /** Pages asked for and not answered, while `holdBack` is on. */
  readonly held: ViewTokensRequest[];
  /** Every request for rows so far. */
  readonly asked: ViewTokensRequest[];
  readonly opened: number[];
  holdBack: boolean;
  /** Answers what was held back, oldest first. */
  letGo(): Promise<void>;
  /** What the next request for tokens fails with. */
  nextError: TokenizeError | null;
}

export function localTokenizer(encoder: Encoder): LocalTokenizer {
  const views = new Map<number, LocalView>();
  const waiting: { request: ViewTokensRequest; answer: () => void }[] = [];
  let lastId = 0;
  const tokenizer: LocalTokenizer = {
    ...fakeTokenizer(),
    asked: [],
    opened: [],
    holdBack: false,
    nextError: null,
    get held() {
      return waiting.map(({ request }) => request);
    },
    letGo: async () => {
      for (const { answer } of waiting.splice(0)) answer();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
    openView: async ({ segments, columns, display }, options) => {
      await Promise.resolve();
      if (isAborted(options)) return fail({ kind: 'aborted' });
      lastId += 1;
      views.clear();
      const view = localView(encoder, segments.map(wholeText), columns, display);
      views.set(lastId, view);
      tokenizer.opened.push(columns);
      return succeed({ viewId: lastId, rows: view.table });
    },
    viewTokens: (request, options) =>
      new Promise((resolve) => {
        tokenizer.asked.push(request);
        const answer = () => {
          const view = views.get(request.viewId);
          const { nextError } = tokenizer;
          tokenizer.nextError = null;
          if (nextError !== null) resolve(fail(nextError));
          else if (isAborted(options)) resolve(fail({ kind: 'aborted' }));
          else if (view === undefined) resolve(fail({ kind: 'closed' }));
          else resolve(succeed(rowsOf(view, request.firstRow, request.endRow)));
        };
        const entry = { request, answer };
        if (!tokenizer.holdBack) {
          answer();
          return;
        }
        waiting.push(entry);
        (options?.signal as globalThis.AbortSignal | undefined)?.addEventListener('abort', () => {
          const at = waiting.indexOf(entry);
          if (at >= 0) waiting.splice(at, 1);
          resolve(fail({ kind: 'aborted' }));
        });
      }),
    explain: async ({ viewId, token }) => {
      await Promise.resolve();
      const view = views.get(viewId);
      return view === undefined ? fail({ kind: 'closed' }) : succeed(explainedIn(encoder, view, token));
    },
    closeView: () => views.clear(),
  };
  return tokenizer;
}

function isAborted(options: RequestOptions | undefined): boolean {
  return options?.signal?.aborted === true;
}
