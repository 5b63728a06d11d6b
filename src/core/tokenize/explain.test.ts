import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { anyTokenText } from '@/test/token-texts';
import type { Encoder } from './encoder';
import { BYTE_LEVEL_IDS } from './encoding';
import { explainPiece, type Explanation } from './explain';

const utf8 = new TextEncoder();

function piecesOf(encoder: Encoder, text: string): string[] {
  const { length, ends } = encoder.pieces(text);
  return Array.from({ length }, (_, index) => text.slice(index === 0 ? 0 : ends[index - 1]!, ends[index]!));
}

/** Does the steps again from the bytes; fails where a step does not stand on the parts before it. */
function replay(encoder: Encoder, { bytes, steps }: Explanation): number[] {
  const parts = Array.from(bytes, (byte) => encoder.rankOf(Uint8Array.of(byte)));
  for (const { position, left, right, merged } of steps) {
    const ranks = parts.slice(1).map((part, index) => rankOfPair(encoder, parts[index]!, part));
    const lowest = Math.min(...ranks);
    expect({ position, left, right, merged }).toEqual({
      position: ranks.indexOf(lowest),
      left: parts[position],
      right: parts[position + 1],
      merged: lowest,
    });
    parts.splice(position, 2, merged);
  }
  return parts;
}

function rankOfPair(encoder: Encoder, left: number, right: number): number {
  const rank = encoder.rankOf(Uint8Array.of(...encoder.tokenBytes(left), ...encoder.tokenBytes(right)));
  return rank < 0 ? Infinity : rank;
}

describe.each(BYTE_LEVEL_IDS)('%s', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);

  test('the merges lead from the bytes of a piece to its tokens, the lowest rank first, the leftmost of equals', () => {
    fc.assert(
      fc.property(anyTokenText, (text) => {
        for (const piece of piecesOf(encoder, text.slice(0, 150))) {
          const explanation = explainPiece(encoder, piece);
          const { normalForm } = encoder;
          expect(explanation.bytes).toEqual(utf8.encode(normalForm === undefined ? piece : normalForm.of(piece)));
          expect(explanation.ids).toEqual([...encoder.encode(piece)]);
          expect(explanation.whole).toBe(explanation.ids.length === 1);
          expect(replay(encoder, explanation)).toEqual(explanation.ids);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the last merge of a token is the pair that it is merged from', () => {
    for (let id = 256; id < encoder.byteLengths.length; id += 997) {
      if (encoder.byteLengths[id] === 0) continue;
      const piece = new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoder.tokenBytes(id));
      // Not what is no text, or no text as the encoding cuts it.
      if (encoder.rankOf(utf8.encode(piece)) !== id || (encoder.normalForm?.of(piece) ?? piece) !== piece) continue;
      if (encoder.pieces(piece).length > 1 || encoder.mergedFrom(id) === null) continue;
      const { steps, ids, whole } = explainPiece(encoder, piece);
      expect([ids, whole]).toEqual([[id], true]);
      expect([steps.at(-1)!.left, steps.at(-1)!.right]).toEqual(encoder.mergedFrom(id));
    }
  });
});

test('a token to which merging does not lead is explained by itself', async () => {
  const encoder = await loadEncoder('llama3');
  let unreached = 0;
  for (let id = 256; id < encoder.byteLengths.length; id += 1) {
    if (encoder.mergedFrom(id) !== null) continue;
    const piece = new TextDecoder().decode(encoder.tokenBytes(id));
    const { ids, whole, steps } = explainPiece(encoder, piece);
    if (encoder.pieces(piece).length === 1) expect([ids, whole]).toEqual([[id], true]);
    if (steps.length === 0) unreached += 1;
  }
  expect(unreached).toBeGreaterThan(0);
});

test('nothing is merged across a border that has no place in the text', async () => {
  const encoder = await loadEncoder('qwen3');
  const text = 'q\u0307\u0323';
  expect(encoder.pieces(text).length).toBe(1);
  expect(explainPiece(encoder, text).ids).toEqual([...encoder.encode(text)]);
  expect(explainPiece(encoder, text).bytes).toEqual(utf8.encode('q\u0323\u0307'));
});

test('a byte, nothing, and too much', async () => {
  const encoder = await loadEncoder('cl100k_base');
  expect(explainPiece(encoder, '!')).toEqual({ bytes: Uint8Array.of(33), initial: [0], steps: [], ids: [0], whole: true });
  expect(explainPiece(encoder, '')).toEqual({ bytes: new Uint8Array(), initial: [], steps: [], ids: [], whole: false });
  expect(explainPiece(encoder, '\ud800').bytes).toEqual(Uint8Array.of(0xef, 0xbf, 0xbd));
  expect(explainPiece(encoder, 'ab'.repeat(1024)).steps.length).toBeGreaterThan(1000);
  const giant = explainPiece(encoder, 'ab'.repeat(1025));
  expect(giant.steps).toEqual([]);
  expect(giant.ids).toEqual([...encoder.encode('ab'.repeat(1025))]);
});
