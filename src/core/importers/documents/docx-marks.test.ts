// What stands before and in the paragraphs of a Word document without being a text in it: numbers, bullets, headings, symbols.
import { describe, expect, it } from 'vitest';
import { withFile } from '@/test/document-files';
import { docxOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { readDocument } from './read-document';

const read = async (body: string, parts: Readonly<Record<string, string>> = {}) => {
  const result = await readDocument(sourceOf(docxOf(body, parts)));
  return result.ok ? { text: result.value.texts[0]?.text, notes: result.value.notes } : { error: result.error };
};
const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const item = (text: string, numId: number, level?: number) => paragraph(text, `<w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${numId}"/></w:numPr>`);
const level = (at: number, format: string, text: string, start = 1) => `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: readonly string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, definition: number, more = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`;

describe('a list in a Word document', () => {
  it('has its numbers and bullets, with the levels as indentation', async () => {
    const numbering = list(0, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '%2)'), level(2, 'upperRoman', '(%3)')) + list(1, level(0, 'bullet', '\uf0b7'), level(1, 'bullet', 'o')) + num(1, 0) + num(2, 1);
    const body = item('one', 1) + item('two', 1, 0) + item('a', 1, 1) + item('b', 1, 1) + item('i', 1, 2) + item('three', 1) + item('a again', 1, 1) + item('dot', 2) + item('circle', 2, 1) + paragraph('none') + item('four', 1) + item('no list', 0) + item('unknown', 9);
    expect((await read(body, { numbering })).text).toBe('1. one\n2. two\n  a) a\n  b) b\n    (I) i\n3. three\n  a) a again\n- dot\n  - circle\nnone\n4. four\nno list\nunknown\n');
  });

  it('counts on where another list has the same definition, and begins anew where that is said', async () => {
    const numbering = list(0, level(0, 'decimal', '%1.', 5), level(1, 'decimal', '%1.%2')) + num(1, 0) + num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') + num(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', 'Part %1:')}</w:lvlOverride>`);
    const body = item('a', 1) + item('b', 2) + item('sub', 2, 1) + item('c', 3) + item('d', 3) + item('', 3) + item('e', 4);
    expect((await read(body, { numbering })).text).toBe('5. a\n6. b\n  6.1 sub\n1. c\n2. d\n\nPart D: e\n');
  });

  it.each([['decimalZero', 9, '09'], ['upperLetter', 28, 'BB'], ['lowerRoman', 1994, 'mcmxciv'], ['ordinal', 3, '3'], ['lowerRoman', 4000, '4000'], ['none', 1, '']])('in %s has the number %i as "%s"', async (format, start, mark) => {
    const { text } = await read(item('x', 1), { numbering: list(0, level(0, format, '%1', start)) + num(1, 0) });
    expect(text).toBe(mark === '' ? 'x\n' : `${mark} x\n`);
  });

  it('may come from its style, in a table as well, and what it was before a change does not count', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Steps"/></w:abstractNum>${list(1, level(0, 'decimal', 'Step %1:'))}${num(1, 0)}${num(2, 1)}`;
    const styles = '<w:style w:type="numbering" w:styleId="Steps"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Item"/></w:style>';
    const changed = `<w:pPrChange><w:pPr><w:pStyle w:val="Own"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>`;
    const body = paragraph('a', '<w:pStyle w:val="Item"/>') + `<w:tbl><w:tr><w:tc>${paragraph('b', '<w:pStyle w:val="Own"/>')}${paragraph('c', '<w:pStyle w:val="Own"/>')}</w:tc></w:tr></w:tbl>` + paragraph('was one', changed) + paragraph('off', '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect((await read(body, { numbering, styles })).text).toBe('Step 1: a\n| Step 2: b Step 3: c |\n| --- |\nwas one\noff\n');
    // A number that a tracked change has put there ends no passage.
    const tracked = `<w:p><w:pPr><w:numPr><w:numId w:val="2"/><w:ins w:author="A"/></w:numPr></w:pPr><w:ins w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>`;
    expect((await read(tracked, { numbering })).text).toBe('Step 1: [inserted: new]\n');
  });
});

