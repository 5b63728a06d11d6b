import { segmentOfToken } from '@/core/tokenize/token';
import type { TokenSpans } from '@/core/tokenize/spans';

/** The rows that are drawn: rows of tokens and, where there are several segments, a caption row before each segment. */
export interface ViewRows {
  readonly count: number;
  readonly tokenCount: number;
  /** Index of the first token of each row of tokens. */
  readonly starts: Uint32Array;
  /** Place of each segment's caption among the drawn rows; empty without captions. */
  readonly captions: Uint32Array;
}

export type ViewRow =
  | { readonly kind: 'caption'; readonly segment: number }
  | { readonly kind: 'tokens'; readonly first: number; readonly end: number };

/** `starts` must begin a row at every segment. */
export function viewRows(spans: TokenSpans, starts: Uint32Array, withCaptions: boolean): ViewRows {
  const tokenCount = spans.ids.length;
  if (!withCaptions) return { count: starts.length, tokenCount, starts, captions: new Uint32Array(0) };
  const captions = Uint32Array.from(spans.segmentStarts, (token, segment) => {
    const rowsBefore = token < tokenCount ? lastAtMost(starts, token) : starts.length;
    return rowsBefore + segment;
  });
  return { count: starts.length + captions.length, tokenCount, starts, captions };
}

/** What stands in a drawn row, 0…count − 1. */
export function viewRow({ starts, captions, tokenCount }: ViewRows, index: number): ViewRow {
  const segment = lastAtMost(captions, index);
  if (segment >= 0 && captions[segment] === index) return { kind: 'caption', segment };
  const row = index - (segment + 1);
  return { kind: 'tokens', first: starts[row] ?? tokenCount, end: starts[row + 1] ?? tokenCount };
}

/** The drawn row of a token. */
export function rowOf(rows: ViewRows, spans: TokenSpans, token: number): number {
  const captionsBefore = rows.captions.length === 0 ? 0 : segmentOfToken(spans, token) + 1;
  return Math.max(0, lastAtMost(rows.starts, token)) + captionsBefore;
}

/** The token `steps` rows of tokens below (or above) a token, at the same distance from the row's start. */
export function tokenBeside(rows: ViewRows, spans: TokenSpans, token: number, steps: number): number {
  const row = lastAtMost(rows.starts, token);
  const target = Math.min(Math.max(0, row + steps), rows.starts.length - 1);
  if (target === row || row < 0) return token;
  const units = (spans.starts[token] ?? 0) - (spans.starts[rows.starts[row] ?? 0] ?? 0);
  const first = rows.starts[target] ?? 0;
  const end = rows.starts[target + 1] ?? rows.tokenCount;
  const wanted = (spans.starts[first] ?? 0) + units;
  let best = first;
  while (best + 1 < end && (spans.starts[best + 1] ?? 0) <= wanted) best += 1;
  return best;
}

/** First and last token of the row of a token. */
export function rowEdges(rows: ViewRows, token: number): { readonly first: number; readonly last: number } {
  const row = Math.max(0, lastAtMost(rows.starts, token));
  return { first: rows.starts[row] ?? 0, last: (rows.starts[row + 1] ?? rows.tokenCount) - 1 };
}

/** Index of the last value that is not above `limit`, in rising values; −1 where all are. */
function lastAtMost(values: Uint32Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
