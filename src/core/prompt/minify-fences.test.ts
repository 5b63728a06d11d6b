import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { LongText, type PartText, sectionsOf, wholeText } from './long-text';
import { minifyFencedJson } from './minify-fences';

const minified = (text: PartText, stepUnits?: number) => lastOf(minifyFencedJson(text, stepUnits));
const textOf = (text: PartText, stepUnits?: number) => {
  const found = minified(text, stepUnits);
  return found === null ? null : wholeText(found.text);
};
const inUtf8 = (text: string) => new LongText(sectionsOf(new TextEncoder().encode(text))!);

describe('JSON in fences of Markdown', () => {
  it.each([
    ['with its word', 'Before\n```json\n{\n  "a": [1, 2]\n}\n```\nAfter  \n', 'Before\n```json\n{"a":[1,2]}\n```\nAfter  \n'],
    ['without one', '```\n[ 1 ]\n```', '```\n[1]\n```'],
    ['of tildes, with more words', '~~~~ JSON title="x"\n{ "a": "~~~" }\n~~~~~\n', '~~~~ JSON title="x"\n{"a":"~~~"}\n~~~~~\n'],
    ['with the line breaks of Windows', 'a\r\n```json\r\n{\r\n "a": 1\r\n}\r\n```\r\nb\r\n', 'a\r\n```json\r\n{"a":1}\r\n```\r\nb\r\n'],
    ['in a list', '1. x\n\n   ```json\n   {\n     "a": 1.0\n   }\n   ```\n', '1. x\n\n   ```json\n   {"a":1.0}\n   ```\n'],
    ['twice, beside others', '```json\n[ 1 ]\n```\n```js\n[ 2 ]\n```\n```geojson\n\n[ 3 ]\n\n```\n', '```json\n[1]\n```\n```js\n[ 2 ]\n```\n```geojson\n\n[3]\n\n```\n'],
    ['behind a fence in a longer one', '````md\n```json\n[ 1 ]\n```\n````\n```json\n[ 2 ]\n```', '````md\n```json\n[ 1 ]\n```\n````\n```json\n[2]\n```'],
  ])('%s loses its white space, and nothing else changes', (_what, text, expected) => {
    expect(textOf(text)).toBe(expected);
    expect(textOf(expected)).toBeNull();
    for (const stepUnits of [1, 3, 7]) for (const form of [text, inUtf8(text)]) expect(textOf(form, stepUnits)).toBe(expected);
    const { places, droppedUnits } = minified(text)!;
    expect(droppedUnits).toBe(text.length - expected.length);
    for (const { start, end } of places) expect(() => JSON.parse(text.slice(start, end)) as unknown).not.toThrow();
  });

  it.each([
    ['another language', '```python\n[ 1,\n 2 ]\n```\n'],
    ['no JSON', '```json\n{ a: 1 }\n```\n'],
    ['comments', '```json\n{ // x\n "a": 1 }\n```\n'],
    ['several values', '```json\n{ "a": 1 }\n{ "b": 2 }\n```\n'],
    ['no end', '```json\n{ "a": 1 }\n'],
    ['a mark inside a line', 'x ```json\n{ "a": 1 }\n```\n'],
    ['a quotation', '> ```json\n> { "a": 1 }\n> ```\n'],
    ['a code span', '```json { "a": 1 }```\n'],
    ['no text', ''],
  ])('stays where there is %s', (_what, text) => {
    expect(minified(text)).toBeNull();
  });

  it('is found in any text, whose every other character stays', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '`', '~', '{', '"', '😀', '```json\n'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, fc.jsonValue({ maxDepth: 2 })), { maxLength: 4 }), words, fc.integer({ min: 1, max: 9 }), (pieces, end, stepUnits) => {
        const text = `${pieces.map(([before, value]) => `${before}\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`).join('')}${end}`;
        fc.pre(text.isWellFormed());
        const found = minified(text, stepUnits);
        if (found === null) return;
        const [kept, left]: [string[], string[]] = [[], []];
        let [from, to] = [0, 0];
        const after = wholeText(found.text);
        for (const { start, end: until } of found.places) {
          const value = JSON.stringify(JSON.parse(text.slice(start, until)));
          kept.push(text.slice(from, start));
          left.push(after.slice(to, to + start - from));
          [from, to] = [until, to + start - from + value.length];
        }
        expect([...left, after.slice(to)]).toEqual([...kept, text.slice(from)]);
        expect(minified(after)).toBeNull();
      }),
    );
  });
});
