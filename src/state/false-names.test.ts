import { describe, expect, it } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { readDocument } from '@/core/importers/documents/read-document';
import { readAttachment } from '@/core/importers/read-attachment';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { mediaFile, type MediaFile } from '@/test/media-files';
import { docxOf, epubOf, pptxOf, xlsxOf } from '@/test/office-files';
import { sourceOf, zipOf } from '@/test/zip-files';
import { readArrivedDocument } from './arrived-document';
import type { Arrival } from './arrivals';
import { refusalOf, withFalseNames } from './false-names';
import { createAppStore } from './store';

const MEDIA = {
  png: ['png', 'PNG image'], jpeg: ['jpg', 'JPEG image'], gif: ['gif', 'GIF image'], lossyWebp: ['webp', 'WebP image'], avif: ['avif', 'AVIF image'], tiff: ['tif', 'TIFF image'], bmp: ['bmp', 'BMP image'],
  plainPdf: ['pdf', 'PDF'], wav: ['wav', 'WAV audio'], bareMp3: ['mp3', 'MP3 audio'], opus: ['opus', 'Ogg audio'], m4a: ['m4a', 'MP4 audio'],
} as const satisfies Partial<Record<MediaFile, readonly [string, string]>>;
const html = '<!doctype html><title>T</title><p>Words';
const DOCUMENTS = {
  docx: [docxOf('<w:p><w:r><w:t>Words</w:t></w:r></w:p>'), 'Word document'],
  xlsx: [xlsxOf([{ name: 'Sheet', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }]), 'Excel workbook'],
  pptx: [pptxOf([{ shapes: '<p:sp><p:txBody><a:p><a:r><a:t>Words</a:t></a:r></a:p></p:txBody></p:sp>' }]), 'PowerPoint presentation'],
  epub: [epubOf(['<p>Words</p>']), 'EPUB book'],
  zip: [zipOf([{ path: 'a.txt', content: 'a' }, { path: 'b.txt', content: 'b' }]), 'ZIP archive, 2 files'],
  html: [new TextEncoder().encode(html), 'HTML page'],
  txt: [new Uint8Array(Buffer.from('größer', 'latin1')), 'text in windows-1252, which is a guess'],
} as const;

async function documentOf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<readonly Arrival[]> {
  const order = { file: new File([bytes], name), name, plain: null, format: null, signal: new AbortController().signal, onPage: () => {} };
  const read = await readArrivedDocument(order, async () => {
    const answer = await readDocument(sourceOf(bytes));
    return answer.ok ? { ok: true, value: packDocument(answer.value).packed } : answer;
  });
  if (read?.ok !== true) throw new Error('refused');
  return read.value;
}
function attachmentOf(name: string, media: MediaFile): Arrival {
  const read = readAttachment(mediaFile(media), name);
  if (!read.ok) throw new Error('refused');
  return { name, attachment: read.value };
}
const textOf = (name: string): Arrival => ({ name, text: 'words', takenOut: null, imported: null });
function told(arrivals: readonly Arrival[]) {
  let id = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `id-${(id += 1)}` as UnitId });
  store.getState().clear();
  store.getState().addArrivals(withFalseNames(arrivals));
  const { text = null, details = [], action = null } = store.getState().notices.findLast((notice) => notice.text !== 'The prompt was cleared.') ?? {};
  return { text, details, action };
}
const isFalse = /is no |not what/;

