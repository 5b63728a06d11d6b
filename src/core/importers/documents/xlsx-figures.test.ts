import { describe, expect, it } from 'vitest';
import { xlsxOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { readDocument } from './read-document';
import { shownLook, shownNumber } from './xlsx-values';

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? [result.value.texts[0]?.text, ...result.value.notes] : result.error;
}

describe('a number with what its format adds', () => {
  it.each([
    ['0.125', '0%', '12.5%'],
    ['0.07', '0.00%', '7%'],
    ['-0.3', '0.0%;[Red]-0.0%', '-30%'],
    ['0.1', '+0.0%;-0.0%', '10%'],
    ['1234.5', '"$"#,##0.00', '$1,234.50'],
    ['1234.5', '#,##0.00 "€"', '1,234.50 €'],
    ['1234567.891', '#,##0.00', '1,234,567.89'],
    ['-1234567.895', '#,##0.00_);(#,##0.00)', '-1,234,567.90'],
    ['1.005', '0.00', '1.01'],
    ['12000.5', '0.00', '12000.50'],
    ['12000.5', '#,##0', '12,001'],
    ['999.5', '#,##0', '1,000'],
    ['1.5', '#.##', '1.5'],
    ['12', '#.##', '12'],
    ['0.5', '.00', '0.50'],
    ['1.25', '0.0??', '1.25'],
    ['5', '#,##0.', '5'],
    ['1234', '000,000', '001,234'],
    ['0.0000001', '0.00', '0.00'],
    ['2.5E-7', '0.000000', '0.000000'],
    ['12345678901234567', '#,##0.0', '12,345,678,901,234,567.0'],
    ['1E+25', '#,##0.00', '1e+25'],
    ['1.5', '\ue0000', '2'],
    ['1234.5678', 'General" kg"', '1234.5678 kg'],
    ['-5', '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', '-$5.00'],
    ['12', '#,##0.00\\ [$€-407]', '12.00 €'],
    ['12', '[$-409]0', '12'],
    ['12', '[$CHF-807] 0.00', 'CHF 12.00'],
    ['3.5', '0.0 "kg"', '3.5 kg'],
    ['50', '0"%"', '50%'],
    ['1234', '00000', '01234'],
    ['1.5', '00', '02'],
    ['5', '"a;b" 0;"c" 0', 'a;b 5'],
  ])('%s in %s is %s', (value, code, text) => {
    expect(shownNumber(value, shownLook(code), 1900).text).toBe(text);
  });

  it.each(['General', '#,##0,"k"', '0,.0', '0.0.0', '0.0,,"M"', '[>=1000]0.0"k";0', '# ?/?', '0.00E+00', '000\\-00\\-0000', ';;;', '@', '', '0%%;'.repeat(100)])('stands as its digits where a format would change it, or adds nothing: %s', (code) => {
    expect(shownNumber('12000.5', shownLook(code), 1900)).toEqual({ text: '12000.5', isRounded: false });
  });

  it('that is none stays as it is', () => {
    expect(shownNumber('words', shownLook('0%'), 1900).text).toBe('words');
    expect(shownNumber('', shownLook('0%'), 1900).text).toBe('');
  });

  it('is one in the cells of a sheet, by its own format or a built-in one', async () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot; kg&quot;"/></numFmts><cellXfs><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs>';
    const rows = '<sheetData><row><c s="0"><v>0.25</v></c><c s="1"><f>A1/2</f><v>0.125</v></c><c s="2"><v>7.0000000000000007E-2</v></c><c s="0" t="str"><v>x</v></c></row></sheetData>';
    const result = await readDocument(sourceOf(xlsxOf([{ name: 'S', rows }], { styles })));
    expect(result).toMatchObject({ ok: true, value: { texts: [{ text: '## S\n\n25%\t12.5%\t0.1 kg\tx\n' }], notes: ['1 formula stands as the value that was saved.', '1 number stands rounded, as its format shows it.'] } });
  });

  it('is told where the format shows fewer digits than it has, and General shows all', async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="1"/></cellXfs>';
    const cells = (list: string) => read(xlsxOf([{ name: 'S', rows: `<sheetData><row>${list}</row></sheetData>` }], { styles }));
    expect(await cells('<c s="0"><v>1234567.891234</v></c><c s="1"><v>1234567.891</v></c><c s="2"><v>0.4</v></c><c s="1"><v>5</v></c>')).toEqual(['## S\n\n1234567.891234\t1,234,567.89\t0\t5.00\n', '2 numbers stand rounded, as their formats show them.']);
    expect(await cells('<c s="1"><v>0.125</v></c>')).toEqual(['## S\n\n0.13\n', '1 number stands rounded, as its format shows it.']);
  });
});
