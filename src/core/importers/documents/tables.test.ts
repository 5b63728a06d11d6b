// Tables whose cells are merged: the columns stay in line, and what a merged cell says stands once.
import { describe, expect, it } from 'vitest';
import { docxOf, pptxOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { readDocument } from './read-document';

const read = async (bytes: Uint8Array) => {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? result.value.texts[0]?.text : result.error;
};

describe('a table of a Word document', () => {
  const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const span = (columns: number | string) => `<w:gridSpan w:val="${columns}"/>`;
  const table = (...rows: readonly string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

  it('has an empty cell for each column that a cell goes over, and for each row', async () => {
    const down = table(tc('Region', '<w:vMerge w:val="restart"/>') + tc('2025', span(2)) + tc('Sum'), tc('', '<w:vMerge/>') + tc('Plan') + tc('Real') + tc('3'), tc('all|', span(4)));
    expect(await read(docxOf(down))).toBe('| Region | 2025 |  | Sum |\n| --- | --- | --- | --- |\n|  | Plan | Real | 3 |\n| all\\| |  |  |  |\n');
  });

  it('has one for each column that a row leaves out before its cells or behind them, and not for what it was before a change', async () => {
    const row = (properties: string) => `<w:trPr>${properties}</w:trPr>`;
    const shifted = table(`${row('<w:gridBefore w:val="1"/>')}${tc('b')}${tc('c')}`, `${row('<w:gridAfter w:val="2"/><w:trPrChange><w:trPr><w:gridBefore w:val="2"/></w:trPr></w:trPrChange>')}${tc('a', `<w:tcPrChange><w:tcPr>${span(3)}</w:tcPr></w:tcPrChange>`)}`);
    expect(await read(docxOf(shifted))).toBe('|  | b | c |\n| --- | --- | --- |\n| a |  |  |\n');
  });

  it('stands apart from one that follows at once', async () => {
    expect(await read(docxOf(table(tc('a')) + table(tc('b')) + '<w:p/>' + table(tc('c'))))).toBe('| a |\n| --- |\n\n| b |\n| --- |\n\n| c |\n| --- |\n');
  });

  it('has no more columns than there may be, whatever it says', async () => {
    const text = await read(docxOf(table(tc('a', span(4_000_000_000)) + tc('b', span(-2)) + tc('c', span('x')))));
    expect([typeof text === 'string' && text.split('\n')[0]?.split('|').length, String(text).includes('|  | b | c |')]).toEqual([67, true]);
  });
});

describe('a table of a page', () => {
  it.each([
    ['<tr><th rowspan=2>Region<th colspan=2>2025<th>Sum<tr><td>Plan<td>Real<td>3', 'Region\t2025\t\tSum\n\tPlan\tReal\t3\n'],
    ['<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e', 'a\tb\t\tc\nd\t\t\te\n'],
    ['<tbody><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3</tbody><tbody><tr><td>b<td>4</tbody>', 'a\t1\n\t2\n\t3\nb\t4\n'],
    ['<tbody><tr><td rowspan=9>a<td>1</tbody><tbody><tr><td>b<td>2', 'a\t1\nb\t2\n'],
    ['<tr><td rowspan=2>a<td><table><tr><td>x<td>y<tr><td>z</table><td>b<tr><td>c<td>d', 'a\t\n\nx\ty\nz\n\n\tb\n\tc\td\n'],
    ['<tr><td rowspan=2>a<td hidden rowspan=2>no<td>b<tr><td hidden>no<td>c', 'a\tb\n\tc\n'],
    ['<tr><td colspan=x>a<td colspan="0">b<td colspan=-3>c<td rowspan="">d<td colspan=" 2 ">e<td>f', 'a\tb\tc\td\te\t\tf\n'],
  ])('keeps its columns in line: %s', async (rows, text) => {
    expect(await read(new TextEncoder().encode(`<!doctype html><body><table>${rows}</table>`))).toBe(text);
  });

  it('does not take for ever, or fill the memory, by what its cells say', async () => {
    const wide = `<tr>${'<td colspan=1000 rowspan=65534>'.repeat(2000)}`;
    const page = new TextEncoder().encode(`<!doctype html><table>${wide}${'<tr><td>x'.repeat(200_000)}</table>`);
    const startMs = performance.now();
    expect(String(await read(page)).length).toBeLessThan(25_000_000);
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });
});

it('tables of a slide keep their columns, and stand apart', async () => {
  const tc = (text: string, attributes = '') => `<a:tc${attributes}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
  const table = (...rows: readonly string[]) => `<p:graphicFrame><a:tbl>${rows.map((row) => `<a:tr>${row}</a:tr>`).join('')}</a:tbl></p:graphicFrame>`;
  const merged = table(tc('Region', ' rowSpan="2"') + tc('2025', ' gridSpan="2"') + tc('', ' hMerge="1"'), tc('', ' vMerge="1"') + tc('Plan') + tc('Real'));
  expect(await read(pptxOf([{ shapes: merged + table(tc('a')) + '<p:sp><p:txBody><a:p><a:r><a:t>Words</a:t></a:r></a:p></p:txBody></p:sp>' + table(tc('b')) }]))).toBe('# Slide 1\n\nRegion\t2025\t\n\tPlan\tReal\n\na\nWords\nb\n');
});
