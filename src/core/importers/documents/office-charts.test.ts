// Charts as Excel, Word and PowerPoint save them, with the values that they were last drawn of.
import { describe, expect, it } from 'vitest';
import { filesIn, withFile } from '@/test/document-files';
import { docxOf, pptxOf, xlsxOf } from '@/test/office-files';
import { sourceOf, zipOf } from '@/test/zip-files';
import { readDocument } from './read-document';

const NAMES = 'xmlns:c="c" xmlns:a="a" xmlns:r="r"';
const rich = (text: string) => `<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr/><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx>`;
const points = (values: readonly string[]) => `<c:ptCount val="${values.length}"/>${values.map((value, index) => (value === '' ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`)).join('')}`;
const strings = (ref: string, ...values: readonly string[]) => `<c:strRef><c:f>${ref}</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;
const numbers = (ref: string, format: string, ...values: readonly string[]) => `<c:numRef><c:f>${ref}</c:f><c:numCache><c:formatCode>${format}</c:formatCode>${points(values)}</c:numCache></c:numRef>`;
const series = (name: string, cat: string, val: string) => `<c:ser><c:idx val="0"/>${name}${cat === '' ? '' : `<c:cat>${cat}</c:cat>`}<c:val>${val}</c:val></c:ser>`;
const chart = (plots: string, title = '') => `<c:chart>${title === '' ? '' : `<c:title>${title}</c:title>`}<c:plotArea>${plots}</c:plotArea><c:legend><c:txPr><a:p/></c:txPr></c:legend></c:chart>`;

const QUARTERS = strings('S!$A$2:$A$4', 'Q1', 'Q2', 'Q3');
const named = (name: string, ref: string) => `<c:tx>${strings(ref, name)}</c:tx>`;
const BARS = chart(
  `<c:barChart><c:barDir val="col"/>${series(named('2024', 'S!$B$1'), QUARTERS, numbers('S!$B$2:$B$4', 'General', '10', '12.5', '9'))}${series(named('2025', 'S!$C$1'), QUARTERS, numbers('S!$C$2:$C$4', '0%', '0.5', '', '0.125'))}</c:barChart><c:catAx><c:title>${rich('Quarter')}</c:title></c:catAx><c:valAx><c:title>${rich('EUR')}</c:title></c:valAx>`,
  rich('Sales by quarter'),
);

const REFERENCE = `<a:graphic ${NAMES}><a:graphicData><c:chart r:id="rId1"/></a:graphicData></a:graphic>`;
const inWord = (inner: string) => docxOf(`<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:r><w:drawing>${REFERENCE}</w:drawing></w:r></w:p>`, { chart: `<x ${NAMES}>${inner}</x>` });

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? [result.value.texts[0]?.text, ...result.value.notes] : result.error;
}

