// Rows of JSON that are not one to a line of LF: values over several lines, comments and blank lines before them, lines that end in CR.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { batchRowsInSteps } from './batch-rows';

const rowsOf = (text: string) => {
  const { kind, starts, ends, lines, comments, isCutOff } = lastOf(batchRowsInSteps(text));
  return { kind, rows: starts.map((start, at) => text.slice(start, ends[at])), lines, comments, isCutOff };
};
const request = (content: string) => ({ model: 'm', messages: [{ role: 'user', content }] });
const pretty = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value, null, 2));

describe('values over several lines', () => {
  it('are a row each, one under another or on one line, with or without commas between, and one by itself is one', () => {
    const values = pretty(request('A'), request('B "{"'), request('C'));
    const lines = [0, 1, 2].map((at) => 1 + at * values[0]!.split('\n').length);
    for (const between of ['\n', '\n\n', ',\n', '\r\n']) expect(rowsOf(values.join(between))).toMatchObject({ kind: 'values', rows: values });
    expect(rowsOf(`\ufeff${values.join('\n')}\n`)).toMatchObject({ kind: 'values', rows: values, lines, isCutOff: undefined });
    expect(rowsOf(values[0]!)).toMatchObject({ kind: 'values', rows: [values[0]], lines: [1] });
    const short = [request('A'), request('B')].map((value) => JSON.stringify(value));
    expect(rowsOf(short.join(''))).toMatchObject({ kind: 'values', rows: short, lines: [1, 1] });
    expect(rowsOf(short.join(' '))).toMatchObject({ kind: 'values', rows: short });
    expect(rowsOf(short.join('\n')).kind).toBe('lines');
  });

  it('that are lists of requests are all of their requests', () => {
    const lists = [[request('A'), request('B')], [request('C')]];
    for (const written of [pretty(...lists), lists.map((each) => JSON.stringify(each))]) expect(rowsOf(written.join('\n')).rows.map((row) => JSON.parse(row) as unknown)).toEqual(lists.flat());
  });

  it('that are cut off, or broken, take no other with them, and what stands between is told', () => {
    const [first, second, third] = pretty(request('A'), request('B'), request('C')) as [string, string, string];
    const cut = second.slice(0, -9);
    expect(rowsOf(`${first}\n${cut}`)).toMatchObject({ rows: [first, cut], lines: [1, 10], isCutOff: true });
    const inString = second.slice(0, second.indexOf('B'));
    for (const broken of [cut, inString]) expect(rowsOf(`${first}\n${broken}\n${third}`)).toMatchObject({ rows: [first, `${broken}\n`, third], isCutOff: undefined });
    expect(rowsOf(`${first}\nwords between\n}\n${third}`)).toMatchObject({ rows: [first, 'words between', '}', third] });
    // A line that is damaged is one of lines.
    expect(rowsOf(`{"prompt":"a\n{"prompt":"b"}\n`)).toMatchObject({ kind: 'lines', rows: ['{"prompt":"a', '{"prompt":"b"}'] });
  });

  it('are found whatever they hold, and as many as are whole however the text is cut', () => {
    const record = fc.dictionary(fc.string({ maxLength: 4 }), fc.json({ maxDepth: 3 }).map((json) => JSON.parse(json) as unknown), { minKeys: 1, maxKeys: 3 });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }), fc.nat(), (records, indent, cutAt) => {
        const values = records.map((each) => JSON.stringify(each, null, indent));
        const text = values.join('\n');
        expect(rowsOf(text)).toMatchObject({ kind: 'values', rows: values });
        const cut = text.slice(0, values[0]!.length + (cutAt % (text.length - values[0]!.length + 1)));
        const whole = values.filter((_, at) => values.slice(0, at + 1).join('\n').length <= cut.length);
        expect(rowsOf(cut).rows.slice(0, whole.length)).toEqual(whole);
      }),
    );
  });
});

describe('lines of JSON', () => {
  it('end in CR as in LF, each with its number, wherever the text is cut into pieces', () => {
    const long = JSON.stringify({ prompt: 'w'.repeat((1 << 16) - 14) });
    expect(long).toHaveLength((1 << 16) - 1);
    for (const [lineBreak, units] of [['\r', 1], ['\r\n', 2], ['\n', 1]] as const) {
      const text = [long, '', '{"prompt":"b"}', '"c"'].join(lineBreak);
      expect(rowsOf(text), JSON.stringify(lineBreak)).toMatchObject({ kind: 'lines', rows: [long, '{"prompt":"b"}', '"c"'], lines: [1, 3, 4] });
      expect(text.length).toBe(long.length + 14 + 3 + 3 * units);
    }
  });

  it('may have comments before and between them, and blank lines without end, which are no rows', () => {
    const text = '# made on a day\n\n// of a year\n{"prompt":"a"}\n  # more\n{"prompt":"b"}\n';
    expect(rowsOf(text)).toMatchObject({ kind: 'lines', rows: ['{"prompt":"a"}', '{"prompt":"b"}'], lines: [4, 6], comments: 3 });
    expect(rowsOf(`${'\n'.repeat(70_000)}{"prompt":"a"}\n{"prompt":"b"}`)).toMatchObject({ kind: 'lines', lines: [70_001, 70_002], comments: undefined });
    expect(rowsOf(`# list\n[\n{"prompt":"a"},\n{"prompt":"b"}]`)).toMatchObject({ kind: 'list', rows: ['{"prompt":"a"}', '{"prompt":"b"}'], lines: [3, 4] });
    expect(rowsOf('# only\n').rows).toEqual(['# only']);
  });
});

describe('a table', () => {
  it('may have lines with # above it, which are no rows, where it has more columns than they', () => {
    const of = (text: string) => {
      const { kind, columns, lines, comments, guessedColumn, separator } = lastOf(batchRowsInSteps(text));
      return [kind, columns, lines, comments, guessedColumn, separator];
    };
    expect(of('# made by x\n#\nid,prompt\n1,Hello\n2,World')).toEqual(['csv', ['id', 'prompt'], [4, 5], 2, 1, ',']);
    expect(of('# made by x\nid\tprompt\n1\tHello\n')).toEqual(['csv', ['id', 'prompt'], [3], 1, 1, '\t']);
    expect(of('#,prompt\n1,Hello\n2,World')).toEqual(['csv', ['#', 'prompt'], [2, 3], undefined, 1, ',']);
    expect(of('# Title\nprompt\nWords')).toEqual(['csv', ['column 1'], [1, 2, 3], undefined, 0, ',']);
    // The text is in a column that there is.
    expect(of('12\n3,Hello there\n')).toEqual(['csv', ['column 1'], [1, 2], undefined, 0, ',']);
  });
});
