import { memo, useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { textColumns } from '@/core/tokenize/character-columns';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { tokenId, type GlyphGroup } from '@/core/tokenize/token';
import { clusterGroups } from './clusters';
import { glyphPieces, needsCircle, type Mark } from '@/ui/glyph-pieces';
import { marksWithin } from './marks';
import type { PointedStore } from './pointed';
import { partTicks } from '@/ui/part-ticks';
import type { RowQueue } from './row-queue';
import { drawPieces, isDots, mixesDirections, PlainText } from '@/ui/TokenText';
import { textPx } from '@/ui/text-size';
import { rowTokens } from './view-rows';

export const ROW_HEIGHT_PX: Record<RowDisplay, number> = { text: textPx(25), ids: textPx(25), both: textPx(44) };

const PINNED = 'token bg-token-pin [outline:2px_solid_var(--accent)]! -outline-offset-1';
/** The circle of ShownText, as generated content: it is not part of the text that is copied. The other font adds no height. */
const CIRCLE_LOOK = "[&_[data-start]]:font-sans [&_[data-start]]:leading-none [&_[data-start]]:before:content-['◌']";
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
export function PlainRow({ table, row, text, display, marks }: TokenRowProps) {
  if (display === 'ids') {
    const { first, end } = rowTokens(table, row);
    return <span className="text-line-strong">{'······ '.repeat(end - first)}</span>;
  }
  const start = table.rowOffsets[row] ?? 0;
  const end = table.rowOffsets[row + 1] ?? text.length;
  const rowText = text.slice(start, end);
  const plain = (
    <span data-start={start}>
      <PlainText text={rowText} start={start} marks={marksWithin(marks, start, end)} />
    </span>
  );
  return textColumns(rowText) > table.columns ? <Clipped columns={table.columns}>{plain}</Clipped> : plain;
}

/**
 * A token that is wider than the view, cut off with "…": wrapped, it would break the height that all rows share. Two pixels
 * in front keep its outline whole; one more, or rounding would cost the last character.
 */
function Clipped({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <span className="-ms-0.5 inline-block overflow-x-clip ps-0.5 align-top text-ellipsis" style={{ maxWidth: `calc(${columns}ch + 3px)` }}>
      {children}
    </span>
  );
}

interface LoadedRowProps extends TokenRowProps {
  readonly slice: TokenSlice;
  /** The tokens of the row, `end` exclusive. */
  readonly first: number;
  readonly end: number;
}

export function LoadedRow(props: LoadedRowProps) {
  const { slice, text, first, end, display, pointed } = props;
  const cursor = useStore(pointed, (now) => (now.cursor !== null && now.cursor >= first && now.cursor < end ? now.cursor : null));
  const draw = DRAW[display];
  const groups = clusterGroups(slice, text, first, end);
  const rowText = text.slice(groups[0]?.start ?? 0, groups.at(-1)?.end ?? 0);
  const isMixed = mixesDirections(rowText);
  // Only a token that stands alone can be wider than the view.
  const isClipped = display !== 'ids' && textColumns(rowText) > props.table.columns;
  return groups.map((group) => draw({ ...props, group, cursor, isMixed, isClipped }));
}

interface GroupToDraw extends LoadedRowProps {
  readonly group: GlyphGroup;
  readonly cursor: number | null;
  /** The row holds text of both directions. */
  readonly isMixed: boolean;
  /** The text is wider than the view. */
  readonly isClipped: boolean;
}

// Functions that make elements, not components: a screen has a thousand tokens, and what is around each adds up.
const DRAW: Record<RowDisplay, (group: GroupToDraw) => ReactNode> = { text: drawText, ids: drawIds, both: drawCell };

function lookOf(firstToken: number, lastToken: number, pinned: number | null, cursor: number | null): string {
  const has = (token: number | null) => token !== null && token >= firstToken && token <= lastToken;
  if (has(pinned)) return PINNED;
  const shade = firstToken % 2 === 0 ? 'token bg-token-a' : 'token bg-token-b';
  return has(cursor) ? `${shade} ${REACHED}` : shade;
}

function drawText({ table, text, group, pinned, cursor, isMixed, isClipped, marks, showWhitespace }: GroupToDraw): ReactNode {
  const { firstToken, lastToken, start, end } = group;
  const count = lastToken - firstToken + 1;
  const pieces = glyphPieces(text.slice(start, end), start, showWhitespace, marksWithin(marks, start, end));
  const look = lookOf(firstToken, lastToken, pinned, cursor);
  const [lead, ...rest] = pieces;
  // Most tokens begin with a blank or hold nothing else: the token itself shows the dots.
  const isLeading = count === 1 && lead !== undefined && isDots(lead) && (rest.length === 0 || (lead.text.length === 1 && !isMixed));
  const token = (
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
  return isClipped ? (
    <Clipped key={firstToken} columns={table.columns}>
      {token}
    </Clipped>
  ) : (
    token
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
  const { table, slice, text, group, pinned, cursor } = props;
  // Elsewhere a mark sits on the letter before it; in a cell of its own there is none.
  const circle = needsCircle(text.slice(group.start, group.end)) ? CIRCLE_LOOK : '';
  return (
    <span key={group.firstToken} className={`me-[1ch] inline-block align-top leading-[1.25rem] ${circle}`}>
      {drawText(props)}
      <span dir="ltr" className="block overflow-hidden text-small leading-[1.125rem] text-ellipsis text-ink-faint select-none" style={{ maxWidth: `${table.columns}ch` }}>
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
