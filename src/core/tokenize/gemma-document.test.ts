// Pieces, documents and explanations for Gemma, against plain merging.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyGemmaText, anyJoinedTokens } from '@/test/gemma-texts';
import { loadEncoder } from '@/test/load-encoder';
import { naiveGemma } from '@/test/naive-gemma';
import { anyBlockUnits, anyEdit, placeOfEdit } from '@/test/token-texts';
import { createDocument } from './document';
import { explainPiece } from './explain';
import { safeCuts } from './safe-cuts';
import { encodeSlice } from './token-slice';
import { isHighSurrogate } from './utf8';

const encoder = await loadEncoder('gemma3');
const naive = naiveGemma();
const anyText = fc.oneof(anyGemmaText, anyJoinedTokens([...naive.normal.keys(), ...naive.symbols]));

function piecesOf(text: string): string[] {
  const { length, ends } = encoder.pieces(text);
  return Array.from({ length }, (_, index) => text.slice(index === 0 ? 0 : ends[index - 1]!, ends[index]!));
}

describe('pieces', () => {
  test('are those between places that no token and no symbol spans; together they have the tokens of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { length, ends, tokens } = naive.pieces(text);
        const found = encoder.pieces(text);
        expect(found.ends.slice(0, found.length)).toEqual(ends);
        expect(found.tokens.slice(0, found.length)).toEqual(tokens);
        expect(length).toBe(found.length);
        // Halves of surrogate pairs that meet are another character.
        if (text.isWellFormed()) expect([...encoder.encode(text)]).toEqual(piecesOf(text).flatMap((piece) => [...encoder.encode(piece)]));
      }),
      { numRuns: 800 },
    );
  });

  test('stay what they are, whatever stands before them and from their reach on', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const { length, ends, reaches } = structuredClone(encoder.pieces(text));
        for (let piece = 0; piece < length; piece += 1) {
          const start = piece === 0 ? 0 : ends[piece - 1]!;
          const reach = reaches[piece]!;
          expect(reach).toBeGreaterThanOrEqual(ends[piece]!);
          if (reach > text.length || isHighSurrogate(text.charCodeAt(reach - 1))) continue;
          expect(encoder.pieces(text.slice(start, reach) + other).ends[0]).toBe(ends[piece]! - start);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('are short where a text has no blanks', () => {
    const longest = (text: string): number => Math.max(...piecesOf(text).map((piece) => piece.length));
    expect(longest('吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。')).toBeLessThan(12);
    expect(longest('人类历史上的许多发明都来自偶然的观察而观察之后的思考才是真正困难的部分因为思考需要时间与耐心')).toBeLessThan(12);
    expect(longest('ทุกคนมีสิทธิในการศึกษาและการทำงานที่เป็นธรรมโดยไม่มีการเลือกปฏิบัติใดๆทั้งสิ้น')).toBeLessThan(40);
  });
});

test('safe cuts: the tokens of the chunks are the tokens of the text', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 8 }), (text, chunkUnits) => {
      const ends = [...safeCuts(text, chunkUnits)];
      const ids = ends.flatMap((end, index) => [...encoder.encode(text.slice(ends[index - 1] ?? 0, end))]);
      expect(ids).toEqual([...naive.encode(text)]);
    }),
    { numRuns: 1500 },
  );
});

test('edited again and again, a document is what a full encoding of the text is', () => {
  fc.assert(
    fc.property(anyText, anyBlockUnits, fc.array(fc.tuple(anyEdit, anyGemmaText), { maxLength: 8 }), (start, blockUnits, edits) => {
      let text = start;
      const document = createDocument(encoder, blockUnits);
      for (const _ of document.append(text));
      for (const [edit, other] of edits) {
        const { length, ends } = encoder.pieces(text);
        const place = placeOfEdit(edit, text.length, ends.subarray(0, length));
        const insert = edit.atEdge ? edit.insert : other.slice(0, 12);
        document.edit(place.start, place.end, insert);
        text = text.slice(0, place.start) + insert + text.slice(place.end);
        const whole = encodeSlice(naive, text, text.length, 0, 0);
        expect(document.text(0, text.length)).toBe(text);
        expect(document.tokens).toBe(whole.ids.length);
        const slices = Array.from(document.slices(), (slice) => structuredClone(slice));
        for (const column of ['ids', 'starts', 'headBytes', 'byteLengths'] as const) {
          expect(slices.flatMap((slice) => [...slice[column]])).toEqual([...whole[column]]);
        }
      }
    }),
    { numRuns: 250 },
  );
});

test('tokens cover the text byte for byte, also where a ▁ is read as a blank', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { starts, headBytes, byteLengths } = encodeSlice(encoder, text, text.length, 0, 0);
      let place = 0;
      for (const [token, start] of starts.entries()) {
        expect(Buffer.byteLength(text.slice(0, start)) + headBytes[token]!).toBe(place);
        place += byteLengths[token]!;
      }
      expect(place).toBe(Buffer.byteLength(text));
    }),
    { numRuns: 500 },
  );
});

describe('merges explained', () => {
  test('lead from the characters of a piece to its tokens', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const piece of piecesOf(text.slice(0, 200))) {
          const { bytes, initial, steps, ids, whole } = explainPiece(encoder, piece);
          expect(bytes).toEqual(new TextEncoder().encode(encoder.normalForm!.of(piece)));
          expect(initial).toEqual(naive.initialParts(bytes));
          expect(ids).toEqual([...naive.encode(piece)]);
          expect(whole).toBe(ids.length === 1);
          const parts = [...initial];
          for (const { position, left, right, merged } of steps) {
            expect(parts.slice(position, position + 2)).toEqual([left, right]);
            expect(Buffer.concat([encoder.tokenBytes(left), encoder.tokenBytes(right)])).toEqual(Buffer.from(encoder.tokenBytes(merged)));
            parts.splice(position, 2, merged);
          }
          expect(parts).toEqual(ids);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a symbol has none, a word begins with characters, an unknown character stays bytes', () => {
    expect(explainPiece(encoder, '<b>')).toMatchObject({ initial: [200], steps: [], ids: [200], whole: true });
    expect(explainPiece(encoder, '한국').initial).toHaveLength(2);
    expect(explainPiece(encoder, '한국').steps).toHaveLength(1);
    expect(explainPiece(encoder, '🫩')).toMatchObject({ initial: [478, 397, 409, 407], steps: [], ids: [478, 397, 409, 407], whole: false });
  });
});