describe('a chart', () => {
  it.each([
    [BARS, 'bar chart: Sales by quarter; categories: Quarter; values: EUR; 2024: Q1 = 10, Q2 = 12.5, Q3 = 9; 2025: Q1 = 50%, Q3 = 12.5%'],
    [chart(`<c:pie3DChart>${series('<c:tx><c:v>Shares</c:v></c:tx>', '', '<c:numLit><c:pt idx="0"><c:v>3</c:v></c:pt><c:pt idx="1"><c:v>4</c:v></c:pt></c:numLit>')}</c:pie3DChart>`), 'pie chart: Shares: 3, 4'],
    [chart(`<c:lineChart>${series('', numbers('', 'yyyy\\-mm\\-dd', '45000', '45001'), numbers('', '#,##0.00 [$€-407]', '1', '2'))}</c:lineChart>`), 'line chart: 2023-03-15 = 1.00 €, 2023-03-16 = 2.00 €'],
    [`<c:date1904/>${chart(`<c:lineChart>${series('', numbers('', 'yyyy\\-mm\\-dd', '0'), numbers('', '', '1'))}</c:lineChart>`)}`, 'line chart: 1904-01-01 = 1'],
    [chart(`<c:barChart>${series('', `<c:multiLvlStrRef><c:f>S!A1:B3</c:f><c:multiLvlStrCache><c:lvl>${points(['Q1', 'Q2', 'Q1'])}</c:lvl><c:lvl>${points(['2024', '', '2025'])}</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>`, numbers('', '', '7', '8', '9'))}</c:barChart>`), 'bar chart: 2024 Q1 = 7, 2024 Q2 = 8, 2025 Q1 = 9'],
    [chart(`<c:scatterChart><c:ser><c:xVal>${numbers('', '', '1', '2')}</c:xVal><c:yVal>${numbers('', '', '3', '4')}</c:yVal></c:ser></c:scatterChart><c:valAx><c:title>${rich('Time')}</c:title></c:valAx><c:valAx><c:title>${rich('Way')}</c:title></c:valAx>`), 'scatter chart: x: Time; y: Way; (1, 3), (2, 4)'],
    [chart(`<c:bubbleChart><c:ser><c:yVal>${numbers('', '', '3')}</c:yVal><c:bubbleSize>${numbers('', '', '9')}</c:bubbleSize></c:ser></c:bubbleChart>`), 'bubble chart: (1, 3, 9)'],
    [chart(`<c:barChart>${series('', '', numbers('', '', '1'))}</c:barChart><c:lineChart>${series('<c:tx><c:v>Line</c:v></c:tx>', '', numbers('', '', ''))}</c:lineChart>`, `<c:tx>${strings('S!A1', 'Named by a cell')}</c:tx>`), 'chart: Named by a cell; 1; Line'],
  ])('has its titles, series and points in brackets where it is shown', async (inner, words) => {
    expect(await read(inWord(inner))).toEqual([`See [${words}]\n`]);
  });

  it('stands on its slide', async () => {
    const slides = pptxOf([{ shapes: `<p:graphicFrame>${REFERENCE}</p:graphicFrame>`, comments: `<x ${NAMES}>${BARS}</x>` }]);
    const asChart = await withFile(slides, 'ppt/slides/_rels/slide1.xml.rels', (file) => ({ ...file, content: String(file.content instanceof Uint8Array ? new TextDecoder().decode(file.content) : file.content).replace('/comments"', '/chart"') }));
    expect(await read(asChart)).toEqual(['# Slide 1\n\n[bar chart: Sales by quarter; categories: Quarter; values: EUR; 2024: Q1 = 10, Q2 = 12.5, Q3 = 9; 2025: Q1 = 50%, Q3 = 12.5%]\n']);
  });

  it('without words, or that is damaged, is told as left out', async () => {
    for (const inner of [chart(''), '<c:chart']) expect(await read(inWord(inner))).toEqual(['See \n', 'Left out: 1 chart.']);
  });

  it('of many points with a long format is read at once', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => String(index));
    const [text] = (await read(inWord(chart(`<c:lineChart>${series('', '', numbers('', `0${'x'.repeat(200_000)}`, ...many))}</c:lineChart>`)))) as readonly string[];
    expect(text).toBe(`See [line chart: ${many.join(', ')}]\n`);
  });

  it('of cells names them and does not say them again, unless they are in another workbook', async () => {
    const rows = '<sheetData><row><c><v>7</v></c></row></sheetData>';
    const drawing = `<xdr:graphicFrame>${REFERENCE}</xdr:graphicFrame>`;
    const book = async (inner: string) => {
      const sheets = xlsxOf([{ name: 'S', rows, drawing }, { name: 'Chart', rows: '<sheetViews/>', drawing, kind: 'chartsheet' }]);
      const parts = [1, 2].flatMap((sheet) => [
        { path: `xl/drawings/_rels/drawing${sheet}.xml.rels`, content: '<Relationships><Relationship Id="rId1" Type="x/chart" Target="../charts/chart1.xml"/></Relationships>' },
        ...(sheet === 1 ? [{ path: 'xl/charts/chart1.xml', content: `<c:chartSpace ${NAMES}>${inner}</c:chartSpace>` }] : []),
      ]);
      return read(zipOf([...(await filesIn(sheets)), ...parts]));
    };
    const words = '[bar chart: Sales by quarter; categories: Quarter; values: EUR; 2024: S!$B$2:$B$4 by S!$A$2:$A$4; 2025: S!$C$2:$C$4 by S!$A$2:$A$4]';
    expect(await book(BARS)).toEqual([`## S\n\n7\n${words}\n\n## Chart\n\n${words}\n`]);
    expect(await book(chart(`<c:pieChart>${series('', '', numbers("'[1]Other one'!$A$1", '', '5'))}</c:pieChart>`))).toEqual(['## S\n\n7\n[pie chart: 5]\n\n## Chart\n\n[pie chart: 5]\n']);
  });
});
