import { memo } from 'react';
import { glyphPieces, type Mark, type Piece } from './glyph-pieces';

const MARK_LOOK: Record<Mark['kind'], string> = {
  found: 'bg-token-find text-inherit',
  current: 'bg-token-find text-inherit outline-2 -outline-offset-1 outline-accent',
};

// Glyphs are generated content: they are not part of the text that is read aloud, searched or copied.
const GLYPH_LOOK: Record<Piece['how'], string> = {
  // Out of the flow: the characters keep their width, and letters on both sides keep their shapes.
  over: 'relative before:absolute before:start-0 before:text-ink-faint before:content-[attr(data-glyph)]',
  // The character itself takes no room, and a line feed does not break the row.
  instead: 'whitespace-nowrap text-[0px] leading-[0] before:text-[13px] before:text-ink-faint before:content-[attr(data-glyph)]',
};

interface TokenTextProps {
  readonly text: string;
  readonly start: number;
  readonly showWhitespace: boolean;
  readonly marks: readonly Mark[];
}

/** The text of one token (or of the tokens of one character), its white space and its marks. */
export const TokenText = memo(function TokenText({ text, start, showWhitespace, marks }: TokenTextProps) {
  return glyphPieces(text, start, showWhitespace, marks).map((piece, index) => {
    if (piece.glyph === null && piece.mark === null) return piece.text;
    const look = `${piece.glyph === null ? '' : GLYPH_LOOK[piece.how]} ${piece.mark === null ? '' : MARK_LOOK[piece.mark]}`;
    const Tag = piece.mark === null ? 'span' : 'mark';
    return (
      <Tag key={index} data-glyph={piece.glyph ?? undefined} className={look}>
        {piece.text}
      </Tag>
    );
  });
});
