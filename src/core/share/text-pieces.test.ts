import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoPieces, joinPieces, pieceList, type PiecedText, readPieceList } from './text-pieces';

const PIECE = 8;

/** Keeps texts as the app does: a map of records, of which an edit writes the new pieces and removes what is gone. */
function keeper() {
  const records = new Map<string, unknown>();
  let kept: PiecedText | null = null;
  let lastKey = 0;
  return {
    records,
    keep(text: string): { written: number } {
      const steps = cutIntoPieces(text, kept, () => `piece ${(lastKey += 1)}`, PIECE);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      const { pieces, added } = step.value;
      for (const piece of added) records.set(piece.key, piece.text);
      kept = { text, pieces };
      const wanted = new Set(pieces.map(({ key }) => key));
      for (const key of records.keys()) if (!wanted.has(key)) records.delete(key);
      return { written: added.reduce((sum, piece) => sum + piece.text.length, 0) };
    },
    list: () => pieceList(kept ?? { text: '', pieces: [] }, null),
    get pieces() {
      return kept?.pieces ?? [];
    },
  };
}

const anyLetters = fc.string({ unit: fc.constantFrom('a', 'b', '\ud83c', '\udf89'), maxLength: 80 });
const anyEdit = fc.record({ start: fc.nat(90), removed: fc.nat(30), insert: fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 20 }) });

describe('cutIntoPieces', () => {
  it('gives back every text after any run of edits, and leaves no crumbs', () => {
    fc.assert(
      fc.property(anyLetters, fc.array(anyEdit, { maxLength: 20 }), (first, edits) => {
        const kept = keeper();
        let text = first;
        kept.keep(text);
        for (const { start, removed, insert } of edits) {
          text = text.slice(0, start) + insert + text.slice(start + removed);
          kept.keep(text);
          expect(joinPieces(kept.list(), kept.records)).toBe(text);
          expect(kept.pieces.reduce((sum, { units }) => sum + units, 0)).toBe(text.length);
          expect(kept.pieces.every(({ units }) => units >= 1 && units <= PIECE * 1.5)).toBe(true);
          expect(kept.pieces.length).toBeLessThanOrEqual(1 + text.length / (PIECE / 2));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('writes what an edit has changed, wherever it is', () => {
    const text = Array.from({ length: 400 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');
    for (const at of [0, 4, 8, 199, 200, 396, 400]) {
      const kept = keeper();
      expect(kept.keep(text).written).toBe(text.length);
      expect(kept.keep(text).written).toBe(0);
      expect(kept.keep(`${text.slice(0, at)}!${text.slice(at)}`).written).toBeLessThanOrEqual(PIECE * 2 + 1);
      expect(kept.keep(text).written).toBeLessThanOrEqual(PIECE * 2 + 1);
    }
  });

  it('yields while it compares, so that a page can breathe', () => {
    const text = 'x'.repeat(PIECE * 50);
    const { value } = (() => {
      const steps = cutIntoPieces(text, null, () => 'key', PIECE);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      return step;
    })();
    expect([...cutIntoPieces(text, { text, pieces: value.pieces }, () => 'key', PIECE)]).toHaveLength(50);
  });
});

describe('joinPieces', () => {
  it('gives null where a piece is missing or damaged', () => {
    const kept = keeper();
    kept.keep('0123456789abcdefghijklmnopqrstuvwxyz');
    const [first] = kept.pieces;
    if (first === undefined) throw new Error('no pieces');
    const list = kept.list();
    for (const damage of [undefined, 'short', 7]) expect(joinPieces(list, new Map(kept.records).set(first.key, damage))).toBeNull();
    expect(joinPieces(list, new Map())).toBeNull();
  });
});

describe('readPieceList', () => {
  it('reads what was stored and nothing else', () => {
    const list = pieceList({ text: 'ab', pieces: [{ key: 'k', units: 2 }] }, { characters: 2, bytes: 2 });
    expect(readPieceList(structuredClone(list))).toEqual(list);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (stored) => {
        expect(readPieceList(stored)).toBeNull();
      }),
    );
    expect(readPieceList({ pieces: [{ key: 'k', units: 0 }], measure: null })).toBeNull();
  });
});
