import { expect, it } from 'vitest';
import type { Part } from '@/core/prompt/part';
import type { Work } from '@/core/share/work';
import type { ModelId, UnitId } from '@/core/units';
import { holdWords, replacedWords, sizeWords } from './shared-words';

const text: Part = { id: 'a' as UnitId, role: 'question', name: 'a', text: 'a 😀', enabled: true };
const history: Part = { id: 'b' as UnitId, role: 'history', name: 'b', turns: [], enabled: true };
const file = { fileName: 'a', mediaType: 'image/png', sizeBytes: 9 };
const image: Part = { id: 'c' as UnitId, role: 'documents', name: 'c', enabled: true, attachment: { kind: 'image', ...file, widthPx: 8, heightPx: 8 } };
const absent: Part = { id: 'd' as UnitId, role: 'documents', name: 'd', enabled: true, attachment: { kind: 'absent', what: 'an image', items: 1, why: 'elsewhere' } };
const withheld: Part = { id: 'e' as UnitId, role: 'system', name: 'e', enabled: true, attachment: { kind: 'withheld', ...file, characters: 9, tokens: 3, low: 3, high: 3, exactness: 'exact', countedWith: 'o200k_base' } };
const workOf = (parts: readonly Part[], untouchedSample = false): Work => ({ prompt: { parts, freeOrder: false }, modelId: 'a/b' as ModelId, settings: {}, calibrations: {}, untouchedSample });

it('every part is said to be there once', () => {
  const held = (parts: readonly Part[], scenario: unknown = null) => holdWords({ madeBy: '1', work: workOf(parts), scenario });
  expect(held([text, history, image, absent, withheld])).toBe('1 part without text, 2 parts with text, 2 attachments');
  expect(held([image], {})).toBe('1 attachment, a cost scenario');
  const unwritten: Part = { ...absent, attachment: { kind: 'absent', what: 'system prompt and tools', items: 1, why: 'unwritten' } };
  expect(held([text, image, unwritten])).toBe('1 part with text, 1 attachment, the system prompt and tools without text');
  const work = workOf([text]);
  expect(holdWords({ madeBy: '1', work: { ...work, prompt: { ...work.prompt, allowedTokens: 20_000 } }, scenario: null })).toBe('1 part with text, a request’s reserve of 20,000 tokens');
});

it('characters are those that the page counts', () => {
  expect(sizeWords(text)).toBe('text, 3 characters');
  expect(sizeWords(withheld)).toBe('3 tokens stated, no text');
});

it('the sample is nobody’s work', () => {
  expect(replacedWords(workOf([text, image], true))).toBe('the sample');
  expect(replacedWords(workOf([text]))).toBe('your part');
  expect(replacedWords(workOf([text, image]))).toBe('your 2 parts');
});
