import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeCuts } from '@/core/tokenize/safe-cuts';
import { LONG_UNITS, ropeOf, stretchesOf } from '@/core/prompt/long-text';
import { anyTokenText } from '@/test/token-texts';
import { sentText } from './sent-text';

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

test('a stretch of a text that came in pieces is sent whole, also where a piece ends inside a surrogate pair', () => {
  const pieces = ['x'.repeat(LONG_UNITS), 'a\ud83d', '\ude00b', '\ud83d', '\ude00', 'é'.repeat(40_000), '中\ud83d', '\ude00'];
  const text = ropeOf(pieces);
  const source = stretchesOf(text);
  for (const start of [0, LONG_UNITS - 3, LONG_UNITS + 3]) {
    const { utf8 } = sentText(source, start, text.length);
    expect(utf8).toEqual(utf8Of(pieces.join('').slice(start)));
  }
});

test('a long text has steps that end where it may be cut, the last one at its end', () => {
  const text = 'the other word, 中 😀 \n'.repeat(20_000);
  const { utf8, steps } = sentText(text, 0, text.length);
  expect(utf8).toEqual(utf8Of(text));
  expect(steps.map(({ doneUnits }) => doneUnits)).toEqual([...safeCuts(text, 32_768)]);
  for (const { doneUnits, doneBytes } of steps) expect(doneBytes).toBe(utf8Of(text.slice(0, doneUnits)).length);
  expect(sentText('', 0, 0).steps).toEqual([]);
});
