import { compareUsd, formatUsd, subtractUsd, type Usd } from '@/core/pricing/money';
import type { PiecePair } from '@/core/prompt/match-pieces';
import { type Count, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

/** "+1,204", "−38", "~+12", "0": "~" stands before the sign, as before any figure of the page that rests on an estimate. */
export function signedTokens(count: Count): string {
  if (count.tokens <= 0) return count.tokens === 0 ? '0' : formatCount(count);
  return `${isApproximate(count.exactness) ? '~' : ''}+${formatInteger(count.tokens)}`;
}

/** "+$0.01", "~−$0.50", "0". `sign`: "~" where one of them rests on an estimate. */
export function signedUsd(before: Usd, after: Usd, sign: '~' | ''): string {
  const order = compareUsd(after, before);
  if (order === 0) return '0';
  return order > 0 ? `${sign}+${formatUsd(subtractUsd(after, before))}` : `${sign}${formatUsd(subtractUsd(after, before))}`;
}

/** "3 parts differ, 2 parts and 1 turn are the same." */
export function differWords(pairs: readonly (Pick<PiecePair, 'a' | 'b'> & { readonly isSame: boolean })[]): string {
  const changed = pairs.filter(({ isSame }) => !isSame);
  if (changed.length === 0) return 'Nothing differs in what is sent.';
  const same = pairs.filter(({ isSame }) => isSame);
  const rest = same.length === 0 ? '' : `, ${piecesWords(same)} ${same.length === 1 ? 'is' : 'are'} the same`;
  return `${piecesWords(changed)} ${changed.length === 1 ? 'differs' : 'differ'}${rest}.`;
}

/** A turn is a piece of the history, which is a part. */
function piecesWords(pairs: readonly Pick<PiecePair, 'a' | 'b'>[]): string {
  const turns = pairs.filter(({ a, b }) => (b ?? a)?.speaker !== null).length;
  const parts = pairs.length - turns;
  return [...(parts === 0 ? [] : [`${formatInteger(parts)} ${parts === 1 ? 'part' : 'parts'}`]), ...(turns === 0 ? [] : [`${formatInteger(turns)} ${turns === 1 ? 'turn' : 'turns'}`])].join(' and ');
}
