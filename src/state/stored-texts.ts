import { LONG_UNITS, LongText, type PartText } from '@/core/prompt/long-text';
import { joinPieces, readPieceList } from '@/core/share/text-pieces';
import { PIECE, type Stored, TEXT } from './keeping';
import { runInSlices } from './slices-of-time';

/** The texts among records whose keys begin with `before`, by id; `stored` is told how each is kept. */
export async function storedTexts(all: ReadonlyMap<string, unknown>, before: string, stored: Stored): Promise<ReadonlyMap<string, PartText>> {
  const texts = new Map<string, PartText>();
  for (const [key, value] of all) {
    if (!key.startsWith(before + TEXT)) continue;
    const list = readPieceList(value);
    const text = list === null ? value : await runInSlices(joinPieces(list, all));
    if (typeof text !== 'string' && !(text instanceof LongText)) continue;
    texts.set(key.slice(before.length + TEXT.length), text);
    // A long text in one piece is from an earlier version: it is cut when the work is saved next.
    stored.set(key, { text: list === null && text.length > LONG_UNITS ? '' : text, pieces: list?.pieces ?? [] });
  }
  // What no text refers to was left by another tab; it goes with the next change.
  const known = new Set([...stored.values()].flatMap(({ pieces }) => pieces.map((piece) => piece.key)));
  for (const key of all.keys()) if (key.startsWith(before + PIECE) && !known.has(key)) stored.set(key, { text: '', pieces: [] });
  return texts;
}
