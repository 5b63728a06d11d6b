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
const anyRows = fc.string({ unit: fc.constantFrom('a', '\t', '\t', ' ', '\n', '\r\n'), maxLength: 20 });
const inUtf8 = (text: string) => new LongText(sectionsOf(new TextEncoder().encode(text))!);

/** Which lines are rows of a table: with as many tabs as a neighbour, and one among those that go on so has a tab between two things. */
function rowsOf(lines: readonly string[]): readonly boolean[] {
  const tabs = lines.map((line) => line.split('\t').length - 1);
  return lines.map((_line, at) => {
    const from = tabs.findLastIndex((each, index) => index <= at && each !== tabs[at]) + 1;
    const end = tabs.findIndex((each, index) => index >= at && each !== tabs[at]);
    const run = lines.slice(from, end === -1 ? undefined : end);
    return run.length > 1 && run.some((line) => /[^ \t]( *\t)+ *[^ \t]/.test(line));
  });
}

/** The text without the blanks at the ends of its lines, but for those that `isKept` says, and how many rows keep theirs. */
function strippedLines(text: string, isKept: (line: string, isLast: boolean) => boolean) {
  const pieces = text.split(/(\r\n|\r|\n)/);
  const lines = pieces.filter((_piece, index) => index % 2 === 0);
  const rows = rowsOf(lines);
  let keptInRows = 0;
  const left = lines.map((line, at) => {
    if (isKept(line, at === lines.length - 1)) return line;
    if (!rows[at] || !/\t *$/.test(line)) return line.replace(/[ \t]+$/, '');
    keptInRows += 1;
    return line;
  });
  return { text: left.map((line, at) => line + (pieces[2 * at + 1] ?? '')).join(''), keptInRows, lines: left.filter((line, at) => line !== lines[at]).length };
}

describe('white space at the ends of lines', () => {
  test('goes, and nothing else does', () => {
    fc.assert(
      fc.property(fc.oneof(anyLines, anyRows), fc.integer({ min: 1, max: 9 }), (text, stepUnits) => {
        const result = stripped(text, false, stepUnits);
        const { text: left, keptInRows, lines } = strippedLines(text, () => false);
        if (!rowsOf(text.split(/\r\n|\r|\n/)).includes(true)) expect(left).toBe(text.replace(/[ \t]+(?=[\r\n]|$)/g, ''));
        expect(wholeText(result.text)).toBe(left);
        expect(result.droppedUnits).toBe(text.length - result.text.length);
        expect(result.lines).toBe(lines);
        expect([result.keptBreaks, result.keptInDiffs, result.keptInRows]).toEqual([0, 0, keptInRows]);
      }),
    );
  });

  test('of Markdown stays where it breaks a line', () => {
    fc.assert(
      fc.property(fc.oneof(anyLines, anyRows), fc.integer({ min: 1, max: 9 }), (text, stepUnits) => {
        const { text: expected } = strippedLines(text, (line, isLast) => !isLast && /[^ \t]/.test(line) && line.endsWith('  '));
        expect(wholeText(stripped(text, true, stepUnits).text)).toBe(expected);
      }),
    );
  });

  test('is gone after once, in either form of a text', () => {
    fc.assert(
      fc.property(fc.oneof(anyLines, anyRows), fc.boolean(), fc.integer({ min: 1, max: 9 }), (text, markdown, stepUnits) => {
        const once = stripped(text, markdown);
        const twice = stripped(once.text, markdown, stepUnits);
        expect(twice).toMatchObject({ text: once.text, droppedUnits: 0, lines: 0, keptBreaks: once.keptBreaks, keptInRows: once.keptInRows });
        expect(wholeText(stripped(inUtf8(text), markdown, stepUnits).text)).toBe(once.text);
      }),
    );
  });

  test('names the breaks that it leaves', () => {
    expect(stripped('one  \ntwo \n   \nthree  ', true)).toEqual({ text: 'one  \ntwo\n\nthree', droppedUnits: 6, lines: 3, keptBreaks: 1, keptInDiffs: 0, keptInRows: 0 });
  });

  test('of a diff stays, as its lines are those of a file', () => {
    const diff = ['--- a/two words.txt\t', '+++ b/two words.txt\t', '@@ -1,4 +1,4 @@ f() ', ' ', '-old  ', '+new\t', '', ' end ', '-- '];
    for (const end of ['\n', '\r\n']) {
      for (let stepUnits = 1; stepUnits < 9; stepUnits += 1) {
        const text = ['before ', ...diff, '', 'after ', '- point '].join(end);
        const result = stripped(text, false, stepUnits);
        expect(wholeText(result.text)).toBe(['before', ...diff, '', 'after', '- point'].join(end));
        expect(result).toMatchObject({ lines: 3, keptInDiffs: 8, droppedUnits: 3 });
      }
    }
  });

  test('of a row of a table stays where it is an empty cell', () => {
    const rows = Array.from({ length: 4 }, (_, at) => `name${at}\t${at}\t\t\t`);
    for (const end of ['\n', '\r\n']) {
      for (const header of [[], ['name\tcount\tunit\tnote\tfrom']]) {
        const lines = ['A table: \t', ...header, ...rows, 'name9\t9\tm\t \tx ', '\t\t\t\t', '', 'after\t'];
        for (let stepUnits = 1; stepUnits < 30; stepUnits += 1) {
          const result = stripped(lines.join(end), false, stepUnits);
          expect(wholeText(result.text)).toBe(['A table:', ...header, ...rows, 'name9\t9\tm\t \tx', '\t\t\t\t', '', 'after'].join(end));
          expect(result).toMatchObject({ lines: 3, keptInRows: 5 });
        }
      }
    }
  });

  test('of code goes, whatever tabs it begins with', () => {
    const code = ['\tif (a) {\t', '\t\tb();', '\t\tc();\t\t', '\t}\t', '\t}\t', '\t', '\t\t'];
    expect(stripped(code.join('\n')).text).toBe('\tif (a) {\n\t\tb();\n\t\tc();\n\t}\n\t}\n\n');
  });

  test('of a hunk stays until its lines are over, whatever its numbers are', () => {
    expect(stripped('@@ -1 +1 @@\n-a \n+b \n\nc ').text).toBe('@@ -1 +1 @@\n-a \n+b \n\nc');
    expect(stripped('@@\n-a \n b \n\n c ').text).toBe('@@\n-a \n b \n\n c');
    expect(stripped('@@ -1,90 +1,90 @@\n-a \ndiff --git a b \n c ').text).toBe('@@ -1,90 +1,90 @@\n-a \ndiff --git a b\n c');
    expect(stripped(`@@ -1,2 +1,2 @@ ${'x'.repeat(200)} \n \n y `, true, 7)).toMatchObject({ droppedUnits: 0, keptInDiffs: 3 });
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
