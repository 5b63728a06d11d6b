import { BlockTable } from './document-blocks';
import { cutBlocks } from './document-cut';
import { betweenCharacters, editBlocks, firstAffected } from './document-edit';
import type { Encoder } from './encoder';
import type { EncodingId } from './encoding';
import type { TokenSlice } from './spans';
import { cutSlice, encodeSlice, TokenColumns } from './token-slice';
import { isHighSurrogate } from './utf8';

/** A text that knows its tokens, can be edited, and gives the tokens of any stretch. Offsets are UTF-16 units. */
export interface TokenDocument {
  readonly encodingId: EncodingId;
  /** Length of the text. */
  readonly units: number;
  /** Tokens of the text, as the encoder counts it. */
  readonly tokens: number;
  /**
   * Appends a text step by step; a document is built this way from ''. Chunks may end anywhere, also inside a surrogate
   * pair. Yields the units of `text` that are done, after each 65,536 or so. A generator that is left early has appended
   * what it has reported; two at a time are not possible. O(n), however the text is divided.
   */
  append(text: string): Generator<number, void, undefined>;
  /**
   * Puts `insert` in the place of [start, end) and counts again only around it; equal to a new document of the edited
   * text. Throws RangeError unless 0 ≤ start ≤ end ≤ units. O(insert + the pieces that change + blocks).
   */
  edit(start: number, end: number, insert: string): void;
  /** The text of a stretch within 0…units; what lies beyond is left out. O(answer). */
  text(start: number, end: number): string;
  /**
   * All tokens, in slices of about 16,384 units, in order. The next slice uses the arrays again: copy what is to be kept.
   * Not to be continued after the text has changed.
   */
  slices(): Generator<TokenSlice, void, undefined>;
  /**
   * The tokens that touch the units `start` … `end` − 1, and those with which they share characters: none where the
   * stretch is empty. O(answer + block); a block has 2,048 units or one giant piece.
   */
  slice(start: number, end: number): TokenSlice;
  /** The piece of the pre-tokenizer in which a token lies, 0 ≤ index < tokens, else RangeError. O(block). */
  pieceOfToken(index: number): TokenPiece;
}

export interface TokenPiece {
  /** The piece is text(start, end). */
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly ids: Uint32Array<ArrayBuffer>;
}

/** How small blocks are made, in units; smaller ones cost memory, larger ones time at every edit. */
const BLOCK_UNITS = 2048;
/** Blocks in a step: some milliseconds of work. */
const STEP_BLOCKS = 32;
/** Blocks in a slice: short strings that are soon forgotten cost the engine little, long ones stay until it clears up. */
const SLICE_BLOCKS = 8;

/** An empty document. Tests make the blocks tiny: `blockUnits`, 2 or more. */
export function createDocument(encoder: Encoder, blockUnits: number = BLOCK_UNITS): TokenDocument {
  return new BlockDocument(encoder, blockUnits);
}

class BlockDocument implements TokenDocument {
  private readonly encoder: Encoder;
  private readonly blockUnits: number;
  private readonly stepUnits: number;
  private readonly blocks = new BlockTable();
  /** The end of an appended text, whose pieces may still change; in blocks at the latest when someone asks for tokens. */
  private tail = '';
  /** The tail is cut when it is this long: twice what was of no use the last time, so that giant pieces stay O(n). */
  private tailTarget: number;
  /** The block encoded last: who scrolls through a giant piece asks for it again and again. */
  private latest: { readonly block: number; readonly slice: TokenSlice } | undefined;

  constructor(encoder: Encoder, blockUnits: number) {
    this.encoder = encoder;
    this.blockUnits = blockUnits;
    this.stepUnits = blockUnits * STEP_BLOCKS;
    this.tailTarget = this.stepUnits;
  }

  get encodingId(): EncodingId {
    return this.encoder.encodingId;
  }

  get units(): number {
    return this.blocks.units + this.tail.length;
  }

  get tokens(): number {
    this.settle();
    return this.blocks.tokens;
  }

  *append(text: string): Generator<number, void, undefined> {
    for (let place = 0; place < text.length; ) {
      const next = Math.min(text.length, place + this.stepUnits);
      const { tail } = this;
      // A slice of the text where it can be: copies would double the memory of a large text.
      if (tail !== '' && tail.length <= place) this.tail = text.slice(place - tail.length, next);
      // In each step, as the document may have been asked in between.
      else this.tail = (tail === '' ? this.reopened() : tail) + text.slice(place, next);
      // What is long compared with the text appended waits: a giant piece that comes in small chunks stays O(n).
      if (next === text.length && this.tail.length <= 2 * text.length) this.settle();
      else if (this.tail.length >= this.tailTarget) this.cutTail();
      place = next;
      yield place;
    }
  }

