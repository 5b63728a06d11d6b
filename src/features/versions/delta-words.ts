import { namesInWords } from '@/core/name-list';
import { compareUsd, formatUsd, subtractUsd, type Usd } from '@/core/pricing/money';
import { type Count, formatShareOf, isApproximate } from '@/core/tokenize/count';
import { formatInteger, percent } from '@/core/units';
import type { CountedPair } from './compare-pieces';

/** "+1,204", "−38", "~+12", "0": "~" stands before the sign of a change as before any figure, where it rests on an estimate. */
export function signedTokens({ tokens, exactness }: Count): string {
  return tokens === 0 ? '0' : `${isApproximate(exactness) ? '~' : ''}${tokens < 0 ? '−' : '+'}${formatInteger(Math.abs(tokens))}`;
}

/** "+$0.01", "−$0.50", "0", as "~" stands before it where one of them rests on an estimate. */
export function signedUsd(before: Usd, after: Usd): string {
  const order = compareUsd(after, before);
  if (order === 0) return '0';
  const size = formatUsd(order > 0 ? subtractUsd(after, before) : subtractUsd(before, after));
  const sign = order > 0 ? '+' : '−';
  // What is too small to be shown is a bound, which is no estimate.
  return size.startsWith('< ') ? `${order > 0 ? '<' : '>'} ${sign}${size.slice(2)}` : `${sign}${size}`;
}

/** "86.1 % of B": how much of B both begin with, framing left out of both; '' where B has nothing. "100 %" is said of all of it alone. */
export function shareOfB({ common, sent, isSame }: { readonly common: Count; readonly sent: Count; readonly isSame: boolean }): string {
  if (sent.tokens === 0) return '';
  if (isSame || common.tokens === sent.tokens) return `${percent(100)} of B`;
  // What is not counted is no exact nothing.
  if (common.tokens === 0 && isApproximate(common.exactness)) return '';
  const share = common.tokens / sent.tokens;
  return share >= 0.9995 ? `${percent('>\u00a099.9')} of B` : `${formatShareOf(common, sent)} of B`;
}

type ToldPair = Pick<CountedPair, 'a' | 'b' | 'isSame' | 'moved' | 'isRenamed' | 'isNameSent'>;

/** "3 parts differ, 2 parts and 1 turn are the same. The order of 2 parts differs: a.md and b.md." `areValuesOther`: of the variables in them. */
export function differWords(pairs: readonly ToldPair[], areValuesOther: boolean): string {
  const changed = pairs.filter(({ isSame }) => !isSame);
  const moved = pairs.filter((pair) => pair.moved !== null);
  const renamed = pairs.filter((pair) => pair.isRenamed && pair.isSame);
  const [sent, kept] = [renamed.filter((pair) => pair.isNameSent), renamed.filter((pair) => !pair.isNameSent)];
  const told = [
    ...(changed.length === 0 ? [] : [changedWords(changed, pairs.filter(({ isSame }) => isSame))]),
    ...(moved.length === 0 ? [] : [`The order of ${piecesWords(moved)} differs: ${namesOf(moved)}.`]),
    ...(sent.length === 0 ? [] : [`The name of ${piecesWords(sent)} differs, which is sent as the title: ${namesOf(sent)}.`]),
  ];
  const other = kept.length === 0 ? [] : [`The name of ${piecesWords(kept)} differs, which is not sent: ${namesOf(kept)}.`];
  const values = areValuesOther ? ['The values of the variables differ.'] : [];
  const nothing = areValuesOther ? 'Nothing differs in what is written.' : 'Nothing differs in what is sent.';
  return [...(told.length === 0 ? [nothing] : told), ...values, ...other].join(' ');
}

/** Whether there is something to be shown of it. */
export function isDifferent({ isSame, moved, isRenamed }: ToldPair): boolean {
  return !isSame || moved !== null || isRenamed;
}

/** What a piece was in A where it is called otherwise in B: "renamed from a.md", "turn 3 in A"; '' where it is not. */
export function formerName({ a, b, isRenamed }: ToldPair): string {
  if (a === null || b === null || a.name === b.name) return '';
  return isRenamed ? `renamed from ${a.name === '' ? 'unnamed' : a.name}` : `${a.name} in A`;
}

function changedWords(changed: readonly ToldPair[], same: readonly ToldPair[]): string {
  const rest = same.length === 0 ? '' : `, ${piecesWords(same)} ${same.length === 1 ? 'is' : 'are'} the same`;
  return `${piecesWords(changed)} ${changed.length === 1 ? 'differs' : 'differ'}${rest}.`;
}

const MOST_NAMES = 4;

function namesOf(pairs: readonly ToldPair[]): string {
  return namesInWords(pairs.flatMap(({ a, b }) => (b ?? a)?.name ?? []), MOST_NAMES);
}

/** A turn is a piece of the history, which is a part. */
function piecesWords(pairs: readonly Pick<ToldPair, 'a' | 'b'>[]): string {
  const turns = pairs.filter(({ a, b }) => (b ?? a)?.speaker !== null).length;
  const parts = pairs.length - turns;
  return [...(parts === 0 ? [] : [`${formatInteger(parts)} ${parts === 1 ? 'part' : 'parts'}`]), ...(turns === 0 ? [] : [`${formatInteger(turns)} ${turns === 1 ? 'turn' : 'turns'}`])].join(' and ');
}
