// How byte-pair encoding comes to the tokens of a piece, step by step. For showing, so in the plainest form there is.
import type { Encoder } from './encoder';

/** One merge. A token's id is its rank: the order in which the merges were learned. */
export interface MergeStep {
  /** Index of the left part among the parts before the merge. */
  readonly position: number;
  readonly left: number;
  readonly right: number;
  readonly merged: number;
}

export interface Explanation {
  /** UTF-8 of the piece, in the form in which the encoding cuts it; a lone surrogate is EF BF BD. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The parts before the first merge: the bytes, a token each, or the characters where an encoding merges these. */
  readonly initial: readonly number[];
  /**
   * The merges in order; none where the piece has more than 2,048 bytes, or is a token to which merging does not lead
   * (see irregular-tokens.ts).
   */
  readonly steps: readonly MergeStep[];
  /** The tokens of the piece. */
  readonly ids: readonly number[];
  /** The piece is itself a token, so the encoder takes it at once; the steps show how it was learned. */
  readonly whole: boolean;
}

/** More steps than this nobody follows, and their number is squared. */
const MOST_BYTES = 2048;

const utf8 = new TextEncoder();

/**
 * Explains one piece of the pre-tokenizer: again and again the pair of neighbours whose merged token has the lowest rank,
 * the leftmost of equals, is merged, until no pair is a token. O(bytes²).
 * Source: Sennrich et al. 2016, https://arxiv.org/abs/1508.07909; as in tiktoken, `byte_pair_merge` in src/lib.rs.
 */
export function explainPiece(encoder: Encoder, piece: string): Explanation {
  const text = encoder.normalForm?.of(piece) ?? piece;
  const bytes = utf8.encode(text);
  const initial = encoder.initialParts(bytes);
  if (bytes.length > MOST_BYTES) return { bytes, initial, steps: [], ids: [...encoder.encode(piece)], whole: false };

  /** Part i has the bytes bounds[i] … bounds[i + 1] − 1. */
  const bounds = [0];
  for (const id of initial) bounds.push(bounds.at(-1)! + encoder.byteLengths[id]!);
  const ids = [...initial];
  const borders = bordersIn(encoder, text);
  const rankOfPair = (part: number): number => {
    if (part < 0 || part + 2 >= bounds.length || borders.has(bounds[part + 1]!)) return Infinity;
    const rank = encoder.mergedId(bytes.subarray(bounds[part], bounds[part + 2]));
    return rank < 0 ? Infinity : rank;
  };
  const pairRanks = ids.map((_, part) => rankOfPair(part));
  const steps: MergeStep[] = [];
  for (;;) {
    let position = 0;
    for (let part = 1; part < pairRanks.length; part += 1) {
      if (pairRanks[part]! < pairRanks[position]!) position = part;
    }
    const merged = pairRanks[position] ?? Infinity;
    if (merged === Infinity) {
      const [taken] = ids.length > 1 ? encoder.encode(piece) : [];
      // Some pieces are taken at once although merging does not lead to their token.
      if (taken !== undefined && encoder.encode(piece).length === 1) return { bytes, initial, steps: [], ids: [taken], whole: true };
      return { bytes, initial, steps, ids, whole: ids.length === 1 };
    }
    steps.push({ position, left: ids[position]!, right: ids[position + 1]!, merged });
    ids.splice(position, 2, merged);
    bounds.splice(position + 1, 1);
    pairRanks.splice(position + 1, 1);
    pairRanks[position] = rankOfPair(position);
    if (position > 0) pairRanks[position - 1] = rankOfPair(position - 1);
  }
}

/** Where, in bytes, a piece of a document is cut all the same: it is several where their borders have no place in its text. */
function bordersIn(encoder: Encoder, text: string): Set<number> {
  const { length, ends } = encoder.pieces(text);
  const borders = new Set<number>();
  for (let piece = 0; piece + 1 < length; piece += 1) borders.add(utf8.encode(text.slice(0, ends[piece])).length);
  return borders;
}
