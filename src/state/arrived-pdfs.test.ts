// PDFs in an archive, read as the page reads them: the archive by its reader, each PDF by the reader of PDFs.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { packDocument } from '@/core/importers/documents/packed-document';
import { PDF_LIMITS, type PdfLibrary, readPdfText } from '@/core/importers/documents/pdf-text';
import { readDocument } from '@/core/importers/documents/read-document';
import { wholeText } from '@/core/prompt/long-text';
import { docxOf } from '@/test/office-files';
import { mediaFile } from '@/test/media-files';
import { JAPANESE_SHIFT_JIS, pdfOf } from '@/test/pdf-files';
import { sourceOf, zipOf } from '@/test/zip-files';
import type { DocumentAnswer } from '@/workers/document-messages';
import { type ReadInWorker, readArrivedDocument } from './arrived-document';
import type { Arrival } from './arrivals';

let library: PdfLibrary;
beforeAll(async () => {
  library = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary;
});

/** As the workers do it, but here. */
const readHere: ReadInWorker = async ({ file, pdfLimits, onBytes, onPage }, isPdf) => {
  const bytes = new Uint8Array(await file.slice(0, file.size).arrayBuffer());
  onBytes(bytes.length);
  const loadCMap = async (name: string) => new Uint8Array(readFileSync(`node_modules/pdfjs-dist/cmaps/${name}.bcmap`));
  const read = isPdf ? await readPdfText(library, bytes, { loadCMap, now: () => performance.now(), onPage, ...(pdfLimits === undefined ? {} : { limits: pdfLimits }) }) : await readDocument(sourceOf(bytes));
  return read.ok ? { ok: true, value: packDocument(read.value).packed } : read;
};

async function arrive(files: Parameters<typeof zipOf>[0], read: ReadInWorker = readHere, abort = new AbortController()) {
  const pages: string[] = [];
  const shares: (readonly [number, number])[] = [];
  const file = new File([zipOf(files)], 'papers.zip');
  const arrived = await readArrivedDocument({ file, name: 'papers.zip', plain: null, format: 'ZIP archive', signal: abort.signal, onPage: (page, done, whole) => (pages.push(page), shares.push([done, whole])) }, read);
  const arrivals: readonly Arrival[] = arrived?.ok === true ? arrived.value : [];
  const texts = arrivals.map((arrival) => [arrival.name, 'text' in arrival ? wholeText(arrival.text) : null]);
  return { arrived, arrivals, texts, pages, shares };
}

