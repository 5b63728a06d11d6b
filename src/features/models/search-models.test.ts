import { describe, expect, it } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import { searchModels } from './search-models';

const names = (query: string) => searchModels(MODELS, query).flatMap((group) => group.items.map((item) => item.name));

describe('the search of the picker', () => {
  it('puts the exact name first', () => {
    expect(names('gpt-4')[0]).toBe('GPT-4');
    expect(names('gpt-4o')[0]).toBe('GPT-4o');
    expect(names('GPT-4 ')[0]).toBe('GPT-4');
    expect(names('openai/gpt-4')[0]).toBe('GPT-4');
    expect(names('o3')[0]).toBe('o3');
  });

  it('finds by vendor and by words in any order', () => {
    expect(names('anthropic').every((name) => name.startsWith('Claude'))).toBe(true);
    expect(names('pro gemini').length).toBeGreaterThan(0);
    expect(names('no such model')).toEqual([]);
  });

  it('shows all without a query', () => {
    expect(names('').length).toBeGreaterThan(20);
    expect(new Set(names('  '))).toEqual(new Set(names('')));
  });
});
