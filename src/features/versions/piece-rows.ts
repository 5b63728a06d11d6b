// The pieces that differ as a table, for who takes the comparison along.
import { difference } from '@/core/prompt/signed-count';
import type { SentPiece } from '@/core/prompt/sent-piece';
import { formatCount } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { ROLE_LOOK } from '@/ui/role-look';
import type { CountedPair } from './compare-pieces';
import { formerName, isDifferent, signedTokens } from './delta-words';

/** The head, and a row for each piece that differs, in the order of B; a side that has nothing of it is empty. */
export function pieceRows(pairs: readonly CountedPair[]): readonly (readonly string[])[] {
  const rows = pairs.filter(isDifferent).map((pair) => {
    const { a, b, aCount, bCount } = pair;
    const piece = b ?? a;
    return [
      piece === null ? '' : pieceName(piece),
      piece === null ? '' : ROLE_LOOK[piece.role].label,
      changeWords(pair),
      a === null ? '' : formatCount(aCount),
      b === null ? '' : formatCount(bCount),
      signedTokens(difference(bCount, aCount)),
    ];
  });
  return [['Part', 'Role', 'Difference', 'Tokens in A', 'Tokens in B', 'B − A'], ...rows];
}

/** "changed, moved from place 2 to 1", "renamed from a.md": all that became of a piece. */
function changeWords(pair: CountedPair): string {
  const { a, b, isSame, moved } = pair;
  if (a === null) return 'added';
  if (b === null) return 'removed';
  const former = formerName(pair);
  return [...(isSame ? [] : ['changed']), ...(moved === null ? [] : [`moved from place ${formatInteger(moved.from)} to ${formatInteger(moved.to)}`]), ...(former === '' ? [] : [former])].join(', ');
}

export function pieceName({ name, speaker }: SentPiece): string {
  return speaker === null ? name : `${name} (${speaker})`;
}
