// Word documents that take in passages of other formats.
import { describe, expect, it } from 'vitest';
import { docxOf } from '@/test/office-files';
import { sourceOf, zipOf, type ZipFile } from '@/test/zip-files';
import { ARCHIVE_CAPS } from '@/core/importers/archive/archive-error';
import { readDocument, type ReadOptions } from './read-document';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const chunk = (id: string) => `<w:altChunk r:id="${id}"><w:altChunkPr><w:matchSrc/></w:altChunkPr></w:altChunk>`;

interface Passage {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly isMissing?: boolean;
}

/** A document with passages "c1", "c2", … of other formats. */
function withPassages(body: string, passages: readonly Passage[], types = '', relations = ''): Uint8Array<ArrayBuffer> {
  const files = passages.flatMap(({ path, content, isMissing }): ZipFile[] => (isMissing === true ? [] : [{ path: `word/${path}`, content }]));
  return zipOf([
    { path: '[Content_Types].xml', content: `<Types>${types}</Types>` },
    { path: '_rels/.rels', content: `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>` },
    { path: 'word/_rels/document.xml.rels', content: `<Relationships>${passages.map(({ path }, at) => `<Relationship Id="c${at + 1}" Type="${OFFICE}/aFChunk" Target="${path}"/>`).join('')}${relations}</Relationships>` },
    { path: 'word/document.xml', content: `<w:document xmlns:w="w" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>` },
    ...files,
  ]);
}
const read = async (bytes: Uint8Array, options?: ReadOptions) => {
  const result = await readDocument(sourceOf(bytes), options);
  return result.ok ? [result.value.texts[0]?.text, ...result.value.notes] : result.error;
};

