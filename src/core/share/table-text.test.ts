import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from './file-name';
import { csvTable, markdownTable } from './table-text';

describe('a table as text', () => {
  it('keeps figures as numbers, and lets nothing else begin a formula', () => {
    const rows = [['Part', 'Tokens', 'Change'], ['=HYPERLINK("x")', '1,234', '−12'], ['@SUM(A1)\n', '~1,234', '+3.5'], ['-2+3', '12%', '1,23']];
    expect(csvTable(rows).split('\r\n')).toEqual(['Part,Tokens,Change', `"'=HYPERLINK(""x"")",1234,-12`, `"'@SUM(A1)\n","~1,234",+3.5`, `'-2+3,12%,"1,23"`, '']);
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n']) expect(csvTable([[`${start}cmd`]]).replace(/^"/, '')[0]).toBe("'");
  });

  it('has no cell that begins a formula, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 })), (cells) => {
        for (const cell of cells) {
          const field = csvTable([[cell]]).slice(0, -2).replace(/^"/, '');
          expect(/^[=@\t\r\n]/.test(field) || (/^[+-]/.test(field) && !/^[+-][\d.]+$/.test(field))).toBe(false);
        }
      }),
    );
  });

  it('is Markdown with figures at the right', () => {
    expect(markdownTable([['Part', 'Tokens'], ['a|b', '~1,234']])).toBe('| Part | Tokens |\n| :-- | --: |\n| a\\|b | \\~1,234 |\n');
    expect(markdownTable([['Of what', 'Tokens', 'As of'], ['14 files, 20 KB', '1,234 so far', '2026-08-15'], ['Together', '~7', '2026-08-16']]).split('\n')[1]).toBe('| :-- | --: | :-- |');
    expect(markdownTable([['Part', 'B − A'], ['a', '+~$0.01']])).toBe('| Part | B − A |\n| :-- | --: |\n| a | +\\~$0.01 |\n');
  });
});

describe('a name of a file', () => {
  it.each([
    ['Prompt\u202Egnp.exe', 'Promptgnp.exe.csv'],
    ['../../etc/passwd', '-..-etc-passwd.csv'],
    ['a\u0000b\u200B c', 'ab c.csv'],
    ['CON', 'contextscope CON.csv'],
    [' . ', 'contextscope.csv'],
    ['x'.repeat(300), `${'x'.repeat(80)}.csv`],
  ])('%j', (title, name) => {
    expect(fileName(title, '.csv')).toBe(name);
  });
});
