import { describe, expect, it } from 'vitest';
import type { Segment } from '@/core/budget/segments';
import type { Count, Exactness } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { segmentWords } from './segment-words';

const segment = (exactness: Exactness, low = 50, high = 50): Extract<Segment, { kind: 'part' }> => ({
  kind: 'part', id: 'a' as UnitId, role: 'documents', name: 'a.md', startTokens: 0, tokens: 50, low, high, exactness,
});

const count = (exactness: Exactness, tokens = 100): Count => ({ tokens, low: tokens, high: tokens, exactness });

describe('segmentWords', () => {
  it('has ~ on an estimate and on what is calibrated, whether there is a range or not, and on nothing else', () => {
    expect(segmentWords(segment('estimate', 40, 60), true, count('estimate'))).toBe('a.md\n~50 tokens (40–60)\n~50.0\u00a0% of the input');
    expect(segmentWords(segment('calibrated'), true, count('calibrated'))).toBe('a.md\n~50 tokens\n~50.0\u00a0% of the input');
    expect(segmentWords(segment('exact'), true, count('exact'))).toBe('a.md\n50 tokens\n50.0\u00a0% of the input');
    expect(segmentWords(segment('mapping-assumed'), true, count('exact', 0))).toBe('a.md\n50 tokens\n0.0\u00a0% of the input');
  });

  it('has ~ on the share of an exact count of an approximate input, and not on all of it', () => {
    expect(segmentWords(segment('exact'), true, count('estimate'))).toBe('a.md\n50 tokens\n~50.0\u00a0% of the input');
    expect(segmentWords(segment('estimate'), true, count('estimate', 50))).toBe('a.md\n~50 tokens\n100.0\u00a0% of the input');
  });

  it('tells no number of what is not counted', () => {
    expect(segmentWords(segment('estimate'), false, count('estimate'))).toBe('a.md\nNot counted');
  });
});
