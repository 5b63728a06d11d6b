import { describe, expect, it } from 'vitest';
import { type VerdictFigures, verdictSentence } from './verdict';

const fits: VerdictFigures = {
  verdict: 'fits',
  headroomTokens: 3000,
  bindingLimit: 'max-output',
  input: { tokens: 61_240, low: 61_240, high: 61_240, exactness: 'exact' },
  inputCapacityTokens: 922_000,
  uncountedAttachments: 0,
  uncountedTools: 0,
};

describe('verdictSentence', () => {
  it('says what can still be added', () => {
    expect(verdictSentence(fits)).toEqual({ head: 'Fits', rest: '860,760 tokens free', sentence: 'Fits. 860,760 tokens free' });
  });

  it('says by how much the tightest limit is exceeded', () => {
    const over = { ...fits, verdict: 'over', headroomTokens: -12_400, bindingLimit: 'window' } as const;
    expect(verdictSentence(over)).toEqual({ head: 'Over', rest: 'by 12,400 tokens', sentence: 'Over by 12,400 tokens' });
    expect(verdictSentence({ ...over, headroomTokens: -1 }).sentence).toBe('Over by 1 token');
  });

  it('gives the band when it is not sure', () => {
    const input = { tokens: 1_000_000, low: 940_000, high: 1_060_000, exactness: 'estimate' } as const;
    expect(verdictSentence({ ...fits, verdict: 'uncertain', input, inputCapacityTokens: 1_000_000 }).sentence).toBe(
      'Uncertain: 940,000–1,060,000 tokens against 1,000,000',
    );
  });

  it('says what is not counted, and the band where that alone leaves it open', () => {
    const input = { tokens: 61_240, low: 61_240, high: 61_240, exactness: 'estimate' } as const;
    const open = { ...fits, verdict: 'uncertain', input, uncountedAttachments: 1 } as const;
    expect(verdictSentence(open)).toEqual({ head: 'Uncertain', rest: '1 attachment is not counted', sentence: 'Uncertain: 1 attachment is not counted' });
    expect(verdictSentence({ ...open, uncountedAttachments: 12 }).sentence).toBe('Uncertain: 12 attachments are not counted');
    const wide = { ...input, low: 940_000, tokens: 1_000_000, high: 1_060_000 };
    expect(verdictSentence({ ...open, input: wide, inputCapacityTokens: 1_000_000 }).sentence).toBe(
      'Uncertain: 940,000–1,060,000 tokens against 1,000,000; 1 attachment is not counted',
    );
    expect(verdictSentence({ ...open, verdict: 'over', headroomTokens: -500, bindingLimit: 'window' }).sentence).toBe('Over by ~500 tokens');
  });

  it('says the same of tools of the vendor, and both in one sentence', () => {
    const input = { tokens: 61_240, low: 61_240, high: 61_300, exactness: 'estimate' } as const;
    const sentence = (uncountedAttachments: number, uncountedTools: number) => verdictSentence({ ...fits, verdict: 'uncertain', input, uncountedAttachments, uncountedTools }).sentence;
    expect(sentence(0, 1)).toBe('Uncertain: 1 tool of the vendor is not counted');
    expect(sentence(0, 2)).toBe('Uncertain: 2 tools of the vendor are not counted');
    expect(sentence(1, 1)).toBe('Uncertain: 1 attachment and 1 tool of the vendor are not counted');
    expect(sentence(3, 2)).toBe('Uncertain: 3 attachments and 2 tools of the vendor are not counted');
    const unwritten = (uncountedAttachments: number, tools = 0) => verdictSentence({ ...fits, verdict: 'uncertain', input, uncountedAttachments, uncountedTools: tools, unwrittenPrompts: 1 }).rest;
    expect([unwritten(1), unwritten(2), unwritten(2, 1)]).toEqual([
      'the system prompt and tools are not counted',
      'the system prompt and tools and 1 attachment are not counted',
      'the system prompt and tools, 1 attachment and 1 tool of the vendor are not counted',
    ]);
  });

  it('marks what rests on an approximate input, and nothing else', () => {
    const input = { ...fits.input, exactness: 'calibrated' } as const;
    expect(verdictSentence({ ...fits, input }).sentence).toBe('Fits. ~860,760 tokens free');
    const over = { ...fits, input, verdict: 'over', headroomTokens: -500 } as const;
    expect(verdictSentence({ ...over, bindingLimit: 'max-input' }).sentence).toBe('Over by ~500 tokens');
    expect(verdictSentence({ ...over, bindingLimit: 'max-output' }).sentence).toBe('Over by 500 tokens');
    expect(verdictSentence({ ...fits, input: { ...input, exactness: 'mapping-assumed' } }).sentence).toBe('Fits. 860,760 tokens free');
  });
});
