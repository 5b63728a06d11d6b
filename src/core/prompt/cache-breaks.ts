// Why the cache of one request is of no more use to the next: named, with the place and what stands there.

import { assertNever } from '@/core/result';
import { formatInteger, type UnitId } from '@/core/units';
import type { PartText } from './long-text';
import type { Prompt } from './part';
import { type CommonPrefix, commonUnitsOf } from './prefix';
import { type SentPiece, sentPieces } from './sent-piece';
import { VOLATILE_NAMES, volatileAt, type VolatileKind } from './volatile';

/**
 * - `changed`: the same part or turn says something else. `added`: something new stands before what was there.
 * - `removed`: something is gone or switched off. `reordered`: both are there, in another order.
 * - `replaced`: one is gone and another stands in its place. `speaker`: a turn is said by another.
 * - `continued`: the earlier request ends here, so all of it is reused. `ended`: the later one does.
 */
export type BreakKind = 'changed' | 'added' | 'removed' | 'reordered' | 'replaced' | 'speaker' | 'continued' | 'ended';

export interface CacheBreak {
  readonly kind: BreakKind;
  /** Of the later request, or of the earlier one where it is gone. */
  readonly piece: SentPiece;
  /** What the values are in which the texts part, where both have one of a kind there. */
  readonly volatile: VolatileKind | null;
  /** Where the texts part: lines and columns from 1, columns in UTF-16 units; null where no text does. */
  readonly place: { readonly line: number; readonly column: number } | null;
  /** What stands there in the earlier request and in the later, around the place and on one line; null: nothing. */
  readonly earlier: string | null;
  readonly later: string | null;
}

/** What else has changed is told up to here. */
const MOST_BREAKS = 20;

/**
 * Where the requests part comes first: the rest of the prompt has to be read anew for its sake. Then other parts and turns
 * that are in both and say something else, in send order: they would break the cache next. Empty: the requests are the
 * same. In steps.
 */
export function* cacheBreaks(earlier: Prompt, later: Prompt, { end }: CommonPrefix): Generator<unknown, readonly CacheBreak[], undefined> {
  if (end === null) return [];
  const before = new Map<UnitId, SentPiece>(sentPieces(earlier).map((piece) => [piece.id, piece]));
  const now = sentPieces(later);
  const stays = new Set(now.map(({ id }) => id));
  const breaks = [yield* firstBreak(end.earlier, end.later, before, stays)];
  for (const piece of now.slice(end.index + 1)) {
    const old = before.get(piece.id);
    if (breaks.length === MOST_BREAKS) break;
    if (old?.text != null && piece.text !== null && old.text !== piece.text) {
      const units = yield* commonUnitsOf(old.text, piece.text);
      if (units < Math.max(old.text.length, piece.text.length)) breaks.push(yield* textBreak(piece, old.text, piece.text, units));
    }
  }
  return breaks;
}

function* firstBreak(
  old: SentPiece | null,
  piece: SentPiece | null,
  before: ReadonlyMap<UnitId, SentPiece>,
  stays: ReadonlySet<UnitId>,
): Generator<unknown, CacheBreak, undefined> {
  if (piece === null) {
    if (old === null) throw new RangeError('Requests do not part where both end');
    return whole('ended', old, opening(old), null);
  }
  if (old === null) return whole('continued', piece, null, opening(piece));
  if (old.id === piece.id) {
    if (old.speaker !== piece.speaker) return whole('speaker', piece, opening(old), opening(piece));
    if (old.text === null || piece.text === null) return whole('changed', piece, opening(old), opening(piece));
    return yield* textBreak(piece, old.text, piece.text, yield* commonUnitsOf(old.text, piece.text));
  }
  const [isKnown, isKept] = [before.has(piece.id), stays.has(old.id)];
  const kind = isKnown && isKept ? 'reordered' : isKept ? 'added' : isKnown ? 'removed' : 'replaced';
  return whole(kind, kind === 'removed' ? old : piece, opening(old), opening(piece));
}

function whole(kind: BreakKind, piece: SentPiece, earlier: string | null, later: string | null): CacheBreak {
  return { kind, piece, volatile: null, place: null, earlier, later };
}

function* textBreak(piece: SentPiece, before: PartText, now: PartText, units: number): Generator<unknown, CacheBreak, undefined> {
  const [a, b] = [volatileAt(before, units), volatileAt(now, units)];
  const volatile = a !== null && b !== null && a.kind === b.kind && a.text !== b.text ? a.kind : null;
  const place = yield* placeOf(now, units);
  return { kind: 'changed', piece, volatile, place, earlier: excerpt(before, units), later: excerpt(now, units) };
}

const COUNTED_UNITS = 262_144;

/** Line and column of a place, from 1. */
export function* placeOf(text: PartText, units: number): Generator<unknown, { readonly line: number; readonly column: number }, undefined> {
  let line = 1;
  let lineStart = 0;
  for (let start = 0; start < units; start += COUNTED_UNITS) {
    const slice = text.slice(start, Math.min(start + COUNTED_UNITS, units));
    for (let at = slice.indexOf('\n'); at !== -1; at = slice.indexOf('\n', at + 1)) {
      line += 1;
      lineStart = start + at + 1;
    }
    yield start;
  }
  return { line, column: units - lineStart + 1 };
}

const [BEFORE_UNITS, BEHIND_UNITS] = [32, 48];

/** What stands around a place, on one line. */
export function excerpt(text: PartText, units: number, behind = BEHIND_UNITS): string {
  const [from, to] = [Math.max(0, units - BEFORE_UNITS), Math.min(text.length, units + behind)];
  return `${from > 0 ? '…' : ''}${oneLine(text.slice(from, to))}${to < text.length ? '…' : ''}`;
}

function opening({ text, name }: SentPiece): string {
  return text === null ? name : excerpt(text, 0);
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ');
}

/** What broke the cache, in one sentence. */
export function breakSentence({ kind, piece, volatile, place }: CacheBreak): string {
  const where = place === null ? '' : `, line ${formatInteger(place.line)}, column ${formatInteger(place.column)}`;
  switch (kind) {
    case 'changed':
      if (volatile !== null) return `${capital(VOLATILE_NAMES[volatile])} in ${piece.name} is another${where}.`;
      if (piece.role === 'tools') return `The tools have changed: ${piece.name}${where}.`;
      if (piece.role === 'system') return `The system text has changed: ${piece.name}${where}.`;
      return `The text of ${piece.name} has changed${where}.`;
    case 'added':
      return piece.role === 'tools' ? `A tool was added before what was there: ${piece.name}.` : `${piece.name} was put before what was there.`;
    case 'removed':
      return piece.role === 'tools' ? `A tool is gone or switched off: ${piece.name}.` : `${piece.name} is gone or switched off.`;
    case 'replaced':
      return `${piece.name} stands where something else stood.`;
    case 'reordered':
      return `The order has changed: ${piece.name} stands where something else stood.`;
    case 'speaker':
      return `${piece.name} is said by another.`;
    case 'continued':
      return `The earlier request ends before ${piece.name}: all of it is reused.`;
    case 'ended':
      return `This request ends before ${piece.name}: all of it was there.`;
    default:
      return assertNever(kind);
  }
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
