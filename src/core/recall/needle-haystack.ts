// The text in which a needle is hidden, in lines whose tokens add up.
import { safeCuts } from '@/core/tokenize/safe-cuts';

/** Lines without end: a text that is short is read again from its start. */
export interface Haystack {
  /** A line, from 0, with its line break. It begins and ends with no white space, so every pattern cuts between two. */
  lineAt(index: number): string;
  /** Lines until the text is read again; null: it is never. */
  readonly lines: number | null;
}

/** Lines are no longer than this, where they can be cut: the shorter, the closer a needle comes to its depth. */
const LINE_UNITS = 480;

/** Lines of the user's texts, one after the other; blank ones are left out and long ones broken. null: there is no text. */
export function haystackOf(texts: readonly string[]): Haystack | null {
  const lines: string[] = [];
  for (const text of texts) {
    for (const raw of text.split(/[\r\n\u2028\u2029]+/)) {
      for (const piece of piecesOf(raw.trim())) {
        const last = lines.at(-1);
        // A break is no sure place before a slash, which o200k takes along.
        if (piece.startsWith('/') && last !== undefined) lines[lines.length - 1] = `${last.slice(0, -1)} ${piece}\n`;
        else lines.push(`${piece.startsWith('/') ? `.${piece}` : piece}\n`);
      }
    }
  }
  return lines.length === 0 ? null : { lineAt: (index) => lines[index % lines.length] ?? '', lines: lines.length };
}

function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const cut of safeCuts(line, LINE_UNITS)) {
    const piece = line.slice(start, cut).trim();
    if (piece !== '') pieces.push(piece);
    start = cut;
  }
  return pieces;
}

const PLACES = ['the north pier', 'Velden', 'the tile works', 'Osterby', 'the old mill', 'Karsund', 'the market hall', 'Lindow', 'the grain store', 'Maren', 'the customs shed', 'Tolvik', 'the ferry landing'] as const;
const GOODS = ['crates of apples', 'rolls of sailcloth', 'barrels of salt', 'sacks of barley', 'boxes of lamp glass', 'bundles of willow', 'coils of rope', 'tins of linseed oil', 'stacks of slate', 'bales of wool', 'casks of vinegar'] as const;
const WEATHER = ['The wind stood in the west until noon', 'It rained lightly all morning', 'Fog lay over the bay', 'The sky was clear and cold', 'A warm front passed in the afternoon', 'Snow melted on the quay', 'The sea was calm'] as const;
const ENDS = ['and the clerk signed the ledger before the bell', 'and two carts went back empty', 'so the store was closed early', 'and nothing was left on the quay', 'while the crane was being greased', 'and the rest was promised for the next day', 'as the tide allowed', 'and the master of the boat paid in coin', 'though one seal was broken'] as const;

/** A port's day book, made line by line: no line is another's, and none says anything of a code or an archive. */
export function fillerHaystack(offset: number): Haystack {
  return { lineAt: (index) => fillerLine(offset + index), lines: null };
}

function fillerLine(number: number): string {
  const pick = <Value>(list: readonly Value[], step: number, shift: number): Value => list[(number * step + Math.floor(number / list.length) + shift) % list.length] as Value;
  const count = (step: number, most: number) => 2 + ((number * step + 7) % most);
  const first = `Entry ${number + 1}: ${count(31, 89)} ${pick(GOODS, 3, 0)} came in at ${pick(PLACES, 5, 0)}, ${pick(ENDS, 2, 0)}.`;
  const second = `${pick(WEATHER, 3, 1)}, and ${count(17, 53)} ${pick(GOODS, 7, 4)} were sent on to ${pick(PLACES, 4, 6)} by cart.`;
  return `${first} ${second} The watch counted ${count(13, 37)} boats at dusk.\n`;
}
