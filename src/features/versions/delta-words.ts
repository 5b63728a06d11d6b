import { compareUsd, formatUsd, subtractUsd, type Usd } from '@/core/pricing/money';
import type { PiecePair } from '@/core/prompt/match-pieces';
import { type Count, isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatShare } from '@/core/units';

/** "+1,204", "−38", "+~12", "0": behind the sign of a change "~", where it rests on an estimate. */
export function signedTokens({ tokens, exactness }: Count): string {
  return tokens === 0 ? '0' : `${tokens < 0 ? '−' : '+'}${isApproximate(exactness) ? '~' : ''}${formatInteger(Math.abs(tokens))}`;
}

/** "+$0.01", "−~$0.50", "0". `about`: "~" where one of them rests on an estimate. */
export function signedUsd(before: Usd, after: Usd, about: '~' | ''): string {
  const order = compareUsd(after, before);
  if (order === 0) return '0';
  const size = formatUsd(order > 0 ? subtractUsd(after, before) : subtractUsd(before, after));
  const sign = order > 0 ? '+' : '−';
  // What is too small to be shown is a bound, which is no estimate.
  return size.startsWith('< ') ? `${order > 0 ? '<' : '>'} ${sign}${size.slice(2)}` : `${sign}${about}${size}`;
}

/** "86.1 % of B": how much of B both begin with, framing left out of both; '' where B has nothing. "100 %" is said of all of it alone. */
export function shareOfB({ common, sent, isSame }: { readonly common: Count; readonly sent: Count; readonly isSame: boolean }): string {
  if (sent.tokens === 0) return '';
  if (isSame || common.tokens === sent.tokens) return '100 % of B';
  const share = common.tokens / sent.tokens;
  return share >= 0.9995 ? '> 99.9 % of B' : `${formatShare(share, isApproximate(common.exactness) || isApproximate(sent.exactness) ? '~' : '')} of B`;
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
