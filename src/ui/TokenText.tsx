import type { ReactNode } from 'react';
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
  instead: 'whitespace-nowrap text-[0px] leading-[0] before:text-letters before:text-ink-faint before:content-[attr(data-glyph)]',
};

/** Whether a piece is a run of blanks that shows nothing but its dots. */
export function isDots({ glyph, mark }: Piece): boolean {
  return mark === null && glyph !== null && glyph.startsWith('·');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a row holds text that is written from right to left: a token may then begin at its right end. */
export function mixesDirections(rowText: string): boolean {
  return RIGHT_TO_LEFT.test(rowText);
}

/** Pieces as they are drawn; one string where nothing is special about them. */
export function drawPieces(pieces: readonly Piece[]): ReactNode {
  if (pieces.every((piece) => piece.glyph === null && piece.mark === null)) return pieces.map((piece) => piece.text).join('');
  return pieces.map((piece, index) => {
    const { text, glyph, how, mark } = piece;
    if (glyph === null && mark === null) return text;
    if (isDots(piece)) {
      return (
        <span key={index} className="dots">
          {text}
        </span>
      );
    }
    const look = `${glyph === null ? '' : GLYPH_LOOK[how]} ${mark === null ? '' : MARK_LOOK[mark]}`;
    const Tag = mark === null ? 'span' : 'mark';
    return (
      <Tag key={index} data-glyph={glyph ?? undefined} className={look}>
        {text}
      </Tag>
    );
  });
}

/** Source text without tokens, its control characters and its marks. `start`: its place in the joined text. */
export function PlainText({ text, start, marks }: { text: string; start: number; marks: readonly Mark[] }) {
  return drawPieces(glyphPieces(text, start, false, marks));
}
