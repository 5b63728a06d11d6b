import { describe, expect, it } from 'vitest';
import { VIEWS } from '@/state/app-state';
import { nothingWords } from './nothing-words';

describe('what is said where a view has nothing to save', () => {
  it('names other views', () => {
    expect(nothingWords('table', 'edit')).toBe('Nothing in this view can be saved as a table now. Split, Limits, Models and Tokenizers have some.');
    expect(nothingWords('table', 'align')).toBe('Nothing in this view can be saved as a table now. Split, Limits and Models have some.');
    for (const view of VIEWS) for (const what of ['chart', 'table'] as const) expect(nothingWords(what, view).toLowerCase().split(' ').slice(10)).not.toContain(view);
  });

  it('names the part of a view that has it', () => {
    expect(nothingWords('chart', 'models')).toContain('under “Charts”');
    expect(nothingWords('table', 'models')).toContain('under “Table”');
    expect(nothingWords('chart', 'compare')).toContain('under “Chart”');
  });
});
