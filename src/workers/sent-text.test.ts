import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeCuts } from '@/core/tokenize/safe-cuts';
import { LONG_UNITS, LongText, packText } from '@/core/prompt/long-text';
import { anyTokenText } from '@/test/token-texts';
import { sentText, sentWhole } from './sent-text';

const utf8Of = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a text is sent as its UTF-8, whatever the spare buffer held before', () => {
  fc.assert(
    fc.property(anyTokenText, fc.nat(200), (text, spareBytes) => {
      const spare = new Uint8Array(spareBytes).fill(0xff).buffer;
      const { utf8 } = sentText(text, 0, text.length, spare);
      expect(utf8).toEqual(utf8Of(text));
      expect(utf8.buffer === spare).toBe(spareBytes >= text.length * 3);
    }),
  );
});

test('a short text is sent as a whole in no more room than it may need', () => {
  fc.assert(
    fc.property(anyTokenText, (text) => {
      const { utf8, steps } = sentWhole(text);
      expect([utf8, steps]).toEqual([utf8Of(text), sentText(text, 0, text.length).steps]);
      expect(utf8.buffer.byteLength).toBe(3 * text.length);
    }),
  );
});

test('a stretch of a text that is kept in UTF-8 is sent like that of the string, with the same steps', () => {
  const string = `${'x, y '.repeat(LONG_UNITS / 5)}é中🎉 ${'mixed 中 🎉 words '.repeat(40_000)}`;
  const text = packText(string);
  expect(text).toBeInstanceOf(LongText);
  for (const start of [0, 500_000, LONG_UNITS + 3]) {
    for (const end of [start + 70_000, string.length]) {
      const sent = sentText(text, start, end);
      const { utf8, steps } = sentText(string, start, end);
      // Not toEqual, which takes seconds for a megabyte.
      expect(Buffer.compare(sent.utf8, utf8)).toBe(0);
      expect(sent.steps).toEqual(steps);
    }
  }
  const spare = new Uint8Array(70_000 * 3).fill(0xff).buffer;
  expect(Buffer.compare(sentText(text, 0, 70_000, spare).utf8, utf8Of(string.slice(0, 70_000)))).toBe(0);
});

test('a long text has steps that end where it may be cut, the last one at its end', () => {
  const text = 'the other word, 中 😀 \n'.repeat(20_000);
  const { utf8, steps } = sentText(text, 0, text.length);
  expect(utf8).toEqual(utf8Of(text));
  expect(steps.map(({ doneUnits }) => doneUnits)).toEqual([...safeCuts(text, 32_768)]);
  for (const { doneUnits, doneBytes } of steps) expect(doneBytes).toBe(utf8Of(text.slice(0, doneUnits)).length);
  expect(sentText('', 0, 0).steps).toEqual([]);
});
