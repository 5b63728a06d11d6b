import { expect, it } from 'vitest';
import { describeTokenizeError } from './counting';

const words = (reason: string) => describeTokenizeError({ kind: 'vocabulary', encodingId: 'tekken', reason });

it('a vocabulary that did not come says what to do, in no browser by its address', () => {
  const plain = 'The vocabulary tekken did not load. Check the connection, then retry.';
  expect(words('Failed to fetch dynamically imported module: http://127.0.0.1:4317/vocabularies/tekken-1a2b.js')).toBe(plain);
  expect(words('error loading dynamically imported module: http://127.0.0.1:4317/vocabularies/tekken-1a2b.js')).toBe(plain);
  expect(words('Importing a module script failed.')).toBe(plain);
});

it('another reason stays, without addresses', () => {
  expect(words('no answer after 60 s')).toBe('The vocabulary tekken did not load: no answer after 60 s');
  expect(words('bad header in https://example.org/tekken.js at 3')).toBe('The vocabulary tekken did not load: bad header in … at 3');
  expect(describeTokenizeError({ kind: 'unavailable', reason: 'blob:http://127.0.0.1/1-2 was refused' })).toBe('The browser could not run the tokenizer: … was refused');
});
