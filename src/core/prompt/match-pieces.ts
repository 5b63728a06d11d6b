// Which piece of one request stands for which of another.

import { inCommonOrder } from './common-order';
import { diffSequences } from './diff-sequence';
import { pairsByLikeness } from './pair-by-likeness';
import type { Prompt } from './part';
import { commonUnitsOf } from './prefix';
import { isNamed, isSentAlike, isUserText, type SentPiece, sentPieces } from './sent-piece';
import { TextNumbers } from './text-numbers';

export interface PiecePair {
  /** null: it was added. Both are never null. */
  readonly a: SentPiece | null;
  /** null: it was removed. */
  readonly b: SentPiece | null;
  /** What is sent of both is the same; their places and names may differ. */
  readonly isSame: boolean;
  /** Its places among the pieces of either, from 1, where their order differs: it, or what it has changed places with, was moved. */
  readonly moved: { readonly from: number; readonly to: number } | null;
  /** A part that has another name. Turns have numbers, which say nothing of what they are. */
  readonly isRenamed: boolean;
}

/** A turn that says less may be said twice, and is looked for elsewhere only when nothing fits where it stood. */
const TELLING_UNITS = 16;

/**
 * Pieces matched by id, then parts by name and text, then the longest order of equal texts that both have, then equal texts
 * wherever they stand and parts of one name; what is left between those by likeness; and what stands alone in the place of
 * another for that. Pieces are of one role, speaker and kind in any pair, but for the question: it is a turn of the user as soon as
 * something follows it. Where all that is sent is the same, each stands for the one in its place. In the order of the second; one
 * that was removed stands behind the one that it stood behind. The other way round gives the same pairs. In steps.
 */
export function* matchPieces(first: Prompt, second: Prompt): Generator<unknown, readonly PiecePair[], undefined> {
  const [before, after] = [sentPieces(first), sentPieces(second)];
  const texts = new TextNumbers();
  const [beforeTexts, afterTexts] = [yield* texts.of(before), yield* texts.of(after)];
  const isSame = (a: number, b: number) => beforeTexts[a] === afterTexts[b];
  if (before.length === after.length && after.every((piece, at) => isSame(at, at) && isSentAlike(before[at]!, piece))) return pairsOf(before, after, Int32Array.from(after.keys()), isSame);
  const sides = [{ pieces: before, texts: beforeTexts }, { pieces: after, texts: afterTexts }] as const;
  // Of several ways that are as good one is taken, the same in either direction.
  const isTurned = !(yield* comesFirst(before, after));
  const matching = new Matching(sides[isTurned ? 1 : 0], sides[isTurned ? 0 : 1]);
  yield* matching.run();
  const partner = isTurned ? matching.ofA : matching.ofB;
  return pairsOf(before, after, partner, isSame);
}

interface Side {
  readonly pieces: readonly SentPiece[];
  /** The same number: the same text or attachment. */
  readonly texts: readonly number[];
}

class Matching {
  /** The place of the other of a pair, −1 for none. */
  readonly ofA: Int32Array;
  readonly ofB: Int32Array;
  private readonly a: Side;
  private readonly b: Side;

  constructor(a: Side, b: Side) {
    this.a = a;
    this.b = b;
    this.ofA = new Int32Array(a.pieces.length).fill(-1);
    this.ofB = new Int32Array(b.pieces.length).fill(-1);
  }

  *run(): Generator<unknown, void, undefined> {
    const content = (piece: SentPiece, text: number) => `${slotOf(piece)} ${text}`;
    const isTelling = ({ speaker, text }: SentPiece) => speaker === null || (text?.length ?? 0) >= TELLING_UNITS;
    this.matchBy((piece) => `${slotOf(piece)} ${piece.id}`);
    this.matchBy((piece, text) => (isPart(piece) ? `${content(piece, text)} ${piece.name}` : null));
    if (!(yield* this.matchInOrder())) this.matchBy(content);
    this.matchBy((piece, text) => (isTelling(piece) ? content(piece, text) : null));
    this.matchBy((piece) => (isPart(piece) ? `${slotOf(piece)} ${piece.name}` : null));
    for (const { a, b } of this.gaps()) {
      for (const [left, right] of yield* pairsByLikeness(a.map((at) => this.a.pieces[at]!), b.map((at) => this.b.pieces[at]!), slotOf)) this.pair(a[left]!, b[right]!);
    }
    for (const { a, b } of this.gaps()) this.matchInPlace(a, b);
    this.matchBy(content);
    this.matchBy((piece) => (piece.role === 'system' || piece.role === 'question' ? `${piece.role} ${slotOf(piece)}` : null));
  }

  private pair(a: number, b: number): void {
    this.ofA[a] = b;
    this.ofB[b] = a;
  }

  /** The first of a key with the first, the second with the second; null: not by this. */
  private matchBy(keyOf: (piece: SentPiece, text: number) => string | null): void {
    const open = new Map<string, number[]>();
    const each = ({ pieces, texts }: Side, taken: Int32Array, found: (key: string, at: number) => void) => {
      for (const [at, piece] of pieces.entries()) {
        const key = taken[at] === -1 ? keyOf(piece, texts[at]!) : null;
        if (key !== null) found(key, at);
      }
    };
    each(this.a, this.ofA, (key, at) => {
      const others = open.get(key);
      if (others === undefined) open.set(key, [at]);
      else others.push(at);
    });
    for (const others of open.values()) others.reverse();
    each(this.b, this.ofB, (key, at) => {
      const other = open.get(key)?.pop();
      if (other !== undefined) this.pair(other, at);
    });
  }

