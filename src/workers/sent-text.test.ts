import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeCuts } from '@/core/tokenize/safe-cuts';
import { anyTokenText } from '@/test/token-texts';
import { sentText } from './sent-text';

const utf8Of = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a text is sent as its UTF-8, whatever the spare buffer held before', () => {
  fc.assert(
    fc.property(anyTokenText, fc.nat(200), (text, spareBytes) => {
      const spare = new Uint8Array(spareBytes).fill(0xff).buffer;
      const { utf8 } = sentText(text, spare);
      expect(utf8).toEqual(utf8Of(text));
      expect(utf8.buffer === spare).toBe(spareBytes >= text.length * 3);
    }),
  );
});

test('a long text has steps that end where it may be cut, the last one at its end', () => {
  const text = 'the other word, 中 😀 \n'.repeat(20_000);
  const { utf8, steps } = sentText(text);
  expect(utf8).toEqual(utf8Of(text));
  expect(steps.map(({ doneUnits }) => doneUnits)).toEqual([...safeCuts(text, 32_768)]);
  for (const { doneUnits, doneBytes } of steps) expect(doneBytes).toBe(utf8Of(text.slice(0, doneUnits)).length);
  expect(sentText('').steps).toEqual([]);
});
