// The text of a document in blocks. A block begins and ends at the ends of pieces, so its tokens are its own.
import { joinStored, storeTexts, type StoredText } from './stored-text';

/** A block on its own, before it has a place in a document. */
export interface Block {
  readonly text: string;
  readonly tokens: number;
  /**
   * How far beyond the block's end the pre-tokenizer looked to find the ends of its pieces, in UTF-16 units. At the end
   * of a text it may be one more than there is text: it looked whether more would follow.
   */
  readonly lookahead: number;
}

/**
 * Blocks in order, with running sums so that a place is found by halving. Replacing blocks shifts the sums behind them:
 * O(blocks), which is a few microseconds for each 10,000 blocks.
 */
export class BlockTable {
  count = 0;
  private texts: StoredText[] = [];
  private lookaheads = new Uint32Array(16);
  /** Unit at which the block ends. */
  private ends = new Uint32Array(16);
  /** Tokens up to the block's end. */
  private tokenEnds = new Uint32Array(16);
  /** How far beyond the block's end this block or any before it has looked. */
  private carries = new Uint32Array(16);

  /** UTF-16 units of all blocks. */
  get units(): number {
    return this.startOf(this.count);
  }

  get tokens(): number {
    return this.firstTokenOf(this.count);
  }

  /** Unit at which a block begins; for `block` = count the end of the text. */
  startOf(block: number): number {
    return block === 0 ? 0 : this.ends[block - 1]!;
  }

  /** Index of a block's first token; for `block` = count the number of tokens. */
  firstTokenOf(block: number): number {
    return block === 0 ? 0 : this.tokenEnds[block - 1]!;
  }

  /** The block that holds a unit; count where the offset is the end of the text or beyond. O(log blocks). */
  blockAt(offset: number): number {
    return firstAbove(this.ends, this.count, offset);
  }

  /** The block that holds a token; count where there is no such token. O(log blocks). */
  blockOfToken(index: number): number {
    return firstAbove(this.tokenEnds, this.count, index);
  }

  /**
   * The first block with a piece that depends on what stands at `offset` or after it; count where none does. All blocks
   * before it stay as they are, whatever the text becomes from there on.
   */
  firstDependent(offset: number): number {
    let block = this.blockAt(offset);
    while (block > 0 && this.ends[block - 1]! + this.carries[block - 1]! > offset) block -= 1;
    return block;
  }

  /** How far one has to read to find the same pieces in the blocks before `block` again: a unit, at most the text's end. */
  readEnd(block: number): number {
    const end = this.startOf(block);
    return block === 0 ? end : Math.min(this.units, end + this.carries[block - 1]!);
  }

  /** The text from `start` up to `end`, both within 0…units. O(answer + 2 blocks + log blocks). */
  text(start: number, end: number): string {
    if (start >= end) return '';
    const first = this.blockAt(start);
    const last = this.blockAt(end - 1);
    const offset = this.startOf(first);
    return joinStored(this.texts, first, last + 1).slice(start - offset, end - offset);
  }

  /** Puts `blocks` in the place of the blocks `first` … `last` − 1. */
  replace(first: number, last: number, blocks: readonly Block[]): void {
    const count = this.count + blocks.length - (last - first);
    const next = first + blocks.length;
    this.reserve(count);
    const oldEnd = this.startOf(last);
    const oldTokenEnd = this.firstTokenOf(last);
    if (next !== last) {
      for (const column of [this.lookaheads, this.ends, this.tokenEnds, this.carries]) {
        column.copyWithin(next, last, this.count);
      }
      // Not splice: it takes the new entries as arguments, too many for the stack after a large paste.
      const rest = this.texts.slice(last);
      this.texts.length = first;
      if (rest.length > 0) this.texts = this.texts.concat(Array<StoredText>(blocks.length), rest);
    }
    this.count = count;

    const stored = storeTexts(blocks.map(({ text }) => text));
    for (const [index, { text, tokens, lookahead }] of blocks.entries()) {
      const block = first + index;
      this.texts[block] = stored[index]!;
      this.lookaheads[block] = lookahead;
      this.ends[block] = this.startOf(block) + text.length;
      this.tokenEnds[block] = this.firstTokenOf(block) + tokens;
    }
    const unitShift = this.startOf(next) - oldEnd;
    const tokenShift = this.firstTokenOf(next) - oldTokenEnd;
    for (let block = next; block < count; block += 1) {
      this.ends[block]! += unitShift;
      this.tokenEnds[block]! += tokenShift;
    }
    this.carryOn(first, next);
  }

  /** Adds blocks at the end. O(blocks added), spread over many calls. */
  push(blocks: readonly Block[]): void {
    this.replace(this.count, this.count, blocks);
  }

  /** Computes the carries again from `first` on, at least up to `least`, until they are what they were. */
  private carryOn(first: number, least: number): void {
    for (let block = first; block < this.count; block += 1) {
      const inherited = block === 0 ? 0 : this.carries[block - 1]! - (this.ends[block]! - this.startOf(block));
      const carry = Math.max(inherited, this.lookaheads[block]!);
      if (block >= least && this.carries[block] === carry) return;
      this.carries[block] = carry;
    }
  }

  private reserve(count: number): void {
    if (count <= this.ends.length) return;
    const capacity = Math.max(count, this.ends.length * 2);
    this.lookaheads = grown(this.lookaheads, capacity);
    this.ends = grown(this.ends, capacity);
    this.tokenEnds = grown(this.tokenEnds, capacity);
    this.carries = grown(this.carries, capacity);
  }
}

function grown(column: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(column);
  return larger;
}

/** Index of the first of the first `count` rising values that is above `limit`; `count` where none is. */
function firstAbove(values: Uint32Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
