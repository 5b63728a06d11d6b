import { expect, it } from 'vitest';
import type { SentPiece } from '@/core/prompt/sent-piece';
import { type Count, NOTHING } from '@/core/tokenize/count';
import type { CountedPair } from './compare-pieces';
import { pieceRows } from './piece-rows';

const piece = (name: string, speaker: SentPiece['speaker'] = null) => ({ name, speaker, role: 'documents' }) as SentPiece;
const count = (tokens: number, exactness: Count['exactness'] = 'exact'): Count => ({ tokens, low: tokens, high: tokens, exactness });
const pair = (over: Partial<CountedPair>): CountedPair => ({ a: null, b: null, isSame: false, moved: null, isRenamed: false, aCount: NOTHING, bCount: NOTHING, isDefinitions: false, isNameSent: false, ...over });

it('the parts that differ are a table: what became of each, and its tokens on both sides', () => {
  const rows = pieceRows([
    pair({ b: piece('new.md'), bCount: count(12, 'estimate') }),
    pair({ a: piece('old.md'), aCount: count(1_200) }),
    pair({ a: piece('turn 3', 'user'), b: piece('turn 4', 'user'), aCount: count(5), bCount: count(9), moved: { from: 2, to: 1 } }),
    pair({ a: piece('same.md'), b: piece('same.md'), isSame: true, aCount: count(7), bCount: count(7) }),
    pair({ a: piece('a.md'), b: piece('b.md'), isSame: true, isRenamed: true, aCount: count(7), bCount: count(7) }),
  ]);
  expect(rows).toEqual([
    ['Part', 'Role', 'Difference', 'Tokens in A', 'Tokens in B', 'B − A'],
    ['new.md', 'Documents', 'added', '', '~12', '~+12'],
    ['old.md', 'Documents', 'removed', '1,200', '', '−1,200'],
    ['turn 4 (user)', 'Documents', 'changed, moved from place 2 to 1, turn 3 in A', '5', '9', '+4'],
    ['b.md', 'Documents', 'renamed from a.md', '7', '7', '0'],
  ]);
});
