import { describe, expect, it } from 'vitest';
import { xlsxOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { readDocument } from './read-document';
import { shownLook, shownNumber } from './xlsx-values';

describe('a number with what its format adds', () => {
  it.each([
    ['0.125', '0%', '12.5%'],
    ['0.07', '0.00%', '7%'],
    ['-0.3', '0.0%;[Red]-0.0%', '-30%'],
    ['0.1', '+0.0%;-0.0%', '10%'],
    ['1234.5', '"$"#,##0.00', '$1234.5'],
    ['-5', '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', '-$5'],
    ['12', '#,##0.00\\ [$€-407]', '12 €'],
    ['12', '[$-409]0', '12'],
    ['12', '[$CHF-807] 0.00', 'CHF 12'],
    ['3.5', '0.0 "kg"', '3.5 kg'],
    ['50', '0"%"', '50%'],
    ['1234', '00000', '01234'],
    ['1.5', '00', '1.5'],
    ['5', '"a;b" 0;"c" 0', 'a;b 5'],
  ])('%s in %s is %s', (value, code, text) => {
    expect(shownNumber(value, shownLook(code), 1900)).toBe(text);
  });

  it.each(['General', '0.00', '#,##0', '#,##0,"k"', '0.0,,"M"', '[>=1000]0.0"k";0', '# ?/?', '0.00E+00', '000\\-00\\-0000', ';;;', '@', '', '0%%;'.repeat(100), '\ue0000'])('stands as its digits where a format would change it, or adds nothing: %s', (code) => {
    expect(shownNumber('12000.5', shownLook(code), 1900)).toBe('12000.5');
  });

  it('that is none stays as it is', () => {
    expect(shownNumber('words', shownLook('0%'), 1900)).toBe('words');
    expect(shownNumber('', shownLook('0%'), 1900)).toBe('');
  });

  it('is one in the cells of a sheet, by its own format or a built-in one', async () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot; kg&quot;"/></numFmts><cellXfs><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs>';
    const rows = '<sheetData><row><c s="0"><v>0.25</v></c><c s="1"><f>A1/2</f><v>0.125</v></c><c s="2"><v>7.0000000000000007E-2</v></c><c s="0" t="str"><v>x</v></c></row></sheetData>';
    const result = await readDocument(sourceOf(xlsxOf([{ name: 'S', rows }], { styles })));
    expect(result).toMatchObject({ ok: true, value: { texts: [{ text: '## S\n\n25%\t12.5%\t0.07 kg\tx\n' }] } });
  });
});
