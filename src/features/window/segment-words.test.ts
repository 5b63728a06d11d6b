import { describe, expect, it } from 'vitest';
import type { Segment } from '@/core/budget/segments';
import type { Exactness } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { segmentWords } from './segment-words';

const segment = (exactness: Exactness, low = 50, high = 50): Extract<Segment, { kind: 'part' }> => ({
  kind: 'part', id: 'a' as UnitId, role: 'documents', name: 'a.md', startTokens: 0, tokens: 50, low, high, exactness,
});

describe('segmentWords', () => {
  it('has ~ on an estimate and on what is calibrated, whether there is a range or not, and on nothing else', () => {
    expect(segmentWords(segment('estimate', 40, 60), true, 100)).toBe('a.md\n~50 tokens (40–60)\n50.0 % of the input');
    expect(segmentWords(segment('calibrated'), true, 100)).toBe('a.md\n~50 tokens\n50.0 % of the input');
    expect(segmentWords(segment('exact'), true, 100)).toBe('a.md\n50 tokens\n50.0 % of the input');
    expect(segmentWords(segment('mapping-assumed'), true, 0)).toBe('a.md\n50 tokens\n0.0 % of the input');
  });

  it('tells no number of what is not counted', () => {
    expect(segmentWords(segment('estimate'), false, 100)).toBe('a.md\nNot counted');
  });
});
