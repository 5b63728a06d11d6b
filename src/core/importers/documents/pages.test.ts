import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { withFile } from '@/test/document-files';
import { docxOf, epubOf } from '@/test/office-files';
import { sourceOf, zipOf } from '@/test/zip-files';
import { ARCHIVE_CAPS } from '@/core/importers/archive/archive-error';
import { documentReason, type DocumentError } from './document';
import { htmlText } from './html-text';
import { readDocument } from './read-document';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array): Promise<{ text?: string | undefined; notes?: readonly string[]; label?: string; error?: DocumentError }> => {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? { ...result.value, text: result.value.texts[0]?.text } : { error: result.error };
};

describe('HTML', () => {
  it('is what a reader sees, a line for each block, and what is hidden is told', async () => {
    const page = `<!DOCTYPE html>
<html><head><title>My  page</title><style>p { color: red }</style></head><body>
<!-- a note to nobody --><h2>Heading</h2>
<p>Some <b>bold</b>
   words&nbsp;&amp; more.<br>Next line.</p><p hidden>Ignore all of it.</p>
<div style="display: none"><p>Nor <i>this</i>.</p></div>
<ul><li>one</li><li>two</li></ul>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
<pre>  keep
    this</pre><img src="x.png" alt="A chart"><script>alert('no')</script></body></html>`;
    const { text, notes } = await read(utf8(page));
    expect(text).toBe('# My page\n\n## Heading\n\nSome bold words\u00a0& more.\nNext line.\n\n- one\n- two\n\na\tb\n1\t2\n\n  keep\n    this\n\n[image: A chart]\n');
    expect(notes).toEqual(['Left out: 2 hidden elements, 1 comment and 2 scripts and styles.', 'Left out: 1 picture, which is described in brackets.']);
  });

  it('leaves out text that its own styles hide, unless it is seen again inside, and tells', async () => {
    const hiding = ['color:#fff;background:#fff', 'COLOR: white !important; background-color: rgb(255, 255, 255)', 'background:#000;color:black', 'font-size:0', 'font-size: 0px', 'font: 0/0 a', 'opacity:0', 'opacity: 0.0 !important', 'visibility: hidden', 'opacity:0%'];
    for (const style of hiding) {
      const { text, notes } = await read(utf8(`<!doctype html><body><p>Seen</p><div style="${style}"><h2>Ignore</h2><ul><li>all <b>of</b> it</li></ul></div><p>too</p>`));
      expect([style, text, notes]).toEqual([style, 'Seen\n\ntoo\n', ['Left out: 1 hidden element.']]);
    }
    const showing = ['color:#ffe', 'color:#fff;background:#000', 'color:#fff;background:#fff url(night.png)', 'font-size:10px', 'font-size:.5em', 'font: bold 10px/0 a', 'opacity:0.5', 'opacity:1', 'opacity:', 'fill-opacity:0', 'color:var(--a);background:var(--a)', 'color:#fff;background:rgba(255,255,255,0)'];
    for (const style of showing) expect([style, (await read(utf8(`<!doctype html><p style="${style}">Seen</p>`))).notes]).toEqual([style, []]);
    const inside = '<!doctype html><div style="font-size:0"><span style="font-size:14px">One</span> <span style="font-size:2em">gone</span></div><div style="color:#fff;background:#fff">gone<p style="color:#000">two</p><p style="background:#333">three</p><p style="color:#FFFFFF">gone</p></div><div style="font-size:0"> <i style="font-size:1rem">four</i> </div>five';
    expect(await read(utf8(inside))).toMatchObject({ text: 'One\n\ntwo\n\nthree\n\nfour\nfive\n', notes: ['Left out: 2 hidden elements.'] });
  });

  it('has white letters in brackets where nothing of the page may be behind them', async () => {
    const passage = '<p style="color:#fff">Ignore <b>all</b></p><p style="color:white">of it</p>';
    expect(await read(utf8(`<!doctype html><p>Seen</p>${passage}<p>too <i style="color:rgb(255,255,255)">end</i>`))).toMatchObject({ text: 'Seen\n\n[white: Ignore all\n\nof it]\n\ntoo [white: end]\n', notes: ['Shown in brackets: 2 passages of white text.'] });
    expect(await read(utf8('<!doctype html><div style="color:#fff">a<b style="color:#000">b</b><ul style="color:inherit"><li>c</ul></div>'))).toMatchObject({ text: '[white: a]b\n\n- [white: c]\n' });
    for (const ground of ['<body bgcolor="black">', '<style>.a{background:#000}</style>', '<link rel="stylesheet" href="a.css">']) expect((await read(utf8(`<!doctype html>${ground}${passage}`))).text).toBe('Ignore all\n\nof it\n');
  });

  it('tells of templates and of what is there for browsers without scripts, and keeps pictures apart from words', async () => {
    expect(await read(utf8('<!doctype html><p>See<img alt="a map" src="a.png">here<noscript>Turn <b>scripts</b> on<noscript></noscript></noscript><template><p>Row</p></template><template></template>'))).toMatchObject({
      text: 'See [image: a map] here\n',
      notes: ['Left out: 1 passage for browsers without scripts and 2 templates.', 'Left out: 1 picture, which is described in brackets.'],
    });
  });

  it('has no text of media and frames for browsers without them, and tells of those', async () => {
    const page = '<!doctype html><p>Seen</p><video src="a.mp4">Too old</video><audio>for it</audio><iframe src="b.html">no frames</iframe><embed src="c.pdf"><canvas>drawn</canvas><meter value="1">1 of 2</meter><noframes>None</noframes><video hidden>gone</video>';
    expect(await read(utf8(page))).toMatchObject({ text: 'Seen\n', notes: ['Left out: 1 hidden element and 4 embedded frames and media.'] });
    expect((await read(utf8('<!doctype html><p>Seen</p><iframe></iframe>'))).notes).toEqual(['Left out: 1 embedded frame or medium.']);
  });

  it('has the numbers of its lists, which may begin anywhere, and goes on behind lists within', async () => {
    const lists = '<ol start=5><li>five<li>six<ul><li>dot</ul><li value="9">nine</ol><ol type="a"><li>x<li hidden>y<li>z</ol><ol reversed><li>down</ol><ol reversed start="2"><li>two<li>one</ol><ol start="x"><li>first</ol>';
    expect((await read(utf8(`<!doctype html>${lists}`))).text?.split(/\n+/)).toEqual(['5. five', '6. six', '- dot', '9. nine', 'a. x', 'b. z', '- down', '2. two', '1. one', '1. first', '']);
  });

  it('has the words of drawings and readings in brackets, formulas once, and tells of lists to choose from', async () => {
    const page = '<!doctype html><p>Seen<svg><title>no</title><g><text>In a</text><text>draw<tspan>ing</tspan></text><g hidden><text>gone</text></g><text style="visibility:hidden">gone</text></g></svg>too <ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby> <ruby>日<rt>にち</ruby></p><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^1</annotation></semantics></math><select><option>One<option>Two</select><svg></svg>';
    expect(await read(utf8(page))).toMatchObject({ text: 'Seen [image: In a drawing] too 漢字(かんじ) 日(にち)\n\nx\n', notes: ['Left out: 1 list of choices.', 'Left out: 2 pictures, 1 of them described in brackets.'] });
  });

  it('that scripts would make is refused with that reason, and nothing makes it throw', async () => {
    expect(await read(utf8('<!doctype html><div id="root"></div><script src="a.js"></script>'))).toMatchObject({ error: { kind: 'no-text', what: 'its scripts would make it' } });
    const pieces = fc.array(fc.constantFrom('<p>', '</p>', '<td', '<tr>', '</table>', '<pre>', 'word ', '<!--', '-->', '&amp;', '<br/>', '</', '<li hidden>', '"', '>'), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, (list) => {
        expect(htmlText(list.join('')).isFull).toBe(false);
      }),
    );
  });

  it('keeps the order and number of words that are not hidden', () => {
    const words = fc.array(fc.record({ word: fc.stringMatching(/^[a-z]{1,6}$/), tag: fc.constantFrom('p', 'b', 'td', 'li', 'pre', 'div', 'h3') }), { maxLength: 20 });
    fc.assert(
      fc.property(words, (list) => {
        const { text } = htmlText(list.map(({ word, tag }) => `<${tag}> ${word} </${tag}>`).join(''));
        expect(text.replace(/[#-]/g, ' ').split(/\s+/).filter((word) => word !== '')).toEqual(list.map(({ word }) => word));
      }),
    );
  });
});

describe('a book', () => {
  const chapter = (text: string) => `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${text}</body></html>`;

  it('is its chapters in the order of its spine', async () => {
    expect(await read(epubOf([chapter('<h1>One</h1><p>First.</p>'), chapter('<img src="cover.jpg"/>'), chapter('<p>Second.</p>')]))).toMatchObject({ label: 'EPUB book, 2 chapters', text: '# One\n\nFirst.\n\nSecond.\n', notes: ['Left out: 1 picture.'] });
  });

  it('tells of pictures, also on pages of nothing else, and of what is hidden or a remark', async () => {
    const cover = chapter('<svg xmlns="http://www.w3.org/2000/svg"><image href="cover.jpg"/><svg/></svg>');
    const { text, notes } = await read(epubOf([cover, chapter('<!-- page 1 --><p>First <img src="a.png" alt="a map"/></p><p hidden="">x</p><img src="b.png" alt="seen by nobody" hidden=""/>'), chapter('<p>Second.</p><img src="c.png" alt=" "/>')]));
    expect(text).toBe('First [image: a map]\n\nSecond.\n');
    expect(notes).toEqual(['Left out: 2 hidden elements and 1 comment.', 'Left out: 3 pictures, 1 of them described in brackets.']);
  });

  it('has no words of a picture that is a page of its own, but those of what stands in for it', async () => {
    const whole = epubOf([chapter('<p>First.</p>'), 'a picture', chapter('<p>Last.</p>'), 'a map']);
    const asPictures = (fallback: string) => withFile(whole, 'OEBPS/book.opf', (file) => ({ ...file, content: String(file.content instanceof Uint8Array ? new TextDecoder().decode(file.content) : file.content).replace(/(id="c1".*?)media-type="[^"]*"/, `$1media-type="image/jpeg"`).replace(/(id="c3".*?)media-type="[^"]*"/, `$1media-type="image/png" fallback="${fallback}"`) }));
    expect(await read(await asPictures('c2'))).toMatchObject({ text: 'First.\n\nLast.\n\nLast.\n', notes: ['Left out: 1 page that is no text.'] });
    expect(await read(await asPictures('c3'))).toMatchObject({ text: 'First.\n\nLast.\n', notes: ['Left out: 2 pages that are no text.'] });
  });

  it('is read without pages that are missing, which it names, and refused where all are', async () => {
    const moved = (bytes: Uint8Array<ArrayBuffer>, at: number) => withFile(bytes, `OEBPS/text/chapter ${at}.xhtml`, (file) => ({ ...file, path: `else ${at}` }));
    const without = await moved(epubOf([chapter('<p>First.</p>'), chapter('<p>Gone.</p>'), chapter('<p>Last.</p>')]), 1);
    expect(await read(without)).toMatchObject({ label: 'EPUB book, 2 chapters', text: 'First.\n\nLast.\n', notes: ['Missing in the file: OEBPS/text/chapter 1.xhtml.'] });
    expect(await read(await moved(epubOf([chapter('<p>Gone.</p>')]), 0))).toEqual({ error: { kind: 'missing', entry: 'OEBPS/text/chapter 0.xhtml' } });
  });

  it('has chapters in the encoding that they state', async () => {
    const whole = epubOf([chapter('<p>First.</p>'), chapter('<p>Größe</p>')]);
    const latin = await withFile(whole, 'OEBPS/text/chapter 1.xhtml', (file) => ({ ...file, content: new Uint8Array(Buffer.from(chapter('<p>Größe</p>').replace('"1.0"', '"1.0" encoding="ISO-8859-1"'), 'latin1')) }));
    const wide = await withFile(whole, 'OEBPS/text/chapter 1.xhtml', (file) => ({ ...file, content: new Uint8Array(Buffer.from(`\ufeff${chapter('<p>Größe</p>')}`, 'utf16le')) }));
    expect([(await read(latin)).text, (await read(wide)).text]).toEqual(['First.\n\nGröße\n', 'First.\n\nGröße\n']);
  });

  it('is refused where it is encrypted, but not where its fonts are', async () => {
    const encryption = (algorithm: string) => [{ path: 'META-INF/encryption.xml', content: `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/></EncryptedData></encryption>` }];
    expect(await read(epubOf([chapter('<p>a</p>')], encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc')))).toEqual({ error: { kind: 'encrypted', entry: 'the book' } });
    expect(await read(epubOf([chapter('<p>a</p>')], encryption('http://www.idpf.org/2008/embedding')))).toMatchObject({ text: 'a\n' });
  });
});

describe('XHTML', () => {
  it('goes on behind an element that a slash ends', () => {
    const page = '<html><head><title/></head><body><div><object data="a"/>kept <b>words</b></div></body></html>';
    expect([htmlText(page, true).text, htmlText(page).text]).toEqual(['kept words\n', '']);
  });

  it('has what stands as CDATA, in a file that is XML by its first line or its name', async () => {
    const page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>X<br/>Y <![CDATA[a < b]]></p></body></html>';
    const textOf = async (text: string, name: string) => {
      const result = await readDocument(sourceOf(utf8(text)), { name });
      return result.ok && result.value.texts[0]?.text;
    };
    expect([await textOf(`<?xml version="1.0"?>${page}`, 'a.html'), await textOf(page, 'a.xhtml'), await textOf(page, 'a.html')]).toEqual(['X\nY a < b\n', 'X\nY a < b\n', 'X\nY\n']);
  });
});

describe('a notebook', () => {
  it('with more fences than a call takes arguments is read', async () => {
    const { label } = await read(notebook([{ cell_type: 'code', source: '```` '.repeat(200_000), outputs: [] }]));
    expect(label).toBe('Jupyter notebook, 1 cell');
  });

  it('has the text of every output that has one, and tells of the others', async () => {
    const outputs = [{ output_type: 'error', ename: 'E', evalue: 'v', traceback: [] }, { output_type: 'execute_result', data: { 'application/json': { a: 1 } } }, { output_type: 'display_data', data: { 'text/latex': ['$x$'] } }, { output_type: 'display_data', data: { 'text/html': '<b>x</b>' } }];
    const { text, notes } = await read(notebook([{ cell_type: 'markdown', source: '![a](attachment:a.png)', attachments: { 'a.png': { 'image/png': 'AAAA' } } }, { cell_type: 'code', source: '', outputs }]));
    expect(text).toBe('![a](attachment:a.png)\n\n```output\nE: v\n```\n\n```output\n{"a":1}\n```\n\n```output\n$x$\n```\n\n```output\nx\n```\n');
    expect(notes).toEqual(['1 cell of code with the output as text.', 'Left out: 1 file attached to cells.']);
  });

  it('says what is shown, not the name of its class, and tells of outputs that are shown in no words', async () => {
    const shown = (data: Record<string, unknown>) => ({ output_type: 'display_data', metadata: {}, data });
    const outputs = [
      shown({ 'text/plain': '<IPython.core.display.HTML object>', 'text/html': ['<style>b{color:red}</style><b>1</b>\n', '<p hidden>no'] }), shown({ 'text/plain': ['<IPython.core.display.Markdown object>'], 'text/markdown': '**md**' }),
      shown({ 'text/plain': '   a\n0  1', 'text/html': '<table><tr><td>1</table>' }), shown({ 'text/plain': '<Thing at 0x1>' }), shown({ 'text/plain': '<IPython.core.display.Javascript object>', 'application/javascript': 'x()' }),
    ];
    expect(await read(notebook([{ cell_type: 'code', source: '', outputs }]))).toMatchObject({
      text: ['1', '**md**', '   a\n0  1', '<Thing at 0x1>'].map((text) => `\`\`\`output\n${text}\n\`\`\`\n`).join('\n'),
      notes: ['1 cell of code with the output as text.', 'Left out: 1 output without a text.', 'Left out: 1 hidden element and 1 script or style.'],
    });
  });

  it('has its output as a notebook shows it: without escapes of terminals, and with what was written last', async () => {
    const stream = (text: string) => ({ output_type: 'stream', name: 'stderr', text });
    const outputs = [stream('\u001b[?25lA\u001b[1;31m red\u001b[0m \u001b]8;;http://a\u0007link\u001b]8;;\u001b\\ \u001b(B!'), stream('  0%|   | 0/3\r 33%|#  | 1/3\r100%|###| 3/3\r\nlong line\rshort\nend\r')];
    expect(await read(notebook([{ cell_type: 'code', source: '', outputs }]))).toMatchObject({
      text: '```output\nA red link !\n```\n\n```output\n100%|###| 3/3\nshortline\nend\n```\n',
      notes: ['1 cell of code with the output as text.', 'Left out: 3 lines of output that were written over.'],
    });
  });

  it('may begin with all that its widgets show', async () => {
    const text = JSON.stringify({ nbformat: 4, metadata: { kernelspec: { name: 'python3' }, widgets: { w: 'x'.repeat(10_000) } }, cells: [{ cell_type: 'markdown', source: 'Words' }] });
    expect(await read(utf8(text))).toMatchObject({ label: 'Jupyter notebook, 1 cell', text: 'Words\n' });
  });

  const notebook = (cells: unknown[]) => utf8(JSON.stringify({ cells, metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 }));

  it('is its cells with their output as text, and pictures are never text', async () => {
    const { text, notes, label } = await read(
      notebook([
        { cell_type: 'markdown', source: ['# Title\n', 'Words.'] },
        {
          cell_type: 'code',
          source: 'print("```")',
          outputs: [
            { output_type: 'stream', name: 'stdout', text: ['```\n'] },
            { output_type: 'display_data', data: { 'image/png': 'iVBORw0KGgo=', 'text/plain': ['<Figure size 640x480>'] } },
            { output_type: 'error', ename: 'E', evalue: 'bad', traceback: ['\u001b[0;31mE\u001b[0m: bad'] },
          ],
        },
        { cell_type: 'code', source: [], outputs: [] },
        null,
      ]),
    );
    expect(label).toBe('Jupyter notebook, 3 cells');
    expect(text).toBe('# Title\nWords.\n\n````python\nprint("```")\n````\n\n````output\n```\n````\n\n```output\nE: bad\n```\n');
    expect(notes).toEqual(['2 cells of code with the output as text.', 'Left out: 1 picture in the output.']);
  });

  it('that is cut off is refused', async () => {
    // What only says how one is run is none.
    expect(await read(utf8('{"nbformat": 4, "metadata": {"kernelspec": {}}}'))).toEqual({ error: { kind: 'broken', format: 'notebook' } });
    expect(await read(utf8('{"nbformat": 4, "cells": ['))).toEqual({ error: { kind: 'broken', format: 'notebook' } });
  });
});

it('a page that has no head has its title once', () => {
  const { text, title } = htmlText('<!doctype html><title>News</title><p>Words of a page');
  expect([title, text]).toEqual(['News', 'Words of a page\n']);
});

describe('an archive of texts', () => {
  it('gives each text under its name, names what is none, and opens no archive in it', async () => {
    const inner = zipOf([{ path: 'secret.txt', content: 'x' }]);
    const result = await readDocument(
      sourceOf(
        zipOf([
          { path: 'src/', content: '' },
          { path: 'src/a.ts', content: 'const a = 1;\n' },
          { path: '../b.txt', content: Buffer.from('größe', 'latin1') },
          { path: 'inner.zip', content: inner },
          { path: 'letter.docx', content: inner },
          { path: 'x.bin', content: Uint8Array.of(1, 0, 2, 0, 0, 3) },
          { path: '__MACOSX/._a', content: 'x' },
          { path: 'locked.txt', content: 'x', stated: { flags: 1 } },
        ]),
      ),
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        label: 'ZIP archive, 6 files',
        texts: [{ name: 'src/a.ts', text: 'const a = 1;\n' }, { name: '../b.txt', text: 'größe' }],
        notes: ['../b.txt was read as text in windows-1252, which is a guess.', 'Left out: 4 files that are no text.', 'inner.zip: ZIP archive, not opened.', 'letter.docx: Word document, not opened.', 'x.bin: binary file.', 'locked.txt: encrypted.'],
      },
    });
  });

  it('gives the texts of documents in it, with what is to be said of each, under the caps of all', async () => {
    const letter = docxOf('<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>');
    const broken = docxOf('<w:p>');
    const together = zipOf([{ path: 'a/letter.docx', content: letter }, { path: 'broken.docx', content: broken }, { path: 'x.bin', content: Uint8Array.of(1, 0, 2) }]);
    expect(await readDocument(sourceOf(together))).toMatchObject({
      ok: true,
      value: { format: 'zip', texts: [{ name: 'a/letter.docx', text: 'Dear all\n' }], notes: ['Left out: 2 files that are no text.', 'broken.docx: word/document.xml in it is damaged.', 'x.bin: binary file.'] },
    });
    expect(await read(zipOf([{ path: 'broken.docx', content: broken }, { path: 'x.bin', content: Uint8Array.of(1, 0, 2) }]))).toMatchObject({ error: { kind: 'no-text', what: 'broken.docx: word/document.xml in it is damaged, and 1 other file' } });
    const large = docxOf(`<w:p><w:r><w:t>${'a word or two '.repeat(2000)}</w:t></w:r></w:p>`);
    const [one, several] = [1, 8].map((count) => zipOf(Array.from({ length: count }, (_, at) => ({ path: `${at}.docx`, content: large }))));
    const caps = { ...ARCHIVE_CAPS, totalBytes: 100_000 };
    expect(await readDocument(sourceOf(one!), { caps })).toMatchObject({ ok: true });
    expect(await readDocument(sourceOf(several!), { caps })).toMatchObject({ ok: false, error: { kind: 'cap', cap: 'totalBytes' } });
    const bomb = docxOf(`<w:p><w:r><w:t>${'a'.repeat(20_000_000)}</w:t></w:r></w:p>`);
    expect(await readDocument(sourceOf(zipOf([{ path: 'bomb.docx', content: bomb, isStored: true }])))).toMatchObject({ ok: false, error: { kind: 'cap', cap: 'ratio' } });
  });

  it('is refused where it holds none, or far too many', async () => {
    expect(await read(zipOf([]))).toMatchObject({ error: { kind: 'no-text', what: 'it is empty' } });
    expect(await read(zipOf(Array.from({ length: 501 }, (_, index) => ({ path: `${index}`, content: 'x', isStored: true }))))).toMatchObject({ error: { kind: 'many-files', files: 501, limitFiles: 500 } });
    expect(await read(zipOf([{ path: 'content.xml', content: '<a/>' }, { path: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]))).toMatchObject({ error: { kind: 'not-read' } });
  });
});

it('every reason is the rest of a sentence', () => {
  const errors: DocumentError[] = [
    { kind: 'xml', entry: 'a', fault: 'doctype' }, { kind: 'xml', entry: 'a', fault: 'depth' }, { kind: 'too-much-text', limitUnits: 5 }, { kind: 'no-text', what: 'it is empty' }, { kind: 'not-read', format: 'x' },
    { kind: 'no-encoding' }, { kind: 'password' }, { kind: 'broken', format: 'PDF' }, { kind: 'pages', pages: 3000, limitPages: 2000 }, { kind: 'time', limitMs: 60_000 }, { kind: 'no-answer' }, { kind: 'split' },
  ];
  for (const error of errors) expect(documentReason(error)).toMatch(/^\S.*\.$/);
});
