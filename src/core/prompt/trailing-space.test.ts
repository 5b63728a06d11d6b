import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LongText, type PartText, sectionsOf, wholeText } from './long-text';
import { isMarkdown, stripTrailingSpace, type StrippedText } from './trailing-space';

function stripped(text: PartText, markdown = false, stepUnits?: number): StrippedText {
  const steps = stripTrailingSpace(text, markdown, stepUnits);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const anyLines = fc.string({ unit: fc.constantFrom('a', 'b c', ' ', '  ', '\t', '\n', '\r\n', '\r', '😀', '\u00a0', '# '), maxLength: 30 });
const inUtf8 = (text: string) => new LongText(sectionsOf(new TextEncoder().encode(text))!);

describe('white space at the ends of lines', () => {
  test('goes, and nothing else does', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 9 }), (text, stepUnits) => {
        const result = stripped(text, false, stepUnits);
        expect(wholeText(result.text)).toBe(text.replace(/[ \t]+(?=[\r\n]|$)/g, ''));
        expect(result.droppedUnits).toBe(text.length - result.text.length);
        expect(result.lines).toBe(text.match(/[ \t]+(?=[\r\n]|$)/g)?.length ?? 0);
        expect(result.keptBreaks).toBe(0);
      }),
    );
  });

  test('of Markdown stays where it breaks a line', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 9 }), (text, stepUnits) => {
        const pieces = text.split(/(\r\n|\r|\n)/);
        const expected = pieces
          .map((piece, index) => (index % 2 === 0 && (index === pieces.length - 1 || !/[^ \t]/.test(piece) || !piece.endsWith('  ')) ? piece.replace(/[ \t]+$/, '') : piece))
          .join('');
        expect(wholeText(stripped(text, true, stepUnits).text)).toBe(expected);
      }),
    );
  });

  test('is gone after once, in either form of a text', () => {
    fc.assert(
      fc.property(anyLines, fc.boolean(), fc.integer({ min: 1, max: 9 }), (text, markdown, stepUnits) => {
        const once = stripped(text, markdown);
        const twice = stripped(once.text, markdown, stepUnits);
        expect(twice).toMatchObject({ text: once.text, droppedUnits: 0, lines: 0, keptBreaks: once.keptBreaks });
        expect(wholeText(stripped(inUtf8(text), markdown, stepUnits).text)).toBe(once.text);
      }),
    );
  });

  test('names the breaks that it leaves', () => {
    expect(stripped('one  \ntwo \n   \nthree  ', true)).toEqual({ text: 'one  \ntwo\n\nthree', droppedUnits: 6, lines: 3, keptBreaks: 1 });
  });

  test('a long text stays in UTF-8', () => {
    const long = inUtf8('x  \n'.repeat(600_000));
    const result = stripped(long);
    expect(result.droppedUnits).toBe(1_200_000);
    expect(result.text).toBeInstanceOf(LongText);
    expect(result.text.length).toBe(1_200_000);
    expect(result.text.slice(0, 6)).toBe('x\nx\nx\n');
  });
});

test('Markdown is told by its name, or by its look where the name says nothing', () => {
  expect(isMarkdown('README.md', 'plain')).toBe(true);
  expect(isMarkdown('deploy.log', '# not a heading')).toBe(false);
  expect(isMarkdown('System text', 'Be brief.\n\n## Rules\n- one')).toBe(true);
  expect(isMarkdown('System text', 'Be brief.')).toBe(false);
});