describe('the name of a file', () => {
  it('that is true, or says nothing, is not spoken of', async () => {
    for (const [media, [ending]] of Object.entries(MEDIA)) for (const name of [`a.${ending}`, `A.${ending.toUpperCase()}`, 'a', 'a.dat']) expect(told([attachmentOf(name, media as MediaFile)]).text, name).toBeNull();
    for (const [ending, [bytes]] of Object.entries(DOCUMENTS)) expect(told(await documentOf(`a.${ending}`, bytes)).text).not.toMatch(isFalse);
    for (const ending of ['txt', 'md', 'csv', 'JSON', 'svg', 'html', 'ipynb', 'py']) expect(told([textOf(`a.${ending}`)]).text).toBeNull();
    expect(told(await documentOf('a.zip', DOCUMENTS.docx[0])).text).not.toMatch(isFalse);
    expect(told([attachmentOf('a.mp4', 'm4a')]).text).toBeNull();
  });

  it('that is another is told with what the file was read as, whatever the pair', async () => {
    const endings = [...Object.values(MEDIA).map(([ending]) => ending), ...Object.keys(DOCUMENTS)];
    for (const [media, [own, words]] of Object.entries(MEDIA)) {
      for (const ending of endings.filter((each) => each !== own)) expect(told([attachmentOf(`a.${ending}`, media as MediaFile)])).toMatchObject({ text: expect.stringMatching(new RegExp(`^a\\.${ending} is no .+: read as ${words}\\.$`)), action: 'undo' });
    }
    for (const [own, [bytes, words]] of Object.entries(DOCUMENTS)) {
      const arrivals = await documentOf('a', bytes);
      for (const ending of endings) {
        // An Office file or a book is a ZIP archive, and a page a text.
        const isTrue = ending === own || (ending === 'zip' && ['docx', 'xlsx', 'pptx', 'epub'].includes(own)) || (['txt', 'html'].includes(ending) && ['txt', 'html'].includes(own));
        const document = { ...arrivals[0]!.document!, file: new File([bytes], `a.${ending}`) };
        const named = arrivals.map((each) => ({ ...each, document }));
        expect(told(named).text, ending).toMatch(isTrue ? /^(?!.*is no )/ : new RegExp(`^a\\.${ending} is no .+: read as ${words}`));
      }
    }
    for (const ending of endings.filter((each) => each !== 'txt' && each !== 'html')) expect(told([textOf(`a.${ending}`)]).text).toMatch(new RegExp(`^a\\.${ending} is no .+: read as text\\.$`));
  });

  it('is told once of an archive, and beside what else there is to say', async () => {
    expect(told(await documentOf('wrong.pdf', DOCUMENTS.zip[0]))).toMatchObject({ text: 'wrong.pdf is no PDF: read as ZIP archive, 2 files.', details: [] });
    const several = told([attachmentOf('wrong.pdf', 'png'), attachmentOf('photo.jpg', 'png'), textOf('true.txt')]);
    expect(several).toEqual({ text: '2 files are not what their names say.', details: ['wrong.pdf is no PDF: read as PNG image.', 'photo.jpg is no JPEG image: read as PNG image.'], action: 'undo' });
    const mixed = told([...(await documentOf('a.docx', DOCUMENTS.docx[0])), attachmentOf('wrong.pdf', 'png')]);
    expect(mixed).toMatchObject({ text: 'The text of a.docx was added: Word document.', details: ['wrong.pdf is no PDF: read as PNG image.'] });
  });

  it('stands in the refusal of what is not even that', () => {
    expect(refusalOf('a.pdf', { kind: 'binary', format: 'ELF program' })).toBe('a.pdf was not added: it is no PDF but an ELF program.');
    expect(refusalOf('a.docx', { kind: 'binary', format: 'binary file' })).toBe('a.docx was not added: it is no Word document but a binary file.');
    expect(refusalOf('a.zip', { kind: 'binary', format: 'ZIP archive' })).toBe('a.zip was not added: it is a ZIP archive, not text.');
    expect(refusalOf('a.jsonl.gz', { kind: 'binary', format: 'gzip archive' })).toBe('a.jsonl.gz was not added: it is a gzip archive, not text; unpack it and add what is in it.');
    expect(refusalOf('a.7z', { kind: 'binary', format: '7-Zip archive' })).toBe('a.7z was not added: it is a 7-Zip archive, not text; unpack it and add what is in it.');
    expect(refusalOf('a.gz', { kind: 'binary', format: 'RAR archive' })).toBe('a.gz was not added: it is no gzip archive but a RAR archive; unpack it and add what is in it.');
    expect(refusalOf('a.txt', { kind: 'binary', format: 'ELF program' })).toBe('a.txt was not added: it is an ELF program, not text.');
    expect(refusalOf('a.png', { kind: 'no-size', mediaType: 'image/png' })).toContain('it is a PNG image that does not say its size');
  });
});
