import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyBlockUnits, anyEdit, type AnyEdit, anyTokenText, placeOfEdit } from '@/test/token-texts';
import { createDocument } from './document';
import { BlockTable } from './document-blocks';
import { editBlocks } from './document-edit';
import type { Encoder, Pieces } from './encoder';
import { BYTE_LEVEL_IDS } from './encoding';
import { unitsAt } from './utf8';

interface Piece {
  readonly end: number;
  readonly tokens: number;
  readonly reach: number;
}

function piecesOf(encoder: Encoder, text: string): Piece[] {
  const { length, ends, tokens, reaches } = encoder.pieces(text);
  return Array.from({ length }, (_, index) => ({ end: ends[index]!, tokens: tokens[index]!, reach: reaches[index]! }));
}

/** All that blocks promise, against the pieces of the whole text. */
function expectBlocks(blocks: BlockTable, text: string, encoder: Encoder, blockUnits: number): void {
  const context = `${JSON.stringify(text)} in blocks of ${blockUnits}`;
  const pieces = piecesOf(encoder, text);
  expect(blocks.units, context).toBe(text.length);
  expect(blocks.text(0, text.length) === text, context).toBe(true);
  expect(blocks.tokens, context).toBe(pieces.reduce((sum, piece) => sum + piece.tokens, 0));

  const firstReach = new Map<number, number>();
  let index = 0;
  for (let block = 0; block < blocks.count; block += 1) {
    const start = blocks.startOf(block);
    const end = blocks.startOf(block + 1);
    let tokens = 0;
    let largest = 0;
    let reach = 0;
    for (; index < pieces.length && pieces[index]!.end <= end; index += 1) {
      largest = Math.max(largest, pieces[index]!.end - (pieces[index - 1]?.end ?? 0));
      tokens += pieces[index]!.tokens;
      reach = Math.max(reach, pieces[index]!.reach);
    }
    firstReach.set(block, reach);
    expect(pieces[index - 1]?.end, `end of block ${block} of ${context}`).toBe(end);
    expect(blocks.firstTokenOf(block + 1) - blocks.firstTokenOf(block), context).toBe(tokens);
    // Only the last block may be small, and only a single piece may make one large.
    if (block + 1 < blocks.count) expect(end - start, context).toBeGreaterThanOrEqual(blockUnits >> 1);
    expect(end - start - largest, context).toBeLessThan(blockUnits + (blockUnits >> 1));
    expect([blocks.blockAt(start), blocks.blockAt(end - 1)], context).toEqual([block, block]);
  }
  expect(index, context).toBe(pieces.length);
  for (let offset = 0; offset <= text.length; offset += 1) {
    let dependent = 0;
    while (dependent < blocks.count && firstReach.get(dependent)! <= offset) dependent += 1;
    // Asked of every place: `expect` itself would take most of the time.
    const found = blocks.firstDependent(offset);
    if (found !== dependent) expect(found, `what depends on ${offset} of ${context}`).toBe(dependent);
  }
}

/** A text is edited again and again. */
function expectEdits(encoder: Encoder, start: string, blockUnits: number, edits: readonly AnyEdit[]): void {
  const blocks = new BlockTable();
  let text = start;
  editBlocks(encoder, blocks, blockUnits, 0, 0, text);
  expectBlocks(blocks, text, encoder, blockUnits);
  for (const edit of edits) {
    const place = placeOfEdit(edit, text.length, piecesOf(encoder, text).map(({ end }) => end));
    editBlocks(encoder, blocks, blockUnits, place.start, place.end, edit.insert);
    text = text.slice(0, place.start) + edit.insert + text.slice(place.end);
    expectBlocks(blocks, text, encoder, blockUnits);
  }
}

describe.each(BYTE_LEVEL_IDS)('%s', async (encodingId) => {
  // The naive one claims to look further, so that other blocks depend on each other.
  const encoders = { encoder: await loadEncoder(encodingId), naive: naiveEncoder(encodingId) };

  test.each(['encoder', 'naive'] as const)('after each edit the blocks are made of the pieces of the whole text: %s', (name) => {
    fc.assert(
      fc.property(anyTokenText, anyBlockUnits, fc.array(anyEdit, { maxLength: 8 }), (text, blockUnits, edits) =>
        expectEdits(encoders[name], text, blockUnits, edits),
      ),
      { numRuns: 120 },
    );
  });
});

