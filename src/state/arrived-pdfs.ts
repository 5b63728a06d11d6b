// The PDFs of an archive: each is read as one that is dropped by itself, and what they may take holds for all of them together.
import { leftOutNotes, noTextIn, notesUnder } from '@/core/importers/documents/archive-texts';
import { type DocumentError, documentReason, type UnreadPdfs } from '@/core/importers/documents/document';
import type { PackedDocument } from '@/core/importers/documents/packed-document';
import { PDF_LIMITS, type PdfLimits } from '@/core/importers/documents/pdf-text';
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import type { OnDocumentProgress } from './arrivals';
import type { ReadInWorker } from './arrived-document';

interface Reading {
  readonly signal: AbortSignal;
  readonly onPage: OnDocumentProgress;
}

type Texts = PackedDocument['texts'];

/** The document with the texts of its PDFs in their places; of those without one it says why. Not all are read once the signal says so. */
export async function withPdfsRead({ unread, ...document }: PackedDocument, { signal, onPage }: Reading, read: ReadInWorker): Promise<Result<PackedDocument, DocumentError>> {
  if (unread === undefined) return succeed(document);
  const texts: Texts[number][] = [];
  const leftOut: string[] = [];
  const allNotes: string[] = [];
  const left = { ...PDF_LIMITS };
  let placed = 0;
  for (const pdf of unread.pdfs) {
    if (signal.aborted) break;
    texts.push(...document.texts.slice(placed, pdf.at));
    placed = pdf.at;
    const answer = await readOne(pdf, left, { signal, onPage }, read);
    if (!answer.ok) leftOut.push(`${pdf.name}: ${answer.error.reason}`);
    else {
      const { notes } = answer.value;
      texts.push(...answer.value.texts.map(({ sections }) => ({ name: pdf.name, sections, notes })));
      allNotes.push(...notesUnder(pdf.name, notes));
    }
  }
  texts.push(...document.texts.slice(placed));
  const allLeftOut = [...unread.leftOut, ...leftOut];
  return texts.length === 0 ? fail(noTextIn(allLeftOut)) : succeed({ ...document, texts, notes: [...document.notes, ...allNotes, ...leftOutNotes(allLeftOut)] });
}

/** Takes what it took off what is `left` for those behind it. */
async function readOne({ name, bytes }: UnreadPdfs['pdfs'][number], left: { pages: number; elapsedMs: number }, { signal, onPage }: Reading, read: ReadInWorker): Promise<Result<PackedDocument, { readonly kind: 'unread'; readonly reason: string }>> {
  const limits: PdfLimits = { ...left };
  const unread = (reason: string) => fail({ kind: 'unread' as const, reason });
  if (limits.pages <= 0 || limits.elapsedMs <= 0) return unread(beyondWords(limits.pages <= 0 ? 'pages' : 'elapsedMs'));
  let ownPages = 0;
  let sinceMs: number | null = null;
  const job = {
    file: new Blob([bytes]),
    encoding: null,
    pdfLimits: limits,
    signal,
    // Until now the worker was on its way.
    onBytes: () => (sinceMs = performance.now()),
    onPage: (page: number, pages: number) => {
      ownPages = page;
      onPage(`${name}, page ${formatInteger(page)} of ${formatInteger(pages)}`, page - 1, pages);
    },
  };
  const answer = await read(job, true).catch(() => null);
  left.pages -= ownPages;
  if (sinceMs !== null) left.elapsedMs -= performance.now() - sinceMs;
  if (answer === null) return unread('what reads it did not load; try again when you are online.');
  if (answer.ok) return answer;
  const { error } = answer;
  // By itself it would be within its limits.
  if (error.kind === 'pages' && error.pages <= PDF_LIMITS.pages) return unread(beyondWords('pages'));
  if (error.kind === 'time' && limits.elapsedMs < PDF_LIMITS.elapsedMs) return unread(beyondWords('elapsedMs'));
  return unread(documentReason(error.kind === 'pages' ? { ...error, limitPages: PDF_LIMITS.pages } : error));
}

function beyondWords(limit: keyof PdfLimits): string {
  return `the PDFs of an archive may ${limit === 'pages' ? `have ${formatInteger(PDF_LIMITS.pages)} pages` : `take ${formatInteger(PDF_LIMITS.elapsedMs / 1000)} seconds`} together; add it by itself.`;
}
