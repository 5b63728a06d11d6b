import { describe, expect, it } from 'vitest';
import { VIEWS } from '@/state/app-state';
import { nothingWords } from './nothing-words';

describe('what is said where a view has nothing to save', () => {
  it('names other views', () => {
    expect(nothingWords('table', 'edit')).toBe('Nothing in this view can be saved as a table now. Split, Limits, Models, Cost, Position, Memory, Tokenizers, Folder, Batch and A/B have some.');
    expect(nothingWords('table', 'align')).toBe('Nothing in this view can be saved as a table now. Split, Limits, Models, Cost, Position, Memory, Folder, Batch and A/B have some.');
    for (const view of VIEWS) for (const what of ['chart', 'table'] as const) expect(nothingWords(what, view).toLowerCase().split(' ').slice(10)).not.toContain(view);
    expect(nothingWords('table', 'versions')).not.toContain('A/B');
    expect(nothingWords('table', 'cost')).toBe('There is no cost in this view to be saved as a table. Split, Limits, Models, Position, Memory, Tokenizers, Folder, Batch and A/B have some.');
  });

  it('names the part of a view that has it', () => {
    expect(nothingWords('chart', 'models')).toContain('under “Charts”');
    expect(nothingWords('table', 'models')).toContain('under “Table”');
    expect(nothingWords('chart', 'compare')).toContain('under “Chart”');
  });
});
