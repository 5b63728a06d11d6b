import { describe, expect, it } from 'vitest';
import { comparedTokenizers } from '@/core/catalog/compared-tokenizers';
import { CLAUDE_NEW, GPT_6, O200K } from '@/core/catalog/mappings';
import { type KnownCount, tokenizerCounts } from '@/core/catalog/tokenizer-counts';
import type { EncodingId } from '@/core/tokenize/encoding';
import { compareRows, type SortColumn, sortRows } from './compare-rows';

const tokens: Partial<Record<EncodingId, number>> = { o200k_base: 100, cl100k_base: 110, gemma3: 90, llama3: 110 };
const known = (id: EncodingId): readonly (KnownCount | undefined)[] => {
  const count = tokens[id];
  return [count === undefined ? undefined : { status: 'ready', tokens: count, tally: null }];
};
const MEASURE = { words: 50, characters: 400 };
const rowsFor = (mapping: typeof O200K | typeof CLAUDE_NEW, measure: typeof MEASURE | null = MEASURE) =>
  compareRows(tokenizerCounts(comparedTokenizers(mapping, { withOlder: false }), known), measure, mapping);
const find = (rows: ReturnType<typeof rowsFor>, id: string) => rows.find(({ tokenizer }) => tokenizer.id === id);

describe('compareRows', () => {
  it('makes the ratios of a row from its tokens', () => {
    const rows = rowsFor(O200K);
    expect(find(rows, 'gemma3')).toMatchObject({ tokensPerWord: 1.8, ratio: 0.9, isChosen: false, isRatioApproximate: false, exactness: 'exact' });
    expect(find(rows, 'gemma3')?.charactersPerToken).toBeCloseTo(400 / 90);
    expect(find(rows, 'o200k_base')).toMatchObject({ ratio: 1, isChosen: true, charactersPerToken: 4 });
    expect(find(rows, 'claude-new')).toMatchObject({ isRatioApproximate: true, exactness: 'estimate' });
    expect(find(rows, 'tekken')).toMatchObject({ count: null, ratio: null, tokensPerWord: null, exactness: 'exact' });
  });

  it('measures against an estimate where the chosen model has only that, and says of its tokenizer what is known', () => {
    expect(find(rowsFor(CLAUDE_NEW), 'claude-new')).toMatchObject({ isChosen: true, ratio: 1, isRatioApproximate: false });
    expect(find(rowsFor(CLAUDE_NEW), 'gemma3')).toMatchObject({ isRatioApproximate: true });
    expect(find(rowsFor(GPT_6), 'o200k_base')).toMatchObject({ isChosen: true, exactness: 'mapping-assumed', basis: GPT_6.note });
  });

  it('has no figure by words or characters before those are counted, and none of nothing', () => {
    expect(find(rowsFor(O200K, null), 'o200k_base')).toMatchObject({ tokensPerWord: null, charactersPerToken: null, ratio: 1 });
    expect(find(rowsFor(O200K, { words: 0, characters: 3 }), 'o200k_base')?.tokensPerWord).toBeNull();
  });
});

describe('sortRows', () => {
  const ids = (column: SortColumn, isDescending: boolean) => sortRows(rowsFor(O200K), { column, isDescending }).map(({ tokenizer }) => tokenizer.id);

  it('puts the smallest first, equals in their order, and what is not counted last, whichever way', () => {
    expect(ids('tokens', false).slice(0, 2)).toEqual(['gemma3', 'llama-4']);
    expect(ids('tokens', true)[0]).toBe('claude-new');
    expect(ids('tokens', false).slice(-3)).toEqual(['tekken', 'qwen3', 'deepseek']);
    expect(ids('tokens', true).slice(-3)).toEqual(['tekken', 'qwen3', 'deepseek']);
    expect(ids('charactersPerToken', true)[0]).toBe('gemma3');
    const order = ids('ratio', false);
    expect(order.indexOf('cl100k_base')).toBeLessThan(order.indexOf('llama3'));
  });

  it('sorts by name and by how sure a count is', () => {
    expect(ids('name', false)[0]).toBe('nova');
    expect(ids('exactness', false).slice(0, 7)).not.toContain('grok');
    expect(ids('exactness', true)[0]).toBe('claude-new');
  });
});
