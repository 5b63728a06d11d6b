// A long text is kept in pieces: storing or reading 40 MB in one go would hold the page up, and an edit should write
// what it changed, not everything.

import * as v from 'valibot';
import { LONG_UNITS, ropeOf, stretchesOf } from '@/core/prompt/long-text';
import type { TextMeasure } from '@/core/prompt/measure';
import type { SourceText } from '@/core/tokenize/source-text';

/** Part of a long text: the key of its record, and how many UTF-16 units of the text it holds. */
export interface Piece {
  readonly key: string;
  readonly units: number;
}

/** A text and the pieces that it is kept in, in order; their units add up to its length. */
export interface PiecedText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Pieces of a text that are still to be stored. */
export interface NewPiece {
  readonly key: string;
  readonly text: string;
}

/** Units of a piece: a few milliseconds to store. Shorter texts are one record, the string itself. */
export const PIECE_UNITS = LONG_UNITS;

const pieceListSchema = v.object({
  pieces: v.array(v.object({ key: v.pipe(v.string(), v.minLength(1)), units: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) })),
  measure: v.nullable(
    v.object({ characters: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  ),
});

/** What is stored in the place of a long text: where its pieces are, and what it measures, null where that is not known. */
export type PieceList = v.InferOutput<typeof pieceListSchema>;

/** The stored value as a list of pieces, or null where it is none. */
export function readPieceList(stored: unknown): PieceList | null {
  const parsed = v.safeParse(pieceListSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** The text of a list of pieces (see `ropeOf`), or null where a piece is missing or is not what was stored. */
export function joinPieces(list: PieceList, records: ReadonlyMap<string, unknown>): string | null {
  const texts = list.pieces.flatMap(({ key, units }) => {
    const text = records.get(key);
    return typeof text === 'string' && text.length === units ? [text] : [];
  });
  return texts.length === list.pieces.length ? ropeOf(texts) : null;
}

export function pieceList({ pieces }: PiecedText, measure: TextMeasure | null): PieceList {
  return {
    pieces: pieces.map(({ key, units }) => ({ key, units })),
    measure: measure === null ? null : { characters: measure.characters, bytes: measure.bytes },
  };
}

/**
 * Cuts a text into pieces. Pieces of `before` with which the text still begins or ends are kept; between them new ones
 * are made, of half to one and a half times `pieceUnits` where there is text enough. Yields after each piece that it compares, a
 * millisecond or so.
 */
export function* cutIntoPieces(
  text: string,
  before: PiecedText | null,
  makeKey: () => string,
  pieceUnits = PIECE_UNITS,
): Generator<void, { readonly pieces: readonly Piece[]; readonly added: readonly NewPiece[] }, undefined> {
  const source = stretchesOf(text);
  const oldSource = stretchesOf(before?.text ?? '');
  const old = before === null ? [] : startsOf(before.pieces);
  let kept = 0;
  for (const piece of old) {
    if (!isSameAt(source, piece.start, oldSource, piece.start, piece.units)) break;
    kept += 1;
    yield;
  }
  const ahead = old.slice(0, kept);
  const shift = text.length - (before?.text.length ?? 0);
  const firstUnits = ahead.reduce((sum, piece) => sum + piece.units, 0);
  const behind: StartedPiece[] = [];
  for (const piece of old.slice(kept).reverse()) {
    const start = piece.start + shift;
    if (start < firstUnits || !isSameAt(source, start, oldSource, piece.start, piece.units)) break;
    behind.unshift({ ...piece, start });
    yield;
  }
  // A little text between two pieces takes one of them in: otherwise edits would leave crumbs.
  const gap = () => (behind[0]?.start ?? text.length) - endOf(ahead.at(-1));
  while (gap() > 0 && gap() < pieceUnits / 2 && ahead.length + behind.length > 0) {
    if (ahead.length > 0) ahead.pop();
    else behind.shift();
  }

  const added: NewPiece[] = [];
  const middle: Piece[] = [];
  const start = endOf(ahead.at(-1));
  const count = gap() === 0 ? 0 : Math.max(1, Math.round(gap() / pieceUnits));
  for (let index = 0; index < count; index += 1) {
    const from = start + Math.floor((gap() * index) / count);
    const slice = source.slice(from, start + Math.floor((gap() * (index + 1)) / count));
    const key = makeKey();
    added.push({ key, text: slice });
    middle.push({ key, units: slice.length });
  }
  return { pieces: [...ahead, ...middle, ...behind].map(({ key, units }) => ({ key, units })), added };
}

interface StartedPiece extends Piece {
  readonly start: number;
}

function startsOf(pieces: readonly Piece[]): StartedPiece[] {
  let start = 0;
  return pieces.map((piece) => {
    const started = { ...piece, start };
    start += piece.units;
    return started;
  });
}

function endOf(piece: StartedPiece | undefined): number {
  return piece === undefined ? 0 : piece.start + piece.units;
}

function isSameAt(text: SourceText, start: number, other: SourceText, otherStart: number, units: number): boolean {
  return start >= 0 && start + units <= text.length && text.slice(start, start + units) === other.slice(otherStart, otherStart + units);
}
