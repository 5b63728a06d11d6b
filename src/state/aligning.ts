import { countedWith } from '@/core/catalog/mappings';
import { unitsOf } from '@/core/prompt/part';
import type { EncodingId } from '@/core/tokenize/encoding';
import { joinedText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { rowOfOffset } from '@/core/tokenize/token';
import { placedTokens, tokensCutOtherwise } from '@/core/tokenize/token-boundaries';
import type { AppState } from './app-state';
import { createKeyedView } from './keyed-view';
import { selectFocusedPart, selectModel } from './selectors';
import type { AppStore } from './store';
import type { AlignSlice } from './tokenizer-slices';

/** The right table is only asked where a stretch of text lies, so it keeps one width whatever the page's is. */
const RIGHT_COLUMNS = 128;
/** Rows looked at in one step of a search: the tokens of some ten pages. */
const SEARCHED_ROWS = 512;
/** Two tokenizers that are often weighed against each other; the first that is not the left one. */
const USUAL_RIGHT: readonly EncodingId[] = ['gemma3', 'o200k_base'];

/** The tokenizer on either side: what the user chose, else the model's own, and another one. */
export function alignedEncodings(state: AppState): { readonly left: EncodingId; readonly right: EncodingId } {
  const { left: chosenLeft, right: chosenRight } = state.alignChoice;
  const left = chosenLeft ?? countedWith(selectModel(state).tokenizer);
  const right = chosenRight === null || chosenRight === left ? USUAL_RIGHT.find((id) => id !== left) : chosenRight;
  return { left, right: right ?? left };
}

export function swapAligned(store: AppStore): void {
  const { left, right } = alignedEncodings(store.getState());
  store.setState({ alignChoice: { left: right, right: left } });
}

/** The rows of a table that touch the units `start` … `end` − 1, the last one exclusive. */
export function rowsAround(table: RowTable, start: number, end: number): { readonly first: number; readonly end: number } {
  return { first: Math.max(0, rowOfOffset(table, start)), end: rowOfOffset(table, Math.max(start, end - 1)) + 1 };
}

/** What keeps `align` as the view needs it. */
export interface Aligning {
  /** Brings `align` up to date with the focused part, the tokenizers and this width. Safe to call at any time. */
  show(columns: number): void;
  hide(): void;
  /** Says which rows of the left side are in sight, the last one exclusive. */
  need(firstRow: number, endRow: number): void;
  /**
   * The nearest row from `fromRow` on, inclusive, downwards (1) or upwards (−1), whose tokens are not cut alike: −1 where
   * there is none, null where another search began or the tokens could not be had.
   */
  findDifference(fromRow: number, direction: 1 | -1): Promise<number | null>;
}

/** Two tokenizers' views of the focused part. The rows are those of the left one; the right one's tokens are cut to them. */
export function createAligning(store: AppStore): Aligning {
  const get = store.getState;
  const { tokenizer } = get();
  const setAlign = (change: Partial<AlignSlice['align']>) => store.setState({ align: { ...get().align, ...change } });
  let search = new AbortController();

  const viewOf = (name: 'left' | 'right') => {
    let stopWaiting: (() => void) | null = null;
    return createKeyedView({
      tokenizer,
      key: `align ${name}`,
      onChange: (side) => {
        const hasOpened = side.status === 'ready' && get().align[name].status !== 'ready';
        setAlign({ [name]: side });
        if (hasOpened && side.encodingId !== null) get().vocabularyLoaded(side.encodingId);
      },
      onWaiting: (isWaiting) => {
        if (isWaiting === (stopWaiting !== null)) return;
        stopWaiting?.();
        stopWaiting = null;
        if (isWaiting) void get().track('loading aligned tokens', new Promise<void>((resolve) => (stopWaiting = resolve)));
      },
    });
  };
  const views = { left: viewOf('left'), right: viewOf('right') };

  const tokensOfRows = async (firstRow: number, endRow: number, signal: AbortSignal) => {
    const { left, right } = get().align;
    if (left.rows === null || right.rows === null) return null;
    const start = left.rows.rowOffsets[firstRow] ?? 0;
    const end = left.rows.rowOffsets[endRow] ?? totalUnits();
    const around = rowsAround(right.rows, start, end);
    const [ours, theirs] = await Promise.all([views.left.read(firstRow, endRow, signal), views.right.read(around.first, around.end, signal)]);
    return ours.ok && theirs.ok && !signal.aborted ? { table: left.rows, left: ours.value, right: theirs.value } : null;
  };

  const totalUnits = () => joinedText(get().align.segments).length;

  /** The nearest row from `from` on, inclusive, that is cut otherwise; −1 where there is none, null where nobody knows. */
  const searchRows = async (from: number, direction: 1 | -1, signal: AbortSignal): Promise<number | null> => {
    const rows = get().align.left.rows?.rowTokens.length ?? 0;
    for (let row = from; row >= 0 && row < rows; ) {
      const firstRow = direction === 1 ? row : Math.max(0, row - SEARCHED_ROWS + 1);
      const endRow = direction === 1 ? Math.min(rows, row + SEARCHED_ROWS) : row + 1;
      const found = await tokensOfRows(firstRow, endRow, signal);
      if (found === null) return null;
      const differing = differingRows(found.table, firstRow, endRow, totalUnits(), found.left, found.right);
      const nearest = direction === 1 ? differing[0] : differing.at(-1);
      if (nearest !== undefined) return nearest;
      row = direction === 1 ? endRow : firstRow - 1;
    }
    return -1;
  };

  const hide = () => {
    search.abort();
    views.left.close();
    views.right.close();
    setAlign({ segments: [], unitIds: [] });
  };

  return {
    show: (columns) => {
      const state = get();
      const part = selectFocusedPart(state);
      if (part === null) {
        hide();
        return;
      }
      search.abort();
      const units = unitsOf(part);
      const segments = units.map((unit) => unit.text);
      const { left, right } = alignedEncodings(state);
      setAlign({ segments, unitIds: units.map((unit) => unit.id) });
      views.left.open({ encodingId: left, segments, columns });
      views.right.open({ encodingId: right, segments, columns: RIGHT_COLUMNS });
    },

    hide,

    need: (firstRow, endRow) => {
      const { left, right } = get().align;
      if (left.rows === null || firstRow >= endRow) return;
      views.left.need(firstRow, endRow);
      if (right.rows === null) return;
      const around = rowsAround(right.rows, left.rows.rowOffsets[firstRow] ?? 0, left.rows.rowOffsets[endRow] ?? totalUnits());
      views.right.need(around.first, around.end);
    },

    findDifference: (fromRow, direction) => {
      search.abort();
      search = new AbortController();
      return get().track('finding a difference', searchRows(fromRow, direction, search.signal));
    },
  };
}

/** Rows in which a token of either side is cut otherwise, rising. */
function differingRows(table: RowTable, firstRow: number, endRow: number, units: number, left: TokenSlice, right: TokenSlice): number[] {
  const rows: number[] = [];
  for (let row = firstRow; row < endRow; row += 1) {
    const [start, end] = [table.rowOffsets[row] ?? 0, table.rowOffsets[row + 1] ?? units];
    const [ours, theirs] = [placedTokens([left], start, end), placedTokens([right], start, end)];
    if (ours === null || theirs === null) continue;
    if (tokensCutOtherwise(ours, theirs).size + tokensCutOtherwise(theirs, ours).size > 0) rows.push(row);
  }
  return rows;
}
