import { memo, useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { tokenId, type GlyphGroup } from '@/core/tokenize/token';
import { clusterGroups } from './clusters';
import { glyphPieces, type Mark } from './glyph-pieces';
import { marksWithin } from './marks';
import type { PointedStore } from './pointed';
import { partTicks } from './part-ticks';
import type { RowQueue } from './row-queue';
import { drawPieces, isDots, mixesDirections, PlainText } from './TokenText';
import { rowTokens } from './view-rows';

export const ROW_HEIGHT_PX: Record<RowDisplay, number> = { text: 25, ids: 25, both: 44 };

/**
 * The look of tokens, for the element around the rows: two steps of lightness, and a line of a pixel between neighbours,
 * so that neither is needed alone. Said once there, not a thousand times: every class is matched for every token.
 */
export const TOKENS_LOOK =
  '[&_.token]:rounded-[3px] [&_.token]:py-[3px] [&_.token]:[box-shadow:inset_1px_0_0_var(--panel)] [&_.token:hover]:[outline:1px_solid_var(--ink-faint)]';
const PINNED = 'token bg-token-pin [outline:2px_solid_var(--accent)]! -outline-offset-1';
const REACHED = 'group-focus/tokens:[outline:2px_solid_var(--accent)]!';

export interface TokenRowProps {
  readonly table: RowTable;
  readonly row: number;
  /** The tokens of the row, or null while they have not come: then it is drawn as plain text. */
  readonly slice: TokenSlice | null;
  readonly text: SourceText;
  readonly display: RowDisplay;
  readonly showWhitespace: boolean;
  readonly marks: readonly Mark[];
  /** The pinned token if it is in this row, else null. */
  readonly pinned: number | null;
  readonly pointed: PointedStore;
  /** Where the row waits for its turn to draw tokens. */
  readonly queue: RowQueue;
}

/** One row of tokens. Tokens are inline, so that letters join and directions mix as in the text itself. */
export const TokenRow = memo(function TokenRow(props: TokenRowProps) {
  const { table, row, slice, display, queue } = props;
  const { first, end } = rowTokens(table, row);
  const [hasTurn, setHasTurn] = useState(false);
  const isWaiting = slice !== null && !hasTurn;
  useEffect(() => (isWaiting ? queue.add(() => flushSync(() => setHasTurn(true))) : undefined), [isWaiting, queue]);
  return (
    <div dir={table.rowRightToLeft[row] === 1 && display !== 'ids' ? 'rtl' : 'ltr'} className="h-full whitespace-pre">
      {slice === null || !hasTurn ? <PlainRow {...props} /> : <LoadedRow {...props} slice={slice} first={first} end={end} />}
    </div>
  );
});

/** What stands in a row before its tokens are known: its text, in the place that it will keep. */
function PlainRow({ table, row, text, display, marks }: TokenRowProps) {
  if (display === 'ids') {
    const { first, end } = rowTokens(table, row);
    return <span className="text-line-strong">{'······ '.repeat(end - first)}</span>;
  }
  const start = table.rowOffsets[row] ?? 0;
  const end = table.rowOffsets[row + 1] ?? text.length;
  return (
    <span data-start={start}>
      <PlainText text={text.slice(start, end)} start={start} marks={marksWithin(marks, start, end)} />
    </span>
  );
}

interface LoadedRowProps extends TokenRowProps {
  readonly slice: TokenSlice;
  /** The tokens of the row, `end` exclusive. */
  readonly first: number;
  readonly end: number;
}

function LoadedRow(props: LoadedRowProps) {
  const { slice, text, first, end, display, pointed } = props;
  const cursor = useStore(pointed, (now) => (now.cursor !== null && now.cursor >= first && now.cursor < end ? now.cursor : null));
  const draw = DRAW[display];
  const groups = clusterGroups(slice, text, first, end);
  const isMixed = mixesDirections(text.slice(groups[0]?.start ?? 0, groups.at(-1)?.end ?? 0));
  return groups.map((group) => draw({ ...props, group, cursor, isMixed }));
}

interface GroupToDraw extends LoadedRowProps {
  readonly group: GlyphGroup;
  readonly cursor: number | null;
  /** The row holds text of both directions. */
  readonly isMixed: boolean;
}

// Functions that make elements, not components: a screen has a thousand tokens, and what is around each adds up.
const DRAW: Record<RowDisplay, (group: GroupToDraw) => ReactNode> = { text: drawText, ids: drawIds, both: drawCell };

function lookOf(firstToken: number, lastToken: number, pinned: number | null, cursor: number | null): string {
  const has = (token: number | null) => token !== null && token >= firstToken && token <= lastToken;
  if (has(pinned)) return PINNED;
  const shade = firstToken % 2 === 0 ? 'token bg-token-a' : 'token bg-token-b';
  return has(cursor) ? `${shade} ${REACHED}` : shade;
}

function drawText({ text, group, pinned, cursor, isMixed, marks, showWhitespace }: GroupToDraw): ReactNode {
  const { firstToken, lastToken, start, end } = group;
  const count = lastToken - firstToken + 1;
  const pieces = glyphPieces(text.slice(start, end), start, showWhitespace, marksWithin(marks, start, end));
  const look = lookOf(firstToken, lastToken, pinned, cursor);
  const [lead, ...rest] = pieces;
  // Most tokens begin with a blank or hold nothing else: the token itself shows the dots.
  const isLeading = count === 1 && lead !== undefined && isDots(lead) && (rest.length === 0 || (lead.text.length === 1 && !isMixed));
  return (
    <span
      key={firstToken}
      data-token={firstToken}
      data-count={count > 1 ? count : undefined}
      data-start={start}
      className={isLeading ? `${look} ${rest.length === 0 ? 'dots' : 'dot'}` : look}
      style={count > 1 ? partTicks(count, (pinned ?? cursor ?? -1) - firstToken) : undefined}
    >
      {drawPieces(isLeading ? [{ ...lead, glyph: null }, ...rest] : pieces)}
    </span>
  );
}

/** The ids of the tokens of the row; a token beside the row, of a character that began before it, is drawn there. */
function tokensOf(group: GlyphGroup, { first, end }: Pick<LoadedRowProps, 'first' | 'end'>): number[] {
  const from = Math.max(group.firstToken, first);
  return Array.from({ length: Math.min(group.lastToken + 1, end) - from }, (_, index) => from + index);
}

function drawIds(props: GroupToDraw): ReactNode {
  const { slice, group, marks, pinned, cursor } = props;
  const found = marksWithin(marks, group.start, group.end).length > 0;
  return tokensOf(group, props).map((token) => (
    <span key={token}>
      <span
        data-token={token}
        className={`${lookOf(token, token, pinned, cursor)} ${found ? 'underline decoration-accent decoration-2 underline-offset-4' : ''}`}
      >
        {tokenId(slice, token)}
      </span>{' '}
    </span>
  ));
}

function drawCell(props: GroupToDraw): ReactNode {
  const { slice, group, pinned, cursor } = props;
  return (
    <span key={group.firstToken} className="me-[1ch] inline-block align-top leading-[20px]">
      {drawText(props)}
      <span dir="ltr" className="block text-small leading-[18px] text-ink-faint select-none">
        {tokensOf(group, props).map((token, index) => (
          <span key={token}>
            {index === 0 ? '' : ' '}
            <span data-token={token} className={token === pinned || token === cursor ? 'font-semibold text-ink' : 'hover:text-ink'}>
              {tokenId(slice, token)}
            </span>
          </span>
        ))}
      </span>
    </span>
  );
}
