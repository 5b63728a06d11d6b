import { describe, expect, test } from 'vitest';
import { explainPiece } from '@/core/tokenize/explain';
import { loadEncoder } from '@/test/load-encoder';
import { naiveEncoder } from '@/test/naive-encoder';
import { leafWords, mergedUnit, mergeWords, pieceWords } from './explain-words';

const encoder = naiveEncoder('o200k_base');
const wordsOf = (piece: string, by: Parameters<typeof explainPiece>[0] = encoder) => {
  const explanation = explainPiece(by, piece);
  const unit = mergedUnit(by.encodingId);
  return `${pieceWords(explanation, unit)} ${mergeWords(explanation, unit)}`;
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
    expect(mergeWords({ bytes: Uint8Array.of(1, 2), initial: [1, 2], steps: [], ids: [1, 2], whole: false }, 'byte')).toBe('None: no two neighbours of the piece make a token.');
    expect(mergeWords({ bytes: new Uint8Array(3000), initial: Array(3000).fill(1), steps: [], ids: [1, 2], whole: false }, 'byte')).toContain('too many to show');
  });

  test('Gemma merges characters, and nothing is said of 256 bytes', async () => {
    const gemma = await loadEncoder('gemma3');
    expect(wordsOf('狐', gemma)).toContain('This one is a single character that is a token. None: it is one character.');
    expect(wordsOf(' rollback', gemma)).toContain('Merging its characters leads to the same token');
    const leafOf = (bytes: Uint8Array) => leafWords({ bytes, mergedFrom: gemma.mergedFrom(gemma.rankOf(bytes)) }, 'character');
    expect(leafOf(new TextEncoder().encode('狐'))).toBe('A single character: merging begins with these.');
    expect(leafOf(new TextEncoder().encode('the'))).toBeNull();
    expect(leafWords({ bytes: Uint8Array.of(0xe7), mergedFrom: null }, 'character')).toContain('does not hold');
    expect(leafWords({ bytes: new TextEncoder().encode('<h1>'), mergedFrom: null }, 'character')).toContain('a token of its own');
  });

  test('a token to which merging does not lead is not said to have too many merges', async () => {
    const llama = await loadEncoder('llama3');
    let seen = 0;
    for (let id = 256; id < llama.byteLengths.length && seen < 3; id += 1) {
      if (llama.byteLengths[id] === 0 || llama.mergedFrom(id) !== null) continue;
      const bytes = llama.tokenBytes(id);
      const piece = new TextDecoder().decode(bytes);
      if (llama.pieces(piece).length > 1 || explainPiece(llama, piece).steps.length > 0) continue;
      seen += 1;
      expect(wordsOf(piece, llama)).toContain('taken at once');
      expect(leafWords({ bytes, mergedFrom: null }, 'byte')).toContain('Taken as it is');
    }
    expect(seen).toBeGreaterThan(0);
  });
});
