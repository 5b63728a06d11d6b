import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_SAMPLES } from '@/core/prompt/language-samples';
import type { LanguageCounts } from '@/state/tokenizer-slices';
import { loadEncoder } from '@/test/load-encoder';
import { heatShare, languageRows, type LanguageRow, sortedRows, tokenizerSentence } from './language-rows';

let counts: ReadonlyMap<'o200k_base' | 'gemma3', LanguageCounts>;
let rows: LanguageRow[];
beforeAll(async () => {
  const encoder = await loadEncoder('o200k_base');
  const tokens = new Map(LANGUAGE_SAMPLES.map(({ code, text }) => [code, encoder.count(text)]));
  counts = new Map([['o200k_base', { status: 'ready', tokens } as const], ['gemma3', { status: 'running' } as const]]);
  rows = languageRows(LANGUAGE_SAMPLES, counts);
});

const rowOf = (code: string): LanguageRow => rows.find(({ sample }) => sample.code === code)!;

describe('the table of languages', () => {
  it('measures every language against English, and knows nothing of what is not counted', () => {
    expect(rowOf('en').ratios.get('o200k_base')).toBe(1);
    const hindi = rowOf('hi');
    expect(hindi.ratios.get('o200k_base')).toBeCloseTo((hindi.tokens.get('o200k_base') ?? 0) / (rowOf('en').tokens.get('o200k_base') ?? 1));
    expect(hindi.ratios.get('gemma3')).toBeNull();
    expect(tokenizerSentence(rows, 'gemma3')).toBeNull();
  });

  it('sorts by any column without losing a language', () => {
    for (const order of [{ by: 'language', isDescending: false }, { by: 'o200k_base', isDescending: true }, { by: 'gemma3', isDescending: true }] as const) {
      expect(new Set(sortedRows(rows, order))).toEqual(new Set(rows));
    }
    const dearest = sortedRows(rows, { by: 'o200k_base', isDescending: true }).map(({ tokens }) => tokens.get('o200k_base') ?? 0);
    expect(dearest).toEqual([...dearest].sort((a, b) => b - a));
    const names = sortedRows(rows, { by: 'gemma3', isDescending: true }).map(({ sample }) => sample.name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('gets deeper with the ratio, never beyond what text can be read on', () => {
    expect(heatShare(0.8)).toBe(0);
    expect(heatShare(2)).toBeGreaterThan(heatShare(1.5));
    expect(heatShare(100)).toBe(heatShare(8));
    expect(heatShare(100)).toBeLessThan(0.5);
  });
});
