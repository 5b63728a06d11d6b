import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameText, LongText, type PartText, sectionsOf } from '@/core/prompt/long-text';
import { cutIntoPieces, joinPieces, pieceList, type PiecedText, readPieceList } from './text-pieces';

const PIECE = 8;

/** Keeps texts as the app does: a map of records, of which an edit writes the new pieces and removes what is gone. */
function keeper() {
  const records = new Map<string, unknown>();
  let kept: PiecedText | null = null;
  let lastKey = 0;
  return {
    records,
    keep(text: PartText): { written: number } {
      const steps = cutIntoPieces(text, kept, () => `piece ${(lastKey += 1)}`, PIECE);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      const { pieces, added } = step.value;
      const values = added.map((piece) => [piece.key, piece.read()] as const);
      for (const [key, value] of values) records.set(key, value);
      kept = { text, pieces };
      const wanted = new Set(pieces.map(({ key }) => key));
      for (const key of records.keys()) if (!wanted.has(key)) records.delete(key);
      return { written: values.reduce((sum, [, value]) => sum + value.length, 0) };
    },
    list: () => pieceList(kept ?? { text: '', pieces: [] }),
    get pieces() {
      return kept?.pieces ?? [];
    },
  };
}

function run<Value>(steps: Generator<unknown, Value, undefined>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** What is stored, as it is read again. */
function joined({ list, records }: Pick<ReturnType<typeof keeper>, 'list' | 'records'>): PartText | null {
  return run(joinPieces(list(), structuredClone(records)));
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
          expect(joined(kept)).toBe(text);
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

describe('texts in UTF-8', () => {
  const longOf = (text: string) => new LongText(sectionsOf(new TextEncoder().encode(text)) ?? []);
  const anyText = fc.string({ unit: fc.constantFrom('a', 'é', '中', '🎉'), minLength: 1, maxLength: 60 });

  it('come back as they were, also where strings and UTF-8 took turns', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.record({ edit: anyEdit, asString: fc.boolean() }), { maxLength: 12 }), (first, edits) => {
        const kept = keeper();
        let text = first;
        kept.keep(longOf(text));
        for (const { edit: { start, removed, insert }, asString } of edits) {
          const edited = text.slice(0, start) + insert + text.slice(start + removed);
          // A part of a pair that an edit has cut is kept as the string it is in.
          text = edited === '' ? 'a' : edited;
          kept.keep(asString || !text.isWellFormed() ? text : longOf(text));
          const back = joined(kept);
          expect(back !== null && isSameText(back, text)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are stored as their bytes', () => {
    const kept = keeper();
    kept.keep(longOf('é🎉'.repeat(20)));
    expect([...kept.records.values()].every((piece) => piece instanceof Uint8Array)).toBe(true);
    for (const damage of [new Uint8Array([0xff]), new Uint8Array(3)]) {
      expect(run(joinPieces(kept.list(), new Map(kept.records).set(kept.pieces[0]!.key, damage)))).toBeNull();
    }
  });
});

describe('joinPieces', () => {
  it('gives null where a piece is missing or damaged', () => {
    const kept = keeper();
    kept.keep('0123456789abcdefghijklmnopqrstuvwxyz');
    const [first] = kept.pieces;
    if (first === undefined) throw new Error('no pieces');
    const list = kept.list();
    for (const damage of [undefined, 'short', 7]) expect(run(joinPieces(list, new Map(kept.records).set(first.key, damage)))).toBeNull();
    expect(run(joinPieces(list, new Map()))).toBeNull();
  });
});

describe('readPieceList', () => {
  it('reads what was stored and nothing else', () => {
    const list = pieceList({ text: 'ab', pieces: [{ key: 'k', units: 2 }] });
    expect(readPieceList(structuredClone(list))).toEqual(list);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (stored) => {
        expect(readPieceList(stored)).toBeNull();
      }),
    );
    expect(readPieceList({ pieces: [{ key: 'k', units: 0 }] })).toBeNull();
    // As the version before this one stored it.
    expect(readPieceList({ pieces: [{ key: 'k', units: 2 }], measure: null })).toEqual(list);
  });
});
