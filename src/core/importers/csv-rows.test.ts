import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv, separatorOf } from './csv-rows';

const BREAKS = ['\n', '\r\n', '\r'] as const;
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

it('reads back what was written, whichever way the lines end', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '\t', '"', '\n', '\r', ' ', '🎉'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), fc.constantFrom(...BREAKS), fc.constantFrom(',', '\t', ';', '|'), fc.boolean(), (rows, lineBreak, separator, isClosed) => {
      // A row of nothing at all is none.
      const kept = rows.map((cells) => (cells.length === 1 && cells[0] === '' ? ['x'] : cells));
      const text = kept.map((cells) => cells.map(quoted).join(separator)).join(lineBreak) + (isClosed && kept.length > 0 ? lineBreak : '');
      const read = parseCsv(text, separator);
      expect(read.map(({ cells }) => cells)).toEqual(kept);
      // Where a row stands is the row as it was written, without its line break.
      expect(read.map(({ start, end }) => text.slice(start, end))).toEqual(kept.map((cells) => cells.map(quoted).join(separator)));
    }),
  );
});

it.each(BREAKS)('names lines and leaves out empty ones (%j)', (lineBreak) => {
  const rows = parseCsv(['a,b', '', '1,"x', 'y"', '2,z'].join(lineBreak));
  expect(rows.map(({ cells }) => cells)).toEqual([['a', 'b'], ['1', `x${lineBreak}y`], ['2', 'z']]);
  if (lineBreak !== '\r') expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
});

it.each(BREAKS)('names a quote that lacks another, by the line that it opens on, and none that is sound (%j)', (lineBreak) => {
  const loose = (...lines: readonly string[]) => parseCsv(lines.join(lineBreak)).map(({ looseQuote, isOpen }) => (looseQuote === null ? null : [looseQuote.line, looseQuote.lines, isOpen]));
  expect(loose('id,prompt', '1,"A', '2,"B"', '3,"C"')).toEqual([null, [2, lineBreak === '\r' ? 1 : 2, false], null]);
  // Which lines a quoted cell goes over, a line feed says.
  if (lineBreak === '\r') return;
  expect(loose('"A', '"B"', '"C', '', '"D"')).toEqual([[1, 2, false], [3, 3, false]]);
  expect(loose('1,"A', '2,B', '3,C')).toEqual([[1, 3, true]]);
  expect(loose('1,"A', '2,"",x', '')).toEqual([[1, 2, true]]);
  expect(loose('1,"A', 'b" ,"c', 'd"', '2,"say ""hi""', '"', '3,"a" b', '4,5" pipe', '5,"a,"b","c', '"')).toEqual([null, null, [6, 1, false], null, [8, 1, false]]);
});

it('keeps a line break in two halves together across the steps', () => {
  const long = 'x'.repeat((1 << 15) - 1);
  expect(parseCsv(`${long}\r\nnext`).map(({ cells, line }) => [cells[0]?.length, line])).toEqual([[long.length, 1], [4, 2]]);
});

it.each([
  ['a,b\n1;2,3;4', ','],
  ['a\tb\n1,5\t2,5', '\t'],
  ['a;b\n"1;5";2', ';'],
  ['a;b\n1;2;3', ','],
  ['words\tand\nmore', ','],
  ['one; two\nthree; four', ','],
  ['one;two', ';'],
  ['"a"|"b"\n"1, 5"|2', '|'],
  ['a|b\n"1|5"|2', '|'],
  ['a|b\n1|2|3', ','],
  ['one | two\nthree | four', ','],
  ['|a|b|\n|-|:-:|', ','],
  ['a\tb', '\t'],
  ['', ','],
  [`a;b\n1;2${'x'.repeat(20_000)};3`, ';'],
  [`a\t"${'x'.repeat(20_000)}"\n1\t2`, ','],
] as const)('what parts the cells of %j is %j', (text, separator) => {
  expect(separatorOf(text)).toBe(separator);
});

it.each(BREAKS)('takes a first line that says what parts cells as that, and as no row (%j)', (lineBreak) => {
  for (const [separator, first] of [[';', 'sep=;'], ['\t', 'SEP=\t'], ['|', 'sep=|'], [',', '\ufeffsep=,']] as const) {
    const text = [first, ['a, b', 'c', 'd'].map((cell) => (separator === ',' ? quoted(cell) : cell)).join(separator), ['1', '2', '3'].join(separator)].join(lineBreak);
    expect(separatorOf(text)).toBe(separator);
    expect(parseCsv(text, separator).map(({ cells, line }) => [line, ...cells])).toEqual([[2, 'a, b', 'c', 'd'], [3, '1', '2', '3']]);
  }
  // Later, or with more behind it, it is a row like any other.
  expect(parseCsv(['a;b', 'sep=;', 'sep=;c'].join(lineBreak), ';').map(({ cells }) => cells)).toEqual([['a', 'b'], ['sep=', ''], ['sep=', 'c']]);
  expect(parseCsv(['sep=;c', 'x'].join(lineBreak), ';').map(({ cells }) => cells)).toEqual([['sep=', 'c'], ['x']]);
});
