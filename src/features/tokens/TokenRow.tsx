import { memo } from 'react';
import { useStore } from 'zustand';
import type { GlyphGroup } from '@/core/tokenize/token';
import type { TokenSpans } from '@/core/tokenize/spans';
import type { TokenDisplay } from '@/state/app-state';
import { clusterGroups } from './clusters';
import type { Mark } from './glyph-pieces';
import { marksWithin } from './marks';
import type { PointedStore } from './pointed';
import { partTicks } from './part-ticks';
import { TokenText } from './TokenText';

export const ROW_HEIGHT_PX: Record<TokenDisplay, number> = { text: 25, ids: 25, both: 44 };

export interface TokenRowProps {
  readonly spans: TokenSpans;
  readonly text: string;
  readonly first: number;
  readonly end: number;
  readonly rightToLeft: boolean;
  readonly display: TokenDisplay;
  readonly showWhitespace: boolean;
  readonly marks: readonly Mark[];
  /** The pinned token if it is in this row, else null. */
  readonly pinned: number | null;
  readonly pointed: PointedStore;
}

/** One row of tokens. Tokens are inline, so that letters join and directions mix as in the text itself. */
export const TokenRow = memo(function TokenRow(props: TokenRowProps) {
  const { spans, text, first, end, rightToLeft, display, pointed } = props;
  const cursor = useStore(pointed, (now) => (now.cursor !== null && now.cursor >= first && now.cursor < end ? now.cursor : null));
  const groups = clusterGroups(spans, text, first, end);
  const Group = GROUP[display];
  return (
    <div dir={rightToLeft && display !== 'ids' ? 'rtl' : 'ltr'} className="h-full whitespace-pre">
      {groups.map((group) => (
        <Group key={group.firstToken} {...props} group={group} cursor={cursor} />
      ))}
    </div>
  );
});

const GROUP = { text: TextGroup, ids: IdGroup, both: CellGroup };

interface GroupProps extends TokenRowProps {
  readonly group: GlyphGroup;
  readonly cursor: number | null;
}

/** Two steps of lightness, and a line of a pixel between neighbours, so that neither is needed alone. */
const SHAPE = 'rounded-[3px] py-[3px] shadow-[inset_1px_0_0_var(--panel)]';
const HOVER = 'hover:outline-1 hover:outline-ink-faint';

function lookOf(group: Pick<GlyphGroup, 'firstToken' | 'lastToken'>, pinned: number | null, cursor: number | null): string {
  const has = (token: number | null) => token !== null && token >= group.firstToken && token <= group.lastToken;
  if (has(pinned)) return `${SHAPE} bg-token-pin outline-2 -outline-offset-1 outline-accent`;
  const shade = group.firstToken % 2 === 0 ? 'bg-token-a' : 'bg-token-b';
  const reached = has(cursor) ? 'group-focus/tokens:outline-2 group-focus/tokens:outline-accent' : HOVER;
  return `${SHAPE} ${shade} ${reached}`;
}

function TextGroup({ text, group, pinned, cursor, marks, showWhitespace }: GroupProps) {
  const count = group.lastToken - group.firstToken + 1;
  return (
    <span
      data-token={group.firstToken}
      data-count={count}
      data-start={group.start}
      className={lookOf(group, pinned, cursor)}
      style={count > 1 ? partTicks(count, (pinned ?? cursor ?? -1) - group.firstToken) : undefined}
    >
      <TokenText
        text={text.slice(group.start, group.end)}
        start={group.start}
        showWhitespace={showWhitespace}
        marks={marksWithin(marks, group.start, group.end)}
      />
    </span>
  );
}

/** The ids of the tokens of the row; a token beside the row, of a character that began before it, is drawn there. */
function tokensOf(group: GlyphGroup, { first, end }: Pick<TokenRowProps, 'first' | 'end'>): number[] {
  const from = Math.max(group.firstToken, first);
  return Array.from({ length: Math.min(group.lastToken + 1, end) - from }, (_, index) => from + index);
}

function IdGroup(props: GroupProps) {
  const { spans, group, marks, pinned, cursor } = props;
  const found = marksWithin(marks, group.start, group.end).length > 0;
  return tokensOf(group, props).map((token) => (
    <span key={token}>
      <span
        data-token={token}
        className={`${lookOf({ firstToken: token, lastToken: token }, pinned, cursor)} ${found ? 'underline decoration-accent decoration-2 underline-offset-4' : ''}`}
      >
        {spans.ids[token]}
      </span>{' '}
    </span>
  ));
}

function CellGroup(props: GroupProps) {
  const { spans, group, pinned, cursor } = props;
  return (
    <span className="me-[1ch] inline-block align-top leading-[20px]">
      <TextGroup {...props} />
      <span dir="ltr" className="block text-small leading-[18px] text-ink-faint select-none">
        {tokensOf(group, props).map((token, index) => (
          <span key={token}>
            {index === 0 ? '' : ' '}
            <span data-token={token} className={token === pinned || token === cursor ? 'font-semibold text-ink' : 'hover:text-ink'}>
              {spans.ids[token]}
            </span>
          </span>
        ))}
      </span>
    </span>
  );
}
