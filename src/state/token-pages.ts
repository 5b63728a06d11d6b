// The tokens of a view, page by page: which pages are here, which are on their way, and which are let go.
import type { Result } from '@/core/result';
import type { TokenSlice } from '@/core/tokenize/spans';
import type { TokenizeError } from '@/workers/tokenizer';

export const PAGE_ROWS = 64;
export const KEPT_PAGES = 100;
/** Pages asked for at a time: the rows in sight lie on one page or two, and what is not sent need not be called back. */
const AT_ONCE = 2;

export interface TokenPagesOptions {
  readonly rowCount: number;
  /** Slices of the same tokens from another layout; they serve until they are the oldest. */
  readonly earlier: readonly TokenSlice[];
  readonly load: (firstRow: number, endRow: number, signal: AbortSignal) => Promise<Result<TokenSlice, TokenizeError>>;
  /** Every slice that is here, after one has come. */
  readonly onSlices: (slices: readonly TokenSlice[]) => void;
  /** A page did not come, for another reason than that it was called back. */
  readonly onFailure: (error: TokenizeError) => void;
  /** Whether rows that are needed are missing; told when it changes. */
  readonly onWaiting: (isWaiting: boolean) => void;
}

export interface TokenPages {
  /**
   * Loads the pages of the rows `firstRow` … `endRow` − 1, then those of `otherRows`, then the neighbours of the first.
   * What was asked for before and is on none of them is called back.
   */
  need(firstRow: number, endRow: number, otherRows: readonly number[]): void;
  /** Calls everything back. */
  close(): void;
}

export function createTokenPages({ rowCount, earlier, load, onSlices, onFailure, onWaiting }: TokenPagesOptions): TokenPages {
  const pageCount = Math.ceil(rowCount / PAGE_ROWS);
  /** Least recently needed first. */
  const here = new Map<number, TokenSlice>();
  const onTheWay = new Map<number, AbortController>();
  let needed: readonly number[] = [];
  let neighbours: readonly number[] = [];
  let isWaiting = false;

  const tellWaiting = () => {
    const next = needed.some((page) => !here.has(page));
    if (next === isWaiting) return;
    isWaiting = next;
    onWaiting(isWaiting);
  };

  const keep = (page: number, slice: TokenSlice) => {
    here.set(page, slice);
    for (const oldest of here.keys()) {
      if (here.size <= KEPT_PAGES) break;
      here.delete(oldest);
    }
    onSlices([...here.values(), ...earlier.slice(0, KEPT_PAGES - here.size)]);
  };

  const request = (page: number) => {
    const abort = new AbortController();
    onTheWay.set(page, abort);
    void load(page * PAGE_ROWS, Math.min(rowCount, (page + 1) * PAGE_ROWS), abort.signal).then((result) => {
      if (onTheWay.get(page) !== abort) return;
      onTheWay.delete(page);
      if (!result.ok) {
        onFailure(result.error);
        return;
      }
      keep(page, result.value);
      tellWaiting();
      requestMore();
    });
  };

  const requestMore = () => {
    for (const page of [...needed, ...neighbours]) {
      if (onTheWay.size >= AT_ONCE) return;
      if (!here.has(page) && !onTheWay.has(page)) request(page);
    }
  };

  const callBack = (isKept: (page: number) => boolean) => {
    for (const [page, abort] of onTheWay) {
      if (isKept(page)) continue;
      onTheWay.delete(page);
      abort.abort();
    }
  };

  return {
    need: (firstRow, endRow, otherRows) => {
      const first = Math.max(0, Math.floor(firstRow / PAGE_ROWS));
      const last = Math.min(pageCount - 1, Math.floor((endRow - 1) / PAGE_ROWS));
      const inSight = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      const isPage = (page: number) => page >= 0 && page < pageCount;
      needed = [...new Set([...inSight, ...otherRows.map((row) => Math.floor(row / PAGE_ROWS))])].filter(isPage);
      neighbours = [last + 1, first - 1].filter(isPage);
      for (const page of [...neighbours, ...needed]) {
        const slice = here.get(page);
        if (slice === undefined) continue;
        here.delete(page);
        here.set(page, slice);
      }
      callBack((page) => needed.includes(page) || neighbours.includes(page));
      // The neighbours wait where the rows in sight have no place.
      if (needed.some((page) => !here.has(page) && !onTheWay.has(page))) callBack((page) => needed.includes(page));
      requestMore();
      tellWaiting();
    },
    close: () => {
      needed = neighbours = [];
      callBack(() => false);
      tellWaiting();
    },
  };
}
