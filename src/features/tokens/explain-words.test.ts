import { describe, expect, test } from 'vitest';
import { explainPiece } from '@/core/tokenize/explain';
import { naiveEncoder } from '@/test/naive-encoder';
import { mergeWords, pieceWords } from './explain-words';

const encoder = naiveEncoder('o200k_base');
const wordsOf = (piece: string) => {
  const explanation = explainPiece(encoder, piece);
  return `${pieceWords(explanation)} ${mergeWords(explanation)}`;
};

describe('what is said of a piece', () => {
  test('a single byte: nothing about merges that led to it', () => {
    expect(wordsOf('A')).toContain('This one is a single byte');
    expect(wordsOf('A')).toContain('None: it is one byte.');
    expect(wordsOf('A')).not.toMatch(/learned|looked up|merges first/);
  });

  test('a token as it is: looked up, and merging would lead there', () => {
    expect(wordsOf(' rollback')).toContain('looked up, not merged');
    expect(wordsOf(' rollback')).toContain('leads to the same token');
    expect(wordsOf(' rollback')).not.toContain('learned by');
  });

  test('several tokens: merged', () => {
    expect(wordsOf(' 狐')).toContain('never reach over the end');
    expect(wordsOf(' 狐')).toContain('Of all neighbours');
    expect(wordsOf(' 狐')).not.toContain('looked up');
  });

  test('a piece without a merge, and one with too many', () => {
    expect(mergeWords({ bytes: Uint8Array.of(1, 2), initial: [1, 2], steps: [], ids: [1, 2], whole: false })).toBe('None: no two bytes of the piece make a token.');
    expect(mergeWords({ bytes: new Uint8Array(3000), initial: [], steps: [], ids: [1, 2], whole: false })).toContain('too many to show');
  });
});
