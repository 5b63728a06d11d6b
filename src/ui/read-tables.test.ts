import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactText, plainRows, type ReadCell, withKinds } from './read-tables';

const cell = (text: string, span = 1): ReadCell => ({ text, exact: text, span, hasControl: false });
const button = (text = ''): ReadCell => ({ text, exact: text, span: 1, hasControl: true });

describe('rows of a table that is read off the page', () => {
  it('have a place for each column that a cell spans', () => {
    expect(plainRows([[cell('Limit'), cell('Stated'), cell('Left')], [cell('Output'), cell('not stated', 2)]])).toEqual([['Limit', 'Stated', 'Left'], ['Output', 'not stated', '']]);
  });

  it('are not those without a word, nor a remark that spans the table', () => {
    const rows = [[cell('Limit'), cell('Stated')], [cell('Window'), cell('128,000')], [cell('according to its maker', 2)], [cell(''), cell('')]];
    expect(plainRows(rows)).toEqual([['Limit', 'Stated'], ['Window', '128,000']]);
  });

  it('lose a column of buttons with its head, and no column that has words or no button', () => {
    const rows = [[cell('Model'), cell('Note'), cell('Price'), cell('Remove')], [button('A'), cell(''), button(), button()], [button('B'), cell(''), cell('$1'), cell('')]];
    expect(plainRows(rows)).toEqual([['Model', 'Note', 'Price'], ['A', '', ''], ['B', '', '$1']]);
  });

  it('say what they are to a sum, where they do, and no others have a column for it', () => {
    const rows = [[cell('Part'), cell('Tokens')], [cell('System'), cell('10')], [cell('a.md'), cell('10')], [cell('a remark', 2)], [cell('none of it', 2)], [cell('Input'), cell('10')]];
    expect(plainRows(withKinds(rows, ['', 'group', 'part', '', 'off', 'total']))).toEqual([
      ['Part', 'Tokens', 'Row'], ['System', '10', 'group'], ['a.md', '10', 'part'], ['none of it', '', 'off'], ['Input', '10', 'total'],
    ]);
    expect(withKinds(rows, rows.map(() => ''))).toBe(rows);
  });

  it('keep a table of one column', () => {
    expect(plainRows([[cell('Name')], [cell('a')]])).toEqual([['Name'], ['a']]);
    expect(plainRows([])).toEqual([]);
  });

  it('are as long as each other, and hold every word of cells that stand alone in their column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.array(fc.array(fc.string({ minLength: 1 }), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 }), (columns, texts) => {
        const rows = texts.map((row) => row.slice(0, columns));
        expect(plainRows(rows.map((row) => row.map((text) => cell(text))))).toEqual(rows);
      }),
    );
  });

  it('have amounts to the last digit where that is asked for', () => {
    const amounts = [{ shown: '$0.034', value: '0.03402962' }, { shown: '$0.024', value: '0.0243069' }, { shown: '$0.050', value: '0.0496' }];
    expect(exactText('~$0.034 $0.024–$0.050', amounts)).toBe('~$0.03402962 $0.0243069–$0.0496');
    expect(exactText('~−$0.50', [{ shown: '−$0.50', value: '-0.4999' }])).toBe('~−$0.4999');
    expect(exactText('< $0.000001', [{ shown: '< $0.000001', value: '0.0000000125' }])).toBe('$0.0000000125');
    expect(exactText('+ Reserved for output', [{ shown: '+', value: null }])).toBe('Reserved for output');
    expect(exactText('no price', [{ shown: '$1.00', value: '1' }])).toBe('no price');
    const cells = [[cell('Part'), cell('Cost')], [cell('Input'), { ...cell('$0.034'), exact: '$0.03402962' }]];
    expect([plainRows(cells), plainRows(cells, 'exact')].map((rows) => rows[1])).toEqual([['Input', '$0.034'], ['Input', '$0.03402962']]);
  });
});
