// Documents as real tools wrote them, whole and broken in every way.
import { beforeAll, describe, expect, it } from 'vitest';
import { documentFile, withFile } from '@/test/document-files';
import { sourceOf, zipOf } from '@/test/zip-files';
import { documentReason, type DocumentError, type ReadDocument } from './document';
import { type PdfLibrary, readPdfText } from './pdf-text';
import { readDocument } from './read-document';

let library: PdfLibrary;
beforeAll(async () => {
  library = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary;
});

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Partial<ReadDocument> & { text?: string | undefined; error?: DocumentError }> {
  const isPdf = String.fromCharCode(...bytes.subarray(0, 4)) === '%PDF';
  const result = isPdf ? await readPdfText(library, bytes.slice(), { loadCMap: () => Promise.reject(new Error('not asked for')), now: () => 0 }) : await readDocument(sourceOf(bytes));
  return result.ok ? { ...result.value, text: result.value.texts.map(({ text }) => text).join('\n---\n') } : { error: result.error };
}

const PANDOC_TEXT = '# Wörterbuch\n\n# Eins\n\nDer erste Absatz & mehr.\n\n# Zwei\n\n日本語 und ein Wort.\n';

describe('a document by a real tool', () => {
  it.each([
    ['letter.docx', 'Word document', 'Grüße & more\nThe price is [deleted: 10][inserted: 12] dollars. [comment by Ada: Why so much?][^1]\nSeen[hidden:  unseen]\n| a | b |\n| --- | --- |\n| 1 | 2 |\n日本語\n\n[^1]: Source: none.\n', ['Shown in brackets: 1 comment, 1 tracked insertion, 1 tracked deletion and 1 passage of hidden text.', 'At the end: 1 footnote.', 'Left out: headers and footers.']],
    ['tables.docx', 'Word document', 'Costs by year\n| Region | 2025 |  | 2026 |  |\n| --- | --- | --- | --- | --- |\n|  | Plan | Real | Plan | Real |\n| North | 1 | 2 | 3 | 4 |\n| South | not yet known |  |  |  |\n\n| Another | table |\n| --- | --- |\nEnd\n', []],
    ['costs.xlsx', 'Excel workbook, 2 sheets', '## Costs & more\n\nName\tDay\tSum\ngrößer\t2023-03-15\t3\nhidden row\n\n## Old (hidden)\n\n7\n', ['1 formula stands as the value that was saved.', 'Marked: 1 hidden sheet.', 'Included: 1 hidden row.', 'Left out: comments on 1 sheet.']],
    ['formats.xlsx', 'Excel workbook, 1 sheet', '## Figures\n\nWhat\tValue\t\tover two by two\nShare\t12%\t\t\t\tbeside\nShare\t12.3%\nPrice\t-1,234.50 €\nAgreed\tYes\nPhone\t(206) 555-1234\nLap\t00:01:23.57\nHours\t30:00\nDay\t2026-11-29 13:05\nCode\t00042\nId\tID-x7\nHalf\t0.5\n', ['2 numbers stand rounded, as their formats show them.', '1 number stands as the words that its format shows.']],
    ['talk.pptx', 'PowerPoint presentation, 3 slides', '# Slide 1\n\nGröße\n\n\n\n\n# Slide 2\n\nFirst\nOne line.\n\nNotes:\nSay this.\n\n# Slide 3\n\nSecond\na\tb\nc\td\n', ['Notes of 1 slide stand below them.']],
    ['book.epub', 'EPUB book, 3 chapters', PANDOC_TEXT, ['Left out: 3 scripts and styles.']],
    ['page.html', 'HTML page', PANDOC_TEXT, ['Left out: 1 script or style.']],
    ['note.ipynb', 'Jupyter notebook, 2 cells', '# Title\n\nWords.\n\n```\nprint(1)\n```\n', ['1 cell of code with the output as text.']],
    // Chromium draws from the left whatever the script, Arabic letter by letter in the forms of words; a mark on two letters that are drawn as one stands behind both.
    ['directions.pdf', 'PDF, 1 page', '[page 1]\nنعتذر (عمّا حدث) في 12 مايو 2026 مع OpenAI API ثم بدلاً من 3.5 و«نص» الله لإلى.\nשלום (עולם) 12 מאי 2026 עם OpenAI API ועוד 3.5 "סוף".\nThe word مرحبا بكم means hello, and שלום עולם too.\nWindows نظام\n', []],
    ['figures.pdf', 'PDF, 2 pages', '[page 1]\nQuarterly figures\nRevenue grew.\n\n[page 2]\nAn appendix.\n', []],
  ])('%s is its text, to the character', async (name, label, text, notes) => {
    expect(await read(documentFile(name))).toMatchObject({ label, text, notes });
  });

  it.each([['locked.pdf', { kind: 'password' }], ['locked.zip', { kind: 'encrypted', entry: 'a.txt' }]])('%s is refused as such', async (name, error) => {
    expect(await read(documentFile(name))).toEqual({ error });
  });
});

