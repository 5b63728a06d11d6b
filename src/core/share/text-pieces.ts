// A long text is kept in pieces: storing or reading 40 MB in one go would hold the page up, and an edit should write
// what it changed, not everything.

import { LONG_UNITS, packText, type PartText, type Section, sectionsOf, textOfSections, wholeText } from '@/core/prompt/long-text';
import { onCharacterBoundary } from '@/core/prompt/measure';
import type { SourceText } from '@/core/tokenize/source-text';

/** Part of a long text: the key of its record, and how many UTF-16 units of the text it holds. */
export interface Piece {
  readonly key: string;
  readonly units: number;
}

/** A text and the pieces that it is kept in, in order; their units add up to its length. */
export interface PiecedText {
  readonly text: PartText;
  readonly pieces: readonly Piece[];
}

/** Pieces of a text that are still to be stored. */
export interface NewPiece {
  readonly key: string;
  /** Makes what is to be stored, only when it is: in UTF-8 where the text is kept so, in memory of its own. */
  readonly read: () => string | Uint8Array<ArrayBuffer>;
}

/** Units of a piece: some ten milliseconds to store, also on a slow machine. A text that is not long is one record, the string. */
export const PIECE_UNITS = LONG_UNITS / 4;

/** What is stored in the place of a long text: where its pieces are. */
export interface PieceList {
  readonly pieces: readonly Piece[];
}

/** The stored value as a list of pieces, or null where it is none. */
export function readPieceList(stored: unknown): PieceList | null {
  const pieces: unknown = typeof stored === 'object' && stored !== null && 'pieces' in stored ? stored.pieces : null;
  return Array.isArray(pieces) && pieces.every(isPiece) ? { pieces: pieces.map(({ key, units }) => ({ key, units })) } : null;
}

function isPiece(value: unknown): value is Piece {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('units' in value)) return false;
  const { key, units } = value;
  return typeof key === 'string' && key !== '' && Number.isSafeInteger(units) && (units as number) >= 1;
}

/**
 * The text of a list of pieces, step by step; yields after each. null where a piece is missing or is not what was stored.
 * Pieces are UTF-8, or strings: of a text with lone surrogates, or of an earlier version.
 */
export function* joinPieces(list: PieceList, records: ReadonlyMap<string, unknown>): Generator<void, PartText | null, undefined> {
  const runs: (string | Section[])[] = [];
  for (const { key, units } of list.pieces) {
    const stored = records.get(key);
    if (typeof stored === 'string' && stored.length === units) {
      const last = runs.at(-1);
      // Together: the halves of a surrogate pair may lie in two of them.
      if (typeof last === 'string') runs[runs.length - 1] = last + stored;
      else runs.push(stored);
    } else {
      const sections = stored instanceof Uint8Array ? sectionsOf(stored as Uint8Array<ArrayBuffer>) : null;
      if (sections?.reduce((sum, section) => sum + section.units, 0) !== units) return null;
      runs.push(sections);
    }
    yield;
  }
  if (runs.every((run) => typeof run === 'string')) return packText(runs.join(''));
  if (runs.every((run) => typeof run !== 'string' || run.isWellFormed())) return textOfSections(runs.flatMap(asSections));
  return runs.map((run) => (typeof run === 'string' ? run : wholeText(textOfSections(run)))).join('');
}

function asSections(run: string | Section[]): Section[] {
  return typeof run === 'string' ? (sectionsOf(new TextEncoder().encode(run)) ?? []) : run;
}

export function pieceList({ pieces }: PiecedText): PieceList {
  return { pieces: pieces.map(({ key, units }) => ({ key, units })) };
}

/**
 * Cuts a text into pieces. Pieces of `before` with which the text still begins or ends are kept; between them new ones
 * are made, of half to one and a half times `pieceUnits` where there is text enough. Yields after each piece that it compares, a
 * millisecond or so.
 */
export function* cutIntoPieces(
  text: PartText,
  before: PiecedText | null,
  makeKey: () => string,
  pieceUnits = PIECE_UNITS,
): Generator<void, { readonly pieces: readonly Piece[]; readonly added: readonly NewPiece[] }, undefined> {
  const oldText = before?.text ?? '';
  // The pieces of a string may end inside a surrogate pair, which is no place in UTF-8.
  const old = before === null || (typeof text !== 'string' && typeof oldText === 'string') ? [] : startsOf(before.pieces);
  let kept = 0;
  for (const piece of old) {
    if (!isSameAt(text, piece.start, oldText, piece.start, piece.units)) break;
    kept += 1;
    yield;
  }
  const ahead = old.slice(0, kept);
  const shift = text.length - oldText.length;
  const firstUnits = ahead.reduce((sum, piece) => sum + piece.units, 0);
  const behind: StartedPiece[] = [];
  for (const piece of old.slice(kept).reverse()) {
    const start = piece.start + shift;
    if (start < firstUnits || !isSameAt(text, start, oldText, piece.start, piece.units)) break;
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
  const boundary = (index: number) => onCharacterBoundary(text, start + Math.floor((gap() * index) / count));
  for (let index = 0; index < count; index += 1) {
    const from = index === 0 ? start : boundary(index);
    const to = index + 1 === count ? start + gap() : boundary(index + 1);
    const key = makeKey();
    added.push({ key, read: () => pieceOf(text, from, to) });
    middle.push({ key, units: to - from });
  }
  return { pieces: [...ahead, ...middle, ...behind].map(({ key, units }) => ({ key, units })), added };
}

/** The units `from` … `to` − 1, both between characters. */
function pieceOf(text: PartText, from: number, to: number): ReturnType<NewPiece['read']> {
  if (typeof text === 'string') return text.slice(from, to);
  const [start, end] = [text.byteAt(from), text.byteAt(to)];
  const utf8 = new Uint8Array(end - start);
  text.copyBytes(start, end, utf8);
  return utf8;
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
