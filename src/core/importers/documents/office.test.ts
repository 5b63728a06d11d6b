import { describe, expect, it } from 'vitest';
import { filesIn, withFile } from '@/test/document-files';
import { docxOf, pptxOf, xlsxOf } from '@/test/office-files';
import { sourceOf, zipOf } from '@/test/zip-files';
import { openArchive } from '@/core/importers/archive/archive';
import { readDocument } from './read-document';
import { readXlsx } from './xlsx';
import { columnOf } from './xlsx-sheet';
import { dateText, lookOfCode } from './xlsx-values';

const read = async (bytes: Uint8Array) => {
  const result = await readDocument(sourceOf(bytes));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { ...result.value, text: result.value.texts.map(({ text }) => text).join('\n---\n') };
};
const errorOf = async (bytes: Uint8Array) => {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? null : result.error;
};
const p = (runs: string) => `<w:p>${runs}</w:p>`;
const r = (text: string, properties = '') => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (text: string) => `<w:tc>${p(r(text))}</w:tc>`;

const CHART = '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1" xmlns:r="r"/></a:graphicData></a:graphic>';
const DIAGRAM = '<a:graphic><a:graphicData><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId2" xmlns:r="r"/></a:graphicData></a:graphic>';

describe('a Word document', () => {
  it('tells of charts, diagrams and pictures that are left out', async () => {
    const drawn = (graphic: string) => p(`<w:r><w:drawing xmlns:a="a">${graphic}</w:drawing></w:r>`);
    const { text, notes } = await read(docxOf(p(r('Words')) + drawn(CHART) + drawn(CHART) + drawn(DIAGRAM) + drawn('<a:blip/>')));
    expect(text).toBe('Words\n\n\n\n\n');
    expect(notes).toEqual(['Left out: 2 charts, 1 diagram and 1 picture.']);
  });

  it('is its paragraphs, with what is tracked, hidden or commented in brackets', async () => {
    const body = [
      p(r('Plain &amp; simple ') + r('text')),
      p(r('The price is ') + `<w:del w:id="1">${`<w:r><w:delText>10</w:delText></w:r>`}</w:del><w:ins w:id="2" w:author="B">${r('12')}</w:ins>` + r(' dollars', '<w:b/>') + '<w:r><w:commentReference w:id="0"/></w:r>'),
      p(r('Seen ') + r('un', '<w:vanish/>') + r('seen', '<w:vanish w:val="1"/>') + r(' seen', '<w:vanish w:val="0"/>') + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
      `<w:tbl><w:tr>${cell('a|b')}${cell('2')}</w:tr><w:tr>${cell('3')}<w:tc>${p(r('4'))}${p(r('5'))}</w:tc></w:tr></w:tbl>`,
      p('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:instrText>PAGE</w:instrText><w:t>z</w:t></w:r>'),
      p('<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>'),
    ].join('');
    const { text, notes, label } = await read(
      docxOf(body, {
        comments: '<w:comment w:id="0" w:author="Ada"><w:p><w:r><w:t>Why</w:t></w:r></w:p><w:p><w:r><w:t>so much?</w:t></w:r></w:p></w:comment>',
        footnotes: '<w:footnote w:type="separator" w:id="-1"/><w:footnote w:id="2"><w:p><w:r><w:t>Source: none.</w:t></w:r></w:p></w:footnote>',
        header: '<w:p/>',
      }),
    );
    expect(label).toBe('Word document');
    expect(text).toBe(
      [
        'Plain & simple text',
        'The price is [deleted: 10][inserted: 12] dollars [comment by Ada: Why so much?]',
        'Seen [hidden: unseen] seen[^1]',
        '| a\\|b | 2 |',
        '| --- | --- |',
        '| 3 | 4 5 |',
        'x\ty',
        'z',
        'box',
        '',
        '',
        '[^1]: Source: none.',
        '',
      ].join('\n'),
    );
    expect(notes).toEqual(['Shown in brackets: 1 comment, 1 tracked insertion, 1 tracked deletion and 1 passage of hidden text.', 'At the end: 1 footnote.', 'Left out: headers and footers.']);
  });

  it('is refused by name where its XML is broken, declares entities or lacks a part', async () => {
    expect(await errorOf(docxOf('<w:p>'))).toEqual({ kind: 'xml', entry: 'word/document.xml', fault: 'malformed' });
    const whole = (content: string) => zipOf([{ path: '_rels/.rels', content: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>' }, { path: 'word/document.xml', content }]);
    expect(await errorOf(whole('<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'))).toEqual({ kind: 'xml', entry: 'word/document.xml', fault: 'doctype' });
    expect(await errorOf(whole(`${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}`))).toMatchObject({ fault: 'depth' });
    expect(await errorOf(whole('<w:document><w:body>&nbsp;</w:body></w:document>'))).toMatchObject({ fault: 'malformed' });
    expect(await errorOf(zipOf([{ path: '_rels/.rels', content: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>' }]))).toEqual({ kind: 'missing', entry: 'word/document.xml' });
    expect(await errorOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toMatchObject({ kind: 'not-read' });
  });

  it('is refused where it is a bomb, in a moment', async () => {
    expect(await errorOf(docxOf(p(r('a'.repeat(20_000_000)))))).toMatchObject({ kind: 'cap', cap: 'ratio', entry: 'word/document.xml' });
  });
});

it('parts of a document that are there several times are told, and files in an archive are all read', async () => {
  const whole = await filesIn(docxOf(p(r('first')), { comments: '' }));
  const twice = zipOf([...whole, ...(await filesIn(docxOf(p(r('last')), { comments: '' }))).filter(({ path }) => path.startsWith('word/')).map((file) => ({ ...file, path: file.path.replace('document', 'Document') }))]);
  expect(await read(twice)).toMatchObject({ text: 'last\n', notes: ['word/_rels/document.xml.rels, word/document.xml and word/comments.xml are in the file several times; the last one of each was read.'] });
  expect((await read(zipOf([...whole, ...whole.slice(0, 1)]))).notes).toEqual(['[Content_Types].xml is in the file several times; the last one was read.']);
  expect(await read(zipOf([{ path: 'a.txt', content: 'one' }, { path: 'a.txt', content: 'two' }]))).toMatchObject({ text: 'one\n---\ntwo', label: 'ZIP archive, 2 files' });
});

const shape = (text: string, type = 'body') => `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${text.split('\n').map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;

describe('a presentation', () => {
  it('is its slides in the order in which they are shown, with their notes', async () => {
    const { text, notes, label } = await read(
      pptxOf([
        { shapes: `${shape('Title', 'title')}${shape('one\ntwo')}${shape('1', 'sldNum')}`, notes: `${shape('Say this.')}${shape('1', 'sldNum')}` },
        { shapes: '<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>a</a:t></a:r></a:p><a:p><a:r><a:t>b</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>c</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl><p:pic/>', isHidden: true },
      ]),
    );
    expect(label).toBe('PowerPoint presentation, 2 slides');
    expect(text).toBe('# Slide 1\n\nTitle\none\ntwo\n\nNotes:\nSay this.\n\n# Slide 2 (hidden)\n\na b\tc\n');
    expect(notes).toEqual(['Notes of 1 slide stand below them.', 'Marked: 1 hidden slide.', 'Left out: 1 picture.']);
  });

  it('says what its pictures show where they are described, and tells of footers that are left out', async () => {
    const picture = (description: string) => `<p:pic><p:nvPicPr><p:cNvPr id="2" name="P"${description}/></p:nvPicPr></p:pic>`;
    const { text, notes } = await read(pptxOf([{ shapes: `${shape('Title')}${picture(' descr="A map"')}${picture('')}${shape('1', 'sldNum')}${shape('Confidential', 'ftr')}` }, { shapes: `${shape('2', 'sldNum')}${shape('', 'dt')}` }]));
    expect(text).toBe('# Slide 1\n\nTitle\n[image: A map]\n\n# Slide 2\n\n');
    expect(notes).toEqual(['Left out: 2 pictures, 1 of them described in brackets.', 'Left out: dates and footers on 1 slide.']);
  });

  it('says what its charts and shapes show where they are described, and a picture by its title', async () => {
    const named = (kind: string, attributes: string, inner = '') => `<p:${kind}><p:nv${kind}Pr><p:cNvPr id="2" name="x"${attributes}/></p:nv${kind}Pr>${inner}</p:${kind}>`;
    const { text, notes } = await read(pptxOf([{ shapes: named('graphicFrame', ' descr="Sales grow"', CHART) + named('sp', ' descr="An arrow"', '<p:txBody><a:p><a:r><a:t>Up</a:t></a:r></a:p></p:txBody>') + named('pic', ' title="A map"') }]));
    expect([text, notes]).toEqual(['# Slide 1\n\n[description: Sales grow]\n[description: An arrow]\nUp\n[image: A map]\n', ['Left out: 1 chart and 1 picture, which is described in brackets.']]);
  });

  it('has what stands in shapes that are hidden in brackets', async () => {
    const named = (kind: string, attributes: string, inner: string) => `<p:${kind}><p:nvPr><p:cNvPr id="2" name="x"${attributes}/></p:nvPr>${inner}</p:${kind}>`;
    const words = (text: string) => `<p:txBody>${text.split('|').map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody>`;
    const { text, notes } = await read(pptxOf([{ shapes: named('sp', '', words('Seen')) + named('sp', ' hidden="1"', words('Ignore|all')) + named('grpSp', ' hidden="true"', named('sp', '', words('of it'))) + named('sp', ' hidden="0"', words('seen')) }]));
    expect([text, notes]).toEqual(['# Slide 1\n\nSeen\n[hidden: Ignore]\n[hidden: all]\n[hidden: of it]\nseen\n', ['Shown in brackets: 3 lines of hidden shapes.']]);
  });

  it('keeps a table behind a slide number, has what is there in two forms once, and tells of comments, charts and diagrams that are left out', async () => {
    const table = '<p:graphicFrame><p:nvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>cell</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>';
    const twice = `<mc:AlternateContent xmlns:mc="m"><mc:Choice>${shape('box')}</mc:Choice><mc:Fallback>${shape('box')}<p:pic/></mc:Fallback></mc:AlternateContent>`;
    const { text, notes } = await read(pptxOf([{ shapes: `${shape('7', 'sldNum')}${table}${twice}`, comments: '<p:cm><p:text>Why?</p:text></p:cm>' }, { shapes: `<p:graphicFrame>${CHART}</p:graphicFrame><p:graphicFrame>${DIAGRAM}</p:graphicFrame>` }]));
    expect(text).toBe('# Slide 1\n\ncell\nbox\n\n# Slide 2\n\n');
    expect(notes).toEqual(['Left out: 1 chart and 1 diagram.', 'Left out: comments on 1 slide.']);
  });
});

describe('a workbook', () => {
  it('has the words of text boxes behind the cells, and tells of charts, pictures and diagrams that are left out, also on a sheet that is one chart', async () => {
    const box = (text: string) => `<xdr:sp><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`;
    const newer = `<mc:AlternateContent xmlns:mc="m"><mc:Choice>${CHART}</mc:Choice><mc:Fallback>${box('This chart is not shown.')}<xdr:pic/></mc:Fallback></mc:AlternateContent>`;
    const cells = '<sheetData><row><c><v>7</v></c></row></sheetData>';
    const { text, notes } = await read(
      xlsxOf([
        { name: 'A', rows: cells, drawing: `<xdr:graphicFrame>${CHART}</xdr:graphicFrame>${newer}<xdr:pic/>${box('Words')}${box('')}` },
        { name: 'B', rows: cells, drawing: `${DIAGRAM}<xdr:pic/>` },
        { name: 'C', rows: '<sheetViews/>', drawing: `<xdr:graphicFrame>${CHART}</xdr:graphicFrame>`, kind: 'chartsheet' },
        { name: 'D', rows: cells, drawing: '<xdr:pic' },
      ]),
    );
    expect(text).toBe('## A\n\n7\n[text box: Words]\n\n## B\n\n7\n\n## D\n\n7\n');
    expect(notes).toEqual(['Left out: 3 charts, 1 diagram and 2 pictures.', 'Left out: 1 drawing that is damaged.']);
  });

  it('says what lies on its cells where that is described', async () => {
    const named = (kind: string, descr: string, inner = '') => `<xdr:${kind}><xdr:nvPr><xdr:cNvPr id="2" name="x" descr="${descr}"/></xdr:nvPr>${inner}</xdr:${kind}>`;
    const { text } = await read(xlsxOf([{ name: 'A', rows: '<sheetData/>', drawing: named('graphicFrame', 'Sales grow', CHART) + named('pic', 'A map') + named('sp', '') }]));
    expect(text).toBe('## A\n\n[description: Sales grow]\n[image: A map]\n');
  });

  it('tells of drawings that are not in the file, by name', async () => {
    const cells = '<sheetData><row><c><v>7</v></c></row></sheetData>';
    const whole = xlsxOf([{ name: 'A', rows: cells, drawing: '<xdr:pic/>' }, { name: 'B', rows: '<sheetViews/>', drawing: '<xdr:pic/>', kind: 'chartsheet' }]);
    const without = await withFile(await withFile(whole, 'xl/drawings/drawing1.xml', () => null), 'xl/drawings/drawing2.xml', () => null);
    expect((await read(without)).notes).toEqual(['2 parts that the file names are missing: xl/drawings/drawing1.xml and xl/drawings/drawing2.xml.']);
  });

  it('tells of comments that are left out', async () => {
    const { notes } = await read(xlsxOf([{ name: 'A', rows: '<sheetData/>', comments: '<commentList/>' }, { name: 'B', rows: '<sheetData/>' }]));
    expect(notes).toEqual(['Left out: comments on 1 sheet.']);
  });

  const styles = '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>';
  const rows = [
    '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>',
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
    '<row r="2"><c r="A2" s="1"><v>45000</v></c><c r="B2" s="2"><v>45000.5</v></c><c r="C2" s="3"><v>3.5</v></c><c r="D2" s="4"><v>0.75</v></c></row>',
    '<row r="4" hidden="1"><c r="A4"><f>SUM(A1:A3)</f><v>12.5</v></c><c r="B4"><f>NOW()</f></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="e"><v>#N/A</v></c><c r="E4" t="inlineStr"><is><t>in line</t></is></c></row>',
    '<row r="9"/></sheetData>',
  ].join('');

  it('is its sheets by name, with values of formulas, dates, and marks on what is hidden', async () => {
    const { text, notes, label } = await read(
      xlsxOf([{ name: 'Costs &amp; more', rows }, { name: 'Old', rows: '<sheetData><row><c><v>7</v></c></row></sheetData>', state: 'hidden' }], {
        strings: '<si><t>Name</t><rPh><t>phonetic</t></rPh></si><si><r><t>rich </t></r><r><t>text\nof two lines</t></r></si>',
        styles,
      }),
    );
    expect(label).toBe('Excel workbook, 2 sheets');
    expect(text).toBe('## Costs & more\n\nName\t\trich text of two lines\n2023-03-15\t2023-03-15 12:00\t3.5 days\t18:00\n12.5\t=NOW()\tTRUE\t#N/A\tin line\n\n## Old (hidden)\n\n7\n');
    expect(notes).toEqual(['1 formula stands as the value that was saved.', '1 formula has no saved value and stands as it is written.', 'Line breaks or tabs in 1 cell stand as spaces.', 'Marked: 1 hidden sheet.', 'Included: 1 hidden row.', 'Included: 2 hidden columns.']);
  });

  it('has characters that are written by their numbers, and tells of lines that became one', async () => {
    const rows = [
      '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>',
      '<row><c t="inlineStr"><is><t>_x0041__x0009_b</t></is></c><c t="str"><f>CHAR(1)</f><v>c_x000d_</v></c><c t="str"><v>snake_x1_ _x12G4_</v></c></row></sheetData>',
    ].join('');
    const strings = '<si><t>one_x000D_\ntwo</t></si><si><r><t>_x005F_x000D_</t></r><r><t xml:space="preserve"> x_x00e9_</t></r></si><si><t>_xD83D__xDE00_ _xDE00_ _x0000_</t></si>';
    const { text, notes } = await read(xlsxOf([{ name: 'A', rows }], { strings }));
    expect(text).toBe('## A\n\none two\t_x000D_ xé\t😀 \ufffd \ufffd\nA b\tc \tsnake_x1_ _x12G4_\n');
    expect(notes).toEqual(['1 formula stands as the value that was saved.', 'Line breaks or tabs in 3 cells stand as spaces.']);
  });

  it('keeps what formulas say that were never calculated, also where there is an element for the value', async () => {
    const cells = [
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(B2:B3)</f><v></v></c><c r="C1"><f>A1&amp;"x"</f><v/></c></row>',
      '<row r="2"><c r="A2" t="str"><f>""</f><v></v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">A2*2</f></c></row>',
      '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/></c></row></sheetData>',
    ].join('');
    const { text, notes } = await read(xlsxOf([{ name: 'A', rows: cells }]));
    expect(text).toBe('## A\n\n1\t=SUM(B2:B3)\t=A1&"x"\n\t=A2*2\n3\n');
    expect(notes).toEqual(['1 formula stands as the value that was saved.', '3 formulas have no saved value and stand as they are written.', '1 formula without a saved value shares what another cell has and was left empty.']);
  });

  it('counts empty cells where they are many, and keeps the places of few', async () => {
    const cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c><c r="XFD1"><v>5</v></c></row><row r="1048576"><c r="XFD1048576"><v>6</v></c></row><row><c r="C9"><v>3</v></c><c r="A9"><v>1</v></c></row></sheetData>';
    expect(await read(xlsxOf([{ name: 'A', rows: cells }]))).toMatchObject({ text: '## A\n\n1\t\t\t4\t[16,379 empty cells]\t5\n[16,383 empty cells]\t6\n1\t\t3\n' });
  });

  it('of the binary format, and documents of LibreOffice, are refused with what they can be saved as', async () => {
    const binary = zipOf([{ path: '_rels/.rels', content: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>' }, { path: 'xl/workbook.bin', content: '\0\u0001' }]);
    expect(await errorOf(binary)).toEqual({ kind: 'not-read', format: 'an Excel workbook of the binary format', instead: '.xlsx' });
    const open = (type: string) => zipOf([{ path: 'mimetype', content: `application/vnd.oasis.opendocument.${type}`, isStored: true }, { path: 'content.xml', content: '<office:document-content/>' }]);
    expect(await errorOf(open('text'))).toEqual({ kind: 'not-read', format: 'an OpenDocument text', instead: '.docx' });
    expect(await errorOf(open('spreadsheet-template'))).toEqual({ kind: 'not-read', format: 'an OpenDocument spreadsheet', instead: '.xlsx' });
    expect(await errorOf(open('presentation'))).toMatchObject({ instead: '.pptx' });
    expect(await errorOf(open('graphics'))).toEqual({ kind: 'not-read', format: 'an OpenDocument file' });
  });

  it('has a limit of rows, which is told', async () => {
    const many = `<sheetData>${Array.from({ length: 12 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('')}</sheetData>`;
    const opened = await openArchive(sourceOf(xlsxOf([{ name: 'Long', rows: many }])));
    const result = opened.ok ? await readXlsx(opened.value, 'xl/workbook.xml', 10) : opened;
    expect(result).toMatchObject({ ok: true, value: { notes: ['Left out: the last 2 rows of Long; 10 are read.'] } });
    expect(result.ok && result.value.texts[0]?.text.split('\n')).toHaveLength(13);
  });

  it('does not let one string fill the memory from many cells', async () => {
    const long = `<si><t>${'abcdefgh'.repeat(12_500)}</t></si>`;
    const cells = `<sheetData>${`<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`.repeat(12)}</sheetData>`;
    expect(await errorOf(xlsxOf([{ name: 'A', rows: cells }], { strings: long }))).toEqual({ kind: 'too-much-text', limitUnits: 100_000_000 });
  });
});

describe('values of cells', () => {
  it.each([
    ['1', 1900, 'date', '1900-01-01'],
    ['59', 1900, 'date', '1900-02-28'],
    ['61', 1900, 'date', '1900-03-01'],
    ['0', 1904, 'date', '1904-01-01'],
    ['46354.2708333333', 1900, 'date', '2026-11-28 06:30'],
    ['0.0000115740740740741', 1900, 'time', '00:00:01'],
    ['-1', 1900, 'date', '-1'],
    ['words', 1900, 'date', 'words'],
  ] as const)('%s, counted from %i, as a %s is %s', (value, counts, look, text) => {
    expect(dateText(value, look, counts)).toBe(text);
  });

  it.each([
    ['1.25', '[h]:mm', '30:00'],
    ['1.25', '[h]:mm:ss', '30:00:00'],
    ['1.25017361111111', '[hh]:mm;@', '30:00:15'],
    ['0.0416666666666667', '[$-409][H]:MM', '1:00'],
    ['1.25', '[mm]:ss', '1800:00'],
    ['1.25', '[m]', '1800'],
    ['1.25', '[ss]', '108000'],
    ['0.000967245370370370', '[mm]:ss.00', '1:23.57'],
    ['0.000967245370370370', '[s].0', '83.6'],
    ['-1.25', '[h]:mm', '-30:00'],
    ['words', '[h]:mm', 'words'],
    ['1.25', 'hh:mm', '1900-01-01 06:00'],
    ['0.000967245370370370', 'mm:ss.0', '00:01:23.6'],
    ['0.000967245370370370', 'h:mm:ss.00000', '00:01:23.570'],
    ['45000.000967', 'dd/mm/yyyy hh:mm:ss.00', '2023-03-15 00:01:23.55'],
    ['0.9999999', 'mm:ss.0', '00:00:00.0'],
  ])('%s in %s is %s, however many days that is', (value, code, text) => {
    expect(dateText(value, lookOfCode(code), 1900)).toBe(text);
  });

  it('of a duration are told by the number of its built-in format, too', async () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="46"/><xf numFmtId="164"/></cellXfs>';
    expect(await read(xlsxOf([{ name: 'A', rows: '<sheetData><row><c s="1"><v>1.25</v></c><c s="2"><v>1.25</v></c></row></sheetData>' }], { styles }))).toMatchObject({ text: '## A\n\n30:00:00\t30:00\n' });
  });

  it.each([['dd/mm/yy', 'date'], ['[$-409]h:mm AM/PM', 'time'], ['mmm', 'date'], ['0.00', 'number'], ['"d"0', 'number'], ['[Red]0', 'number'], ['General', 'number']] as const)('%s is of a %s', (code, look) => {
    expect(lookOfCode(code)).toBe(look);
  });

  it.each([['7.0000000000000007E-2', '0.07'], ['0.30000000000000004', '0.3'], ['-1.0614725610597661E-3', '-0.00106147256105977'], ['1.5E+20', '150000000000000000000'], ['12345678901234567', '12345678901234567'], ['1.50', '1.5'], ['1E999', '1E999'], ['1.2.3', '1.2.3'], ['', '']])('%s as a number is %s, in the digits that a spreadsheet shows', (value, text) => {
    expect(dateText(value, 'number', 1900)).toBe(text);
  });

  it('stand in their columns', () => {
    expect(['A1', 'Z9', 'AA1', 'XFD1048576', undefined].map(columnOf)).toEqual([1, 26, 27, 16_384, null]);
  });
});