/** Of each format that is an archive inside: the part that its text stands in, and the one that leads there. */
const PACKED = [
  ['letter.docx', 'word/document.xml', '_rels/.rels'],
  ['costs.xlsx', 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'],
  ['costs.xlsx', 'xl/sharedStrings.xml', 'xl/_rels/workbook.xml.rels'],
  ['talk.pptx', 'ppt/slides/slide2.xml', 'ppt/presentation.xml'],
  ['talk.pptx', 'ppt/notesSlides/notesSlide1.xml', 'ppt/_rels/presentation.xml.rels'],
  ['book.epub', 'EPUB/content.opf', 'META-INF/container.xml'],
] as const;
const asText = (content: string | Uint8Array) => (typeof content === 'string' ? content : new TextDecoder().decode(content));

describe.each(PACKED)('%s with a bad %s', (name, part, guide) => {
  const bytes = documentFile(name);

  it('is refused where that is a bomb, encrypted, lies about its size, or is compressed by another method', async () => {
    expect(await read(await withFile(bytes, part, (file) => ({ ...file, content: `${asText(file.content)}${' '.repeat(3_000_000)}` })))).toMatchObject({ error: { kind: 'cap', cap: 'ratio', entry: part } });
    expect(await read(await withFile(bytes, part, (file) => ({ ...file, stated: { flags: 1 } })))).toEqual({ error: { kind: 'encrypted', entry: part } });
    expect(await read(await withFile(bytes, part, (file) => ({ ...file, stated: { sizeBytes: 9 } })))).toEqual({ error: { kind: 'lying-sizes', entry: part } });
    expect(await read(await withFile(bytes, part, (file) => ({ ...file, stated: { method: 14 } })))).toEqual({ error: { kind: 'method', entry: part, method: 14 } });
    expect(await read(await withFile(bytes, part, (file) => ({ ...file, stated: { crc32: 1 } })))).toEqual({ error: { kind: 'damaged', entry: part } });
  });

  it.each([part, guide])('is refused where %s declares entities, is cut off, or nests too deeply', async (path) => {
    const xml = async (change: (text: string) => string) => read(await withFile(bytes, path, (file) => ({ ...file, content: change(asText(file.content)) })));
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    expect(await xml((text) => text.replace(/^(<\?xml[^>]*\?>)?\s*/, `$1<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`))).toEqual({ error: { kind: 'xml', entry: path, fault: 'doctype' } });
    expect(await xml((text) => text.slice(0, -6))).toMatchObject({ error: { kind: 'xml', entry: path } });
    expect(await xml((text) => text.replace(/(<\/[^<]*)$/, `${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}$1`))).toMatchObject({ error: { kind: 'xml', entry: path, fault: 'depth' } });
  });

  it('never throws, and says why, wherever a part is taken out', async () => {
    for (const path of [part, guide]) {
      const { error, text } = await read(await withFile(bytes, path, () => null));
      if (error === undefined) expect(text).not.toBe('');
      else expect(documentReason(error)).toMatch(/^\S.*\.$/);
    }
  });
});

it('a workbook that has lost a sheet is refused, and one that has lost the texts of cells says so', async () => {
  const bytes = documentFile('costs.xlsx');
  expect(await read(await withFile(bytes, 'xl/_rels/workbook.xml.rels', () => null))).toEqual({ error: { kind: 'missing', entry: 'sheet Costs & more' } });
  expect((await read(await withFile(bytes, 'xl/sharedStrings.xml', () => null))).notes?.[0]).toBe('5 cells left empty: the text of them is not in the file.');
});

it.each([
  ['letter.docx', 'word/comments.xml', ['1 comment or footnote that the text refers to is not in the file.', '1 part that the file names is missing: word/comments.xml.']],
  ['letter.docx', 'word/footnotes.xml', ['1 comment or footnote that the text refers to is not in the file.', '1 part that the file names is missing: word/footnotes.xml.']],
  ['letter.docx', 'word/_rels/document.xml.rels', ['2 comments or footnotes that the text refers to are not in the file.']],
  ['talk.pptx', 'ppt/notesSlides/notesSlide1.xml', ['1 part that the file names is missing: ppt/notesSlides/notesSlide1.xml.']],
  ['costs.xlsx', 'xl/styles.xml', ['1 part that the file names is missing: xl/styles.xml.']],
  ['costs.xlsx', 'xl/sharedStrings.xml', ['1 part that the file names is missing: xl/sharedStrings.xml.']],
])('%s without %s is read, and says what is missing', async (name, path, told) => {
  const { notes = [] } = await read(await withFile(documentFile(name), path, () => null));
  expect(notes.slice(-told.length)).toEqual(told);
});

it('a book that has lost a chapter is read without it, which is told', async () => {
  const [whole, lost] = [await read(documentFile('book.epub')), await read(await withFile(documentFile('book.epub'), 'EPUB/text/ch002.xhtml', () => null))];
  expect(lost).toMatchObject({ label: 'EPUB book, 2 chapters', notes: [expect.stringMatching(/^Left out: /), 'Missing in the file: EPUB/text/ch002.xhtml.'] });
  expect(lost.text!.length).toBeLessThan(whole.text!.length);
});

describe('a document that is cut off or damaged', () => {
  it.each(['letter.docx', 'costs.xlsx', 'talk.pptx', 'book.epub', 'locked.zip', 'figures.pdf', 'locked.pdf', 'note.ipynb', 'page.html'])('%s is read or refused with a reason, wherever', async (name) => {
    const whole = documentFile(name);
    const isPacked = !/pdf|html|ipynb/.test(name);
    const step = Math.ceil(whole.length / (name.endsWith('.pdf') ? 5 : 15));
    for (let at = 1; at < whole.length; at += step) {
      const cut = await read(whole.slice(0, at));
      // The directory of an archive stands at its end.
      if (isPacked && at > 4) expect(cut.error, `${at}`).toBeDefined();
      if (cut.error !== undefined) expect(documentReason(cut.error)).toMatch(/^\S.*\.$/);
      const damaged = whole.slice();
      damaged.fill(0xff, at, at + 3);
      const { error } = await read(damaged);
      if (error !== undefined) expect(documentReason(error)).toMatch(/^\S.*\.$/);
    }
  });

  it('is refused as one among others, which are read', async () => {
    const letter = documentFile('letter.docx');
    const { texts, notes } = await read(zipOf([{ path: 'whole.docx', content: letter }, { path: 'cut.docx', content: letter.subarray(0, 5000) }, { path: 'book.epub', content: documentFile('book.epub') }]));
    expect(texts?.map(({ name }) => name)).toEqual(['whole.docx', 'book.epub']);
    expect(notes).toContain('cut.docx: it is cut off; copy or download it again.');
  });
});