describe('a PDF in an archive', () => {
  it('is read like one that is dropped, in its place among the others, page by page', async () => {
    const { texts, pages, shares, arrivals } = await arrive([
      { path: 'a.pdf', content: pdfOf([{ lines: ['First'] }, {}]) },
      { path: 'b.txt', content: 'words' },
      { path: 'in/c.pdf', content: pdfOf([{ shiftJis: JAPANESE_SHIFT_JIS }]) },
      { path: 'd.docx', content: docxOf('<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>') },
      { path: 'no-ending', content: pdfOf([{ lines: ['Last'] }]) },
    ]);
    expect(texts).toEqual([['a.pdf', '[page 1]\nFirst\n\n[page 2]\n'], ['b.txt', 'words'], ['in/c.pdf', '[page 1]\n日本語\n'], ['d.docx', 'Dear all\n'], ['no-ending', '[page 1]\nLast\n']]);
    expect(pages.filter((page) => page.includes('page'))).toEqual(['a.pdf, page 1 of 2', 'a.pdf, page 2 of 2', 'in/c.pdf, page 1 of 1', 'no-ending, page 1 of 1']);
    expect(shares.slice(-4)).toEqual([[0, 2], [1, 2], [0, 1], [0, 1]]);
    expect(arrivals[0]?.document).toMatchObject({ words: '5 texts of papers.zip: ZIP archive, 5 files.', notes: ['a.pdf: 1 page has no text: 2.'] });
  });

  it('that cannot be read is named with its reason, and the others are read', async () => {
    const locked = pdfOf([{ lines: ['secret'] }], { password: true });
    const scanned = new Uint8Array(mediaFile('packedPdf'));
    const { texts, arrivals } = await arrive([{ path: 'locked.pdf', content: locked }, { path: 'broken.pdf', content: '%PDF-1.7\n\0nothing of use' }, { path: 'x.png', content: new Uint8Array(mediaFile('png')) }, { path: 'b.txt', content: 'words' }]);
    expect(texts).toEqual([['b.txt', 'words']]);
    expect(arrivals[0]?.document?.notes).toEqual(['Left out: 3 files that are no text.', 'x.png: PNG image.', 'locked.pdf: it is protected by a password; save it without one and add it again.', 'broken.pdf: it is no complete PDF; it is damaged or cut off.']);
    expect((await arrive([{ path: 'scan.pdf', content: scanned }])).arrived).toEqual({ ok: false, error: { kind: 'document', reason: 'it has no text: scan.pdf: it has no text: no text layer on any of its 3 pages, perhaps because it was scanned.', mayBeFolder: false } });
    const offline: ReadInWorker = (job, isPdf) => (isPdf ? Promise.reject(new Error('offline')) : readHere(job, isPdf));
    expect((await arrive([{ path: 'a.pdf', content: pdfOf([{ lines: ['a'] }]) }, { path: 'b.txt', content: 'words' }], offline)).arrivals[0]?.document?.notes).toContain('a.pdf: what reads it did not load; try again when you are online.');
  });

  it('shares the limits of pages and of time with the others', async () => {
    const asked: unknown[] = [];
    const pdfs = ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'].map((path) => ({ path, content: pdfOf([{ lines: [path] }]) }));
    const long: ReadInWorker = async (job, isPdf): Promise<DocumentAnswer> => {
      if (!isPdf) return readHere(job, isPdf);
      const limits = job.pdfLimits!;
      asked.push(limits.pages);
      const pages = [1999, 3000, 2, 1][asked.length - 1]!;
      if (pages > limits.pages) return { ok: false, error: { kind: 'pages', pages, limitPages: limits.pages } };
      for (let page = 1; page <= pages; page += 1) job.onPage(page, pages);
      return readHere({ ...job, onPage: () => {} }, isPdf);
    };
    const { texts, arrivals } = await arrive(pdfs, long);
    expect(asked).toEqual([2000, 1, 1, 1]);
    expect(texts.map(([name]) => name)).toEqual(['a.pdf', 'd.pdf']);
    expect(arrivals[0]?.document?.notes).toEqual(['Left out: 2 files that are no text.', 'b.pdf: it has 3,000 pages, and the limit is 2,000; split it.', 'c.pdf: the PDFs of an archive may have 2,000 pages together; add it by itself.']);
    const slow: ReadInWorker = async (job, isPdf) => {
      if (!isPdf) return readHere(job, isPdf);
      job.onBytes(1);
      const before = performance.now();
      while (performance.now() - before < 5);
      return job.pdfLimits!.elapsedMs === PDF_LIMITS.elapsedMs ? readHere(job, isPdf) : { ok: false, error: { kind: 'time', limitMs: job.pdfLimits!.elapsedMs } };
    };
    expect((await arrive(pdfs.slice(0, 2), slow)).arrivals[0]?.document?.notes).toEqual(['Left out: 1 file that is no text.', 'b.pdf: the PDFs of an archive may take 60 seconds together; add it by itself.']);
  });

  it('is not read any more once the user cancels', async () => {
    const abort = new AbortController();
    let read = 0;
    const cancelled: ReadInWorker = (job, isPdf) => {
      if (isPdf) {
        read += 1;
        abort.abort();
      }
      return readHere(job, isPdf);
    };
    await arrive(['a.pdf', 'b.pdf'].map((path) => ({ path, content: pdfOf([{ lines: [path] }]) })), cancelled, abort);
    expect(read).toBe(1);
  });
});
