// What two requests have in common from their start on: all that a cache of prefixes can reuse.

import type { Attachment } from './attachment';
import type { PartText } from './long-text';
import { isMissing } from './missing-content';
import type { UnitId } from '@/core/units';
import type { Prompt } from './part';
import { isSentAlike, type SentPiece, sentPieces } from './sent-piece';

/** cached: all of it is in the prefix. partly: the requests part in it. not: it comes behind that. */
export type CacheState = 'cached' | 'partly' | 'not';

export interface MatchedPiece {
  readonly piece: SentPiece;
  readonly state: CacheState;
  /** UTF-16 units of its text that are in the prefix. */
  readonly commonUnits: number;
  /** Taken for the same as in the earlier request, as it looks alike; nothing of it is here to tell. */
  readonly isAssumed: boolean;
}

/** Where two requests part. */
export interface PrefixEnd {
  /** Index among the pieces of either request. */
  readonly index: number;
  /** null: the request ends here. Both are never null. */
  readonly earlier: SentPiece | null;
  readonly later: SentPiece | null;
  /** UTF-16 units that the two have in common. */
  readonly commonUnits: number;
}

export interface CommonPrefix {
  /** Of the later request, in send order. */
  readonly pieces: readonly MatchedPiece[];
  /** null: the requests are the same. */
  readonly end: PrefixEnd | null;
}

/**
 * The common prefix of two requests. Pieces are compared by what is sent: role, speaker and text, or the figures of an
 * attachment; names and ids are not sent, nor is whether what the user says is the question or a turn. What is not here is the same for sure only where it is the very one. O(n) in the text that is the same, in steps.
 */
export function* commonPrefix(earlier: Prompt, later: Prompt): Generator<unknown, CommonPrefix, undefined> {
  const [before, now] = [sentPieces(earlier), sentPieces(later)];
  const [held, holds] = [missingIn(earlier), missingIn(later)];
  const pieces: MatchedPiece[] = [];
  let end: PrefixEnd | null = null;
  for (const [index, piece] of now.entries()) {
    if (end !== null) {
      pieces.push({ piece, state: 'not', commonUnits: 0, isAssumed: false });
      continue;
    }
    const other = before[index] ?? null;
    const commonUnits = other === null || !isSentAlike(piece, other) ? 0 : yield* commonUnitsOf(piece.text ?? '', other.text ?? '');
    const isWhole = other !== null && isSentAlike(piece, other) && commonUnits === lengthOf(piece) && commonUnits === lengthOf(other);
    if (!isWhole) end = { index, earlier: other, later: piece, commonUnits };
    const isAssumed = isWhole && holds.has(piece.partId) && holds.get(piece.partId) !== held.get(other.partId);
    pieces.push({ piece, state: isWhole ? 'cached' : commonUnits > 0 ? 'partly' : 'not', commonUnits, isAssumed });
  }
  const rest = before[now.length];
  if (end === null && rest !== undefined) end = { index: now.length, earlier: rest, later: null, commonUnits: 0 };
  return { pieces, end };
}

/** By the part: edits hand on the very attachment, and what comes in anew is another, whatever its id. */
function missingIn({ parts }: Prompt): ReadonlyMap<UnitId, Attachment> {
  return new Map(parts.flatMap((part) => ('attachment' in part && isMissing(part.attachment) ? [[part.id, part.attachment] as const] : [])));
}

const COMPARED_UNITS = 131_072;

/** UTF-16 units that two texts begin with, never half a surrogate pair; in steps. */
export function* commonUnitsOf(a: PartText, b: PartText): Generator<unknown, number, undefined> {
  const most = Math.min(a.length, b.length);
  if (a === b) return most;
  for (let start = 0; start < most; start += COMPARED_UNITS) {
    const end = Math.min(start + COMPARED_UNITS, most);
    const [left, right] = [a.slice(start, end), b.slice(start, end)];
    if (left !== right) {
      let same = 0;
      while (left.charCodeAt(same) === right.charCodeAt(same)) same += 1;
      return beforePair(a, start + same);
    }
    yield end;
  }
  return beforePair(a.length > b.length ? a : b, most);
}

function beforePair(text: PartText, units: number): number {
  if (units === 0 || units >= text.length) return units;
  const code = text.slice(units - 1, units).charCodeAt(0);
  return code >= 0xd800 && code <= 0xdbff ? units - 1 : units;
}

function lengthOf({ text }: SentPiece): number {
  return text?.length ?? 0;
}
