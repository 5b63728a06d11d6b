import { describe, expect, it } from 'vitest';
import { parseUsd, type Usd } from '@/core/pricing/money';
import type { SentPiece } from '@/core/prompt/sent-piece';
import type { Count } from '@/core/tokenize/count';
import { differWords, formerName, shareOfB, signedTokens, signedUsd } from './delta-words';

const count = (tokens: number, exactness: Count['exactness'] = 'exact'): Count => ({ tokens, low: tokens, high: tokens, exactness });
const usd = (value: number) => parseUsd(value) as Usd;
const piece = (speaker: SentPiece['speaker']) => ({ speaker }) as SentPiece;
const pair = (isSame: boolean, speaker: SentPiece['speaker'] = null) => ({ a: piece(speaker), b: piece(speaker), isSame, moved: null, isRenamed: false, isNameSent: false });
const named = (name: string, was = name) => ({ ...pair(true), a: { ...piece(null), name: was }, b: { ...piece(null), name } });

it('a difference has its sign, and "~" before it where it rests on an estimate', () => {
  expect([count(1204), count(-38), count(0), count(12, 'estimate'), count(-2355, 'calibrated'), count(0, 'estimate')].map(signedTokens)).toEqual(['+1,204', '−38', '0', '~+12', '~−2,355', '0']);
  expect([signedUsd(usd(1), usd(1.5)), signedUsd(usd(1), usd(0.5)), signedUsd(usd(1), usd(1))]).toEqual(['+$0.50', '−$0.50', '0']);
  expect([signedUsd(usd(1), usd(1.0000001)), signedUsd(usd(1.0000001), usd(1))]).toEqual(['< +$0.000001', '> −$0.000001']);
});

it('the common start is a share of what B sends, and 100 % only where it is all of that', () => {
  const share = (common: Count, sent: Count, isSame = false) => shareOfB({ common, sent, isSame });
  expect([share(count(50), count(50), true), share(count(50, 'estimate'), count(50, 'estimate'), true), share(count(50), count(50))]).toEqual(['100\u00a0% of B', '100\u00a0% of B', '100\u00a0% of B']);
  expect([share(count(49), count(50)), share(count(49, 'estimate'), count(50, 'estimate')), share(count(99_999), count(100_000)), share(count(0), count(0), true)]).toEqual(['98.0\u00a0% of B', '~98.0\u00a0% of B', '>\u00a099.9\u00a0% of B', '']);
});

describe('what differs', () => {
  it('is counted in parts and turns', () => {
    expect(differWords([pair(false), pair(false), pair(false, 'user'), pair(true), pair(true, 'assistant'), pair(true, 'tool')], false)).toBe('2 parts and 1 turn differ, 1 part and 2 turns are the same.');
    expect(differWords([pair(false, 'user')], false)).toBe('1 turn differs.');
    expect(differWords([pair(false), pair(true, 'user')], false)).toBe('1 part differs, 1 turn is the same.');
    expect(differWords([pair(true)], false)).toBe('Nothing differs in what is sent.');
    expect(differWords([pair(true)], true)).toBe('Nothing differs in what is written. The values of the variables differ.');
    expect(differWords([pair(false)], true)).toBe('1 part differs. The values of the variables differ.');
  });

  it('is told of what was removed, too', () => {
    expect(differWords([{ ...pair(false), a: piece('user'), b: null }, { ...pair(false), a: null, b: piece(null) }], false)).toBe('1 part and 1 turn differ.');
  });

  it('is the order, too, with what stands elsewhere', () => {
    const moved = (name: string) => ({ ...named(name), moved: { from: 1, to: 2 } });
    expect(differWords([moved('a.md'), moved('b.md'), pair(true)], false)).toBe('The order of 2 parts differs: a.md and b.md.');
    expect(differWords(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => moved(name)), false)).toBe('The order of 6 parts differs: a, b, c, d and 2 more.');
    expect(differWords([pair(false), { ...moved('a.md'), isSame: false }, pair(true)], false)).toBe('2 parts differ, 1 part is the same. The order of 1 part differs: a.md.');
  });

  it('is a name where it is sent', () => {
    const renamed = { ...named('b.md', 'a.md'), isRenamed: true };
    expect(differWords([renamed, pair(true)], false)).toBe('Nothing differs in what is sent. The name of 1 part differs, which is not sent: b.md.');
    expect(differWords([{ ...renamed, isNameSent: true }], false)).toBe('The name of 1 part differs, which is sent as the title: b.md.');
    expect([formerName(renamed), formerName(named('a.md')), formerName(named('turn 5', 'turn 3'))]).toEqual(['renamed from a.md', '', 'turn 3 in A']);
  });
});