/**
 * Pieces that depend on text far beyond their end and beyond that of many pieces after them, as those of no encoding
 * do: a digit d takes the next character along where an "x" stands 4 d units further on, and a "y" takes a pair along.
 * Half a surrogate pair is seen without a look at the unit that follows. A token is a piece.
 */
const farSighted = {
  pieces(text: string): Pieces {
    const ends: number[] = [];
    const reaches: number[] = [];
    for (let start = 0; start < text.length; start = ends.at(-1)!) {
      const character = text.charAt(start);
      const next = text.charAt(start + 1);
      const look = character === 'y' ? start + 1 : /\d/.test(character) ? start + 1 + 4 * Number(character) : -1;
      const takesPair = character === 'y' && start + 1 < text.length && unitsAt(text, start + 1, text.length) === 2;
      const takesNext = character !== 'y' && look >= 0 && text.charAt(look) === 'x' && /[\dx]/.test(next);
      const end = start + (takesPair ? 3 : takesNext ? 2 : unitsAt(text, start, text.length));
      ends.push(end);
      reaches.push(Math.min(Math.max(end, look + 1), text.length + 1));
    }
    const tokens = new Uint32Array(ends.length).fill(1);
    return { length: ends.length, ends: Uint32Array.from(ends), tokens, reaches: Uint32Array.from(reaches) };
  },
} as Encoder;

const anyDigits = fc
  .array(fc.constantFrom('0', '1', '2', '3', '9', 'x', 'y', '\ud83d', '\ude00', '😀'), { maxLength: 80 })
  .map((parts) => parts.join(''));

test('pieces that depend on text far away are found again', () => {
  const anyDigitEdit = fc.tuple(anyEdit, anyDigits).map(([edit, insert]) => ({ ...edit, insert: insert.slice(0, insert.length >> 3) }));
  fc.assert(
    fc.property(anyDigits, fc.integer({ min: 2, max: 8 }), fc.array(anyDigitEdit, { maxLength: 8 }), (text, blockUnits, edits) =>
      expectEdits(farSighted, text, blockUnits, edits),
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['what stood between two halves is deleted', 'ab\ud83dxxxxxxxxxxxxxxxx\ude00cd', 3, 19, ''],
  ['a half is put before its other half', 'word word \ude00 word', 10, 10, '\ud83d'],
  ['a half is put behind its other half', 'word word\ud835 word', 10, 10, '\udc1a'],
  ['a pair is torn apart', 'word \u{1d41a}\u{1d41a} word', 6, 6, ' '],
  ['a half is deleted', 'word \u{1d41a}\u{1d41a} word', 7, 8, ''],
])('%s', async (_name, text, start, end, insert) => {
  const edited = text.slice(0, start) + insert + text.slice(end);
  for (const encoder of [farSighted, await loadEncoder('o200k_base')]) {
    for (let blockUnits = 2; blockUnits < 24; blockUnits += 1) {
      const blocks = new BlockTable();
      editBlocks(encoder, blocks, blockUnits, 0, 0, text);
      editBlocks(encoder, blocks, blockUnits, start, end, insert);
      expectBlocks(blocks, edited, encoder, blockUnits);
    }
  }
});

test('pieces that depend on text far away are found in any chunks', () => {
  const anyChunk = fc.tuple(anyDigits, fc.boolean());
  fc.assert(
    fc.property(fc.array(anyChunk, { maxLength: 20 }), (chunks) => {
      const document = createDocument(farSighted, 2);
      let text = '';
      for (const [chunk, asked] of chunks) {
        text += chunk;
        for (const _ of document.append(chunk));
        if (asked) expect(document.tokens).toBe(piecesOf(farSighted, text).length);
      }
      expect(document.tokens).toBe(piecesOf(farSighted, text).length);
    }),
    { numRuns: 300 },
  );
});

test('a pair may lie where a text is cut', () => {
  for (let blockUnits = 2; blockUnits < 6; blockUnits += 1) {
    const document = createDocument(farSighted, blockUnits);
    const stepUnits = 64 * blockUnits;
    for (const chunk of ['x', `${'x'.repeat(stepUnits - 2)}y😀x`]) for (const _ of document.append(chunk));
    expect(document.tokens).toBe(stepUnits + 1);
  }
});

test('what is typed at the end does not become a block a letter', () => {
  const blocks = new BlockTable();
  for (let units = 0; units < 40; units += 1) {
    editBlocks(farSighted, blocks, 8, units, units, 'y');
    expectBlocks(blocks, 'y'.repeat(units + 1), farSighted, 8);
  }
});
