// A text of the comparison as it is drawn. What is not seen, or turns what stands around it, has the glyph of the Tokens view in its
// place, as text: a copy or a print shows it too, and nothing is turned.
import { decodedTags, hiddenCharacters } from '@/core/prompt/hidden-characters';
import { DOTTED_CIRCLE, glyphPieces, needsCircle } from '@/ui/glyph-pieces';

export interface DrawnPiece {
  readonly text: string;
  /** Which character the glyph stands for; null: it is the text itself. */
  readonly title: string | null;
}

/** Not seen, but for marks of Arabic, Syriac and Kaithi that are, and for selectors that Mongolian is spelled with. A run of tags is one, as together they spell something. */
const UNSEEN = /[\u{E0001}\u{E0020}-\u{E007F}]+|\r(?=\n)|(?![\n\t \u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u180b-\u180d\u180f])[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** May be spelling; whether it is depends on what stands around it. */
const MAY_BE_SPELLING = /[\u115f\u1160\u200c\u200d\u3164\ufe00-\ufe0f\uffa0\u{E0020}-\u{E007F}\u{E0100}-\u{E01EF}]/u;
/** The glyph for what has none of its own. */
const HIDDEN_GLYPH = '¦';

const NAMES: Readonly<Record<number, string>> = {
  0x0d: 'carriage return',
  0x85: 'next line',
  0xa0: 'no-break space',
  0xad: 'soft hyphen',
  0x61c: 'Arabic letter mark',
  0x200b: 'zero width space',
  0x200c: 'zero width non-joiner',
  0x200d: 'zero width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x202f: 'narrow no-break space',
  0x2060: 'word joiner',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0x3000: 'ideographic space',
  0xfeff: 'zero width no-break space, or byte order mark',
};

/** `isChange`: it was removed or added, and may be nothing but blanks or line ends, or a mark that stood on a letter. */
export function drawnPieces(text: string, isChange: boolean): readonly DrawnPiece[] {
  const isBlank = isChange && /^\s*$/.test(text);
  const hidden = hiddenPlaces(text);
  const pieces: DrawnPiece[] = [];
  const addText = (start: number, end: number) => {
    const plain = text.slice(start, end);
    if (plain !== '') pieces.push({ text: isBlank ? plain.replaceAll(' ', '·').replaceAll('\t', '→').replaceAll('\n', '↵\n') : plain, title: null });
  };
  let done = 0;
  for (const { 0: found, index } of text.matchAll(UNSEEN)) {
    const isMeant = found === '\r' && text[index + 1] === '\n' ? !isChange : MAY_BE_SPELLING.test(found) && !hidden.has(index);
    if (isMeant) continue;
    addText(done, index);
    done = index + found.length;
    pieces.push({ text: glyphOf(found), title: titleOf(found) });
  }
  addText(done, text.length);
  const first = pieces[0];
  return isChange && first?.title === null && needsCircle(first.text) ? [{ ...first, text: `${DOTTED_CIRCLE}${first.text}` }, ...pieces.slice(1)] : pieces;
}

/** Where characters begin that are no spelling, as far as the text itself says. */
function hiddenPlaces(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  // Behind a letter: a byte order mark is meant at the start of a whole text alone.
  for (const stretches of hiddenCharacters(`x${text}`)) {
    for (const { kind, start, end } of stretches) if (kind !== 'joiner' && kind !== 'lookalike') for (let at = start; at < end; at += 1) places.add(at - 1);
  }
  return places;
}

function glyphOf(found: string): string {
  return Array.from(found, (character) => glyphPieces(character, 0, true, [])[0]?.glyph ?? HIDDEN_GLYPH).join('');
}

function titleOf(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  const name = code > 0xe0000 && code < 0xe0080 ? `tag characters that spell “${decodedTags(found)}”` : NAMES[code];
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}${name === undefined ? '' : `, ${name}`}`;
}