  edit(start: number, end: number, insert: string): void {
    if (!(start >= 0 && start <= end && end <= this.units)) {
      throw new RangeError(`No stretch ${start}…${end} in ${this.units} units`);
    }
    if (start === end && insert === '') return;
    this.settle();
    this.latest = undefined;
    editBlocks(this.encoder, this.blocks, this.blockUnits, start, end, insert);
  }

  text(start: number, end: number): string {
    const { units } = this.blocks;
    const from = Math.max(0, start);
    const inBlocks = this.blocks.text(from, Math.min(end, units));
    return end > units ? inBlocks + this.tail.slice(Math.max(0, from - units), end - units) : inBlocks;
  }

  *slices(): Generator<TokenSlice, void, undefined> {
    this.settle();
    const { blocks } = this;
    const columns = new TokenColumns();
    for (let first = 0; first < blocks.count; ) {
      // The block at the slice's end is left for the next one, unless it is the only one.
      const last = Math.max(first + 1, blocks.blockAt(blocks.startOf(first) + this.blockUnits * SLICE_BLOCKS));
      yield this.encode(first, last, columns);
      first = last;
    }
  }

  slice(start: number, end: number): TokenSlice {
    this.settle();
    const { blocks } = this;
    const from = Math.min(Math.max(0, start), blocks.units);
    const to = Math.min(end, blocks.units);
    const first = Math.max(0, Math.min(blocks.blockAt(from), blocks.count - 1));
    const last = from < to ? blocks.blockAt(to - 1) + 1 : Math.min(first + 1, blocks.count);
    if (last - first !== 1) return cutSlice(this.encode(first, last), from, to);
    if (this.latest?.block !== first) this.latest = { block: first, slice: this.encode(first, last) };
    return cutSlice(this.latest.slice, from, to);
  }

  pieceOfToken(index: number): TokenPiece {
    const { blocks } = this;
    if (!(index >= 0 && index < this.tokens)) throw new RangeError(`No token ${index} in ${this.tokens}`);
    const block = blocks.blockOfToken(index);
    const text = this.readableText(block, block + 1);
    const { ends, tokens } = this.encoder.pieces(text);
    let piece = 0;
    let firstToken = blocks.firstTokenOf(block);
    for (; firstToken + tokens[piece]! <= index; piece += 1) firstToken += tokens[piece]!;
    const start = piece === 0 ? 0 : ends[piece - 1]!;
    const end = ends[piece]!;
    const offset = blocks.startOf(block);
    const ids = this.encoder.encodePrefix(text.slice(start), end - start).slice();
    return { start: offset + start, end: offset + end, firstToken, ids };
  }

  /** The tokens of the blocks `first` … `last` − 1. They are not kept: a token takes 11 bytes, its text about 4. */
  private encode(first: number, last: number, columns = new TokenColumns()): TokenSlice {
    const { blocks } = this;
    const start = blocks.startOf(first);
    const firstToken = blocks.firstTokenOf(first);
    const slice = encodeSlice(this.encoder, this.readableText(first, last), blocks.startOf(last) - start, start, firstToken, columns);
    if (slice.ids.length !== blocks.firstTokenOf(last) - firstToken) throw new Error('The tokens are not those counted');
    return slice;
  }

  /** The text of blocks, with what the pre-tokenizer has to see behind them to find the same pieces. */
  private readableText(first: number, last: number): string {
    const { blocks } = this;
    const end = betweenCharacters((from, to) => blocks.text(from, to), blocks.readEnd(last), blocks.units);
    return blocks.text(blocks.startOf(first), end);
  }

  /** What could change when text is added, taken out of the blocks again. */
  private reopened(): string {
    const { blocks } = this;
    const first = firstAffected(blocks, blocks.units, this.blockUnits);
    const text = blocks.text(blocks.startOf(first), blocks.units);
    this.latest = undefined;
    blocks.replace(first, blocks.count, []);
    return text;
  }

  /** Puts what is certain into blocks. */
  private cutTail(): void {
    const { tail } = this;
    // The other half of a surrogate pair may come.
    const end = isHighSurrogate(tail.charCodeAt(tail.length - 1)) ? tail.length - 1 : tail.length;
    const { blocks, units } = cutBlocks(this.encoder, tail.slice(0, end), false, this.blockUnits, () => false);
    this.blocks.push(blocks);
    this.tail = tail.slice(units);
    this.tailTarget = Math.max(this.stepUnits, 2 * this.tail.length);
  }

  /** Puts all of the tail into blocks, as if nothing followed. */
  private settle(): void {
    if (this.tail === '') return;
    this.blocks.push(cutBlocks(this.encoder, this.tail, true, this.blockUnits, () => false).blocks);
    this.tail = '';
    this.tailTarget = this.stepUnits;
  }
}