describe('a heading in a Word document', () => {
  const styles = '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"/><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Deep"/></w:style><w:style w:type="paragraph" w:styleId="Deep"><w:basedOn w:val="Own"/><w:pPr><w:outlineLvl w:val="8"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';

  it('has its level by its style or by itself, and its number behind that', async () => {
    const body = paragraph('First', '<w:pStyle w:val="berschrift1"/>') + paragraph('Body', '<w:pStyle w:val="berschrift1"/><w:outlineLvl w:val="9"/>') + paragraph('By itself', '<w:outlineLvl w:val="2"/>') + paragraph('Deep', '<w:pStyle w:val="Own"/>') + paragraph('', '<w:pStyle w:val="berschrift1"/>') + `<w:tbl><w:tr><w:tc>${paragraph('Cell', '<w:pStyle w:val="berschrift1"/>')}</w:tc></w:tr></w:tbl>` + paragraph('Plain', '<w:pStyle w:val="none such"/>');
    const numbering = list(0, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2')) + num(1, 0);
    expect(await read(body, { styles, numbering })).toEqual({ text: '# First\nBody\n### By itself\n###### 1.1 Deep\n\n| # Cell |\n| --- |\nPlain\n', notes: [] });
  });

  it('is told to have no mark where the styles are damaged, and the text is there', async () => {
    const body = paragraph('First', '<w:pStyle w:val="berschrift1"/>');
    expect(await read(body, { styles: `&${styles}` })).toEqual({ text: 'First\n', notes: ['Headings or lists may stand without their marks: the styles of the file are damaged.'] });
    expect(await read(body, { styles, numbering: '&' })).toEqual({ text: '# First\n', notes: ['Headings or lists may stand without their marks: the numbering of the file is damaged.'] });
  });
});

it('characters of symbol fonts are those of Unicode, and the unknown are told', async () => {
  const symbol = (font: string, char: string) => `<w:sym w:font="${font}" w:char="${char}"/>`;
  const known = [['Wingdings', 'F0FC'], ['Wingdings', '00FE'], ['Wingdings 2', 'F0A3'], ['Symbol', 'F061'], ['Symbol', 'F0A3'], ['Symbol', 'F057'], ['Symbol', 'F032'], ['Segoe UI Symbol', '2714']] as const;
  const unknown = [['Wingdings', 'F022'], ['Webdings', '0061'], ['Of Ours', 'F041'], ['Wingdings', 'x'], ['Symbol', 'D800']] as const;
  expect(await read(`<w:p><w:r><w:t>[</w:t>${known.map(([font, char]) => symbol(font, char)).join('')}<w:t>]</w:t></w:r></w:p>`)).toEqual({ text: '[✓☑☐α≤Ω2✔]\n', notes: [] });
  expect(await read(`<w:p><w:r>${unknown.map(([font, char]) => symbol(font, char)).join('')}<w:t>.</w:t></w:r></w:p>`)).toEqual({ text: '.\n', notes: ['Left out: 5 characters of a symbol font.'] });
});

it('white text is shown in brackets, unless something is behind it', async () => {
  const white = (text: string, more = '') => `<w:r><w:rPr><w:color w:val="ffffff"/>${more}</w:rPr><w:t>${text}</w:t></w:r>`;
  const seen = '<w:r><w:t>Seen </w:t></w:r>';
  expect(await read(`<w:p>${seen}${white('ignore ')}${white('all')}${seen}${white('of it', '<w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:highlight w:val="none"/>')}</w:p>`)).toEqual({ text: 'Seen [white: ignore all]Seen [white: of it]\n', notes: ['Shown in brackets: 2 passages of white text.'] });
  const shown = [
    `<w:p>${white('a', '<w:shd w:val="clear" w:fill="002060"/>')}${white('b', '<w:highlight w:val="black"/>')}</w:p>`,
    `<w:p><w:pPr><w:shd w:val="clear" w:fill="002060"/></w:pPr>${white('c')}</w:p>`,
    `<w:p><w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:pPr><w:r><w:t>d</w:t></w:r></w:p>`,
    `<w:tbl><w:tr><w:tc><w:p>${white('e')}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:p><w:r><w:txbxContent><w:p>${white('f')}</w:p></w:txbxContent></w:r></w:p>`,
  ];
  expect(await read(shown.join(''))).toEqual({ text: 'ab\nc\nd\n| e |\n| --- |\nf\n\n', notes: [] });
  expect(await read(`<w:background w:color="000000"/><w:p>${white('g')}</w:p>`)).toEqual({ text: 'g\n', notes: [] });
});

describe('what Word draws beside the letters', () => {
  it('is said of pictures in brackets where they are described, once and where they stand', async () => {
    const picture = (description: string) => `<w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="1" name="P"${description}/><a:blip xmlns:a="a"/></wp:inline></w:drawing></w:r>`;
    const body = `<w:p><w:r><w:t>See</w:t></w:r>${picture(' descr="A chart&#10;of it"')}</w:p><w:p>${picture('')}${picture(' descr="Two"')}</w:p><w:p><w:r><w:pict><v:shape xmlns:v="v" alt="Old"><v:imagedata/></v:shape></w:pict></w:r></w:p>`;
    expect(await read(body)).toEqual({ text: 'See [image: A chart of it]\n[image: Two]\n[image: Old]\n', notes: ['Left out: 4 pictures, 3 of them described in brackets.'] });
    // A box that is described is no picture.
    expect((await read(`<w:p><w:r><wp:docPr xmlns:wp="wp" descr="A box"/></w:r></w:p>`)).text).toBe('\n');
  });

  it('is said of pictures whose data are missing, or that are described in another place, and of those in notes', async () => {
    const drawn = (inner: string) => `<w:r><w:drawing><wp:inline xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic" xmlns:wps="wps">${inner}</wp:inline></w:drawing></w:r>`;
    const whole = (attributes: string) => `<wp:docPr id="1" name="P"${attributes}/>`;
    const picture = (attributes: string, data = '<a:blip/>') => `<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"${attributes}/></pic:nvPicPr><pic:blipFill>${data}</pic:blipFill></pic:pic>`;
    const body = [
      drawn(whole(' descr="Alone"')), drawn(whole(' descr="No data"') + picture('', '')), drawn(whole('') + picture(' descr="Its own"')), drawn(whole(' title="A title"') + picture('')),
      drawn(whole(' descr="Both"') + picture(' descr="One"') + picture('')), drawn(whole('') + picture('', '')),
      drawn(whole(' descr="A box"') + '<w:txbxContent><w:p><w:r><w:t>in it</w:t></w:r></w:p></w:txbxContent>'), drawn(`${whole('')}<wps:wsp/>`),
    ];
    const note = `<w:footnote w:id="1"><w:p><w:r><w:t>Seen</w:t></w:r>${drawn(whole(' descr="In a note"') + picture(''))}</w:p></w:footnote>`;
    expect(await read(body.map((run) => `<w:p>${run}</w:p>`).join('') + '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', { footnotes: note })).toEqual({
      text: '[image: Alone]\n[image: No data]\n[image: Its own]\n[image: A title]\n[image: One] [image: Both]\n\nin it\n[description: A box]\n\nx[^1]\n\n[^1]: Seen [image: In a note]\n',
      notes: ['At the end: 1 footnote.', 'Left out: 8 pictures, 7 of them described in brackets.'],
    });
  });

  it('is said of charts and of shapes in a group, too, and once', async () => {
    const drawn = (attributes: string, inner: string) => `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp" xmlns:c="c" xmlns:wps="wps"><wp:docPr id="1" name="P"${attributes}/>${inner}</wp:inline></w:drawing></w:r></w:p>`;
    const shape = (description: string) => `<wps:wsp><wps:cNvPr id="2" name="S" descr="${description}"/></wps:wsp>`;
    expect(await read(drawn(' descr="Sales  grow"', '<c:chart/>') + drawn('', shape('Up') + shape('Down') + shape('Up') + shape('')) + drawn(' descr="Both"', shape('Both')))).toEqual({
      text: '[description: Sales grow]\n[description: Up] [description: Down]\n[image: Both]\n',
      notes: ['Left out: 1 chart and 1 picture, which is described in brackets.'],
    });
  });

  it('is a letter of the word that it begins, where it is a paragraph of its own', async () => {
    const cap = (letter: string, where: string) => paragraph(letter, `<w:framePr w:dropCap="${where}" w:lines="3"/>`);
    expect((await read(cap('D', 'drop') + paragraph('rop cap') + cap('M', 'margin') + paragraph('argin') + cap('N', 'none') + paragraph('one'))).text).toBe('Drop cap\nMargin\nN\none\n');
    expect((await read(cap('Z', 'drop'))).text).toBe('Z\n');
  });

  it('parts the words of notes as those of the text', async () => {
    const note = '<w:footnote w:id="1"><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r></w:p></w:footnote>';
    expect((await read('<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', { footnotes: note })).text).toBe('x[^1]\n\n[^1]: One two three\u2011four\n');
  });
});

it('notes have what is hidden, changed or commented in brackets, and the characters of symbol fonts', async () => {
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const note = `<w:footnote w:id="1"><w:p>${run('See')}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2">${run('new')}</w:ins>${run('no one', '<w:vanish/>')}<w:r><w:commentReference w:id="0"/></w:r></w:p></w:footnote>`;
  const comments = `<w:comment w:id="0" w:author="Ada"><w:p>${run('Sure?')}</w:p></w:comment>`;
  expect(await read('<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', { footnotes: note, comments })).toEqual({
    text: 'x[^1]\n\n[^1]: See✓[deleted: old][inserted: new][hidden: no one] [comment by Ada: Sure?]\n',
    notes: ['Shown in brackets: 1 comment, 1 tracked insertion, 1 tracked deletion and 1 passage of hidden text.', 'At the end: 1 footnote.'],
  });
});

it('a reading beside characters stands behind them, in parentheses', async () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const ruby = (reading: string, base: string) => `<w:r><w:ruby><w:rubyPr/><w:rt>${reading}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`;
  expect((await read(`<w:p>${run('in ')}${ruby(run('とう') + run('きょう'), run('東京'))}${ruby('', run('都'))}${run('!')}</w:p>`)).text).toBe('in 東京(とうきょう)都!\n');
});

