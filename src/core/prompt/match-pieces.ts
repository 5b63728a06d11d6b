// Which piece of one request stands for which of another.

import type { Prompt } from './part';
import { type SentPiece, sentPieces } from './sent-piece';
import { isSameText } from './long-text';

export interface PiecePair {
  /** null: it was added. Both are never null. */
  readonly a: SentPiece | null;
  /** null: it was removed. */
  readonly b: SentPiece | null;
  /** What is sent of both is the same; their places may differ. */
  readonly isSame: boolean;
}

/**
 * Pieces matched by id, then by role, speaker and name; system texts, turns and questions then by role and speaker in order. In the order of the second; one that was
 * removed stands behind the one that it stood behind.
 */
export function matchPieces(first: Prompt, second: Prompt): readonly PiecePair[] {
  const [before, after] = [sentPieces(first), sentPieces(second)];
  const partner = new Map<SentPiece, SentPiece>();
  const taken = new Set<SentPiece>();
  const match = (keyOf: (piece: SentPiece) => string) => {
    const open = new Map<string, SentPiece[]>();
    for (const piece of before) {
      if (taken.has(piece)) continue;
      const others = open.get(keyOf(piece));
      if (others === undefined) open.set(keyOf(piece), [piece]);
      else others.push(piece);
    }
    for (const piece of after) {
      const found = partner.has(piece) ? undefined : open.get(keyOf(piece))?.shift();
      if (found === undefined) continue;
      partner.set(piece, found);
      taken.add(found);
    }
  };
  const slot = ({ role, speaker, attachment }: SentPiece) => `${role} ${speaker ?? ''} ${attachment === null ? 'text' : 'file'}`;
  match((piece) => `${slot(piece)} ${piece.id}`);
  match((piece) => `${slot(piece)} ${piece.name}`);
  // A document or a tool of another name is another one.
  match((piece) => (piece.role === 'documents' || piece.role === 'tools' ? `${slot(piece)} ${piece.id}` : slot(piece)));

  const places = new Map(before.map((piece, index) => [piece, index]));
  const pairs: PiecePair[] = [];
  let next = 0;
  const removedUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const a = before[next];
      if (a !== undefined && !taken.has(a)) pairs.push({ a, b: null, isSame: false });
    }
  };
  for (const b of after) {
    const a = partner.get(b) ?? null;
    if (a !== null) removedUpTo(places.get(a) ?? 0);
    pairs.push({ a, b, isSame: a !== null && isSamePiece(a, b) });
  }
  removedUpTo(before.length);
  return pairs;
}

function isSamePiece(a: SentPiece, b: SentPiece): boolean {
  if (a.attachment !== b.attachment) return false;
  return a.text === b.text || (a.text !== null && b.text !== null && isSameText(a.text, b.text));
}
