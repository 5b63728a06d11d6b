// From text to blocks: which pieces are certain, and where a block ends.
import type { Block } from './document-blocks';
import type { Encoder } from './encoder';

export interface Cut {
  readonly blocks: readonly Block[];
  /** Units of the text that are in the blocks. */
  readonly units: number;
  /** Whether the last block ends where it was allowed to meet. */
  readonly met: boolean;
}

/**
 * Cuts a text that begins where a piece begins into blocks of at least `blockUnits` units, by the pieces that are certain.
 *
 * `complete`: nothing follows the text, so all of it is cut; the last block may be small. Otherwise the text ends between
 * characters, more follows, and what fills no block is left over.
 * `mayMeet(end)`: asked for rising ends of pieces, whether the blocks of the text before an edit go on there.
 */
export function cutBlocks(
  encoder: Encoder,
  text: string,
  complete: boolean,
  blockUnits: number,
  mayMeet: (end: number) => boolean,
): Cut {
  const { length, ends, tokens, reaches } = encoder.pieces(text);
  const smallest = blockUnits >> 1;
  const blocks: Block[] = [];
  let start = 0;
  let blockTokens = 0;
  let reach = 0;
  for (let piece = 0; piece < length; piece += 1) {
    if (!complete && reaches[piece]! > text.length) break;
    const end = ends[piece]!;
    blockTokens += tokens[piece]!;
    reach = Math.max(reach, reaches[piece]!);
    // A remainder too small for a block of its own joins the block before it, or goes on past the meeting.
    const met = mayMeet(end) && (blocks.length > 0 || end - start >= smallest);
    const isLast = met || (complete && end === text.length);
    if (!isLast && end - start < blockUnits) continue;
    const block = { text: text.slice(start, end), tokens: blockTokens, lookahead: Math.max(0, reach - end) };
    const previous = blocks.at(-1);
    if (isLast && previous !== undefined && end - start < smallest) blocks[blocks.length - 1] = joined(previous, block);
    else blocks.push(block);
    start = end;
    blockTokens = 0;
    reach = 0;
    if (met) return { blocks, units: end, met };
  }
  return { blocks, units: start, met: false };
}

function joined(left: Block, right: Block): Block {
  return {
    text: left.text + right.text,
    tokens: left.tokens + right.tokens,
    lookahead: Math.max(left.lookahead - right.text.length, right.lookahead),
  };
}