it('boxes and lists of a form show what was chosen, or what stands there before', async () => {
  const field = (data: string) => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:enabled/>${data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const box = (state: string) => field(`<w:checkBox><w:sizeAuto/>${state}</w:checkBox>`);
  const list = (state: string) => field(`<w:ddList>${state}<w:listEntry w:val="red"/><w:listEntry w:val="green"/></w:ddList>`);
  const boxes = ['', '<w:default w:val="1"/>', '<w:default w:val="1"/><w:checked w:val="0"/>', '<w:default w:val="0"/><w:checked/>'].map(box).join('');
  const lists = ['', '<w:result w:val="1"/>', '<w:default w:val="1"/>', '<w:result w:val="9"/>'].map(list).join('<w:r><w:t>,</w:t></w:r>');
  expect((await read(`<w:p>${boxes}</w:p><w:p>${lists}</w:p>`)).text).toBe('☐☒☐☒\nred,green,green,\n');
});

it('addresses of links that the text does not say, and embedded files, are told', async () => {
  const type = (name: string) => `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}"`;
  const relations = [`Id="l1" ${type('hyperlink')} Target="https://www.example.org/" TargetMode="External"`, `Id="l2" ${type('hyperlink')} Target="mailto:Ada@example.org" TargetMode="External"`, `Id="o" ${type('package')} Target="embeddings/a.xlsx"`, `Id="p" ${type('oleObject')} Target="embeddings/a.xlsx"`];
  const link = (attribute: string, text: string) => `<w:hyperlink xmlns:r="r" ${attribute}><w:r><w:t>${text}</w:t></w:r></w:hyperlink>`;
  const withRelations = async (body: string) => {
    const bytes = await withFile(docxOf(`<w:p>${body}</w:p>`), 'word/_rels/document.xml.rels', (file) => ({ ...file, content: `<Relationships>${relations.map((each) => `<Relationship ${each}/>`).join('')}</Relationships>` }));
    const result = await readDocument(sourceOf(bytes));
    return result.ok ? [result.value.texts[0]?.text, ...result.value.notes] : result.error;
  };
  expect(await withRelations(link('r:id="l1"', 'Here') + link('r:id="l2"', 'ada@example.org') + link('r:id="l1"', 'example.org') + link('w:anchor="top"', 'up') + link('r:id="l1"', ''))).toEqual(['Hereada@example.orgexample.orgup\n', 'Left out: the address of 1 link.', 'Left out: 1 embedded file.']);
});

it('a table in a cell of another is its words, with marks between them', async () => {
  const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
  const table = (...rows: readonly string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
  const words = (text: string) => cell(paragraph(text));
  const deepest = table(words('x'), words('y'));
  const inner = table(words('a|b') + words('b'), words('') + words(''), words('c') + cell(deepest));
  expect(await read(table(cell(paragraph('Before') + inner + paragraph('after')) + words('next|'), words('last')))).toEqual({ text: '| Before a\\|b, b; c, x; y after | next\\| |\n| --- | --- |\n| last |\n', notes: [] });
  // One in a box beside the text stands in no cell.
  expect((await read(`<w:p><w:r><w:txbxContent>${table(words('a'))}</w:txbxContent></w:r></w:p>`)).text).toBe('| a |\n| --- |\n\n');
});
