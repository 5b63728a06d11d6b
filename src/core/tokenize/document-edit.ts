// Editing a text in blocks: only what the edit can change is cut again.
import type { Block, BlockTable } from './document-blocks';
import { cutBlocks } from './document-cut';
import type { Encoder } from './encoder';
import { isHighSurrogate, unitsAt } from './utf8';

/** The most that is cut at a time, in blocks, unless a single piece needs more. */
const MOST_BLOCKS = 64;

/**
 * Puts `insert` in the place of the units `start` … `end` − 1.
 *
 * The pre-tokenizer has no memory: the pieces from a place on depend only on the text from there on. So cutting begins
 * at the first block that has looked at the place of the edit, and stops where, behind the edit, a piece ends at the
 * beginning of an old block: that block and all after it stay.
 */
export function editBlocks(
  encoder: Encoder,
  blocks: BlockTable,
  blockUnits: number,
  start: number,
  end: number,
  insert: string,
): void {
  const first = firstAffected(blocks, start, blockUnits);
  const shift = insert.length - (end - start);
  const units = blocks.units + shift;
  const insertEnd = start + insert.length;
  /** A stretch of the edited text. */
  const textOf = (from: number, to: number): string =>
    blocks.text(from, Math.min(to, start)) +
    insert.slice(Math.max(0, from - start), Math.max(0, to - start)) +
    blocks.text(Math.max(from, insertEnd) - shift, to - shift);

  /** The first of the old blocks that may stay; behind the edit. */
  let next = end === 0 ? 0 : blocks.blockAt(end - 1) + 1;
  const meetsOldBlocks = (place: number): boolean => {
    while (next < blocks.count && blocks.startOf(next) + shift < place) next += 1;
    return blocks.startOf(next) + shift === place;
  };

  const most = MOST_BLOCKS * blockUnits;
  const cutAgain: Block[] = [];
  let place = blocks.startOf(first);
  // With a little text beyond the place where the old blocks are expected to go on, so that the last piece is certain.
  let size = Math.min(most, blocks.startOf(next) + shift - place + (blockUnits >> 4) + 1);
  let met = false;
  while (!met && place < units) {
    const from = place;
    const to = betweenCharacters(textOf, Math.min(units, place + size), units);
    const cut = cutBlocks(encoder, textOf(from, to), to === units, blockUnits, (pieceEnd) => meetsOldBlocks(from + pieceEnd));
    for (const block of cut.blocks) cutAgain.push(block);
    place += cut.units;
    met = cut.met;
    // Doubled where a giant piece or a run of digits does not end, so that the work stays linear in its length.
    size = cut.units === 0 ? size * 2 : Math.max(Math.min(size * 2, most), size - cut.units);
  }
  blocks.replace(first, next, cutAgain);
}

/** The first block that a change of the text from `offset` on could change; where the text grows at its end, a small last one. */
export function firstAffected(blocks: BlockTable, offset: number, blockUnits: number): number {
  // Half a surrogate pair is another character when its other half comes or goes.
  const isHalf = offset > 0 && isHighSurrogate(blocks.text(offset - 1, offset).charCodeAt(0));
  const first = blocks.firstDependent(isHalf ? offset - 1 : offset);
  const isEnd = first > 0 && first === blocks.count;
  return isEnd && blocks.units - blocks.startOf(first - 1) < blockUnits ? first - 1 : first;
}

/** `offset`, or the next where it lies inside a surrogate pair. */
export function betweenCharacters(textOf: (start: number, end: number) => string, offset: number, units: number): number {
  if (offset <= 0 || offset >= units) return offset;
  return unitsAt(textOf(offset - 1, offset + 1), 0, 2) === 2 ? offset + 1 : offset;
}
