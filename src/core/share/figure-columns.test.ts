import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureColumns } from './figure-columns';
import { csvTable } from './table-text';

/** One column of figures beside the names, as rows of the CSV. */
const csvOf = (head: string, ...cells: readonly string[]) =>
  csvTable(figureColumns([['Name', head], ...cells.map((cell, at) => [`n${at}`, cell])])).trimEnd().split('\r\n').map((row) => row.replace(/^(Name|n\d+),?/, ''));

describe('figures of a table in columns of their own', () => {
  it('are numbers, with the unit in the head and "~" and the range beside them', () => {
    expect(csvOf('Tokens', '~8,345 7,629–9,061', '8,515', '–')).toEqual(['Tokens,Tokens low,Tokens high,Tokens estimated', '8345,7629,9061,yes', '8515,,,', ',,,']);
    expect(csvOf('Cost', '~$0.04', '$3.84', '0')).toEqual(['Cost (USD),Cost estimated', '0.04,yes', '3.84,', '0,']);
    expect(csvOf('Cost', '~$0.041 ($0.031–0.055)', '$1,230 ($1,100–$1,380)', '~$2 (from $1)', '~$2 (up to $5)')).toEqual(['Cost (USD),Cost low (USD),Cost high (USD),Cost estimated', '0.041,0.031,0.055,yes', '1230,1100,1380,', '2,1,,yes', '2,,5,yes']);
    expect(csvOf('Ratio', '~0.98×', '1.00×')).toEqual(['Ratio (×),Ratio estimated', '0.98,yes', '1.00,']);
    expect(csvOf('Change', '~−$0.50', '+$0.01', '0')).toEqual(['Change (USD),Change estimated', '-0.50,yes', '0.01,', '0,']);
    expect(csvOf('B − A', '+~12', '−~2,355', '−38', '+~$0.50')).toEqual(['B − A,B − A unit,B − A estimated', '12,,yes', '-2355,,yes', '-38,,', '0.50,USD,yes']);
  });

  it('are less and more as they are added up', () => {
    expect(csvOf('Against resending', '–', '~$0.3209463 less', '$0.5 more', 'the same')).toEqual(['Against resending (USD),Against resending estimated', ',', '-0.3209463,yes', '0.5,', 'the same,']);
    expect(csvOf('Saved', '~1,234 tokens less', '7 less')).toEqual(['Saved,Saved unit,Saved estimated', '-1234,tokens,yes', '-7,,']);
    expect(csvOf('Files', '2', '3 more of them')).toEqual(['Files,Files note', '2,', '3,more of them']);
  });

  it('have what stands beside them as a note', () => {
    expect(csvOf('Fit', '99.5 % 199 of 200')).toEqual(['Fit (%),Fit note', '99.5,199 of 200']);
    expect(csvOf('Cost of all', '$1.22 1 without a price', '$3')).toEqual(['Cost of all (USD),Cost of all note', '1.22,1 without a price', '3,']);
    expect(csvOf('128K', '94.4', '74.7 , below the threshold')).toEqual(['128K,128K note', '94.4,', '74.7,below the threshold']);
    expect(csvOf('Tokens', '8,041 (1.1M–1.2M)', '7')).toEqual(['Tokens,Tokens note', '8041,1.1M–1.2M', '7,']);
  });

  it('have the mark of a shorter answer as a note too, and say of parts and multiples which they are', () => {
    expect(csvOf('Request', '~$0.0018† ($0.0017–0.0018)', '$0.0045†', '$1')).toEqual(['Request (USD),Request low (USD),Request high (USD),Request estimated,Request note', '0.0018,0.0017,0.0018,yes,†', '0.0045,,,,†', '1,,,,']);
    expect(csvOf('vs chosen', '÷2,197', '1.25×')).toEqual(['vs chosen,vs chosen unit', '2197,÷', '1.25,×']);
  });

  it('are ranges and bounds without a value', () => {
    expect(csvOf('Range', '10–14', '387–529')).toEqual(['Range low,Range high', '10,14', '387,529']);
    expect(csvOf('Span', '0 %–5 %', '5.1–7.2 %')).toEqual(['Span low (%),Span high (%)', '0,5', '5.1,7.2']);
    expect(csvOf('Drop', '−2.3 to −11.0', '0.0 to 0.0')).toEqual(['Drop low,Drop high', '-11.0,-2.3', '0.0,0.0']);
    expect(csvOf('Share', '< 0.1 %', '5.1 %', '≥ 12.5 %')).toEqual(['Share (%),Share low (%),Share high (%)', ',,0.1', '5.1,,', ',12.5,']);
  });

  it('have a column of units where these differ, and are converted into none', () => {
    expect(csvOf('Whole prompt', '~8,208', '~132 TFLOP', '11.8 %', '~332 ms')).toEqual(['Whole prompt,Whole prompt unit,Whole prompt estimated', '8208,,yes', '132,TFLOP,yes', '11.8,%,', '332,ms,yes']);
    expect(csvOf('Claimed', '131K', '1.05M')).toEqual(['Claimed,Claimed unit', '131,K', '1.05,M']);
  });

  it('leave words where they are, and dates, versions and names whole', () => {
    expect(csvOf('Tokens', '512', 'not stated')).toEqual(['Tokens', '512', 'not stated']);
    for (const cells of [['2026-08-15', '2026-09-22'], ['1.0.2', '3.5-turbo'], ['1:02:03'], ['3 plain words', 'none'], ['estimate', 'exact']]) expect(csvOf('What', ...cells)).toEqual(['What', ...cells]);
    expect(figureColumns([['Name', 'A'], ['7 smaller parts', '1'], ['2024 report.md', '2']])).toEqual([['Name', 'A'], ['7 smaller parts', '1'], ['2024 report.md', '2']]);
    expect(figureColumns([['Depth', 'A'], ['0 %', '1'], ['11 %', '2']])[0]).toEqual(['Depth (%)', 'A']);
    expect(figureColumns([])).toEqual([[]]);
  });

  it('let nothing begin a formula, and lose no row', () => {
    const cell = fc.oneof(fc.constantFrom('~8,345 7,629–9,061', '–', '$1.22 =1+1', '5 % @SUM(A1)', '< 0.1 %', '12 +cmd'), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 5 }), cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const split = figureColumns([['Name', 'A', 'B'], ...rows]);
        expect(split).toHaveLength(rows.length + 1);
        expect(new Set(split.map((cells) => cells.length)).size).toBe(1);
        for (const each of split.flat()) {
          const field = csvTable([[each]]).slice(0, -2).replace(/^"/, '');
          expect(/^[=@\t\r\n]/.test(field) || (/^[+-]/.test(field) && !/^[+-][\d.]+$/.test(field))).toBe(false);
        }
      }),
    );
  });
});