  /** Equal texts in the longest order that both have, what is paired already being equal too; false: they differ in too much. */
  private *matchInOrder(): Generator<undefined, boolean, undefined> {
    const numbers = new Map<string, number>();
    const numberOf = (key: string) => {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    };
    const elements = ({ pieces, texts }: Side, pairOf: (at: number) => number) =>
      Int32Array.from(pieces, (piece, at) => numberOf(pairOf(at) < 0 ? `${slotOf(piece)} ${texts[at]}` : `pair ${pairOf(at)}`));
    const runs = yield* diffSequences(elements(this.a, (at) => (this.ofA[at] === -1 ? -1 : at)), elements(this.b, (at) => this.ofB[at]!));
    for (const { isSame, aStart, aEnd, bStart } of runs ?? []) for (let at = aStart; isSame && at < aEnd; at += 1) this.pair(at, bStart + at - aStart);
    return runs !== null;
  }

  /** What is without a partner between pairs that stand in one order. */
  private gaps(): readonly { readonly a: readonly number[]; readonly b: readonly number[] }[] {
    const ends: (readonly [number, number])[] = [...anchorsOf(this.ofB), [this.ofA.length, this.ofB.length]];
    const openIn = (partner: Int32Array, from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index).filter((at) => partner[at] === -1);
    return ends.map(([a, b], index) => {
      const [aFrom, bFrom] = index === 0 ? [0, 0] : ends[index - 1]!;
      return { a: openIn(this.ofA, aFrom, a), b: openIn(this.ofB, bFrom, b) };
    });
  }

  /** As many of the same kinds, one for one: said anew. A document or a tool of another name is another one. */
  private matchInPlace(a: readonly number[], b: readonly number[]): void {
    const [before, after] = [a.filter((at) => !isNamed(this.a.pieces[at]!)), b.filter((at) => !isNamed(this.b.pieces[at]!))];
    if (before.length !== after.length || before.some((at, index) => slotOf(this.a.pieces[at]!) !== slotOf(this.b.pieces[after[index]!]!))) return;
    for (const [index, at] of before.entries()) this.pair(at, after[index]!);
  }
}

function slotOf(piece: SentPiece): string {
  if (isUserText(piece)) return 'user text';
  return `${piece.role} ${piece.speaker ?? ''} ${piece.attachment === null ? 'text' : 'file'}`;
}

/** Its name may say which it is; that of a question does not, as it may have been a turn. */
function isPart(piece: SentPiece): boolean {
  return piece.speaker === null && !isUserText(piece);
}

/** Pairs that stand in one order whatever is said to have moved, as places on both sides. */
function anchorsOf(ofB: Int32Array): readonly (readonly [number, number])[] {
  const paired = Array.from(ofB.keys()).filter((at) => ofB[at] !== -1);
  const inOrder = inCommonOrder(paired.map((at) => ofB[at]!));
  return paired.filter((_, index) => inOrder[index]).map((at) => [ofB[at]!, at]);
}

/** Whether the first of two lists is worked on as the first; false for one of the two directions, unless they say the same. In steps. */
function* comesFirst(first: readonly SentPiece[], second: readonly SentPiece[]): Generator<unknown, boolean, undefined> {
  if (first.length !== second.length) return first.length < second.length;
  for (const [index, a] of first.entries()) {
    const b = second[index]!;
    const [left, right] = [a, b].map((piece) => `${slotOf(piece)} ${piece.name} ${piece.attachment ?? ''}`) as [string, string];
    if (left !== right) return left < right;
    const [before, after] = [a.text ?? '', b.text ?? ''];
    if (before.length !== after.length) return before.length < after.length;
    const common = yield* commonUnitsOf(before, after);
    if (common < before.length) return before.slice(common, common + 2) < after.slice(common, common + 2);
  }
  return true;
}

/** `partner`: of each of the second, its place in the first. */
function pairsOf(before: readonly SentPiece[], after: readonly SentPiece[], partner: Int32Array, isSame: (a: number, b: number) => boolean): readonly PiecePair[] {
  const inOrder = new Set(anchorsOf(partner).map(([, at]) => at));
  const taken = new Set(partner);
  const pairs: PiecePair[] = [];
  let next = 0;
  const removedUpTo = (end: number) => {
    for (; next < end; next += 1) if (!taken.has(next)) pairs.push({ a: before[next]!, b: null, isSame: false, moved: null, isRenamed: false });
  };
  for (const [at, b] of after.entries()) {
    const place = partner[at]!;
    const a = before[place] ?? null;
    if (a === null) {
      pairs.push({ a, b, isSame: false, moved: null, isRenamed: false });
      continue;
    }
    removedUpTo(place);
    const moved = inOrder.has(at) ? null : { from: place + 1, to: at + 1 };
    // A question in a message with documents is not yet a message of its own.
    pairs.push({ a, b, isSame: isSame(place, at) && (moved !== null || isSentAlike(a, b)), moved, isRenamed: a.speaker === null && b.speaker === null && a.name !== b.name });
  }
  removedUpTo(before.length);
  return pairs;
}
