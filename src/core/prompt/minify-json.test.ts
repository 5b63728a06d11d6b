import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LongText, type PartText, sectionsOf, wholeText } from './long-text';
import { type MinifiedJson, minifyJson } from './minify-json';

function minified(text: PartText, stepUnits?: number): MinifiedJson | null {
  const steps = minifyJson(text, stepUnits);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const textOf = (text: PartText, stepUnits?: number) => {
  const result = minified(text, stepUnits);
  return result === null ? null : wholeText(result.text);
};
const inUtf8 = (text: string) => new LongText(sectionsOf(new TextEncoder().encode(text))!);

/** White space of JSON between any two of its tokens. */
const blank = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 4 });
const spaced: fc.Arbitrary<{ value: unknown; text: string }> = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.infiniteStream(blank))
  .map(([value, blanks]) => {
    const next = () => blanks.next().value;
    const write = (of: unknown): string => {
      if (Array.isArray(of)) return `${next()}[${of.map(write).join(',')}${next()}]${next()}`;
      if (of !== null && typeof of === 'object') {
        return `${next()}{${Object.entries(of).map(([key, item]) => `${next()}${JSON.stringify(key)}${next()}:${write(item)}`).join(',')}${next()}}${next()}`;
      }
      return `${next()}${JSON.stringify(of)}${next()}`;
    };
    return { value, text: write(value) };
  });

describe('JSON without needless white space', () => {
  test('is what JSON.stringify writes of the same value, whatever stood between', () => {
    fc.assert(
      fc.property(spaced, fc.integer({ min: 1, max: 40 }), ({ value, text }, stepUnits) => {
        const result = minified(text, stepUnits);
        expect(JSON.parse(wholeText(result!.text))).toEqual(JSON.parse(text));
        expect(wholeText(result!.text)).toBe(JSON.stringify(value));
        expect(result!.droppedUnits).toBe(text.length - result!.text.length);
        expect(textOf(result!.text)).toBe(wholeText(result!.text));
      }),
    );
  });

  test('of a text in UTF-8 is the same', () => {
    fc.assert(
      fc.property(spaced, fc.integer({ min: 1, max: 9 }), ({ text }, stepUnits) => {
        fc.pre(text.isWellFormed());
        expect(textOf(inUtf8(text), stepUnits)).toBe(textOf(text));
      }),
    );
  });

  test.each([
    ['[ 1.0, 1e2,\t-0, 12345678901234567890, 1E+5, 0.10 ]', '[1.0,1e2,-0,12345678901234567890,1E+5,0.10]'],
    ['{ "b": 1, "a": 2, "b": 3, "1": 4 }', '{"b":1,"a":2,"b":3,"1":4}'],
    ['{ "a b" : "c  d\\n\\u0020 \\/" }', '{"a b":"c  d\\n\\u0020 \\/"}'],
    [' 1 ', '1'],
    ['"\u00a0\u2028"', '"\u00a0\u2028"'],
    ['[ ]', '[]'],
  ])('keeps the spelling: %s', (text, expected) => expect(textOf(text)).toBe(expected));

  test('takes exactly what JSON.parse takes', () => {
    const near = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \n\t0123456789-+.eEtruefalsn/u', '\u0001', '\ufeff', '\u00a0', '😀'), maxLength: 14 });
    const broken = fc.tuple(spaced, fc.nat(), near).map(([{ text }, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + (at % 3)));
    fc.assert(
      fc.property(fc.oneof(near, broken), (text) => {
        let value: { of: unknown } | null = null;
        try {
          value = { of: JSON.parse(text) as unknown };
        } catch {
          // No JSON.
        }
        const result = minified(text, 3);
        expect(result?.values === 1).toBe(value !== null);
        if (value !== null) expect(JSON.parse(wholeText(result!.text))).toEqual(value.of);
      }),
      { numRuns: 3_000 },
    );
  });

  test('has several objects and lists one to a line, with the line breaks that they had', () => {
    const several = fc.array(spaced.filter(({ value }) => typeof value === 'object' && value !== null), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 9 }), (documents, stepUnits) => {
        const text = documents.map((document) => document.text).join('');
        const result = minified(text, stepUnits)!;
        const written = wholeText(result.text);
        expect(written.trimEnd().split(/\r?\n/)).toEqual(documents.map(({ value }) => JSON.stringify(value)));
        expect([result.values, result.droppedUnits]).toEqual([documents.length, text.length - written.length]);
        expect(textOf(written, stepUnits)).toBe(written);
        if (text.isWellFormed()) expect(textOf(inUtf8(text), stepUnits)).toBe(written);
      }),
    );
  });

  test.each([
    ['{\n  "a": 1.0\n}\n{\n  "a": 1e2\n}\n', '{"a":1.0}\n{"a":1e2}\n'],
    ['{ "a": 1 }\r\n\r\n[ 2 ]\r\n', '{"a":1}\r\n[2]\r\n'],
    ['{"a":1}\n{"b":2}\n', '{"a":1}\n{"b":2}\n'],
    ['[ ] [ ]', '[]\n[]'],
    ['{}{}', '{}\n{}'],
  ])('of several: %j', (text, expected) => expect(textOf(text, 2)).toBe(expected));

  test.each(['{ "a": 1 }\n2\n', '1\n{ "a": 2 }', '"a"\n[ 1 ]', '{ "a": 1 },\n{ "a": 2 }', '{ "a": 1 }\n{ "a": ', '{ "a": 1 }\nand\n{ "a": 2 }', '{ "a": 1 }\n}'])('is none of %j', (text) =>
    expect(textOf(text)).toBeNull(),
  );

  test('is told from prose at once', () => {
    expect(minifyJson('All of it. '.repeat(100_000)).next()).toEqual({ done: true, value: null });
  });
});
