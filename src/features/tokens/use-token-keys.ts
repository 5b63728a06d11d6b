import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { rowOfToken, tokenStart } from '@/core/tokenize/token';
import { useAppStore } from '@/state/react';
import { sliceHolding } from './loaded-tokens';
import type { PointedStore } from './pointed';
import { rowTokens } from './view-rows';
import { tokenAtPlace, walk } from './walk';

interface TokenKeys {
  readonly table: RowTable;
  readonly slices: readonly TokenSlice[];
  readonly pinned: number | null;
  readonly pointed: PointedStore;
  /** Whether the left arrow leads on in a text that begins from right to left. */
  readonly followsDirection: boolean;
  readonly pageRows: number;
  /** Where the first step goes. */
  readonly firstInSight: () => number;
  /** Brings a row of the table into sight. */
  readonly showRow: (row: number) => void;
}

/** The row's first token stands for a place in a row until the tokens of that row have come. */
interface Sought {
  readonly token: number;
  readonly row: number;
  readonly unitsIntoRow: number;
}

export interface TokenCursor {
  /** What keys do with the tokens: arrows and page keys walk, Enter pins, Escape lets go. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Has them go on from the token at a place in a row. */
  readonly reachPlace: (row: number, unitsIntoRow: number) => void;
}

export function useTokenKeys(keys: TokenKeys): TokenCursor {
  const { table, slices, pinned, pointed } = keys;
  const store = useAppStore();
  const sought = useRef<Sought | null>(null);

  const reach = useCallback(
    (token: number) => {
      pointed.setState({ cursor: token, hover: null });
      if (store.getState().pinnedToken !== null) store.getState().pinToken(token);
    },
    [pointed, store],
  );

  /** The token at a place, or, while its row has no tokens, the row's first one, to be put right later. */
  const reachPlace = useCallback(
    (row: number, unitsIntoRow: number) => {
      const { first, end } = rowTokens(table, row);
      const slice = sliceHolding(slices, first, end);
      sought.current = slice === null ? { token: first, row, unitsIntoRow } : null;
      reach(slice === null ? first : tokenAtPlace(table, slice, row, unitsIntoRow));
    },
    [table, slices, reach],
  );

  useEffect(() => {
    const waiting = sought.current;
    if (waiting === null) return;
    const now = store.getState().pinnedToken ?? pointed.getState().cursor;
    sought.current = null;
    // The user has gone on meanwhile, or the rows are others.
    if (now !== waiting.token || table.rowTokens[waiting.row] !== waiting.token) return;
    reachPlace(waiting.row, waiting.unitsIntoRow);
  }, [store, pointed, table, slices, reachPlace]);

  const unitsIntoRow = (token: number): number | null => {
    if (sought.current?.token === token) return sought.current.unitsIntoRow;
    const slice = sliceHolding(slices, token, token + 1);
    return slice === null ? null : tokenStart(slice, token) - (table.rowOffsets[rowOfToken(table, token)] ?? 0);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { cursor } = pointed.getState();
    const from = pinned ?? cursor;
    if (event.key === 'Escape') {
      if (pinned !== null) store.getState().pinToken(null);
      else if (store.getState().revealed !== null) store.getState().reveal(null);
      else return;
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter') {
      if (from === null) return;
      event.preventDefault();
      store.getState().pinToken(pinned === null ? from : null);
      return;
    }
    const firstInSight = from ?? keys.firstInSight();
    const step = walk({
      event,
      token: from,
      firstInSight,
      table,
      // Of the whole view: where each row turned the arrows round, a walk would turn back at every change.
      rightToLeft: keys.followsDirection && table.rowRightToLeft[0] === 1,
      pageRows: keys.pageRows,
      unitsIntoRow: from === null ? null : unitsIntoRow(from),
    });
    if (step === null) return;
    event.preventDefault();
    if (step.kind === 'place') {
      reachPlace(step.row, step.unitsIntoRow);
      keys.showRow(step.row);
    } else {
      sought.current = null;
      reach(step.token);
      keys.showRow(rowOfToken(table, step.token));
    }
  };
  return { onKeyDown, reachPlace };
}
