import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyBlockUnits, anyEdit, anyTokenText, placeOfEdit } from '@/test/token-texts';
import { createDocument, type TokenDocument } from './document';
import type { Encoder } from './encoder';
import { BYTE_LEVEL_IDS } from './encoding';
import type { TokenSlice } from './spans';
import { glyphGroups } from './token';
import { cutSlice, encodeSlice } from './token-slice';

function documentOf(encoder: Encoder, text: string, blockUnits?: number): TokenDocument {
  const document = createDocument(encoder, blockUnits);
  append(document, text);
  return document;
}

function append(document: TokenDocument, text: string): number[] {
  return [...document.append(text)];
}

/** The slices in one, with places as they would be in it. */
function joined(slices: readonly TokenSlice[]): Omit<TokenSlice, 'encodingId'> {
  return {
    firstToken: slices[0]?.firstToken ?? 0,
    ids: Uint32Array.from(slices.flatMap(({ ids }) => [...ids])),
    starts: Uint32Array.from(slices.flatMap(({ starts }) => [...starts])),
    headBytes: Uint8Array.from(slices.flatMap(({ headBytes }) => [...headBytes])),
    byteLengths: Uint16Array.from(slices.flatMap(({ byteLengths }) => [...byteLengths])),
    endOffset: slices.at(-1)?.endOffset ?? 0,
  };
}

/** The document is what encoding its whole text at once would give. */
function expectText(document: TokenDocument, text: string, oracle: Encoder): void {
  const context = JSON.stringify(text);
  const { encodingId, ...whole } = encodeSlice(oracle, text, text.length, 0, 0);
  expect(document.units, context).toBe(text.length);
  expect(document.text(0, text.length) === text, context).toBe(true);
  expect(document.tokens, context).toBe(whole.ids.length);
  expect(joined(Array.from(document.slices(), (slice) => structuredClone(slice))), context).toEqual(whole);
  for (const place of [0, text.length >> 1, Math.max(0, text.length - 1)]) {
    expect(document.slice(place, place + 1), context).toEqual(cutSlice({ encodingId, ...whole }, place, Math.min(place + 1, text.length)));
  }
}

