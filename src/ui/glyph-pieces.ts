// Cuts the text of a token into the pieces that are drawn differently: white space with its glyph, characters that
// cannot be seen, and marked places. The pieces' texts joined are the token's text, so that copying gives the original.

export interface Piece {
  readonly text: string;
  /** Drawn over the characters ("over": they keep their own width) or in their place ("instead"); null: as they are. */
  readonly glyph: string | null;
  readonly how: 'over' | 'instead';
  readonly mark: Mark['kind'] | null;
}

/** A place to mark, in UTF-16 offsets of the joined text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'found' | 'current';
}

// Runs of spaces are one piece, as an indentation can be long.
const SPECIAL =
  /( +)|(\t)|([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])|([\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029])/gu;
const NOTHING_TO_SEE = /^[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]+$/u;

/** `start` is the place of `text` in the joined text; `marks` rise and do not overlap. */
export function glyphPieces(text: string, start: number, showWhitespace: boolean, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, glyph: (run: string) => string | null, how: Piece['how']) => {
    for (const { begin, end, mark } of cutAtMarks(from, to, start, marks)) {
      const run = text.slice(begin, end);
      const drawn = glyph(run);
      const before = pieces.at(-1);
      // What is drawn as it is stays together: a row of plain text is one piece.
      if (drawn === null && before?.glyph === null && before.mark === mark) pieces[pieces.length - 1] = { ...before, text: before.text + run };
      else pieces.push({ text: run, glyph: drawn, how, mark });
    }
  };
  // A joiner or a mark of direction that is a token of its own would be a token without width.
  if (NOTHING_TO_SEE.test(text)) {
    add(0, text.length, () => '¦', 'instead');
    return pieces;
  }
  let done = 0;
  for (const match of text.matchAll(SPECIAL)) {
    const [found, spaces, tab, otherSpace] = match;
    if (match.index > done) add(done, match.index, () => null, 'over');
    done = match.index + found.length;
    if (spaces !== undefined) add(match.index, done, (run) => (showWhitespace ? '·'.repeat(run.length) : null), 'over');
    else if (tab !== undefined) add(match.index, done, () => (showWhitespace ? '→' : null), 'over');
    else if (otherSpace !== undefined) add(match.index, done, () => (showWhitespace ? '◦' : null), 'over');
    else add(match.index, done, () => controlGlyph(found, showWhitespace), 'instead');
  }
  if (done < text.length) add(done, text.length, () => null, 'over');
  return pieces;
}

/** The line and the paragraph separator end a line where they are printed, but for the tokenizer they are no line feeds. */
const LINE_END_GLYPHS: Readonly<Record<string, string>> = { '\n': '↵', '\r': '␍', '\u2028': '↓', '\u2029': '¶' };

/** Line ends are white space, on the switch; other control characters would not be seen at all without a picture. */
function controlGlyph(character: string, showWhitespace: boolean): string {
  const lineEnd = LINE_END_GLYPHS[character];
  if (lineEnd !== undefined) return showWhitespace ? lineEnd : '\u00a0';
  const code = character.charCodeAt(0);
  // NEXT LINE, the newline of EBCDIC: the one control character above U+007F with a picture (U+2424, SYMBOL FOR NEWLINE).
  if (code === 0x85) return '␤';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '▯';
}

function* cutAtMarks(
  from: number,
  to: number,
  start: number,
  marks: readonly Mark[],
): Generator<{ begin: number; end: number; mark: Mark['kind'] | null }> {
  let begin = from;
  for (const mark of marks) {
    const markBegin = Math.max(mark.start - start, begin);
    const markEnd = Math.min(mark.end - start, to);
    if (markEnd <= markBegin) continue;
    if (markBegin > begin) yield { begin, end: markBegin, mark: null };
    yield { begin: markBegin, end: markEnd, mark: mark.kind };
    begin = markEnd;
  }
  if (begin < to) yield { begin, end: to, mark: null };
}

/** A short text with every white space visible, for the inspector and for snippets. */
export function visibleText(text: string): string {
  return glyphPieces(text, 0, true, [])
    .map((piece) => piece.glyph ?? piece.text)
    .join('');
}

/** What a mark without a letter is shown on. */
export const DOTTED_CIRCLE = '\u25cc';

const COMBINING = /^\p{M}/u;

/** Whether a text begins with a mark that belongs on a letter before it: alone it would sit on its neighbour. */
export function needsCircle(text: string): boolean {
  return COMBINING.test(text) && !NOTHING_TO_SEE.test(text);
}

/** The text of a token by itself: visible as above, and a mark that has no letter to sit on is on a dotted circle. */
export function standingAlone(text: string): string {
  return visibleText(needsCircle(text) ? `${DOTTED_CIRCLE}${text}` : text);
}
