// One open view of the tokenizer under a key of its own: its rows, and the tokens of those that are needed. The newest wins.
import type { PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import type { Result } from '@/core/result';
import type { TokenizeError, Tokenizer } from '@/workers/tokenizer';
import { CLOSED_SIDE } from './align-slice';
import { describeTokenizeError } from './counting';
import { nowAndThen, PROGRESS_MS } from './now-and-then';
import { createTokenPages, type TokenPages } from './token-pages';
import type { AlignSide } from './tokenizer-slices';

export interface WantedView {
  readonly encodingId: EncodingId;
  readonly segments: readonly PartText[];
  readonly columns: number;
}

export interface KeyedViewOptions {
  readonly tokenizer: Tokenizer;
  readonly key: string;
  readonly onChange: (side: AlignSide) => void;
  /** Whether rows that are needed are on their way, or the view itself. */
  readonly onWaiting: (isWaiting: boolean) => void;
}

export interface KeyedView {
  /** Opens the view; nothing happens where it is this one already and did not fail. */
  open(next: WantedView): void;
  close(): void;
  /** The rows `firstRow` … `endRow` − 1 are in sight. */
  need(firstRow: number, endRow: number): void;
  /** Tokens of rows beside those that are shown; `closed` where no view is open. */
  read(firstRow: number, endRow: number, signal: AbortSignal): Promise<Result<TokenSlice, TokenizeError>>;
}

export function createKeyedView({ tokenizer, key, onChange, onWaiting }: KeyedViewOptions): KeyedView {
  let side = CLOSED_SIDE;
  let wanted: WantedView | null = null;
  let opening: AbortController | null = null;
  let shown: { readonly viewId: number; readonly of: WantedView; readonly pages: TokenPages } | null = null;
  /** The view was lost, and no token has come since it was opened anew. */
  let hasReopened = false;
  let arePagesMissing = false;

  const change = (next: Partial<AlignSide>) => {
    side = { ...side, ...next };
    onChange(side);
  };
  const tellWaiting = () => onWaiting(opening !== null || arePagesMissing);

  const stop = () => {
    opening?.abort();
    opening = null;
    shown?.pages.close();
    shown = null;
    arePagesMissing = false;
    tellWaiting();
  };

  const failWith = (error: TokenizeError) => {
    stop();
    tokenizer.closeView(key);
    change({ status: 'failed', rows: null, slices: [], reason: describeTokenizeError(error) });
  };

  const onLost = (of: WantedView, error: TokenizeError) => {
    if (wanted !== of || error.kind === 'aborted' || error.kind === 'superseded') return;
    if (error.kind !== 'closed' || hasReopened) {
      failWith(error);
      return;
    }
    hasReopened = true;
    start({ ...of });
  };

  const show = (of: WantedView, viewId: number, rows: RowTable) => {
    const earlier = shown !== null && hasSameTokens(shown.of, of) ? side.slices : [];
    shown?.pages.close();
    const pages = createTokenPages({
      rowCount: rows.rowTokens.length,
      earlier,
      load: (firstRow, endRow, signal) => tokenizer.viewTokens({ viewId, firstRow, endRow }, { signal }),
      onSlices: (slices) => {
        hasReopened = false;
        change({ slices });
      },
      onFailure: (error) => onLost(of, error),
      onWaiting: (isWaiting) => {
        arePagesMissing = isWaiting;
        tellWaiting();
      },
    });
    shown = { viewId, of, pages };
    change({ status: 'ready', rows, slices: earlier, progress: 1 });
  };

  const start = (next: WantedView) => {
    opening?.abort();
    const ours = new AbortController();
    opening = ours;
    wanted = next;
    tellWaiting();
    change({ encodingId: next.encodingId, status: 'running', progress: 0, reason: null });
    const onProgress = nowAndThen(PROGRESS_MS, ({ doneUnits, totalUnits }: { doneUnits: number; totalUnits: number }) => {
      if (wanted === next) change({ progress: totalUnits === 0 ? 0 : doneUnits / totalUnits });
    });
    void tokenizer.openView({ key, ...next }, { signal: ours.signal, onProgress }).then((result) => {
      if (wanted !== next || opening !== ours) return;
      if (result.ok) show(next, result.value.viewId, result.value.rows);
      else {
        failWith(result.error);
        return;
      }
      opening = null;
      tellWaiting();
    });
  };

  return {
    open: (next) => {
      if (wanted !== null && wanted.columns === next.columns && hasSameTokens(wanted, next) && side.status !== 'failed') return;
      // What is shown of the same tokens stays until the rows of the other width are there.
      if (wanted === null || !hasSameTokens(wanted, next)) {
        stop();
        side = CLOSED_SIDE;
      }
      if (side.status === 'failed') tokenizer.retry();
      hasReopened = false;
      start(next);
    },
    close: () => {
      if (wanted === null) return;
      wanted = null;
      stop();
      tokenizer.closeView(key);
      change(CLOSED_SIDE);
    },
    need: (firstRow, endRow) => shown?.pages.need(firstRow, endRow, []),
    read: (firstRow, endRow, signal) =>
      shown === null
        ? Promise.resolve({ ok: false, error: { kind: 'closed' } })
        : tokenizer.viewTokens({ viewId: shown.viewId, firstRow, endRow }, { signal }),
  };
}

function hasSameTokens(a: WantedView, b: WantedView): boolean {
  return a.encodingId === b.encodingId && a.segments.length === b.segments.length && a.segments.every((text, index) => text === b.segments[index]);
}