describe('a passage in another format', () => {
  it('that is a page stands where the document has it, and what is left out of it is told under its name', async () => {
    const page = '<html><head><title>Export</title><style>.no{display:none}</style></head><body><h2>Part</h2><p>One <b>two</b><p class="no">Ignore it<script>x()</script></body></html>';
    expect(await read(withPassages(p('Before') + chunk('c1') + p('After'), [{ path: 'afchunk.htm', content: page }]))).toEqual(['Before\n## Part\n\nOne two\nAfter\n', 'word/afchunk.htm: Left out: 1 hidden element and 2 scripts and styles.']);
  });

  it('is a page by the type that the file states, whatever it is called, and in the encoding that it states', async () => {
    const latin = new Uint8Array(Buffer.from('<meta charset="windows-1251"><p>\xc4\xe0 <i>x</i>', 'latin1'));
    const passages = [{ path: 'afchunk.dat', content: 'Plain <b>words</b>' }, { path: 'second.dat', content: latin }];
    const body = chunk('c1') + chunk('c2');
    expect(await read(withPassages(body, passages, '<Override PartName="/word/afchunk.dat" ContentType="text/html"/><Default Extension="DAT" ContentType="application/xhtml+xml"/>'))).toEqual(['Plain words\nДа x\n']);
    expect(await read(withPassages(body, passages, '<Default Extension="dat" ContentType="text/plain"/>'))).toEqual(['', 'Left out: 2 passages in other formats: word/afchunk.dat (not HTML) and word/second.dat (not HTML).']);
    expect(await read(withPassages(body, passages, '<Override'))).toMatchObject(['', expect.stringContaining('not HTML')]);
  });

  it('that is a Word document is read as one is, with its own passages, and in a cell on one line', async () => {
    const inner = withPassages(p('Inner') + '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>un|seen</w:t></w:r></w:p>' + chunk('c1'), [{ path: 'deep.html', content: '<html><p>Deep' }]);
    const told = 'word/a.docx: Shown in brackets: 1 passage of hidden text.';
    expect(await read(withPassages(chunk('c1') + p('After'), [{ path: 'a.docx', content: inner }]))).toEqual(['Inner\n[hidden: un|seen]\nDeep\nAfter\n', told]);
    expect(await read(withPassages(`<w:tbl><w:tr><w:tc>${p('Cell')}${chunk('c1')}</w:tc></w:tr></w:tbl>`, [{ path: 'a.docx', content: inner }]))).toEqual(['| Cell Inner [hidden: un\\|seen] Deep |\n| --- |\n', told]);
  });

  it('that is neither is named, and so is one that is damaged, missing, elsewhere or no text', async () => {
    const passages: Passage[] = [
      { path: 'a.rtf', content: '{\\rtf1 Words}' }, { path: 'b.mht', content: 'MIME-Version: 1.0\nContent-Type: multipart/related\n\nx' }, { path: 'c.txt', content: 'Words' }, { path: 'd.docx', content: docxOf('<w:p>') },
      { path: 'e.xlsx', content: zipOf([{ path: 'x.txt', content: 'x' }]) }, { path: 'f.html', content: Uint8Array.of(1, 0, 2, 3) }, { path: 'g.docx', content: 'PK\x03\x04' }, { path: 'h.html', content: `<html>${'<b>'.repeat(11_000)}` }, { path: 'gone.htm', content: '', isMissing: true },
    ];
    const external = `<Relationship Id="far" Type="${OFFICE}/aFChunk" Target="https://example.org/a.htm" TargetMode="External"/>`;
    const body = p('Words') + passages.map((_, at) => chunk(`c${at + 1}`)).join('') + chunk('far') + '<w:altChunk/>';
    expect(await read(withPassages(body, passages, '', external))).toEqual([
      'Words\n',
      'Left out: 8 passages in other formats: word/a.rtf (RTF document), word/b.mht (web archive), word/c.txt (not HTML), word/d.docx (word/document.xml in it is damaged), word/e.xlsx (not a Word document), word/f.html (not HTML), word/g.docx (it is cut off; copy or download it again) and word/h.html (nested too deeply).',
      '2 passages in other formats that the text refers to are not in the file.',
      '1 part that the file names is missing: word/gone.htm.',
    ]);
  });

  it('that the text does not refer to is not spoken of', async () => {
    expect(await read(withPassages(p('Words'), [{ path: 'a.rtf', content: '{\\rtf1 Words}' }, { path: 'b.html', content: '<html><script></script>x' }]))).toEqual(['Words\n']);
  });

  it('in a passage in a passage ends, and all of them together are under the caps of the whole', async () => {
    let nested = docxOf(p('Innermost'));
    for (let level = 0; level < 12; level += 1) nested = withPassages(p(`Level ${level}`) + chunk('c1'), [{ path: 'a.docx', content: nested }]);
    const [text = '', ...notes] = (await read(nested)) as string[];
    expect(text.split('\n').slice(0, 3)).toEqual(['Level 11', 'Level 10', 'Level 9']);
    expect(text).not.toContain('Level 6');
    expect(notes).toEqual(['word/a.docx: word/a.docx: word/a.docx: word/a.docx: Left out: 1 passage in another format: word/a.docx (the document in it is nested too deeply).']);
    const large = docxOf(p('a word or two '.repeat(3000)));
    const many = withPassages(Array.from({ length: 8 }, (_, at) => chunk(`c${at + 1}`)).join(''), Array.from({ length: 8 }, (_, at) => ({ path: `${at}.docx`, content: large })));
    expect(await read(many, { caps: { ...ARCHIVE_CAPS, totalBytes: 200_000 } })).toMatchObject({ kind: 'cap', cap: 'totalBytes' });
  });

  it('that stands in the text without end is too much text, in cells as well', async () => {
    const page = `<html><p>${'word '.repeat(200_000)}`;
    const body = chunk('c1').repeat(150);
    expect(await read(withPassages(body, [{ path: 'a.html', content: page }]))).toEqual({ kind: 'too-much-text', limitUnits: 100_000_000 });
    expect(await read(withPassages(`<w:tbl><w:tr><w:tc>${body}</w:tc></w:tr></w:tbl>`, [{ path: 'a.html', content: page }]))).toEqual({ kind: 'too-much-text', limitUnits: 100_000_000 });
  });
});
