import { describe, expect, it } from 'vitest';
import { known } from '@/test/known-model';
import { DEFAULT_MODEL_ID, limitsOf, searchText } from './catalogue';

describe('the default', () => {
  it('is in the catalogue', () => {
    expect(known(DEFAULT_MODEL_ID).name).toBe('GPT-5.5');
  });
});

describe('limitsOf', () => {
  const model = known('openai/gpt-5.5');

  it('gives the published limits', () => {
    expect(limitsOf(model, null)).toEqual({
      windowTokens: 1_050_000,
      maxInputTokens: 922_000,
      maxOutputTokens: 128_000,
      budget: 'shared',
    });
  });

  it('leaves a limit that nobody states unchecked', () => {
    expect(limitsOf(known('openai/gpt-4o'), null).maxInputTokens).toBeNull();
    expect(limitsOf(known('openai/gpt-4o'), 8192).maxInputTokens).toBeNull();
  });

  it('lets a served window only shrink the window, and max input with it', () => {
    expect(limitsOf(model, 8192)).toMatchObject({ windowTokens: 8192, maxInputTokens: 8192, maxOutputTokens: 128_000 });
    expect(limitsOf(model, 1_000_000)).toMatchObject({ windowTokens: 1_000_000, maxInputTokens: 922_000 });
    expect(limitsOf(model, 2_000_000)).toEqual(limitsOf(model, null));
  });

  it('takes whole tokens and ignores a window that cannot be', () => {
    expect(limitsOf(model, 8192.9).windowTokens).toBe(8192);
    for (const impossible of [0, -5, Number.NaN]) expect(limitsOf(model, impossible)).toEqual(limitsOf(model, null));
  });
});

describe('searchText', () => {
  it('holds name, vendor, id and the name run together', () => {
    const text = searchText(known('anthropic/claude-haiku-4-5'));
    for (const part of ['anthropic', 'claude haiku 4.5', 'claude-haiku-4-5', 'claudehaiku45']) expect(text).toContain(part);
  });
});
