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
    ['0.12345', '0%', '12%'],
    ['0.12345', '0.0%', '12.3%'],
    ['0.125', '0%', '13%'],
    ['0.125', '0.0#%', '12.5%'],
    ['0.285', '0%', '29%'],
    ['12.5', '#,##0%', '1,250%'],
    ['0.07', '0.00%', '7.00%'],
    ['-0.3', '0.0%;[Red]-0.0%', '-30.0%'],
    ['0.1', '+0.0%;-0.0%', '10.0%'],
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
    ['-5', '"a;b" 0;"c" 0', '-c 5'],
    ['-5', '0;"-"0', '-5'],
    ['-5', '0;\\(0\\)', '-5'],
    ['0', '0.00;-0.00;"-"', '0.00'],
    ['-2', '0;;', '-2'],
    ['1', '"Yes";"Yes";"No"', 'Yes'],
    ['0', '"Yes";"Yes";"No"', 'No'],
    ['-7', '0;"below";"none"', 'below'],
    ['0.2', '[Green]"▲" 0%;[Red]"▼" 0%', '▲ 20%'],
    ['-0.2', '[Green]"▲" 0%;[Red]"▼" 0%', '-▼ 20%'],
    ['2', '[=1]"one";[=2]"two";0', 'two'],
    ['3', '[=1]"one";[=2]"two";0', '3'],
    ['3', '[=1]"one";[=2]"two"', '3'],
    ['12000.5', '[>=1000]0.0"k";0', '12000.5k'],
    ['12.5', '[>=1000]0.0"k";0', '13'],
    ['-3', '[<=-2.5]"cold";"warm"', 'cold'],
    ['5551234', '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '555-1234'],
    ['2065551234', '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '(206) 555-1234'],
    ['1234', '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '1234'],
    ['23456789', '000\\-00\\-0000', '023-45-6789'],
    ['1230', '0"h"00', '12h30'],
    ['1230.5', '0"h"00', '1230.5'],
    ['-1230', '0"h"00', '-1230'],
    ['7', '"No. "@', 'No. 7'],
    ['7', '0;0;0;"No. "@', '7'],
  ])('%s in %s is %s', (value, code, text) => {
    expect(shownNumber(value, shownLook(code), 1900).text).toBe(text);
  });

  it.each(['General', '#,##0,"k"', '0,.0', '0.0.0', '0.0,,"M"', '[>20000]0.0"k"', '[=1]"a";[=2]0,', '0-0;', '# ?/?', '0.00E+00', '000\\-00\\-0000', ';;;', '@', '', '"-"', '0%%;'.repeat(100)])('stands as its digits where a format would change it, or adds nothing: %s', (code) => {
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
    expect(result).toMatchObject({ ok: true, value: { texts: [{ text: '## S\n\n25%\t12.50%\t0.1 kg\tx\n' }], notes: ['1 formula stands as the value that was saved.', '1 number stands rounded, as its format shows it.'] } });
  });

  it('is told where the format shows fewer digits than it has, and General shows all', async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="1"/></cellXfs>';
    const cells = (list: string) => read(xlsxOf([{ name: 'S', rows: `<sheetData><row>${list}</row></sheetData>` }], { styles }));
    expect(await cells('<c s="0"><v>1234567.891234</v></c><c s="1"><v>1234567.891</v></c><c s="2"><v>0.4</v></c><c s="1"><v>5</v></c>')).toEqual(['## S\n\n1234567.891234\t1,234,567.89\t0\t5.00\n', '2 numbers stand rounded, as their formats show them.']);
    expect(await cells('<c s="1"><v>0.125</v></c>')).toEqual(['## S\n\n0.13\n', '1 number stands rounded, as its format shows it.']);
  });

  it('is told where words stand in its place', async () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="&quot;Yes&quot;;&quot;Yes&quot;;&quot;No&quot;"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>';
    const cells = (list: string) => read(xlsxOf([{ name: 'S', rows: `<sheetData><row>${list}</row></sheetData>` }], { styles }));
    expect(await cells('<c><v>1</v></c><c><v>0</v></c>')).toEqual(['## S\n\nYes\tNo\n', '2 numbers stand as the words that their formats show.']);
    expect(await cells('<c><v>7</v></c>')).toEqual(['## S\n\nYes\n', '1 number stands as the words that its format shows.']);
  });

  it('is told of shares as of others', async () => {
    const styles = '<cellXfs><xf numFmtId="9"/></cellXfs>';
    expect(await read(xlsxOf([{ name: 'S', rows: '<sheetData><row><c><v>0.12345</v></c><c><v>0.5</v></c></row></sheetData>' }], { styles }))).toEqual(['## S\n\n12%\t50%\n', '1 number stands rounded, as its format shows it.']);
  });
});

it('a text has what its format puts around it', async () => {
  const styles = '<numFmts><numFmt numFmtId="164" formatCode="0;0;0;&quot;ID-&quot;@"/><numFmt numFmtId="165" formatCode="@\\ &quot;kg&quot;"/><numFmt numFmtId="166" formatCode="0;0;0;&quot;gone&quot;"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="49"/></cellXfs>';
  const cells = '<c s="0" t="s"><v>0</v></c><c s="1" t="inlineStr"><is><t>b</t></is></c><c s="2" t="str"><f>x</f><v>c</v></c><c s="3" t="s"><v>0</v></c><c s="0"><v>5</v></c><c s="3"><v>007</v></c>';
  expect(await read(xlsxOf([{ name: 'S', rows: `<sheetData><row>${cells}</row></sheetData>` }], { styles, strings: '<si><t>a</t></si>' }))).toEqual(['## S\n\nID-a\tb kg\tc\ta\t5\t007\n', '1 formula stands as the value that was saved.']);
});