describe.each(BYTE_LEVEL_IDS)('%s', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const oracle = naiveEncoder(encodingId);

  test('edited again and again, a document is what a full encoding of the text is', () => {
    fc.assert(
      fc.property(anyTokenText, anyBlockUnits, fc.array(anyEdit, { maxLength: 10 }), (start, blockUnits, edits) => {
        let text = start;
        const document = documentOf(encoder, text, blockUnits);
        expectText(document, text, oracle);
        for (const edit of edits) {
          const { length, ends } = encoder.pieces(text);
          const place = placeOfEdit(edit, text.length, ends.subarray(0, length));
          document.edit(place.start, place.end, edit.insert);
          text = text.slice(0, place.start) + edit.insert + text.slice(place.end);
          expectText(document, text, oracle);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('appended in any chunks, asked or edited in between, a document is what its text is', () => {
    const anyChunks = fc.array(fc.record({ units: fc.integer({ min: 1, max: 700 }), asked: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(anyTokenText, { maxLength: 8 }), anyChunks, anyBlockUnits, anyEdit, (texts, chunks, blockUnits, edit) => {
        let text = texts.join('');
        const document = createDocument(encoder, blockUnits);
        let place = 0;
        for (const { units, asked } of chunks) {
          append(document, text.slice(place, place + units));
          place = Math.min(text.length, place + units);
          expect(document.units).toBe(place);
          if (!asked) continue;
          expect(document.tokens).toBe(encoder.count(text.slice(0, place)));
          expect(document.slice(Math.max(0, place - 1), place).endOffset).toBe(place);
        }
        const rest = text.slice(place);
        const reported = append(document, rest);
        expect(reported.at(-1) ?? 0).toBe(rest.length);
        expect(document.text(0, text.length) === text).toBe(true);
        const { start, end } = placeOfEdit(edit, text.length, []);
        document.edit(start, end, edit.insert);
        text = text.slice(0, start) + edit.insert + text.slice(end);
        append(document, edit.insert);
        text += edit.insert;
        expectText(document, text, oracle);
      }),
      { numRuns: 100 },
    );
  });

  test('a slice holds the tokens that touch a stretch, between characters', () => {
    fc.assert(
      fc.property(anyTokenText, anyBlockUnits, (long, blockUnits) => {
        const text = long.slice(0, 60);
        const document = documentOf(encoder, text, blockUnits);
        const whole = encodeSlice(oracle, text, text.length, 0, 0);
        const groups = glyphGroups(whole, 0, whole.ids.length);
        for (let start = 0; start < text.length; start += 1) {
          for (const end of [start + 1, start + 2, start + 7, text.length].filter((place) => place <= text.length)) {
            const touching = groups.filter((group) => group.start < end && group.end > start);
            const { firstToken } = touching[0]!;
            const tokenEnd = touching.at(-1)!.lastToken + 1;
            expect(document.slice(start, end)).toEqual({
              encodingId,
              firstToken,
              ids: whole.ids.slice(firstToken, tokenEnd),
              starts: whole.starts.slice(firstToken, tokenEnd),
              headBytes: whole.headBytes.slice(firstToken, tokenEnd),
              byteLengths: whole.byteLengths.slice(firstToken, tokenEnd),
              endOffset: touching.at(-1)!.end,
            });
          }
          expect(document.slice(start, start).ids.length).toBe(0);
        }
      }),
      { numRuns: 40, examples: [['a 🧮 👍 🧮b', 4]] },
    );
  });

  test('each token finds its piece', () => {
    fc.assert(
      fc.property(anyTokenText, anyBlockUnits, (text, blockUnits) => {
        const document = documentOf(encoder, text, blockUnits);
        const { length, ends, tokens } = oracle.pieces(text);
        let firstToken = 0;
        for (let piece = 0; piece < length; piece += 1) {
          const start = piece === 0 ? 0 : ends[piece - 1]!;
          const end = ends[piece]!;
          for (const token of [firstToken, firstToken + tokens[piece]! - 1]) {
            const found = document.pieceOfToken(token);
            expect([found.start, found.end, found.firstToken]).toEqual([start, end, firstToken]);
            expect([...found.ids]).toEqual([...oracle.encode(text).subarray(firstToken, firstToken + tokens[piece]!)]);
          }
          firstToken += tokens[piece]!;
        }
        expect(() => document.pieceOfToken(firstToken)).toThrow(RangeError);
        expect(() => document.pieceOfToken(-1)).toThrow(RangeError);
      }),
      { numRuns: 60 },
    );
  });
});

test('a giant piece is read a few times, not once for each chunk', async () => {
  const encoder = await loadEncoder('o200k_base');
  let unitsRead = 0;
  const counting: Encoder = {
    ...encoder,
    pieces(text) {
      unitsRead += text.length;
      return encoder.pieces(text);
    },
  };
  const document = createDocument(counting);
  const text = `${'\n'.repeat(1000)}${'a'.repeat(400_000)}${' '.repeat(400_000)}`;
  for (let place = 0; place < text.length; place += 1000) append(document, text.slice(place, place + 1000));
  expect(document.tokens).toBe(encoder.count(text));
  expect(unitsRead).toBeLessThan(5 * text.length);

  unitsRead = 0;
  document.edit(200_000, 200_001, '. Then ');
  expect(document.tokens).toBe(encoder.count(`${text.slice(0, 200_000)}. Then ${text.slice(200_001)}`));
  expect(unitsRead).toBeLessThan(5 * 400_000);

  unitsRead = 0;
  document.edit(200_003, 200_004, 't');
  expect(unitsRead).toBeLessThan(5 * 400_000);
  document.edit(document.units - 300_000, document.units - 300_000, 'the end of a run');
  unitsRead = 0;
  document.edit(document.units - 300_000, document.units - 300_000, ' ');
  expect(unitsRead).toBeLessThan(2 * 400_000);
});

test('a keystroke reads about a block, wherever it is', async () => {
  const encoder = await loadEncoder('cl100k_base');
  let mostRead = 0;
  const watching: Encoder = {
    ...encoder,
    pieces(text) {
      mostRead = Math.max(mostRead, text.length);
      return encoder.pieces(text);
    },
  };
  const line = 'One more sentence, with 12 words in it and a line break.\n';
  const document = documentOf(watching, line.repeat(4000));
  mostRead = 0;
  for (let place = 0; place <= document.units; place += 997) {
    document.edit(place, place, place % 2 === 0 ? 'x' : '\n');
    document.edit(place, place + 1, '');
  }
  expect(mostRead).toBeLessThan(4096);
  expect(document.tokens).toBe(encoder.count(line.repeat(4000)));
});

test('a stretch that the text does not have is refused', async () => {
  const document = documentOf(await loadEncoder('o200k_base'), 'abc');
  for (const [start, end] of [[-1, 0], [0, 4], [2, 1], [4, 4], [Number.NaN, 1]] as const) {
    expect(() => document.edit(start, end, 'x')).toThrow(RangeError);
  }
  expect(document.text(-5, 2)).toBe('ab');
  expect(document.text(1, 99)).toBe('bc');
  expect(document.text(2, 1)).toBe('');
});

test('an empty document has nothing', async () => {
  const document = createDocument(await loadEncoder('o200k_base'));
  expect([document.units, document.tokens, [...document.slices()].length, append(document, '').length]).toEqual([0, 0, 0, 0]);
  expect(document.slice(0, 0)).toMatchObject({ firstToken: 0, endOffset: 0 });
  document.edit(0, 0, 'one two');
  expect(document.tokens).toBe(2);
  expect(document.slice(7, 7)).toMatchObject({ firstToken: 2, endOffset: 7 });
  document.edit(0, 7, '');
  expect([document.units, document.tokens]).toEqual([0, 0]);
});
