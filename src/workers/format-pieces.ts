// An answer of megabytes goes to the page in pieces: taking a message apart is one task, in which the page does nothing else.
import type { Imported, ImportedTurn } from '@/core/importers/formats/imported';
import type { FormatAnswer } from './format-messages';

export type FormatPiece =
  /** Turns of what comes last: of the conversation as it stands (`list` 0), or of a window of before. */
  | { readonly kind: 'turns'; readonly imported: number; readonly list: number; readonly turns: readonly ImportedTurn[]; readonly share: TurnsShare }
  /** All but its turns. */
  | { readonly kind: 'rest'; readonly answer: FormatAnswer };

/** How many of all turns have come with a piece and those before it. */
export interface TurnsShare {
  readonly done: number;
  readonly whole: number;
}

/** UTF-16 units of texts in a piece; a turn is never cut. */
const PIECE_UNITS = 1 << 20;

/** In order; the last piece is the rest. */
export function* piecesOf(answer: FormatAnswer): Generator<FormatPiece, void, undefined> {
  const whole = answer.reduce((sum, each) => sum + listsOf(each).reduce((turns, list) => turns + list.length, 0), 0);
  let done = 0;
  for (const [imported, each] of answer.entries()) {
    for (const [list, all] of listsOf(each).entries()) {
      for (const turns of inStretches(all)) {
        done += turns.length;
        yield { kind: 'turns', imported, list, turns, share: { done, whole } };
      }
    }
  }
  yield { kind: 'rest', answer: answer.map((each) => ({ ...each, turns: [], earlier: each.earlier.map(() => []) })) };
}

/** Puts an answer together again. */
export class FormatPieces {
  private readonly turns: ImportedTurn[][][] = [];

  /** null: there are pieces to come. */
  add(piece: FormatPiece): FormatAnswer | null {
    if (piece.kind === 'rest') return piece.answer.map((each, imported) => ({ ...each, turns: this.listAt(imported, 0), earlier: each.earlier.map((_, at) => this.listAt(imported, at + 1)) }));
    const list = this.listAt(piece.imported, piece.list);
    for (const turn of piece.turns) list.push(turn);
    return null;
  }

  private listAt(imported: number, list: number): ImportedTurn[] {
    return ((this.turns[imported] ??= [])[list] ??= []);
  }
}

function listsOf({ turns, earlier }: Imported): readonly (readonly ImportedTurn[])[] {
  return [turns, ...earlier];
}

function* inStretches(turns: readonly ImportedTurn[]): Generator<readonly ImportedTurn[], void, undefined> {
  let [start, units] = [0, 0];
  for (const [at, { text, asSent }] of turns.entries()) {
    units += text.length + (asSent?.json.length ?? 0);
    if (units < PIECE_UNITS) continue;
    yield turns.slice(start, at + 1);
    [start, units] = [at + 1, 0];
  }
  if (start < turns.length) yield turns.slice(start);
}
