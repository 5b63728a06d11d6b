// Ollama's own fields beside messages: how long its answer may be, and the window that it serves.
import { describe, expect, it } from 'vitest';
import { importDetails } from './import-words';
import { importText } from './registry';

const bodies = [{ messages: [{ role: 'user', content: 'Hi' }] }, { prompt: 'Hi' }];

describe.each(bodies)('the options of %o', (body) => {
  const read = (options: object, more: object = {}) => importText(JSON.stringify({ model: 'llama3.1:8b', ...body, options, ...more }))!;
  const limitsOf = (options: object, more: object = {}) => {
    const { maxOutputTokens, servedWindowTokens, notes } = read(options, more);
    return [maxOutputTokens, servedWindowTokens, notes.filter(({ kind }) => kind === 'bad-limit' || kind === 'open-limit').length];
  };

  it('say the length of the answer and the window', () => {
    expect(limitsOf({ num_predict: 512, num_ctx: 8192 })).toEqual([512, 8192, 0]);
    expect(limitsOf({ temperature: 0 })).toEqual([null, undefined, 0]);
    expect(limitsOf({ temperature: 0 }, { max_tokens: 7 })).toEqual([7, undefined, 0]);
    expect(limitsOf({ num_ctx: 0, num_predict: 'many' })).toEqual([null, undefined, 1]);
  });

  it('may say that the answer has no length of its own', () => {
    expect(limitsOf({ num_predict: -1 })).toEqual([null, undefined, 1]);
    expect(importDetails(read({ num_predict: -1 }))).toContain('num_predict -1 sets no limit to the answer; the reserve stays as it is.');
    expect(importDetails(read({ num_predict: -2 }))).toContain('num_predict -2 lets the answer fill the window; the reserve stays as it is.');
  });
});
